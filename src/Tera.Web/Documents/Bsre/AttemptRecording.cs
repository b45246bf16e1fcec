using Tera.Documents.Signatures;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Bsre;

/// <summary>Notes what came of an attempt, and ends the task with it when the document is signed.</summary>
public sealed class AttemptRecording(AttemptBook book, KeptFiles files, SignatureRecording recording, RunGateway gateway)
{
    internal KeptFiles Files => files;

    /// <summary>Keeps what the service gave before anybody looks at it, its number first: by that it can be asked again.</summary>
    public async Task AnsweredAsync(SigningAttempt attempt, ReadOnlyMemory<byte> pdf, string? reference)
    {
        attempt.Numbered(reference);
        await book.KeepAsync();
        attempt.Answered(await files.KeepAsync(pdf, FileType.Pdf.MediaType, CancellationToken.None));
        await book.KeepAsync();
    }

    /// <summary>The bytes first, in a step of their own: should recording fail, they are there and can be recorded later.</summary>
    public async Task<PanelOutcome> FinishAsync(PanelContext context, CommandId command, SigningAttempt attempt, SigningOutcome outcome)
    {
        switch (outcome)
        {
            case SigningOutcome.Unknown(var doubt, var reference):
                attempt.Doubted(doubt, reference ?? attempt.Reference);
                await book.KeepAsync();
                return PanelOutcome.Refused([doubt is SigningDoubt.AnswerNotChecked ? BsreDeskRejections.NotChecked() : BsreDeskRejections.Unknown()]);
            case SigningOutcome.Signed signed:
                var hash = await files.KeepAsync(signed.Pdf, FileType.Pdf.MediaType, CancellationToken.None);
                attempt.Signed(hash, KeptVerdict.Of(signed.Signature.Certificate.ToString(), signed.Signature.SignerName, signed.ServiceVerdict), signed.Reference);
                await book.KeepAsync();
                return await RecordAsync(context, command, attempt);
            default:
                throw new InvalidOperationException($"A service cannot end in {outcome.GetType().Name}.");
        }
    }

    /// <summary>Ends the task with a signature whose bytes are here.</summary>
    public async Task<PanelOutcome> RecordAsync(PanelContext context, CommandId command, SigningAttempt attempt)
    {
        // A refusal lets go of everything tracked, the attempt as well; so it is changed within.
        var (revision, sent, hash, verification) = (attempt.RevisionId, attempt.DocumentHash, attempt.SignedHash!.Value, attempt.Verification!);
        return await recording.RecordAsync(
            context,
            command,
            new SeenDocument(revision, sent),
            async stop =>
            {
                (await book.OpenAsync(revision, stop))?.Recorded(book.Now, context.User.PersonId);
                return new(SigningKind.Bsre, hash, Serial: null, verification);
            },
            CancellationToken.None);
    }

    /// <summary>A receipt for what moves nothing.</summary>
    public async Task<PanelOutcome> NoteAsync(
        PanelContext context, CommandId command, string process, CancellationToken ct, Action<SigningAttempt>? settle = null, SigningAttempt? attempt = null) =>
        await gateway.WithinAsync(
            context.Call(command),
            context.Task.Key,
            process,
            (_, _) =>
            {
                if (attempt is not null)
                {
                    settle?.Invoke(attempt);
                }

                return Task.FromResult<Rejection?>(null);
            },
            ct);
}
