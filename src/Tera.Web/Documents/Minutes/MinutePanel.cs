using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Meetings;
using Tera.Documents.Signatures;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Minutes;

/// <summary>What the panel of minutes shows.</summary>
/// <param name="Written">What has been written; null while nothing is.</param>
/// <param name="Record">The meeting it tells of; null where the SOP holds none before.</param>
/// <param name="People">Who may have chaired.</param>
/// <param name="Paper">The minutes as paper.</param>
/// <param name="Signing">How the user, who chaired, signs them; null for everybody else.</param>
public sealed record MinuteModel(MinutesOfMeeting? Written, MeetingRecord? Record, OfficePeople People, CurrentRevision? Paper, SignModel? Signing)
{
    /// <summary>What the minutes begin with, out of what was noted of the meeting.</summary>
    internal MinuteProposal Proposal => new(Record);
}

/// <summary>Notulen: written out of what was noted of the meeting, then given to who chaired it, whose signature ends the act.</summary>
public sealed class MinutePanel(TeraDbContext db, ActPeople people, ArtifactDesk desk, RunGateway gateway, SignatureDesk signing) : IActPanel
{
    internal const string SaveAction = "simpan";
    internal const string SeenField = "VersiNotulen";
    private static readonly ArtifactKind Kind = new("notulen");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Minute;

    public Type Component => typeof(MinuteForm);

    public string ButtonLabel(PanelContext context) => context.Task.Entrusted is not null ? SignPanel.Label
        : "Kirim kepada pimpinan rapat";

    public string? WaitsFor(object model) => SignPanel.WaitsFor(((MinuteModel)model).Signing);

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var written = await LatestAsync(context, db.Set<MinutesOfMeeting>().AsNoTracking(), ct)
            ?? (context.MayAct ? await FormerAsync(context, ct) : null);
        return new MinuteModel(
            written,
            await MeetingRecord.FindAsync(db, MeetingOf(context.Head.Id, written), ct),
            await people.OfAsync(context, ct),
            await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), ct),
            context is { MayAct: true, Task.Entrusted: not null } ? await signing.LoadAsync(context, ct) : null);
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        if (context.Task.Entrusted is not null)
        {
            return await signing.PostAsync(context, form, ct);
        }

        var issuing = form.Action != SaveAction;
        var reader = new FormReader(form);
        if (MinutesForm.Read(reader, await people.OfAsync(context, ct), context.Calendar.TimeZone.DateOf(context.Now), issuing) is not { } typed)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        return issuing
            ? await gateway.DecideAsync(
                context.Call(form.Command),
                new RunCommand.Entrust(context.Task.Key, typed.Chair!.Person, typed.Chair.Post),
                (moment, stop) => IssueAsync(context, form, moment, typed, stop),
                ct)
            : await gateway.WithinAsync(
                context.Call(form.Command), context.Task.Key, "documents.write-minutes",
                async (work, stop) => (await WriteAsync(context, form, typed, work.Holder.Position, work.Now, stop)).Rejection, ct);
    }

    /// <summary>The version the form was made from; empty when nothing had been written in this task.</summary>
    internal static string SeenOf(MinutesOfMeeting? written, TaskKey task) =>
        written is null || written.Task != task ? "" : FormattableString.Invariant($"{written.Version}");

    private async Task<Rejection?> IssueAsync(PanelContext context, PanelForm form, RunMoment moment, MinutesForm typed, CancellationToken ct)
    {
        var writer = ((RunEvent.Entrusted)moment.Event).By;
        if (!(await WriteAsync(context, form, typed, writer.Position, moment.At, ct)).Accepted(out var minutes, out var no))
        {
            return no;
        }

        minutes.Issue(moment.At);
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), MinutesTemplate.TemplateName,
                $"Notulen {typed.Subject}", minutes.Id.Value, [], Numbered: false, writer.Person),
            ct);
        return null;
    }

    private async Task<Result<MinutesOfMeeting>> WriteAsync(
        PanelContext context, PanelForm form, MinutesForm typed, string post, Instant at, CancellationToken ct)
    {
        var written = await LatestAsync(context, db.Set<MinutesOfMeeting>(), ct);
        if (form[SeenField] != SeenOf(written, context.Task.Key))
        {
            return CommandRejections.ChangedMeanwhile;
        }

        // What was sent to who chaired and came back is the paper of an earlier revision, and stays as it is.
        if (written is not { IssuedAt: null })
        {
            var meeting = await MeetingOf(context.Head.Id, null).OrderByDescending(row => row.ChangedAt).FirstOrDefaultAsync(ct);
            written = db.Add(new MinutesOfMeeting(context.Head.Id, context.Task.Key, meeting?.Id, after: written)).Entity;
        }

        written.Write(typed, context.User.PersonId, context.User.FullName, post, at);
        return written;
    }

    private static Task<MinutesOfMeeting?> LatestAsync(PanelContext context, IQueryable<MinutesOfMeeting> rows, CancellationToken ct) =>
        rows.OfTask(context.Head.Id, context.Task.Key).OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);

    /// <summary>What an earlier round of this act wrote, to begin with.</summary>
    private Task<MinutesOfMeeting?> FormerAsync(PanelContext context, CancellationToken ct) =>
        db.Set<MinutesOfMeeting>().AsNoTracking().OfAct(context.Head.Id, context.Task.Key).OrderByDescending(row => row.Round).ThenByDescending(row => row.Version).FirstOrDefaultAsync(ct);

    private IQueryable<Meeting> MeetingOf(RunId run, MinutesOfMeeting? written) => written?.IssuedAt is not null
        ? db.Set<Meeting>().Where(row => row.Id == written.MeetingId)
        : db.Set<Meeting>().Where(row => row.RunId == run && row.ClosedAt != null);

    internal static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
