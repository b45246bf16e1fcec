using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Letters;
using Tera.Documents.Tasks;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>
/// Notes how a cover letter reached each who gets it: the same for all, or one after another. The act ends once every addressee has his proof, or
/// it is told why he has none.
/// </summary>
public sealed class RecipientDesk(TeraDbContext db, CoverLetters letters, UploadedFiles uploads, RunGateway gateway)
{
    internal Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) => form.Action switch
    {
        RecipientForm.NoteAction => NoteAsync(context, form, ct),
        RecipientForm.UnsentAction => NotSentAsync(context, form, ct),
        _ => EndAsync(context, form, ct),
    };

    /// <summary>For those who are ticked; moves nothing.</summary>
    private async Task<PanelOutcome> NoteAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var (cover, recipients) = await LeavingAsync(context, faults, ct);
        var chosen = RecipientForm.Chosen(form, recipients);
        if (cover is not null && chosen.Count == 0)
        {
            faults.Add(RecipientRejections.NobodyChosen());
        }

        return await ProofAsync(context, form, cover, faults, ct) is { } sent
            ? await WithinAsync(context, form, cover!.Id, async (rows, by, at, stop) => await SendAsync(rows, chosen, sent, (by, at), stop), ct)
            : PanelOutcome.Refused(faults);
    }

    /// <summary>Why it does not go to those who are ticked; moves nothing.</summary>
    private async Task<PanelOutcome> NotSentAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var (cover, recipients) = await LeavingAsync(context, faults, ct);
        var chosen = RecipientForm.Chosen(form, recipients);
        if (cover is not null && chosen.Count == 0)
        {
            faults.Add(RecipientRejections.NobodyChosen());
        }

        if (RecipientForm.Reason(form, faults) is not { } reason || faults.Count > 0)
        {
            return PanelOutcome.Refused(faults);
        }

        return await WithinAsync(
            context, form, cover!.Id,
            (rows, by, at, _) =>
            {
                rows.Where(row => chosen.Contains(row.Ordinal) && row.SentOn is null).ToList().ForEach(row => row.NotSent(reason, by, at));
                return Task.CompletedTask;
            },
            ct);
    }

    /// <summary>For everybody of whom nothing is noted yet, or for those who are ticked; then the letter has left.</summary>
    private async Task<PanelOutcome> EndAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var (cover, recipients) = await LeavingAsync(context, faults, ct);
        var chosen = RecipientForm.Chosen(form, recipients);
        chosen = chosen.Count > 0 ? chosen : [.. recipients.Where(row => row.IsOpen).Select(row => row.Ordinal)];
        var proven = cover is not null && !recipients.Any(row => row is { Kind: RecipientKind.To, IsOpen: true }) && IsEmpty(form);
        var sent = proven ? null : await ProofAsync(context, form, cover, faults, ct);
        if (faults.Count > 0)
        {
            return PanelOutcome.Refused(faults);
        }

        return await gateway.DecideAsync(
            context.Call(form.Command),
            new RunCommand.Complete(context.Task.Key),
            async (moment, stop) =>
            {
                if (await letters.FindAsync(context.Head.Id, context.Task.Key, tracked: true, stop) is not { LetterId: { } number } dispatch || dispatch.Id != cover!.Id)
                {
                    return CommandRejections.ChangedMeanwhile;
                }

                var rows = await letters.RecipientsAsync(dispatch.Id, tracked: true, stop);
                if (sent is not null)
                {
                    await SendAsync(rows, chosen, sent, (moment.Actor!.Value, moment.At), stop);
                }

                var addressees = rows.Where(row => row.Kind is RecipientKind.To).ToList();
                if (addressees.Where(row => row.IsOpen).Select(row => row.Name).ToList() is { Count: > 0 } open)
                {
                    return RecipientRejections.Open(open);
                }

                if (addressees.Where(row => row.SentOn is not null).MaxBy(row => row.SentOn) is not { } last)
                {
                    return RecipientRejections.NobodyReached();
                }

                dispatch.Sent(last, moment.Actor!.Value, moment.At);
                (await db.Set<Letter>().SingleAsync(row => row.Id == number, stop)).Issue();
                return null;
            },
            ct);
    }

    /// <summary>The letter that may leave, and whom it goes to; else the reason is among the faults.</summary>
    private async Task<(Dispatch? Cover, IReadOnlyList<DispatchRecipient> Recipients)> LeavingAsync(PanelContext context, List<Rejection> faults, CancellationToken ct)
    {
        if (await letters.FindAsync(context.Head.Id, context.Task.Key, tracked: false, ct) is not { } cover)
        {
            faults.Add(DispatchRejections.NoCoverLetter());
            return (null, []);
        }

        if (cover.SignedHere && !await letters.IsSignedAsync(cover, ct))
        {
            faults.Add(DispatchRejections.CoverNotSigned());
        }

        return (cover, await letters.RecipientsAsync(cover.Id, tracked: false, ct));
    }

    /// <summary>What proves it, its file in the store already; null when anything is wrong.</summary>
    private async Task<Sending?> ProofAsync(PanelContext context, PanelForm form, Dispatch? cover, List<Rejection> faults, CancellationToken ct)
    {
        var zone = context.Calendar.TimeZone;
        if (!(await uploads.LookAsync(form, DispatchProofForm.FileField, ct)).Accepted(out var file, out var badFile) && badFile is not null)
        {
            faults.Add(badFile);
        }

        return DispatchProofForm.Read(form, file, cover is { SignedHere: false }, (cover is null ? null : zone.DateOf(cover.DraftedAt), zone.DateOf(context.Now)), faults) is { } proof
            ? new(proof, await uploads.SaveAsync(file, ct))
            : null;
    }

    /// <summary>What is noted of one counts at once: the letter is out, and its number is not voided any more.</summary>
    private async Task<PanelOutcome> WithinAsync(
        PanelContext context, PanelForm form, DispatchId cover, Func<IReadOnlyList<DispatchRecipient>, PersonId, Instant, CancellationToken, Task> note, CancellationToken ct) =>
        await gateway.WithinAsync(
            context.Call(form.Command), context.Task.Key, "documents.note-recipient",
            async (work, stop) =>
            {
                if (await letters.FindAsync(context.Head.Id, context.Task.Key, tracked: false, stop) is not { LetterId: { } number } dispatch || dispatch.Id != cover)
                {
                    return CommandRejections.ChangedMeanwhile;
                }

                var rows = await letters.RecipientsAsync(cover, tracked: true, stop);
                await note(rows, work.Holder.Person, work.Now, stop);
                if (rows.Exists(row => row.SentOn is not null))
                {
                    (await db.Set<Letter>().SingleAsync(row => row.Id == number, stop)).Issue();
                }

                return null;
            },
            ct);

    private async Task SendAsync(IReadOnlyList<DispatchRecipient> rows, IReadOnlyList<int> chosen, Sending sent, (PersonId Person, Instant At) by, CancellationToken ct)
    {
        FileHash? file = await uploads.NoteAsync(sent.File, by.At, ct);
        foreach (var row in rows.Where(row => chosen.Contains(row.Ordinal) && row.SentOn is null))
        {
            row.Sent(sent.Proof, file, by.Person, by.At);
        }
    }

    private static bool IsEmpty(PanelForm form) =>
        form[DispatchProofForm.ChannelField].Length == 0 && form[DispatchProofForm.TextField].Length == 0 && !form.Fields.Files.Any(file => file.Name == DispatchProofForm.FileField && file.Length > 0);

    private sealed record Sending(DispatchProof Proof, UploadedFile? File);
}
