using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;

namespace Tera.Planning.Budgets;

internal sealed class BudgetMapping : IEntityTypeConfiguration<BudgetItem>
{
    public void Configure(EntityTypeBuilder<BudgetItem> builder)
    {
        builder.ToTable("budget_item", PlanningModule.Schema);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasOne<Unit>().WithMany().HasForeignKey(item => item.UnitId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(item => item.IndicatorId);
    }
}
