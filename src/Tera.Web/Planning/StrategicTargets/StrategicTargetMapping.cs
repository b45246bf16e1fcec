using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;

namespace Tera.Planning.StrategicTargets;

internal sealed class StrategicTargetMapping : IEntityTypeConfiguration<StrategicTarget>
{
    public void Configure(EntityTypeBuilder<StrategicTarget> builder)
    {
        builder.ToTable("strategic_target", PlanningModule.Schema).HasKey(target => new { target.PlanId, target.IndicatorId, target.FiscalYear });
        // Told to EF so that it saves first what is set a target for.
        builder.HasOne<StrategicPlan>().WithMany().HasForeignKey(target => target.PlanId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(target => target.IndicatorId);
    }
}
