using Tera.Platform.Programs;
using Tera.Shared;

namespace Tera.Platform.Signing.Bsre;

/// <summary>Has the region's BSrE service sign: the person's status first, then the signature, then two verdicts on it.</summary>
public sealed class BsreSigner(BsreClient client, PdfSignatureVerifier verifier) : IDocumentSigner
{
    public SigningKind Kind => SigningKind.Bsre;

    public async Task<Result<SigningOutcome>> SignAsync(SigningRequest request, CancellationToken ct)
    {
        if (request.Credential is not SigningCredential.ServiceAccount credential)
        {
            throw new ArgumentException($"{request.Credential} is no account with a service.", nameof(request));
        }

        if (!(await verifier.VerifyAsync(request.Pdf, [], ct)).Accepted(out var before, out var unreadable))
        {
            return unreadable;
        }

        if (before.State() is SignedDocumentState.Altered)
        {
            return SigningRejections.DocumentAltered();
        }

        if (!(await client.StatusAsync(credential.Service, credential.Account, ct)).Accepted(out var status, out var unasked))
        {
            return unasked;
        }

        if (status is not BsreStatus.Issue)
        {
            return BsreRejections.NotIssued(status);
        }

        // From here on nobody cancels: a signature that was made must come to be known.
        return (await client.SignAsync(credential.Service, credential.Account, credential.Secret, request.Pdf, request.Reason)).Accepted(out var answer, out var no)
            ? answer switch
            {
                BsreAnswer.Signed signed => await TakeAsync(credential.Service, request, signed),
                BsreAnswer.Unknown(var doubt, var reference) => new SigningOutcome.Unknown(doubt, reference),
                _ => throw new InvalidOperationException($"No outcome for {answer.GetType().Name}."),
            }
            : no;
    }

    /// <summary>Kept first: what was signed must not be lost with the program that looks at it.</summary>
    private async Task<SigningOutcome> TakeAsync(BsreService service, SigningRequest request, BsreAnswer.Signed answer)
    {
        if (request.Answered is { } keep)
        {
            await keep(answer.Pdf, answer.Reference);
        }

        return await CheckAsync(service, request.Pdf, answer.Pdf, answer.Reference);
    }

    /// <summary>Whether bytes that a service gave, now or later, are the document with one signature more; the doubt when they are not.</summary>
    /// <param name="service">Asked for its verdict; that it is silent spoils nothing.</param>
    /// <param name="pdf">The document as it was sent.</param>
    /// <param name="signed">What came back.</param>
    /// <param name="reference">The service's number.</param>
    public async Task<SigningOutcome> CheckAsync(BsreService service, ReadOnlyMemory<byte> pdf, ReadOnlyMemory<byte> signed, string? reference)
    {
        try
        {
            return await JudgeAsync(service, pdf, signed, reference);
        }
        catch (Exception broken) when (broken is ProgramTimeoutException or ProgramMissingException or SigningProgramException or IOException)
        {
            return new SigningOutcome.Unknown(SigningDoubt.AnswerNotChecked, reference);
        }
    }

    private async Task<SigningOutcome> JudgeAsync(BsreService service, ReadOnlyMemory<byte> pdf, ReadOnlyMemory<byte> signed, string? reference)
    {
        if (!signed.Span.StartsWith(pdf.Span)
            || !(await verifier.VerifyAsync(pdf, [], CancellationToken.None)).Accepted(out var before, out _)
            || !(await verifier.VerifyAsync(signed, [], CancellationToken.None)).Accepted(out var after, out _)
            || after.State() is not SignedDocumentState.Intact || after.Count != before.Count + 1)
        {
            return new SigningOutcome.Unknown(SigningDoubt.AnswerNotOurs, reference);
        }

        if (!(await client.VerifyAsync(service, signed, CancellationToken.None)).Accepted(out var verdict, out _))
        {
            return new SigningOutcome.Signed(signed, after[^1]) { Reference = reference, ServiceVerdict = Silent };
        }

        return verdict.Holds
            ? new SigningOutcome.Signed(signed, after[^1]) { Reference = reference, ServiceVerdict = verdict.Words }
            : new SigningOutcome.Unknown(SigningDoubt.AnswerNotOurs, reference);
    }

    private const string Silent = "layanan verifikasi tidak menjawab";
}
