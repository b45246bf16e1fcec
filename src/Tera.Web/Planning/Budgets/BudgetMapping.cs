using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime.Text;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;

namespace Tera.Planning.Budgets;

internal sealed class BudgetMapping : IEntityTypeConfiguration<BudgetItem>
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly ValueConverter<IReadOnlyList<BudgetRevision>, string> Revisions = new(revisions => Written(revisions), text => Read(text));

    private static readonly ValueComparer<IReadOnlyList<BudgetRevision>> Same = new(
        (one, other) => one == other || (one != null && other != null && one.SequenceEqual(other)), revisions => revisions.Count, revisions => revisions);

    public void Configure(EntityTypeBuilder<BudgetItem> builder)
    {
        builder.ToTable("budget_item", PlanningModule.Schema).Ignore(item => item.Ceilings);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Revisions).HasConversion(Revisions, Same).HasColumnType("jsonb");
        builder.HasOne<Unit>().WithMany().HasForeignKey(item => item.UnitId);
        builder.HasOne<Indicator>().WithMany().HasForeignKey(item => item.IndicatorId);
    }

    private static string Written(IReadOnlyList<BudgetRevision> revisions) =>
        JsonSerializer.Serialize(revisions.Select(one => new Kept(LocalDatePattern.Iso.Format(one.From), one.Ceiling, one.Ground)), Names);

    private static List<BudgetRevision> Read(string text) => (JsonSerializer.Deserialize<List<Kept>>(text, Names) ?? []).ConvertAll(one =>
        BudgetRevision.Of(one.Ceiling, LocalDatePattern.Iso.Parse(one.From).Value, one.Ground).Accepted(out var revision, out var no)
            ? revision
            : throw new InvalidOperationException($"A kept change of a budget is broken: {no.Code}."));

    private sealed record Kept(string From, decimal Ceiling, string Ground);
}
