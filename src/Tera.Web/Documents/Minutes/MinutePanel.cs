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
/// <param name="Decisions">As written; as the meeting noted them while nothing is.</param>
/// <param name="People">Who may have chaired.</param>
/// <param name="Paper">The minutes as paper.</param>
/// <param name="Signing">How the user, who chaired, signs them; null for everybody else.</param>
public sealed record MinuteModel(
    MinutesOfMeeting? Written, MeetingRecord? Record, IReadOnlyList<Decision> Decisions, OfficePeople People, CurrentRevision? Paper, SignModel? Signing)
{
    /// <summary>What the minutes begin with, out of what was noted of the meeting.</summary>
    internal MinuteProposal Proposal => new(Record);
}

/// <summary>Notulen: written out of what was noted of the meeting, then given to who chaired it, whose signature ends the act.</summary>
public sealed class MinutePanel(TeraDbContext db, ActPeople people, MinutesDesk minutes, MeetingPapers papers, RunGateway gateway, SignatureDesk signing) : IActPanel
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
        var record = await MeetingRecord.FindAsync(db, MeetingOf(context.Head.Id, written), ct);
        return new MinuteModel(
            written,
            record,
            await DecisionsAsync(written, record, ct),
            await people.OfAsync(context, ct),
            await minutes.Papers.CurrentAsync(context.Head.Id, KindOf(context.Act), (await papers.OfMinutesAsync(context.Head.Id, context.Task.Key, told: null, ct)).Slot, ct),
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
        var held = await HeldAsync(context.Head.Id, ct);
        if (!(await minutes.PlacedAsync(held, typed.Decisions, ct)).Accepted(out var placed, out var no)
            || !(await WriteAsync(context, form, typed with { Decisions = placed }, writer.Position, moment.At, ct)).Accepted(out var written, out no))
        {
            return no;
        }

        if (held is { IsNoted: false })
        {
            held.Tell(typed, moment.At);
            db.Update(held);
        }

        var meeting = held ?? db.Add(Meeting.OfMinutes(context.Head.Id, context.Task.Key, typed, writer.Person, moment.At)).Entity;
        await minutes.FollowAsync(meeting, placed, new(held, form.Command, context.User), ct);
        written.Issue(meeting.Id, moment.At);
        var place = await papers.OfMinutesAsync(context.Head.Id, context.Task.Key, meeting.Id, ct);
        await minutes.Papers.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), place.Slot, MinutesTemplate.TemplateName,
                $"Notulen {typed.Subject}{place.Which}", written.Id.Value, [], Numbered: false, writer.Person),
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
            written = db.Add(new MinutesOfMeeting(context.Head.Id, context.Task.Key, (await HeldAsync(context.Head.Id, ct))?.Id, after: written)).Entity;
        }

        written.Write(typed, context.User.PersonId, context.User.FullName, post, at);
        await minutes.KeepAsync(written, typed.Decisions, ct);
        return written;
    }

    private static Task<MinutesOfMeeting?> LatestAsync(PanelContext context, IQueryable<MinutesOfMeeting> rows, CancellationToken ct) =>
        rows.OfTask(context.Head.Id, context.Task.Key).OrderByDescending(row => row.Version).FirstOrDefaultAsync(ct);

    /// <summary>What an earlier round of this act wrote, to begin with.</summary>
    private Task<MinutesOfMeeting?> FormerAsync(PanelContext context, CancellationToken ct) =>
        db.Set<MinutesOfMeeting>().AsNoTracking().OfAct(context.Head.Id, context.Task.Key).OrderByDescending(row => row.Round).ThenByDescending(row => row.Version).FirstOrDefaultAsync(ct);

    /// <summary>As written; those of the meeting where nothing is, and for minutes from before decisions stood in rows.</summary>
    private async Task<IReadOnlyList<Decision>> DecisionsAsync(MinutesOfMeeting? written, MeetingRecord? record, CancellationToken ct)
    {
        var rows = written is null ? [] : await db.Set<MinutesDecision>().AsNoTracking().Where(row => row.MinutesId == written.Id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        return rows.Count > 0 || written is { IssuedAt: null } ? rows : record?.Decisions ?? [];
    }

    private Task<Meeting?> HeldAsync(RunId run, CancellationToken ct) =>
        MeetingOf(run, written: null).AsNoTracking().OrderByDescending(row => row.ChangedAt).FirstOrDefaultAsync(ct);

    private IQueryable<Meeting> MeetingOf(RunId run, MinutesOfMeeting? written) => written?.IssuedAt is not null
        ? db.Set<Meeting>().Where(row => row.Id == written.MeetingId)
        : db.Set<Meeting>().Where(row => row.RunId == run && row.ClosedAt != null);

    internal static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
