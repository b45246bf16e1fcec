using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;

namespace Tera.Planning.Exchange;

/// <summary>A file that changed a plan, and what it changed.</summary>
public sealed class ImportedPlan
{
    /// <summary>The id of the command that took it.</summary>
    public required Guid Id { get; init; }

    public required AgencyId AgencyId { get; init; }

    public required int FiscalYear { get; init; }

    public required string FileName { get; init; }

    public PersonId? PersonId { get; init; }

    public required Instant ImportedAt { get; init; }

    /// <summary>Rows as they were, in JSON by table and id; what is the same after is left out.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    public Instant? UndoneAt { get; set; }
}

internal sealed class ImportedPlanMapping : IEntityTypeConfiguration<ImportedPlan>
{
    public void Configure(EntityTypeBuilder<ImportedPlan> builder)
    {
        builder.ToTable("plan_import", PlanningModule.Schema);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Before).HasColumnType("jsonb");
        builder.Property(one => one.After).HasColumnType("jsonb");
        builder.HasOne<Agency>().WithMany().HasForeignKey(one => one.AgencyId);
    }
}
