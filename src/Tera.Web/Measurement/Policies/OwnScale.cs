using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using Tera.Measurement.Plausibility;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Policies;

/// <summary>A scale of categories a region has settled for itself, as it is kept.</summary>
internal sealed class OwnScale
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The decree or report the bands come from.</summary>
    public required string Source { get; init; }

    public required LocalDate ValidFrom { get; init; }

    public required GapRule Gaps { get; init; }

    /// <summary>The bands, written out.</summary>
    public required string Bands { get; init; }

    public static OwnScale Of(CategoryScale scale) => new()
    {
        Code = scale.Code,
        Name = scale.Name,
        Source = scale.Source.Citation,
        ValidFrom = scale.ValidFrom,
        Gaps = scale.Gaps,
        Bands = JsonSerializer.Serialize(scale.Bands),
    };

    public CategoryScale Read()
    {
        var draft = new CategoryScaleDraft
        {
            Code = Code,
            Name = Name,
            Source = new RuleSource(Source, SourceConfidence.Found),
            ValidFrom = ValidFrom,
            Gaps = Gaps,
            Bands = JsonSerializer.Deserialize<List<CategoryBand>>(Bands) ?? [],
        };
        return draft.Create().Accepted(out var scale, out var no) ? scale : throw new InvalidOperationException($"Scale {Code} is broken: {no.Code}.");
    }
}

internal sealed class OwnScaleMapping : IEntityTypeConfiguration<OwnScale>
{
    public void Configure(EntityTypeBuilder<OwnScale> builder)
    {
        builder.ToTable("category_scale", MeasurementModule.Schema).HasKey(scale => scale.Code);
        builder.Property(scale => scale.Bands).HasColumnType("jsonb");
    }
}

internal sealed class PolicyMapping : IEntityTypeConfiguration<MeasurementPolicy>
{
    /// <summary>0 stands for no cap.</summary>
    private static readonly ValueConverter<AchievementCap, decimal> Caps = new(cap => cap.Percent ?? 0, percent => percent == 0 ? AchievementCap.None : Known(percent));

    public void Configure(EntityTypeBuilder<MeasurementPolicy> builder)
    {
        builder.ToTable("policy", MeasurementModule.Schema);
        builder.Property(policy => policy.Id).ValueGeneratedNever();
        builder.Property(policy => policy.OfAgency).HasConversion(method => method.Code, code => Known(AggregationMethod.WithCode(code), code));
        builder.Property(policy => policy.OfRegion).HasConversion(method => method.Code, code => Known(RegionAggregation.WithCode(code), code));
        builder.Property(policy => policy.MeanCap).HasConversion(Caps);
        builder.Property(policy => policy.Efficiency).HasConversion(method => method.Code, code => Known(EfficiencyMethod.WithCode(code), code));
    }

    private static AchievementCap Known(decimal percent) =>
        AchievementCap.Of(percent).Accepted(out var cap, out var no) ? cap : throw new InvalidOperationException($"A policy is broken: {no.Code}.");

    private static T Known<T>(T? value, string code)
        where T : class =>
        value ?? throw new InvalidOperationException($"A policy names {typeof(T).Name} {code}, which is not known.");
}

internal sealed class PlausibilitySettingMapping : IEntityTypeConfiguration<PlausibilitySetting>
{
    public void Configure(EntityTypeBuilder<PlausibilitySetting> builder)
    {
        builder.ToTable("plausibility_setting", MeasurementModule.Schema).Ignore(one => one.Thresholds);
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}
