using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Agencies;
using Tera.Organisation.Positions;
using Tera.Planning.Strategy;

namespace Tera.Planning.Agreements;

internal sealed class ObjectiveMapping : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.ToTable("objective", PlanningModule.Schema);
        builder.Property(objective => objective.Id).ValueGeneratedNever();
        builder.HasOne<Agency>().WithMany().HasForeignKey(objective => objective.AgencyId);
        builder.HasOne<StrategicPlan>().WithMany().HasForeignKey(objective => objective.PlanId);
        builder.HasOne<Position>().WithMany().HasForeignKey(objective => objective.PositionId);
        builder.Ignore(objective => objective.TermsSince);
        builder.HasMany(objective => objective.Former).WithOne().HasForeignKey(former => former.ObjectiveId);
    }
}

internal sealed class FormerTermsMapping : IEntityTypeConfiguration<FormerTerms>
{
    public void Configure(EntityTypeBuilder<FormerTerms> builder) =>
        builder.ToTable("objective_former_terms", PlanningModule.Schema).HasKey(former => new { former.ObjectiveId, former.Until });
}

internal sealed class ObjectiveLinkMapping : IEntityTypeConfiguration<ObjectiveLink>
{
    public void Configure(EntityTypeBuilder<ObjectiveLink> builder)
    {
        builder.ToTable("objective_link", PlanningModule.Schema);
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasOne<Agency>().WithMany().HasForeignKey(link => link.AgencyId);
        // Told to EF so that it saves the objectives first.
        builder.HasOne<Objective>().WithMany().HasForeignKey(link => link.ObjectiveId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(link => link.ServedId);
    }
}

internal sealed class IndicatorMapping : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.ToTable("indicator", PlanningModule.Schema);
        builder.Property(indicator => indicator.Id).ValueGeneratedNever();
        builder.HasOne<Objective>().WithMany().HasForeignKey(indicator => indicator.ObjectiveId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(indicator => indicator.UnitId);
    }
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("agreement", PlanningModule.Schema);
        builder.Property(agreement => agreement.Id).ValueGeneratedNever();
        builder.HasOne<Agency>().WithMany().HasForeignKey(agreement => agreement.AgencyId);
    }
}

internal sealed class TargetMapping : IEntityTypeConfiguration<AgreedTarget>
{
    public void Configure(EntityTypeBuilder<AgreedTarget> builder)
    {
        builder.ToTable("target", PlanningModule.Schema);
        builder.Property(target => target.Id).ValueGeneratedNever();
        builder.HasOne<Agreement>().WithMany().HasForeignKey(target => target.AgreementId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(target => target.IndicatorId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(target => target.UnitId);
        builder.HasMany(target => target.Figures).WithOne().HasForeignKey(figure => figure.TargetId);
        builder.Navigation(target => target.Figures).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

internal sealed class TargetFigureMapping : IEntityTypeConfiguration<TargetFigure>
{
    public void Configure(EntityTypeBuilder<TargetFigure> builder) =>
        builder.ToTable("target_figure", PlanningModule.Schema).HasKey(figure => new { figure.TargetId, figure.Period });
}
