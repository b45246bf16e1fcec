using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Documents.Signatures;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Organisation.Regions;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Shared;

namespace Tera.Documents.Certificates;

/// <summary>An administrator makes the region's own authority; its passphrase is kept by people, not here.</summary>
public sealed record FoundAuthority(CommandId Command, SignedInUser By, string Passphrase, string Again)
{
    /// <summary>Tells no passphrase.</summary>
    public override string ToString() => nameof(FoundAuthority);
}

/// <summary>An administrator opens the authority and issues what a person asked for.</summary>
public sealed record IssueCertificate(CommandId Command, SignedInUser By, CertificateRequestId Request, string AuthorityPassphrase)
{
    /// <summary>Tells no passphrase.</summary>
    public override string ToString() => $"{nameof(IssueCertificate)} {Request}";
}

/// <summary>A certificate signs no more from now on. Its holder may do it, or an administrator.</summary>
public sealed record RevokeCertificate(CommandId Command, SignedInUser By, SigningCertificateId Certificate, string Reason);

/// <summary>What administrators do about certificates, and revoking.</summary>
public sealed class CertificateHandler(TeraDbContext db, CertificateOffice office, KeptFiles files, CommandScope commands, CertificateWitness witness)
{
    private const string Found = "documents.found-authority", Issue = "documents.issue-certificate", Revoke = "documents.revoke-certificate";
    private const int LongestReason = 300;
    private static readonly Duration Life = Duration.FromDays(730);

    public async Task<Result<Receipt>> HandleAsync(FoundAuthority wish, CancellationToken ct)
    {
        if (wish.Passphrase.Length < OwnCertificateHandler.LeastPassphrase)
        {
            return CertificateRejections.PassphraseShort(OwnCertificateHandler.LeastPassphrase);
        }

        return wish.Passphrase == wish.Again
            ? await commands.OnceAsync(wish.Command, Found, wish.By.PersonId.Value, inner => FoundAsync(wish, inner), ct)
            : CertificateRejections.PassphraseDiffers();
    }

    public Task<Result<Receipt>> HandleAsync(IssueCertificate wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Issue, wish.By.PersonId.Value, inner => IssueAsync(wish, inner), ct);

    public Task<Result<Receipt>> HandleAsync(RevokeCertificate wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Revoke, wish.By.PersonId.Value, inner => RevokeAsync(wish, inner), ct);

    private async Task<Result<string>> FoundAsync(FoundAuthority wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return CertificateRejections.NotYours();
        }

        if (await db.Set<SigningAuthority>().AnyAsync(ct))
        {
            return CertificateRejections.AuthorityExists();
        }

        using var passphrase = new Passphrase(wish.Passphrase);
        await office.EnsureAuthorityAsync(passphrase, ct);
        await witness.Audit.WriteAsync(new(wish.Command, Found, "signing-authority", (await db.Set<SigningAuthority>().SingleAsync(ct)).Id.Value) { By = wish.By }, ct);
        return "";
    }

    private async Task<Result<string>> IssueAsync(IssueCertificate wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return CertificateRejections.NotYours();
        }

        if (await db.Set<CertificateRequest>().SingleOrDefaultAsync(row => row.Id == wish.Request && row.SettledAt == null, ct) is not { } request)
        {
            return CertificateRejections.NoSuchRequest();
        }

        if (await db.Set<SigningAuthority>().OrderBy(row => row.CreatedAt).LastOrDefaultAsync(ct) is not { } authority)
        {
            return SigningTaskRejections.NoAuthority();
        }

        var now = witness.Clock.GetCurrentInstant();
        var who = await db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == request.PersonId, ct);
        var subject = new PersonSubject(who.FullName, $"Pemerintah {(await db.Set<Region>().AsNoTracking().SingleAsync(ct)).Name}", who.EmployeeNumber?.Digits);
        using var passphrase = new Passphrase(wish.AuthorityPassphrase);
        var key = new SigningCredential.Certificate(await files.ReadAsync(authority.Pkcs12Hash, ct), passphrase);
        var validity = new Interval(now - Duration.FromMinutes(5), Instant.Min(now + Life, authority.ValidUntil));
        if (!LocalCertificateAuthority.IssueFor(key, subject, request.PublicKey, validity).Accepted(out var issued, out var no))
        {
            return no;
        }

        using var certificate = X509CertificateLoader.LoadCertificate(issued);
        var kept = CertificateRows.Of(request.PersonId, certificate, request.Pkcs12Hash, issued, now);
        db.Add(kept);
        request.Settle(now, wish.By.PersonId, refusal: null);
        await witness.Audit.WriteAsync(new(wish.Command, Issue, "signing-certificate", kept.Id.Value) { By = wish.By, After = $"{kept.Serial}; {kept.Subject}" }, ct);
        return "";
    }

    private async Task<Result<string>> RevokeAsync(RevokeCertificate wish, CancellationToken ct)
    {
        var may = wish.By.Role is AccountRole.Administrator;
        if (await db.Set<SigningCertificate>().SingleOrDefaultAsync(
                row => row.Id == wish.Certificate && row.RevokedAt == null && (may || row.PersonId == wish.By.PersonId), ct) is not { } certificate)
        {
            return CertificateRejections.NoSuchCertificate();
        }

        if (wish.Reason.Trim() is not { Length: > 0 and <= LongestReason } reason)
        {
            return CertificateRejections.ReasonMissing();
        }

        certificate.Revoke(witness.Clock.GetCurrentInstant(), reason, wish.By.PersonId);
        await witness.Audit.WriteAsync(
            new(wish.Command, Revoke, "signing-certificate", certificate.Id.Value) { By = wish.By, Before = certificate.Serial, Reason = reason }, ct);
        return "";
    }
}

/// <summary>When, and written down by whom.</summary>
public sealed record CertificateWitness(AuditTrail Audit, IClock Clock);
