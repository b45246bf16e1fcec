using NodaTime;
using Tera.Documents.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>What is to be signed, by what key.</summary>
public sealed record SigningOrder(FileHash Pdf, SigningCertificate Certificate, string Passphrase, string Reason, Instant Now)
{
    /// <summary>Tells no passphrase.</summary>
    public override string ToString() => $"{nameof(SigningOrder)} {Pdf}";
}

/// <summary>A signed document.</summary>
/// <param name="Content">Begins with the bytes that were signed.</param>
/// <param name="Verification">State of the signer's certificate when it was checked at once.</param>
public sealed record SignedPdf(ReadOnlyMemory<byte> Content, string Verification);

/// <summary>Signs bytes and checks what came out; touches no row.</summary>
public sealed class DocumentSigning(
    IEnumerable<IDocumentSigner> signers, PdfSignatureVerifier verifier, CertificateOffice certificates, KeptFiles files)
{
    public async Task<Result<SignedPdf>> SignAsync(SigningOrder order, CancellationToken ct)
    {
        using var passphrase = new Passphrase(order.Passphrase);
        var credential = new SigningCredential.Certificate(await files.ReadAsync(order.Certificate.Pkcs12Hash, ct), passphrase)
        {
            Issued = order.Certificate.Certificate,
        };
        var request = new SigningRequest(await files.ReadAsync(order.Pdf, ct), credential, order.Now) { Reason = order.Reason };
        var signer = signers.Last(one => one.Kind is SigningKind.LocalCertificate);
        if (!(await signer.SignAsync(request, ct)).Accepted(out var outcome, out var no))
        {
            return no;
        }

        return outcome switch
        {
            SigningOutcome.Signed signed => await CheckedAsync(signed.Pdf, ct),
            _ => throw new InvalidOperationException($"A certificate cannot end in {outcome.GetType().Name}."),
        };
    }

    /// <summary>Once more, against the region's own authority.</summary>
    private async Task<Result<SignedPdf>> CheckedAsync(ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        if (!(await verifier.VerifyAsync(pdf, await certificates.AuthoritiesAsync(ct), ct)).Accepted(out var reports, out var no))
        {
            return no;
        }

        return reports.State() is SignedDocumentState.Intact
            ? new SignedPdf(pdf, reports[^1].Certificate.ToString())
            : SigningRejections.DocumentAltered();
    }
}
