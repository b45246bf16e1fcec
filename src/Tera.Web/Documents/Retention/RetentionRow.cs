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

    /// <summary>From what the active years are reckoned, as the schedule words it: <c>setelah tidak berlaku</c>; null for the day of the file.</summary>
    public string? CountedFrom { get; set; }

    public required int InactiveYears { get; set; }

    public required RetentionFate FinalFate { get; set; }

    /// <summary>The region's regulation and its row.</summary>
    public required string Basis { get; set; }

    public int Version { get; private set; }

    /// <summary>Active years as the schedule words them: <c>2 setelah tidak berlaku</c>, <c>selama berlaku</c>.</summary>
    public string ActiveTerm => CountedTerm.Words(ActiveYears, CountedFrom);

    /// <summary>The basis of a record that is filed by this row, with the words nobody can reckon with.</summary>
    public string BasisWithTerm => CountedFrom is null ? Basis : $"{Basis}; aktif {ActiveTerm}";

    internal void Change(RetentionLine line)
    {
        (ActiveYears, CountedFrom, InactiveYears, FinalFate, Basis) = (line.Active.Years, line.Active.CountedFrom, line.InactiveYears, line.Fate, line.Basis);
        Version++;
    }
}

internal sealed class RetentionRowMapping : IEntityTypeConfiguration<RetentionRow>
{
    public void Configure(EntityTypeBuilder<RetentionRow> builder)
    {
        builder.ToTable("retention_row", "documents").HasKey(row => row.Id);
        builder.Ignore(row => row.ActiveTerm);
        builder.Ignore(row => row.BasisWithTerm);
    }
}
