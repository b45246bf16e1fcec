using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Files;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>An entry of the archive, of a whole run. What it says of itself may be corrected, the former words stay; the bytes are those of its <see cref="ArchivePackage"/>.</summary>
public sealed class ArchiveRecord
{
    public required ArchiveRecordId Id { get; init; }

    public required RunId RunId { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required int FiscalYear { get; init; }

    public required string Step { get; init; }

    public required int Act { get; init; }

    public required int Round { get; init; }

    /// <summary>Code of Permendagri 83/2022.</summary>
    public required string Classification { get; set; }

    public required string Description { get; set; }

    public required LocalDate DatedOn { get; init; }

    public required CopyLevel CopyLevel { get; set; }

    public required ArchiveMedium Medium { get; init; }

    /// <summary>As counted by people: <c>1 berkas</c>.</summary>
    public required string Quantity { get; set; }

    public required string Place { get; set; }

    public required int ActiveYears { get; init; }

    public required int InactiveYears { get; init; }

    public required RetentionFate FinalFate { get; init; }

    /// <summary>The region's own table (JRA) and its row.</summary>
    public required string RetentionBasis { get; init; }

    public required AccessClass AccessClass { get; init; }

    /// <summary>First day on which it is inactive; reckoned by the database.</summary>
    public LocalDate ActiveUntil { get; private set; }

    /// <summary>First day on which its retention is over; reckoned by the database.</summary>
    public LocalDate KeptUntil { get; private set; }

    public RetentionTerm Term => new(ActiveUntil, KeptUntil, FinalFate);

    public required PersonId FiledBy { get; init; }

    public required Instant FiledAt { get; init; }

    /// <summary>Grows with each correction.</summary>
    public int Version { get; private set; }

    public RecordTerms Terms => new(Description, Classification, CopyLevel, Quantity, Place);

    internal void Correct(RecordTerms terms)
    {
        (Description, Classification, CopyLevel, Quantity, Place) = (terms.Description, terms.Classification, terms.CopyLevel, terms.Quantity, terms.Place);
        Version++;
    }
}

/// <summary>A file in a record's package, under its own hash.</summary>
public sealed class ArchiveItem
{
    public required ArchiveRecordId RecordId { get; init; }

    public required int Ordinal { get; init; }

    public required string Path { get; init; }

    public required string Title { get; init; }

    public required long Size { get; init; }

    public required FileHash Hash { get; init; }
}

internal sealed class ArchiveMapping : IEntityTypeConfiguration<ArchiveRecord>, IEntityTypeConfiguration<ArchiveItem>
{
    public void Configure(EntityTypeBuilder<ArchiveRecord> builder)
    {
        builder.ToTable("archive_record", "documents").HasKey(row => row.Id);
        builder.Ignore(row => row.Term);
        builder.Ignore(row => row.Terms);
        builder.Property(row => row.ActiveUntil).ValueGeneratedOnAddOrUpdate();
        builder.Property(row => row.KeptUntil).ValueGeneratedOnAddOrUpdate();
    }

    public void Configure(EntityTypeBuilder<ArchiveItem> builder)
    {
        builder.ToTable("archive_item", "documents").HasKey(row => new { row.RecordId, row.Ordinal });
        builder.HasOne<ArchiveRecord>().WithMany().HasForeignKey(row => row.RecordId);
    }
}
