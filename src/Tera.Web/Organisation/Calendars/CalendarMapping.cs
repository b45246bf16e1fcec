using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tera.Organisation.Calendars;

internal sealed class DayOffMapping : IEntityTypeConfiguration<DayOff>
{
    public void Configure(EntityTypeBuilder<DayOff> builder)
    {
        builder.ToTable("holiday", OrganisationModule.Schema);
        builder.Property(day => day.Id).ValueGeneratedNever();
    }
}

internal sealed class WorkingRuleMapping : IEntityTypeConfiguration<WorkingRule>
{
    public void Configure(EntityTypeBuilder<WorkingRule> builder)
    {
        builder.ToTable("working_rule", OrganisationModule.Schema);
        builder.Property(rule => rule.Id).ValueGeneratedNever();
        builder.HasMany(rule => rule.Stretches).WithOne().HasForeignKey(stretch => stretch.RuleId);
        builder.Navigation(rule => rule.Stretches).AutoInclude();
    }
}

internal sealed class WorkingStretchMapping : IEntityTypeConfiguration<WorkingStretch>
{
    public void Configure(EntityTypeBuilder<WorkingStretch> builder)
    {
        builder.ToTable("working_interval", OrganisationModule.Schema);
        builder.HasKey(stretch => new { stretch.RuleId, stretch.Weekday, stretch.Opens });
    }
}
