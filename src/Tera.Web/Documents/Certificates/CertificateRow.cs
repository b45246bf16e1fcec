using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Signatures;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Documents.Certificates;

/// <summary>A certificate of the region as lists show it.</summary>
internal sealed record CertificateRow(
    SigningCertificateId Id, string Person, string Serial, Instant ValidFrom, Instant ValidUntil, Instant? RevokedAt, string? Reason, Instant Now)
{
    public bool Holds => RevokedAt is null && ValidUntil >= Now;

    public WorkState State => Holds ? WorkState.Done : RevokedAt is null ? WorkState.Locked : WorkState.Refused;

    public string Word => Holds ? "Berlaku" : RevokedAt is null ? "Habis" : "Dicabut";

    /// <param name="person">Whose; null for everybody's.</param>
    internal static async Task<IReadOnlyList<CertificateRow>> ListAsync(TeraDbContext db, Instant now, PersonId? person, int most, CancellationToken ct) => await (
        from certificate in db.Set<SigningCertificate>().AsNoTracking().TagWith("Documents: certificates")
        join who in db.Set<Person>() on certificate.PersonId equals who.Id
        where person == null || certificate.PersonId == person
        orderby who.FullName, certificate.ValidUntil descending, certificate.Id
        select new CertificateRow(
            certificate.Id, who.FullName, certificate.Serial, certificate.ValidFrom, certificate.ValidUntil, certificate.RevokedAt, certificate.RevokeReason, now))
        .Take(most).ToListAsync(ct);
}
