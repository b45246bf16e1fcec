using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
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

internal sealed class CardDefaultsMapping : IEntityTypeConfiguration<CardDefaults>
{
    public void Configure(EntityTypeBuilder<CardDefaults> builder)
    {
        builder.ToTable("card_defaults", PlanningModule.Schema).Ignore(one => one.Terms);
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}

internal sealed class WeightMapping : IEntityTypeConfiguration<Weight>
{
    public void Configure(EntityTypeBuilder<Weight> builder)
    {
        builder.ToTable("weight", PlanningModule.Schema).Ignore(weight => weight.Subject);
        builder.Property(weight => weight.Id).ValueGeneratedNever();
        // Told to EF so that it saves what is weighed first.
        builder.HasOne<Objective>().WithMany().HasForeignKey(weight => weight.ObjectiveId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(weight => weight.IndicatorId);
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
