using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tera.Documents.Certificates;

namespace Tera.Documents.Verification;

/// <summary>The certificates by which the signatures on a document are known, for people who are not signed in; the region is found by the code.</summary>
internal static class RootCertificateEndpoint
{
    public static IEndpointRouteBuilder MapRootCertificates(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DocumentLinks.Verify + "/{code}/sertifikat-induk.crt", RootsAsync).AllowAnonymous().RequireRateLimiting(DocumentsModule.VerifyLimit);
        return endpoints;
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> RootsAsync(string code, PublicVerification verification, CancellationToken ct) =>
        VerificationCode.TryParse(code, out var asked) && await verification.RootsAsync(asked, ct) is { Count: > 0 } roots
            ? TypedResults.File(Encoding.ASCII.GetBytes(string.Concat(roots.Select(root => root.Pem))), RootCertificate.MediaType, "sertifikat-induk.crt")
            : TypedResults.NotFound();
}
