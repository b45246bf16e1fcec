using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Tasks;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>What the dispatch panel shows.</summary>
/// <param name="Carries">The document that leaves; null when there is none.</param>
/// <param name="Cover">The cover letter of this task; null until it is issued.</param>
/// <param name="To">Its addressees.</param>
/// <param name="Copies">Who gets a copy.</param>
/// <param name="Letter">Its number.</param>
/// <param name="Paper">Its revision.</param>
/// <param name="Today">At the agency's seat.</param>
/// <param name="Mails">What became of it on its way by mail; null where the installation sends none.</param>
public sealed record DispatchModel(
    TaskDocument? Carries,
    Dispatch? Cover,
    IReadOnlyList<string> To,
    IReadOnlyList<string> Copies,
    string? Letter,
    CurrentRevision? Paper,
    LocalDate Today,
    IReadOnlyList<DispatchMail>? Mails);

/// <summary>Surat keluar: a numbered cover letter, then its leaving with proof.</summary>
public sealed class DispatchPanel(
    TeraDbContext db, TaskDocuments documents, ArtifactDesk desk, UploadedFiles uploads, RunGateway gateway, MailDesk mails) : IActPanel
{
    private static readonly ArtifactKind CoverLetter = new("surat-pengantar");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Dispatch;

    public Type Component => typeof(DispatchFormView);

    public string ButtonLabel(PanelContext context) => "Catat pengiriman";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var cover = await CoverAsync(context.Head.Id, context.Task.Key, tracked: false, ct);
        var names = cover is null ? [] : await db.Set<DispatchRecipient>().AsNoTracking().Where(row => row.DispatchId == cover.Id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        var letter = cover?.LetterId is { } id ? await db.Set<Letter>().Where(row => row.Id == id).Select(row => row.Text).SingleAsync(ct) : null;
        return new DispatchModel(
            await documents.FindAsync(context, ct),
            cover,
            [.. names.Where(row => row.Kind is RecipientKind.To).Select(row => row.Name)],
            [.. names.Where(row => row.Kind is RecipientKind.Copy).Select(row => row.Name)],
            letter,
            cover is null ? null : await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), Slot.Sole, ct),
            context.Calendar.TimeZone.DateOf(context.Now),
            await mails.OfAsync(context.Head.Id, context.Task.Key, ct));
    }

    public Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) =>
        form.Action switch
        {
            CoverLetterForm.Action => IssueAsync(context, form, ct),
            MailForm.Action => MailAsync(context, form, ct),
            _ => SendAsync(context, form, ct),
        };

    /// <summary>Puts the letter into the outbox for each address. Moves nothing: how it left is still recorded by whoever sent it.</summary>
    private async Task<PanelOutcome> MailAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var addresses = MailForm.Read(form, faults);
        if (faults.Count > 0)
        {
            return PanelOutcome.Refused(faults);
        }

        return await gateway.WithinAsync(
            context.Call(form.Command), context.Task.Key, "documents.mail-letter",
            async (work, stop) => await CoverAsync(context.Head.Id, context.Task.Key, tracked: false, stop) is { } cover
                ? await mails.AskAsync(cover, addresses, work.Holder.Person, work.Now, stop)
                : DispatchRejections.NoCoverLetter(),
            ct);
    }

    /// <summary>Writes the cover letter, or writes it anew under the same number. Moves nothing.</summary>
    private async Task<PanelOutcome> IssueAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var carries = await documents.FindAsync(context, ct);
        if (carries is not null && MustBeSigned(context) && !carries.IsSigned)
        {
            faults.Add(DispatchRejections.NotSigned(carries.Revision.Title));
        }

        if (CoverLetterForm.Read(form, context, faults) is not { } letter)
        {
            return PanelOutcome.Refused(faults);
        }

        return await gateway.WithinAsync(
            context.Call(form.Command), context.Task.Key, "documents.issue-cover-letter",
            async (work, stop) =>
            {
                var dispatch = Drafted(context.Task.Key, work, letter, carries?.Revision.Id);
                db.Add(dispatch);
                db.AddRange(RecipientsOf(dispatch.Id, letter));
                var revision = await desk.IssueAsync(
                    new(
                        work.Head, context.Task.Key, KindOf(context.Act), Slot.Sole, CoverLetterTemplate.TemplateName,
                        $"Surat Pengantar: {letter.Subject}", dispatch.Id.Value, [], Numbered: true, work.Holder.Person),
                    stop);
                dispatch.Numbered(db.Set<Revision>().Local.Single(row => row.Id == revision).LetterId!.Value);
                return null;
            },
            ct);
    }

    private async Task<PanelOutcome> SendAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var zone = context.Calendar.TimeZone;
        var cover = await CoverAsync(context.Head.Id, context.Task.Key, tracked: false, ct);
        if (cover is null)
        {
            faults.Add(DispatchRejections.NoCoverLetter());
        }

        if (!(await uploads.LookAsync(form, DispatchProofForm.FileField, ct)).Accepted(out var sent, out var badFile) && badFile is not null)
        {
            faults.Add(badFile);
        }

        if (DispatchProofForm.Read(form, sent, (cover is null ? null : zone.DateOf(cover.DraftedAt), zone.DateOf(context.Now)), faults) is not { } proof)
        {
            return PanelOutcome.Refused(faults);
        }

        var file = await uploads.SaveAsync(sent, ct);
        return await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key),
            async (moment, stop) =>
            {
                if (await CoverAsync(context.Head.Id, context.Task.Key, tracked: true, stop) is not { LetterId: { } number } dispatch)
                {
                    return DispatchRejections.NoCoverLetter();
                }

                dispatch.Sent(proof, await uploads.NoteAsync(file, moment.At, stop), moment.Actor!.Value, moment.At);
                (await db.Set<Letter>().SingleAsync(row => row.Id == number, stop)).Issue();
                return null;
            },
            ct);
    }

    /// <summary>The latest letter written in a task.</summary>
    private Task<Dispatch?> CoverAsync(RunId run, TaskKey task, bool tracked, CancellationToken ct)
    {
        var (step, act, round, slot) = (task.Step.Value, task.Act, task.Round, task.Slot.Value);
        var rows = tracked ? db.Set<Dispatch>() : db.Set<Dispatch>().AsNoTracking();
        return rows.Where(row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round && row.Slot == slot)
            .OrderByDescending(row => row.DraftedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(ct);
    }

    /// <summary>A document whose SOP has it signed leaves signed.</summary>
    private static bool MustBeSigned(PanelContext context) =>
        context.Definition.Steps.Take(context.Definition.IndexOf(context.Step.Key) + 1).Any(step => step.Acts.Any(act => act.Kind is ActKind.Sign));

    private static ArtifactKind KindOf(Act act) => act.Produces ?? CoverLetter;

    private static Dispatch Drafted(TaskKey task, RunAtWork work, CoverLetterForm letter, RevisionId? carries) => new()
    {
        Id = DispatchId.New(),
        RunId = work.Head.Id,
        Step = task.Step.Value,
        Act = task.Act,
        Round = task.Round,
        Slot = task.Slot.Value,
        Carries = carries,
        Sender = work.Holder.Person,
        SenderPost = work.Holder.Position,
        OnBehalfOf = letter.InName.OnBehalfOf,
        PassedOnBy = letter.InName.PassedOnBy,
        Subject = letter.Subject,
        Remark = letter.Remark,
        DraftedAt = work.Now,
    };

    private static IEnumerable<DispatchRecipient> RecipientsOf(DispatchId dispatch, CoverLetterForm letter) =>
        letter.To.Select(name => (Kind: RecipientKind.To, Name: name)).Concat(letter.Copies.Select(name => (Kind: RecipientKind.Copy, Name: name)))
            .Select((who, ordinal) => new DispatchRecipient { DispatchId = dispatch, Ordinal = ordinal, Kind = who.Kind, Name = who.Name });
}
