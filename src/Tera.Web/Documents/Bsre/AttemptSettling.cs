using Tera.Documents.Tasks;
using Tera.Platform.Signing;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Bsre;

/// <summary>
/// Settles a signature of which nobody knows whether it was made: the service is asked, its signed file is brought or was kept, or the signer says how he found
/// out that there is none. Nothing here asks for another signature. Whoever holds the task after him may say the last only.
/// </summary>
public sealed class AttemptSettling(TaskDocuments documents, BsreDesk desk, AttemptBook book, BsreSettlers settlers, AttemptRecording recording)
{
    public const string AskAction = "tanya-layanan", BringAction = "unggah-hasil", CheckAction = "periksa-hasil", RecordAction = "catat-tanda-tangan", DenyAction = "belum-ditandatangani";
    public const string ReferenceField = "NomorDokumen", FileField = "BerkasHasil", ReasonField = "AlasanBelum";
    private const int LongestReference = 200, LongestReason = 1000;

    public static bool Serves(string action) => action is AskAction or BringAction or CheckAction or RecordAction or DenyAction;

    public async Task<PanelOutcome> HandleAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var document = await documents.FindAsync(context, ct);
        if (document is null || await book.OpenAsync(document.Revision.Id, ct) is not { } attempt
            || (attempt.PersonId != context.User.PersonId && form.Action != DenyAction))
        {
            return PanelOutcome.Refused([BsreDeskRejections.NothingOpen()]);
        }

        return form.Action switch
        {
            RecordAction when attempt.State is SigningAttemptState.Signed => await recording.RecordAsync(context, form.Command, attempt),
            AskAction => await AskAsync(context, form, attempt, ct),
            BringAction => await BringAsync(context, form, attempt, ct),
            CheckAction when attempt.IsUnchecked => await CheckAsync(context, form, attempt, ct),
            DenyAction when attempt.State is not SigningAttemptState.Signed => await DenyAsync(context, form, attempt, ct),
            _ => PanelOutcome.Refused([BsreDeskRejections.NothingOpen()]),
        };
    }

    private async Task<PanelOutcome> AskAsync(PanelContext context, PanelForm form, SigningAttempt attempt, CancellationToken ct)
    {
        if (await desk.ServiceAsync(ct) is not { } service)
        {
            return PanelOutcome.Refused([BsreDeskRejections.Off()]);
        }

        if (form[ReferenceField] is not { Length: > 0 and <= LongestReference } reference)
        {
            return PanelOutcome.Refused([BsreDeskRejections.ReferenceMissing()]);
        }

        return (await settlers.Client.DownloadAsync(service, reference, ct)).Accepted(out var signed, out var no)
            ? await TakeAsync(context, form, service, attempt, signed, reference)
            : PanelOutcome.Refused([no]);
    }

    private async Task<PanelOutcome> BringAsync(PanelContext context, PanelForm form, SigningAttempt attempt, CancellationToken ct)
    {
        if (await desk.ServiceAsync(ct) is not { } service)
        {
            return PanelOutcome.Refused([BsreDeskRejections.Off()]);
        }

        if (!(await settlers.Uploads.LookAsync(form, FileField, ct)).Accepted(out var file, out var no))
        {
            return PanelOutcome.Refused([no]);
        }

        if (file is null)
        {
            return PanelOutcome.Refused([BsreDeskRejections.FileMissing()]);
        }

        using var brought = new MemoryStream();
        await file.Content.CopyToAsync(brought, ct);
        return await TakeAsync(context, form, service, attempt, brought.ToArray(), attempt.Reference);
    }

    /// <summary>What the service gave lies here since then; nobody came to look at it.</summary>
    private async Task<PanelOutcome> CheckAsync(PanelContext context, PanelForm form, SigningAttempt attempt, CancellationToken ct) =>
        await desk.ServiceAsync(ct) is { } service
            ? await TakeAsync(context, form, service, attempt, await recording.Files.ReadAsync(attempt.SignedHash!.Value, ct), attempt.Reference)
            : PanelOutcome.Refused([BsreDeskRejections.Off()]);

    /// <summary>A file that is not ours settles nothing, and leaves the attempt as it was.</summary>
    private async Task<PanelOutcome> TakeAsync(
        PanelContext context, PanelForm form, BsreService service, SigningAttempt attempt, byte[] signed, string? reference)
    {
        var sent = await recording.Files.ReadAsync(attempt.DocumentHash, CancellationToken.None);
        return await settlers.Signer.CheckAsync(service, sent, signed, reference) switch
        {
            SigningOutcome.Signed outcome => await recording.FinishAsync(context, form.Command, attempt, outcome),
            SigningOutcome.Unknown(SigningDoubt.AnswerNotChecked, _) => PanelOutcome.Refused([BsreDeskRejections.NotChecked()]),
            _ => PanelOutcome.Refused([BsreDeskRejections.NotOurs()]),
        };
    }

    private async Task<PanelOutcome> DenyAsync(PanelContext context, PanelForm form, SigningAttempt attempt, CancellationToken ct) =>
        form[ReasonField] is { Length: > 0 and <= LongestReason } reason
            ? await recording.NoteAsync(
                context, form.Command, "documents.deny-signature", ct, open => open.NotSigned(reason, book.Now, context.User.PersonId), attempt)
            : PanelOutcome.Refused([BsreDeskRejections.ReasonMissing()]);
}

/// <summary>Who helps to settle: the service, the check of what it gave, the files people bring.</summary>
public sealed record BsreSettlers(BsreClient Client, BsreSigner Signer, UploadedFiles Uploads);
