using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;

namespace Tera.Documents.Retention;

/// <summary>What an agency did, by the formal procedure, with archived things whose retention was over. Never changed.</summary>
public sealed class Disposal
{
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required DisposalKind Kind { get; init; }

    /// <summary>Number of the minutes (berita acara).</summary>
    public required string MinutesNumber { get; init; }

    public required LocalDate HeldOn { get; init; }

    /// <summary>Who approved, with number and day of the letter.</summary>
    public required string Approval { get; init; }

    /// <summary>The minutes, scanned.</summary>
    public required FileHash ProofHash { get; init; }

    public required string ProofName { get; init; }

    public required PersonId RecordedBy { get; init; }

    public required Instant RecordedAt { get; init; }
}

/// <summary>A record that a disposal is about; each at most once.</summary>
public sealed class DisposalItem
{
    public required ArchiveRecordId RecordId { get; init; }

    public required Guid DisposalId { get; init; }
}

internal sealed class DisposalMapping : IEntityTypeConfiguration<Disposal>, IEntityTypeConfiguration<DisposalItem>
{
    public void Configure(EntityTypeBuilder<Disposal> builder) => builder.ToTable("disposal", "documents").HasKey(row => row.Id);

    public void Configure(EntityTypeBuilder<DisposalItem> builder)
    {
        builder.ToTable("disposal_item", "documents").HasKey(row => row.RecordId);
        builder.HasOne<Disposal>().WithMany().HasForeignKey(row => row.DisposalId);
    }
}
