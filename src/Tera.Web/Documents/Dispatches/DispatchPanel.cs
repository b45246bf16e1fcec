using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Documents.Tasks;
using Tera.Documents.Verification;
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
/// <param name="People">Who may sign it.</param>
public sealed record DispatchModel(
    TaskDocument? Carries,
    Dispatch? Cover,
    IReadOnlyList<string> To,
    IReadOnlyList<string> Copies,
    Letter? Letter,
    CurrentRevision? Paper,
    LocalDate Today,
    IReadOnlyList<DispatchMail>? Mails,
    OfficePeople People)
{
    /// <summary>What the table of the cover letter prints.</summary>
    public IReadOnlyList<DispatchLine> Lines { get; init; } = [];

    /// <summary>Addressees and those who get a copy, with how it reached them.</summary>
    public IReadOnlyList<DispatchRecipient> Recipients { get; init; } = [];

    /// <summary>How the user, whose signature the cover letter is to bear, signs it; null for everybody else.</summary>
    public SignModel? Signing { get; init; }

    /// <summary>The paper as it would be issued, where that was asked for; null where it was not.</summary>
    public string? Preview { get; init; }

    /// <summary>The code of matters the cover letter may bear; null for who writes nothing.</summary>
    public CodeChoice? Code { get; init; }

    /// <summary>It was to be signed in Tera and is.</summary>
    public bool IsSigned { get; init; }
}

/// <summary>Surat keluar: a numbered cover letter, its signature with a pen or in Tera, then its leaving with proof.</summary>
public sealed class DispatchPanel(
    TeraDbContext db, TaskDocuments documents, ActPeople people, ArtifactDesk desk, CoverLetters letters, LetterCodes codes, LetterPreview preview, RecipientDesk recipients, RunGateway gateway, MailDesk mails, SignatureDesk signing, SecretPapers secrets) : IActPanel
{
    private static readonly ArtifactKind CoverLetter = new("surat-pengantar");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Dispatch;

    public Type Component => typeof(DispatchFormView);

    public string ButtonLabel(PanelContext context) => context.Task.Entrusted is not null ? SignPanel.Label : "Catat pengiriman";

    public string? WaitsFor(object model) => SignPanel.WaitsFor(((DispatchModel)model).Signing);

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var cover = await letters.FindAsync(context.Head.Id, context.Task.Key, tracked: false, ct);
        var names = cover is null ? [] : await letters.RecipientsAsync(cover.Id, tracked: false, ct);
        var lines = cover is null ? [] : await db.Set<DispatchLine>().AsNoTracking().Where(row => row.DispatchId == cover.Id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        var letter = cover?.LetterId is { } id ? await db.Set<Letter>().AsNoTracking().SingleAsync(row => row.Id == id, ct) : null;
        var paper = cover is null ? null : await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), Slot.Sole, ct);
        return new DispatchModel(
            await documents.CarriedAsync(context, ct),
            cover,
            [.. names.Where(row => row.Kind is RecipientKind.To).Select(row => row.Name)],
            [.. names.Where(row => row.Kind is RecipientKind.Copy).Select(row => row.Name)],
            letter,
            paper,
            context.Calendar.TimeZone.DateOf(context.Now),
            await mails.OfAsync(context.Head.Id, context.Task.Key, ct),
            await people.OfAsync(context, ct))
        {
            Lines = lines,
            Recipients = names,
            Preview = preview.Sheets,
            Code = context is { MayAct: true, Task.Entrusted: null } ? await codes.OfAsync(context, CoverLetterTemplate.TemplateName, paper?.Id, ct) : null,
            Signing = context is { MayAct: true, Task.Entrusted: not null } ? await signing.LoadAsync(context, ct) : null,
            IsSigned = cover is { SignedHere: true } && await letters.IsSignedAsync(cover, ct),
        };
    }

    public Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct) =>
        form.Action switch
        {
            _ when context.Task.Entrusted is not null => signing.PostAsync(context, form, ct),
            CoverLetterForm.Action or LetterPreview.Action => IssueAsync(context, form, ct),
            MailForm.Action => MailAsync(context, form, ct),
            _ => recipients.PostAsync(context, form, ct),
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
            async (work, stop) => await letters.FindAsync(context.Head.Id, context.Task.Key, tracked: false, stop) switch
            {
                null => DispatchRejections.NoCoverLetter(),
                { Nature.IsClosed: true } secret => DispatchRejections.SecretIsNotMailed(secret.Subject),
                { SignedHere: false } => DispatchRejections.PenIsNotMailed(),
                { Carries: { } carried } when await SecretAsync(carried, stop) is { } secret => DispatchRejections.SecretIsNotMailed(secret.Title),
                var cover when !await letters.IsSignedAsync(cover, stop) => DispatchRejections.CoverNotSigned(),
                var cover => await mails.AskAsync(cover, new(addresses, await RecipientAsync(cover, form, stop)), work.Holder.Person, work.Now, stop),
            },
            ct);
    }

    /// <summary>What goes with the letter, where it is not open to everybody; null where it is.</summary>
    private async Task<Revision?> SecretAsync(RevisionId carried, CancellationToken ct)
    {
        var revision = await db.Set<Revision>().AsNoTracking().SingleAsync(row => row.Id == carried, ct);
        return await secrets.NatureOfAsync(revision, ct) is not AccessClass.Ordinary ? revision : null;
    }

    /// <summary>Whose addresses they are: as chosen, or of the only one there is.</summary>
    private async Task<int?> RecipientAsync(Dispatch cover, PanelForm form, CancellationToken ct) => await letters.RecipientsAsync(cover.Id, tracked: false, ct) switch
    {
        [var only] => only.Ordinal,
        var all => all.Find(row => RecipientForm.ValueOf(row) == form[MailForm.RecipientField])?.Ordinal,
    };

    /// <summary>Writes the cover letter, or writes it anew under the same number. Moves nothing, but to whoever signs it in Tera.</summary>
    private async Task<PanelOutcome> IssueAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        List<Rejection> faults = [];
        var carries = await documents.CarriedAsync(context, ct);
        if (carries is not null && MustBeSigned(context) && !carries.IsSigned)
        {
            faults.Add(DispatchRejections.NotSigned(carries.Revision.Title));
        }

        if (await CoverLetterForm.ReadAsync(form, await people.OfAsync(context, ct), context, codes, faults, ct) is not { } letter)
        {
            return PanelOutcome.Refused(faults);
        }

        var call = context.Call(form.Command);
        return preview.Ended(letter.Signed.SignedHere
            ? await gateway.DecideAsync(
                call, letter.Signed.Entrusting(context.Task.Key),
                async (moment, stop) => await preview.AfterAsync(form, await WriteAsync(context, moment.Head, letter, carries, moment.At, stop), stop), ct)
            : await gateway.WithinAsync(
                call, context.Task.Key, "documents.issue-cover-letter",
                async (work, stop) => await preview.AfterAsync(form, await WriteAsync(context, work.Head, letter, carries, work.Now, stop), stop), ct));
    }

    private async Task<Rejection?> WriteAsync(PanelContext context, RunHead head, CoverLetterForm letter, TaskDocument? carries, Instant at, CancellationToken ct)
    {
        if (await codes.ClashAsync(context, CoverLetterTemplate.TemplateName, letter.Code, at, ct) is { } taken)
        {
            return taken;
        }

        var dispatch = Drafted(context.Task.Key, head.Id, letter, carries?.Revision.Id, at);
        db.Add(dispatch);
        db.AddRange(LinesOf(dispatch.Id, letter, carries));
        db.AddRange(RecipientsOf(dispatch.Id, letter));
        var revision = await desk.IssueAsync(
            new(
                head, context.Task.Key, KindOf(context.Act), Slot.Sole, CoverLetterTemplate.TemplateName,
                $"Surat Pengantar: {letter.Subject}", dispatch.Id.Value, [], Numbered: true, context.User.PersonId) { Classification = letter.Code },
            ct);
        dispatch.Numbered(db.Set<Revision>().Local.Single(row => row.Id == revision).LetterId!.Value);
        return null;
    }

    /// <summary>A document whose SOP has it signed leaves signed.</summary>
    private static bool MustBeSigned(PanelContext context) =>
        context.Definition.Steps.Take(context.Definition.IndexOf(context.Step.Key) + 1).Any(step => step.Acts.Any(act => act.Kind is ActKind.Sign));

    internal static ArtifactKind KindOf(Act act) => act.Produces ?? CoverLetter;

    private static Dispatch Drafted(TaskKey task, RunId run, CoverLetterForm letter, RevisionId? carries, Instant at) => new()
    {
        Id = DispatchId.New(),
        RunId = run,
        Step = task.Step.Value,
        Act = task.Act,
        Round = task.Round,
        Slot = task.Slot.Value,
        Carries = carries,
        Sender = letter.Signed.Signer.Person,
        SenderPost = letter.Signed.Signer.Post,
        SignedHere = letter.Signed.SignedHere,
        OnBehalfOf = letter.Signed.InName.OnBehalfOf,
        PassedOnBy = letter.Signed.InName.PassedOnBy,
        Subject = letter.Subject,
        Urgency = letter.Nature.Urgency,
        Security = letter.Nature.Security,
        DraftedAt = at,
    };

    /// <summary>As typed; where nothing was, what leaves, once.</summary>
    private static IEnumerable<DispatchLine> LinesOf(DispatchId dispatch, CoverLetterForm letter, TaskDocument? carries)
    {
        IReadOnlyList<TypedLine> lines = letter.Things.Count > 0 ? letter.Things : [new(carries?.Printed ?? letter.Subject, DispatchRows.OneFile, null)];
        return lines.Select((line, at) => new DispatchLine { DispatchId = dispatch, Ordinal = at, What = line.What, Quantity = line.Quantity, Remark = line.Remark });
    }

    private static IEnumerable<DispatchRecipient> RecipientsOf(DispatchId dispatch, CoverLetterForm letter) =>
        letter.To.Select(name => (Kind: RecipientKind.To, Name: name)).Concat(letter.Copies.Select(name => (Kind: RecipientKind.Copy, Name: name)))
            .Select((who, ordinal) => new DispatchRecipient { DispatchId = dispatch, Ordinal = ordinal, Kind = who.Kind, Name = who.Name });
}
