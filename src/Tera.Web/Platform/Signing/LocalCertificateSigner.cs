using Tera.Platform.Programs;
using Tera.Shared;

namespace Tera.Platform.Signing;

/// <summary>Signs with a certificate of the region's own authority, by the programs of Debian: NSS for keys, Poppler for PDF.</summary>
/// <remarks>
/// The signing program tells success also when its signature does not hold, and complains when it does. So it is judged by its exit
/// code and by verifying what it wrote. The signature is invisible: what people see is printed on the paper beforehand.
/// </remarks>
public sealed class LocalCertificateSigner(NssStores stores, PdfSignatureVerifier verifier) : IDocumentSigner
{
    public SigningKind Kind => SigningKind.LocalCertificate;

    public async Task<Result<SigningOutcome>> SignAsync(SigningRequest request, CancellationToken ct)
    {
        if (request.Credential is not SigningCredential.Certificate credential)
        {
            throw new ArgumentException($"{request.Credential} opens no certificate.", nameof(request));
        }
        if (!SigningKey.Open(credential, request.Now).Accepted(out var key, out var unopened))
        {
            return unopened;
        }
        using (key)
        {
            try
            {
                return await SignAsync(request, key, ct);
            }
            catch (ProgramMissingException missing)
            {
                return SigningRejections.ProgramMissing(missing.Program);
            }
            catch (ProgramTimeoutException)
            {
                return SigningRejections.Timeout(stores.TimeoutSeconds);
            }
            catch (SigningProgramException failed)
            {
                return SigningRejections.Failed(failed.Stage);
            }
        }
    }

    private async Task<Result<SigningOutcome>> SignAsync(SigningRequest request, SigningKey key, CancellationToken ct)
    {
        if (!(await verifier.VerifyAsync(request.Pdf, [], ct)).Accepted(out var before, out var unreadable))
        {
            return unreadable;
        }
        if (before.State() == SignedDocumentState.Altered)
        {
            return SigningRejections.DocumentAltered();
        }
        var (outcome, signed) = await stores.UseAsync(
            async store =>
            {
                await store.ImportKeyAsync(key.Certificate.RawData, key.Repack(store.Password), ct);
                return await store.SignAsync(request.Pdf, request.Reason, ct);
            },
            ct);
        return signed is null
            ? SigningRejections.Failed($"pdfsig-{outcome.ExitCode}")
            : await CheckAsync(request.Pdf, before.Count, signed, ct);
    }

    /// <summary>One signature more, all of them hold, and the document is still the first part of the file, byte for byte.</summary>
    private async Task<Result<SigningOutcome>> CheckAsync(ReadOnlyMemory<byte> pdf, int signatures, byte[] signed, CancellationToken ct)
    {
        if (!signed.AsSpan().StartsWith(pdf.Span))
        {
            return SigningRejections.Failed("pdfsig-rewrote");
        }
        if (!(await verifier.VerifyAsync(signed, [], ct)).Accepted(out var after, out var unreadable))
        {
            return unreadable;
        }
        return after.State() == SignedDocumentState.Intact && after.Count == signatures + 1
            ? new SigningOutcome.Signed(signed, after[^1])
            : SigningRejections.Failed("pdfsig-invalid");
    }
}
