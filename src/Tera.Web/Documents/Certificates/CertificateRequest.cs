using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;

namespace Tera.Documents.Certificates;

/// <summary>A person's wish for a certificate of the region: the key is made and his, the certificate is not there yet.</summary>
public sealed class CertificateRequest
{
    public required CertificateRequestId Id { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>The key with a certificate that vouches for nothing, under the person's own passphrase.</summary>
    public required FileHash Pkcs12Hash { get; init; }

    /// <summary>What the certificate will speak of, as SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }

    public required Instant RequestedAt { get; init; }

    public Instant? SettledAt { get; private set; }

    public PersonId? SettledBy { get; private set; }

    /// <summary>Why there is no certificate; null when it was issued.</summary>
    public string? Refusal { get; private set; }

    public int Version { get; private set; }

    public void Settle(Instant at, PersonId by, string? refusal)
    {
        (SettledAt, SettledBy, Refusal) = (at, by, refusal);
        Version++;
    }
}

internal sealed class CertificateRequestMapping : IEntityTypeConfiguration<CertificateRequest>
{
    public void Configure(EntityTypeBuilder<CertificateRequest> builder) => builder.ToTable("certificate_request", "documents").HasKey(row => row.Id);
}

/// <summary>Why nothing was settled about a certificate.</summary>
public static class CertificateRejections
{
    /// <summary>The authority is the region's: administrators found it and issue by it.</summary>
    public static Shared.Rejection NotYours() => new("documents.certificate.not-yours");

    /// <summary>Shorter than asked.</summary>
    public static Shared.Rejection PassphraseShort(int least) => new("documents.certificate.passphrase-short", least);

    /// <summary>The two are not the same.</summary>
    public static Shared.Rejection PassphraseDiffers() => new("documents.certificate.passphrase-differs");

    /// <summary>There is no file.</summary>
    public static Shared.Rejection FileMissing() => new("documents.certificate.file-missing");

    /// <summary>Not issued by the region's authority.</summary>
    public static Shared.Rejection ForeignIssuer() => new("documents.certificate.foreign-issuer");

    /// <summary>It is known already.</summary>
    public static Shared.Rejection Known() => new("documents.certificate.known");

    /// <summary>Nothing waits under that number.</summary>
    public static Shared.Rejection NoSuchRequest() => new("documents.certificate.no-such-request");

    /// <summary>There is none, or it is revoked already.</summary>
    public static Shared.Rejection NoSuchCertificate() => new("documents.certificate.no-such-certificate");

    /// <summary>A reason has to be given.</summary>
    public static Shared.Rejection ReasonMissing() => new("documents.certificate.reason-missing");

    /// <summary>The region has an authority.</summary>
    public static Shared.Rejection AuthorityExists() => new("documents.certificate.authority-exists");
}
