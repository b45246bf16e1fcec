using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tera.Documents.Retention;

/// <summary>A row of the region's retention schedule (JRA). Records keep the terms they were filed with: a new schedule changes no old record.</summary>
public sealed class RetentionRow
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>Jenis arsip.</summary>
    public required string Series { get; init; }

    public required int ActiveYears { get; set; }

    public required int InactiveYears { get; set; }

    public required RetentionFate FinalFate { get; set; }

    /// <summary>The region's regulation and its row.</summary>
    public required string Basis { get; set; }

    public int Version { get; private set; }

    internal void Change(RetentionLine line)
    {
        (ActiveYears, InactiveYears, FinalFate, Basis) = (line.ActiveYears, line.InactiveYears, line.Fate, line.Basis);
        Version++;
    }
}

internal sealed class RetentionRowMapping : IEntityTypeConfiguration<RetentionRow>
{
    public void Configure(EntityTypeBuilder<RetentionRow> builder) => builder.ToTable("retention_row", "documents").HasKey(row => row.Id);
}
