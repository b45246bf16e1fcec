using Tera.Shared;

namespace Tera.Platform.Signing;

/// <summary>Reads the signatures of a PDF and says whether they hold.</summary>
/// <remarks>
/// That a later signature's revision changed no page of an earlier one is not examined: our own documents are held against the
/// frozen bytes in the store, with which a signed file must begin.
/// </remarks>
public sealed class PdfSignatureVerifier(NssStores stores)
{
    private const int NotSigned = 2;

    /// <param name="authorities">Certificates in DER whose holders' signatures count as trusted; may be empty.</param>
    /// <returns>In the order of signing; empty when the document bears no signature; refused when it is no readable PDF.</returns>
    /// <exception cref="Programs.ProgramMissingException">The program is not installed.</exception>
    /// <exception cref="Programs.ProgramTimeoutException">The program took longer than <see cref="SigningOptions.TimeoutSeconds"/>.</exception>
    public async Task<Result<IReadOnlyList<SignatureReport>>> VerifyAsync(
        ReadOnlyMemory<byte> pdf, IReadOnlyList<ReadOnlyMemory<byte>> authorities, CancellationToken ct)
    {
        if (!pdf.Span.StartsWith("%PDF-"u8))
        {
            return SigningRejections.NotAPdf();
        }
        var outcome = await stores.UseAsync(
            async store =>
            {
                for (var number = 0; number < authorities.Count; number++)
                {
                    await store.TrustAsync(authorities[number], $"otoritas-{number}", ct);
                }
                return await store.ReportAsync(pdf, ct);
            },
            ct);
        return outcome.ExitCode switch
        {
            0 => PdfSigOutput.Read(outcome.Output, pdf.Span),
            NotSigned when outcome.Output.Contains("does not contain any signatures", StringComparison.Ordinal) =>
                Array.Empty<SignatureReport>(),
            _ => SigningRejections.NotAPdf(),
        };
    }
}
