using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Signatures;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Signing;
using Tera.Shared;

namespace Tera.Documents.Certificates;

/// <summary>A person asks for a certificate for a key that is made now, under a passphrase only he knows.</summary>
/// <param name="Again">The passphrase typed a second time.</param>
public sealed record RequestCertificate(CommandId Command, SignedInUser By, string Passphrase, string Again)
{
    /// <summary>Tells no passphrase.</summary>
    public override string ToString() => nameof(RequestCertificate);
}

/// <summary>A person brings a key that the region's authority has issued a certificate for.</summary>
public sealed record BringCertificate(CommandId Command, SignedInUser By, byte[] Pkcs12, string Passphrase)
{
    /// <summary>Tells no passphrase.</summary>
    public override string ToString() => nameof(BringCertificate);
}

/// <summary>What a person does about his own certificate.</summary>
public sealed class OwnCertificateHandler(TeraDbContext db, KeptFiles files, CommandScope commands, AuditTrail audit, IClock clock)
{
    /// <summary>Letters of a passphrase, inclusive: it is guessed at without end where a file is stolen.</summary>
    public const int LeastPassphrase = 12;

    private const string AskProcess = "documents.request-certificate", BringProcess = "documents.bring-certificate";

    public async Task<Result<Receipt>> HandleAsync(RequestCertificate wish, CancellationToken ct)
    {
        if (wish.Passphrase.Length < LeastPassphrase)
        {
            return CertificateRejections.PassphraseShort(LeastPassphrase);
        }

        return wish.Passphrase == wish.Again
            ? await commands.OnceAsync(wish.Command, AskProcess, wish.By.PersonId.Value, inner => AskAsync(wish, inner), ct)
            : CertificateRejections.PassphraseDiffers();
    }

    public Task<Result<Receipt>> HandleAsync(BringCertificate wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, BringProcess, wish.By.PersonId.Value, inner => BringAsync(wish, inner), ct);

    private async Task<Result<string>> AskAsync(RequestCertificate wish, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        using var passphrase = new Passphrase(wish.Passphrase);
        var key = LocalCertificateAuthority.MakeKey(wish.By.FullName, now, passphrase);
        foreach (var earlier in await db.Set<CertificateRequest>().Where(row => row.PersonId == wish.By.PersonId && row.SettledAt == null).ToListAsync(ct))
        {
            earlier.Settle(now, wish.By.PersonId, "Diganti permintaan yang lebih baru.");
        }

        await db.SaveChangesAsync(ct);
        var request = new CertificateRequest
        {
            Id = CertificateRequestId.New(),
            PersonId = wish.By.PersonId,
            Pkcs12Hash = await files.KeepAsync(key.Pkcs12, Contracts.CertificateOffice.Pkcs12Media, ct),
            PublicKey = key.PublicKey,
            RequestedAt = now,
        };
        db.Add(request);
        await audit.WriteAsync(new(wish.Command, AskProcess, "certificate-request", request.Id.Value) { By = wish.By }, ct);
        return "";
    }

    private async Task<Result<string>> BringAsync(BringCertificate wish, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        using var passphrase = new Passphrase(wish.Passphrase);
        if (!SigningKey.Open(new(wish.Pkcs12, passphrase), now).Accepted(out var key, out var no))
        {
            return no;
        }

        using (key)
        {
            var authorities = await db.Set<SigningAuthority>().AsNoTracking().Select(row => row.Certificate).ToListAsync(ct);
            if (!authorities.Any(der => LocalCertificateAuthority.IssuedBy(key.Certificate, der)))
            {
                return CertificateRejections.ForeignIssuer();
            }

            var serial = key.Certificate.SerialNumber;
            if (await db.Set<SigningCertificate>().AnyAsync(row => row.Serial == serial, ct))
            {
                return CertificateRejections.Known();
            }

            var kept = CertificateRows.Of(wish.By.PersonId, key.Certificate, await files.KeepAsync(wish.Pkcs12, Contracts.CertificateOffice.Pkcs12Media, ct), null, now);
            db.Add(kept);
            await audit.WriteAsync(new(wish.Command, BringProcess, "signing-certificate", kept.Id.Value) { By = wish.By, After = serial }, ct);
            return "";
        }
    }
}

internal static class CertificateRows
{
    public static SigningCertificate Of(Organisation.PersonId person, X509Certificate2 certificate, FileHash pkcs12, byte[]? issued, Instant now) => new()
    {
        Id = SigningCertificateId.New(),
        PersonId = person,
        Pkcs12Hash = pkcs12,
        Certificate = issued,
        Serial = certificate.SerialNumber,
        Subject = certificate.Subject,
        ValidFrom = certificate.ValidFrom(),
        ValidUntil = certificate.ValidUntil(),
        CreatedAt = now,
    };
}
