using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tera.Planning.Agreements;
using Tera.Shared;

namespace Tera.Planning.Indicators;

internal sealed class CardMapping : IEntityTypeConfiguration<IndicatorCard>
{
    private static readonly ValueConverter<FormulaVariant, string> Formulas = new(
        formula => formula.Code, code => FormulaVariant.WithCode(code) ?? Broken<FormulaVariant>(code));

    /// <summary>0 stands for no cap.</summary>
    private static readonly ValueConverter<AchievementCap, decimal> Caps = new(
        cap => cap.Percent ?? 0, percent => percent == 0 ? AchievementCap.None : Stored(AchievementCap.Of(percent)));

    private static readonly ValueConverter<ZeroPolicy, string> ZeroPolicies = new(policy => policy.Code, code => ZeroPolicy.WithCode(code) ?? Broken<ZeroPolicy>(code));

    private static readonly ValueConverter<PredicateScale?, string> Scales = new(scale => Written(scale!), text => Read(text));

    public void Configure(EntityTypeBuilder<IndicatorCard> builder)
    {
        builder.ToTable("indicator_card", PlanningModule.Schema).HasKey(card => card.Id);
        builder.Property(card => card.Id).ValueGeneratedNever();
        builder.Property(card => card.Formula).HasConversion(Formulas);
        builder.Property(card => card.Cap).HasConversion(Caps);
        builder.Property(card => card.ZeroPolicy).HasConversion(ZeroPolicies);
        builder.Property(card => card.Predicates).HasConversion(Scales).HasColumnType("jsonb");
        builder.HasOne<Indicator>().WithMany().HasForeignKey(card => card.Indicator);
    }

    private static string Written(PredicateScale scale) => JsonSerializer.Serialize(scale.Levels);

    private static PredicateScale Read(string text) =>
        Stored(PredicateScale.Of(JsonSerializer.Deserialize<List<PredicateLevel>>(text) ?? []));

    private static T Stored<T>(Result<T> result) =>
        result.Accepted(out var value, out var no) ? value : throw new InvalidOperationException($"A stored card is broken: {no.Code}.");

    private static T Broken<T>(string code) => throw new InvalidOperationException($"A stored card names {typeof(T).Name} {code}, which is not known.");
}
