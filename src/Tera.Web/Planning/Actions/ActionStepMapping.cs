using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;

namespace Tera.Planning.Actions;

internal sealed class ActionStepMapping : IEntityTypeConfiguration<ActionStep>
{
    public void Configure(EntityTypeBuilder<ActionStep> builder)
    {
        builder.ToTable("action_step", PlanningModule.Schema);
        builder.Property(step => step.Id).ValueGeneratedNever();
        // Told to EF so that it saves first what a step serves.
        builder.HasOne<Indicator>().WithMany().HasForeignKey(step => step.IndicatorId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(step => step.UnitId);
    }
}

internal sealed class ActionStepOutcomeMapping : IEntityTypeConfiguration<ActionStepOutcome>
{
    public void Configure(EntityTypeBuilder<ActionStepOutcome> builder)
    {
        builder.ToTable("action_step_outcome", PlanningModule.Schema);
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}
