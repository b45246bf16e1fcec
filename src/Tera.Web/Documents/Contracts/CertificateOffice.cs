using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Signatures;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Shared;

namespace Tera.Documents.Contracts;

/// <summary>Makes the region's own authority and the certificates of its people, and keeps their keys in the file store.</summary>
/// <remarks>A passphrase passes through and is kept nowhere. Such certificates prove who signed inside the region only.</remarks>
public sealed class CertificateOffice(TeraDbContext db, KeptFiles files, IClock clock)
{
    internal const string Pkcs12Media = "application/x-pkcs12";
    private static readonly Duration AuthorityLife = Duration.FromDays(3650);
    private static readonly Duration PersonLife = Duration.FromDays(730);

    /// <summary>Makes the authority where the region has none. Doing it again changes nothing.</summary>
    /// <param name="passphrase">Opens the authority's key from now on.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task EnsureAuthorityAsync(Passphrase passphrase, CancellationToken ct)
    {
        if (await db.Set<SigningAuthority>().AnyAsync(ct))
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        var government = $"Pemerintah {(await db.Set<Region>().AsNoTracking().SingleAsync(ct)).Name}";
        var subject = new AuthoritySubject($"Otoritas Sertifikat {government}", government);
        var made = LocalCertificateAuthority.Create(subject, new(now - Duration.FromDays(1), now + AuthorityLife), passphrase);
        db.Add(new SigningAuthority
        {
            Id = SigningAuthorityId.New(),
            Name = subject.Name,
            Pkcs12Hash = await files.KeepAsync(made.Pkcs12, Pkcs12Media, ct),
            Certificate = made.Certificate,
            ValidFrom = made.ValidFrom,
            ValidUntil = made.ValidUntil,
            CreatedAt = now,
        });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Gives a person a certificate, valid for two years, unless he has one that holds.</summary>
    /// <param name="person">Who.</param>
    /// <param name="authority">Opens the authority's key.</param>
    /// <param name="own">Will open the person's key.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Result<SigningCertificateId>> IssueAsync(PersonId person, Passphrase authority, Passphrase own, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await FindAsync(person, now, ct) is { } valid)
        {
            return valid.Id;
        }

        if (await db.Set<SigningAuthority>().OrderBy(row => row.CreatedAt).LastOrDefaultAsync(ct) is not { } issuer)
        {
            return SigningTaskRejections.NoAuthority();
        }

        var who = await db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == person, ct);
        var region = await db.Set<Region>().AsNoTracking().SingleAsync(ct);
        var key = new SigningCredential.Certificate(await files.ReadAsync(issuer.Pkcs12Hash, ct), authority);
        var subject = new PersonSubject(who.FullName, $"Pemerintah {region.Name}", who.EmployeeNumber?.Digits);
        if (!LocalCertificateAuthority.Issue(key, subject, new(now - Duration.FromMinutes(5), now + PersonLife), own).Accepted(out var made, out var no))
        {
            return no;
        }

        using var certificate = X509CertificateLoader.LoadCertificate(made.Certificate);
        var kept = new SigningCertificate
        {
            Id = SigningCertificateId.New(),
            PersonId = person,
            Pkcs12Hash = await files.KeepAsync(made.Pkcs12, Pkcs12Media, ct),
            Serial = certificate.SerialNumber,
            Subject = certificate.Subject,
            ValidFrom = made.ValidFrom,
            ValidUntil = made.ValidUntil,
            CreatedAt = now,
        };
        db.Add(kept);
        await db.SaveChangesAsync(ct);
        return kept.Id;
    }

    /// <summary>From when on the region's authority can issue; null where there is none.</summary>
    internal async Task<Instant?> AuthoritySinceAsync(CancellationToken ct) =>
        (await db.Set<SigningAuthority>().AsNoTracking().OrderBy(row => row.CreatedAt).LastOrDefaultAsync(ct))?.ValidFrom;

    /// <summary>The certificate a person signs with now; null for none.</summary>
    internal Task<SigningCertificate?> FindAsync(PersonId person, Instant now, CancellationToken ct) =>
        db.Set<SigningCertificate>()
            .Where(row => row.PersonId == person && row.RevokedAt == null && row.ValidFrom <= now && row.ValidUntil >= now)
            .OrderByDescending(row => row.ValidUntil).FirstOrDefaultAsync(ct);

    /// <summary>Certificates in DER whose holders' signatures count as trusted.</summary>
    internal async Task<IReadOnlyList<ReadOnlyMemory<byte>>> AuthoritiesAsync(CancellationToken ct) =>
        [.. (await db.Set<SigningAuthority>().Select(row => row.Certificate).ToListAsync(ct)).Select(der => new ReadOnlyMemory<byte>(der))];
}
