using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Signing.Bsre;

namespace Tera.Documents.Bsre;

/// <summary>The BSrE service of a region, as an administrator entered it. Off until somebody turns it on.</summary>
public sealed class SigningServiceRow
{
    public required Guid Id { get; init; }

    public bool Enabled { get; private set; }

    public string Address { get; private set; } = "";

    public BsreProtocolVersion Protocol { get; private set; }

    public string Application { get; private set; } = "";

    /// <summary>Sealed by <see cref="SigningSeal"/>.</summary>
    public byte[] Secret { get; private set; } = [];

    public int TimeoutSeconds { get; private set; }

    public int Version { get; private set; }

    public void Settle(bool enabled, BsreService service, byte[] secret)
    {
        (Enabled, Address, Protocol, Application, Secret, TimeoutSeconds) =
            (enabled, service.Address.ToString(), service.Protocol, service.Application, secret, service.TimeoutSeconds);
        Version++;
    }
}

/// <summary>Whom the service knows a person as.</summary>
public sealed class SigningIdentity
{
    public required Guid Id { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>NIK or mail address, sealed by <see cref="SigningSeal"/>.</summary>
    public byte[] Identifier { get; private set; } = [];

    public string Masked { get; private set; } = "";

    public Instant RecordedAt { get; private set; }

    public int Version { get; private set; }

    public void Note(byte[] identifier, string masked, Instant at)
    {
        (Identifier, Masked, RecordedAt) = (identifier, masked, at);
        Version++;
    }
}

internal sealed class SigningServiceMapping : IEntityTypeConfiguration<SigningServiceRow>, IEntityTypeConfiguration<SigningIdentity>
{
    public void Configure(EntityTypeBuilder<SigningServiceRow> builder) => builder.ToTable("signing_service", "documents").HasKey(row => row.Id);

    public void Configure(EntityTypeBuilder<SigningIdentity> builder) => builder.ToTable("signing_identity", "documents").HasKey(row => row.Id);
}
