using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Agencies;

namespace Tera.Planning.Strategy;

internal sealed class StrategicPlanMapping : IEntityTypeConfiguration<StrategicPlan>
{
    public void Configure(EntityTypeBuilder<StrategicPlan> builder)
    {
        builder.ToTable("strategic_plan", PlanningModule.Schema);
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.HasOne<Agency>().WithMany().HasForeignKey(plan => plan.AgencyId);
    }
}

internal sealed class PlanKeepingMapping : IEntityTypeConfiguration<PlanKeeping>
{
    public void Configure(EntityTypeBuilder<PlanKeeping> builder)
    {
        builder.ToTable("plan_keeping", PlanningModule.Schema);
        builder.Property(keeping => keeping.Id).ValueGeneratedNever();
        builder.HasOne<Unit>().WithMany().HasForeignKey(keeping => keeping.UnitId);
    }
}
