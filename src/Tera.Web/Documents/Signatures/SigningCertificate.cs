using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;

namespace Tera.Documents.Signatures;

/// <summary>A person's key and certificate; the key lies in the file store under the person's own passphrase.</summary>
public sealed class SigningCertificate
{
    public required SigningCertificateId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required FileHash Pkcs12Hash { get; init; }

    /// <summary>Hexadecimal, upper case.</summary>
    public required string Serial { get; init; }

    public required string Subject { get; init; }

    public required Instant ValidFrom { get; init; }

    public required Instant ValidUntil { get; init; }

    public required Instant CreatedAt { get; init; }

    public Instant? RevokedAt { get; private set; }

    public string? RevokeReason { get; private set; }

    /// <summary>Null for the program.</summary>
    public PersonId? RevokedBy { get; private set; }

    /// <summary>The certificate in DER, where the file holds the key alone.</summary>
    public byte[]? Certificate { get; init; }

    public int Version { get; private set; }

    /// <summary>From now on nothing is signed with it; what was signed before stays signed.</summary>
    public void Revoke(Instant at, string reason, PersonId? by = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        (RevokedAt, RevokeReason, RevokedBy) = (at, reason, by);
        Version++;
    }
}

/// <summary>The region's own authority.</summary>
public sealed class SigningAuthority
{
    public required SigningAuthorityId Id { get; init; }

    public required string Name { get; init; }

    public required FileHash Pkcs12Hash { get; init; }

    /// <summary>DER.</summary>
    public required byte[] Certificate { get; init; }

    public required Instant ValidFrom { get; init; }

    public required Instant ValidUntil { get; init; }

    public required Instant CreatedAt { get; init; }
}

internal sealed class SigningCertificateMapping : IEntityTypeConfiguration<SigningCertificate>, IEntityTypeConfiguration<SigningAuthority>
{
    public void Configure(EntityTypeBuilder<SigningCertificate> builder) => builder.ToTable("signing_certificate", "documents").HasKey(row => row.Id);

    public void Configure(EntityTypeBuilder<SigningAuthority> builder) => builder.ToTable("signing_authority", "documents").HasKey(row => row.Id);
}
