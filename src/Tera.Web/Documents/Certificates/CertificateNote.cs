using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Signatures;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Certificates;

/// <summary>What has become of the certificate of a signature since: nothing of it undoes the signature.</summary>
/// <param name="RevokedAt">Null while it is not revoked.</param>
/// <param name="ExpiredAt">Null while it holds.</param>
public sealed record CertificateNote(Instant? RevokedAt, Instant? ExpiredAt)
{
    /// <summary>A sentence for everybody; the reason of a revocation is the region's business.</summary>
    public string In(IndonesianTimeZone zone) => (RevokedAt, ExpiredAt) switch
    {
        ({ } revoked, _) => $"Sertifikatnya dicabut {zone.Moment(revoked)}, sesudah tanda tangan ini.",
        (_, { } expired) => $"Sertifikatnya berlaku sampai {zone.Moment(expired)}; tanda tangan dibuat sebelum itu.",
        _ => "",
    };

    /// <summary>By signature; those whose certificate still holds, and those without one, are not there.</summary>
    internal static async Task<IReadOnlyDictionary<SignatureId, CertificateNote>> OfAsync(
        TeraDbContext db, IReadOnlyList<Signature> marks, Instant now, CancellationToken ct)
    {
        var serials = marks.Select(mark => mark.Certificate).OfType<string>().ToList();
        if (serials.Count == 0)
        {
            return new Dictionary<SignatureId, CertificateNote>();
        }

        var rows = await db.Set<SigningCertificate>().AsNoTracking().Where(row => serials.Contains(row.Serial)).ToListAsync(ct);
        return (
            from mark in marks
            join row in rows on mark.Certificate equals row.Serial
            where row.RevokedAt is not null || row.ValidUntil < now
            select (mark.Id, Note: new CertificateNote(row.RevokedAt, row.ValidUntil < now ? row.ValidUntil : null)))
            .ToDictionary(pair => pair.Id, pair => pair.Note);
    }
}
