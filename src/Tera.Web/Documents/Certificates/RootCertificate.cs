using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Signatures;
using Tera.Platform.Data;

namespace Tera.Documents.Certificates;

/// <summary>The certificate of an authority of the region, for whoever wants to check its people's signatures with a program of his own. Holds no key.</summary>
/// <param name="Name">Of the authority.</param>
/// <param name="Pem">As programs that read PDFs take it.</param>
/// <param name="Fingerprint">SHA-256 of it, in pairs: to be compared by telephone before it is trusted.</param>
public sealed record RootCertificate(string Name, string Pem, string Fingerprint)
{
    public const string MediaType = "application/x-x509-ca-cert";

    /// <summary>The earliest first; none where the region issues no certificates.</summary>
    internal static async Task<IReadOnlyList<RootCertificate>> OfAsync(TeraDbContext db, CancellationToken ct)
    {
        var rows = await db.Set<SigningAuthority>().AsNoTracking().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => new { row.Name, row.Certificate }).ToListAsync(ct);
        return [.. rows.Select(row => Of(row.Name, row.Certificate))];
    }

    private static RootCertificate Of(string name, byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        return new(name, certificate.ExportCertificatePem() + "\n", string.Join(':', SHA256.HashData(certificate.RawData).Select(part => part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))));
    }
}
