using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Planning;
using Tera.Planning.Budgets;

namespace Tera.Measurement.Spending;

/// <summary>A file that told the spending of many lines of a quarter.</summary>
public sealed class SpendingImport
{
    /// <summary>The id of the command that took it.</summary>
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required int FiscalYear { get; init; }

    public required int Quarter { get; init; }

    public required string FileName { get; init; }

    public required PersonId PersonId { get; init; }

    public required Instant ImportedAt { get; init; }

    public Instant? UndoneAt { get; set; }
}

/// <summary>What an import did to one line.</summary>
public sealed class ImportedLine
{
    public required Guid ImportId { get; init; }

    public required BudgetItemId ItemId { get; init; }

    /// <summary>Rupiah; null where nothing had been told.</summary>
    public required decimal? Before { get; init; }

    public required decimal After { get; init; }

    /// <summary>Of what was told, after it: another one means that somebody told it anew.</summary>
    public required int Version { get; init; }
}

internal sealed class LineSpendingMapping : IEntityTypeConfiguration<LineSpending>
{
    public void Configure(EntityTypeBuilder<LineSpending> builder)
    {
        builder.ToTable("line_spending", MeasurementModule.Schema).HasKey(one => new { one.ItemId, one.Quarter });
        builder.HasOne<BudgetItem>().WithMany().HasForeignKey(one => one.ItemId);
    }
}

internal sealed class SpendingImportMapping : IEntityTypeConfiguration<SpendingImport>
{
    public void Configure(EntityTypeBuilder<SpendingImport> builder)
    {
        builder.ToTable("spending_import", MeasurementModule.Schema);
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}

internal sealed class ImportedLineMapping : IEntityTypeConfiguration<ImportedLine>
{
    public void Configure(EntityTypeBuilder<ImportedLine> builder)
    {
        builder.ToTable("imported_line", MeasurementModule.Schema).HasKey(one => new { one.ImportId, one.ItemId });
        builder.HasOne<SpendingImport>().WithMany().HasForeignKey(one => one.ImportId);
    }
}
