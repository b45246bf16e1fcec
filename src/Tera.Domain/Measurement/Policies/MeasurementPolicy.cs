using NodaTime;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>One decision of a region on how its figures come together.</summary>
public readonly record struct MeasurementPolicyId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static MeasurementPolicyId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>What a region decides on its figures.</summary>
public sealed record MeasurementPolicyTerms
{
    /// <summary>First day, inclusive. A quarter is reckoned by the policy of its last day.</summary>
    public required LocalDate ValidFrom { get; init; }

    /// <summary>Indicators to objective to agency.</summary>
    public required AggregationMethod OfAgency { get; init; }

    /// <summary>Agencies to region.</summary>
    public required RegionAggregation OfRegion { get; init; }

    /// <summary>Which reading of the achievements is averaged and put into words.</summary>
    public required AchievementBasis Basis { get; init; }

    /// <summary>The most a mean itself counts for: of an objective, an agency, the region, each before it goes into the next. Default: none.</summary>
    public AchievementCap MeanCap { get; init; } = AchievementCap.None;

    /// <summary>The words for achievements.</summary>
    public required CategoryScale Scale { get; init; }

    /// <summary>The words for budget absorption; null for none.</summary>
    public CategoryScale? AbsorptionScale { get; init; }

    /// <summary>Achievement against money.</summary>
    public required EfficiencyMethod Efficiency { get; init; }

    /// <summary>The decree or letter that decides it (dasar), as printed; required.</summary>
    public required string Ground { get; init; }
}

/// <summary>
/// How a region brings its figures together and names them, from a day on. Never changed: a new decision is a new policy, and
/// quarters that are closed keep the one they were reckoned by.
/// </summary>
public sealed class MeasurementPolicy
{
    private MeasurementPolicy()
    {
    }

    /// <summary>What holds where a region has decided nothing.</summary>
    /// <remarks>A proposal: no regulation was found that decides it for regions.</remarks>
    public static MeasurementPolicy Default { get; } = new()
    {
        ValidFrom = new LocalDate(FiscalYear.Minimum, 1, 1),
        Scale = CategoryScale.Standard.Code,
        Ground = "Bawaan program; daerah belum menetapkan",
    };

    /// <summary>Its id; empty for the default.</summary>
    public MeasurementPolicyId Id { get; private init; }

    /// <summary>First day, inclusive; until the day before the next policy's.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <summary>Indicators to objective to agency.</summary>
    public AggregationMethod OfAgency { get; private init; } = AggregationMethod.MeanOfObjectives;

    /// <summary>Agencies to region.</summary>
    public RegionAggregation OfRegion { get; private init; } = RegionAggregation.MeanOfAgencies;

    /// <summary>Which reading of the achievements is averaged and put into words.</summary>
    public AchievementBasis Basis { get; private init; } = AchievementBasis.Capped;

    /// <summary>The most a mean itself counts for, each before it goes into the next.</summary>
    public AchievementCap MeanCap { get; private init; } = AchievementCap.None;

    /// <summary>Code of the scale of categories.</summary>
    public string Scale { get; private init; } = "";

    /// <summary>Code of the scale that puts budget absorption into words; null where it has none.</summary>
    public string? AbsorptionScale { get; private init; }

    /// <summary>Achievement against money.</summary>
    public EfficiencyMethod Efficiency { get; private init; } = EfficiencyMethod.Difference;

    /// <summary>The decree or letter that decides it, as printed.</summary>
    public string Ground { get; private init; } = "";

    /// <summary>The policy of a day: the one with the latest start not after it; the default before the first.</summary>
    /// <param name="policies">Those of one region, in any order.</param>
    public static MeasurementPolicy InForce(IEnumerable<MeasurementPolicy> policies, LocalDate day) =>
        policies.Where(policy => policy.ValidFrom <= day).MaxBy(policy => policy.ValidFrom) ?? Default;

    /// <summary>
    /// A new policy. Refuses a start on which another one begins, a start that would change closed quarters, a scale for other
    /// percentages or not yet valid, and a missing ground.
    /// </summary>
    /// <param name="others">The region's policies so far.</param>
    /// <param name="lastClosed">Last day of the latest closed quarter of any agency; null where none is closed.</param>
    public static Result<MeasurementPolicy> Settle(
        MeasurementPolicyId id, MeasurementPolicyTerms terms, IEnumerable<MeasurementPolicy> others, LocalDate? lastClosed)
    {
        if (string.IsNullOrWhiteSpace(terms.Ground))
        {
            return MeasurementPolicyRejections.GroundMissing();
        }

        if (MisfitOf(terms.Scale, CategorySubject.Achievement, terms.ValidFrom) is { } misfit)
        {
            return misfit;
        }

        if (terms.AbsorptionScale is { } words && MisfitOf(words, CategorySubject.Absorption, terms.ValidFrom) is { } other)
        {
            return other;
        }

        if (others.Any(other => other.ValidFrom == terms.ValidFrom))
        {
            return MeasurementPolicyRejections.DayTaken(terms.ValidFrom);
        }

        return terms.ValidFrom <= lastClosed
            ? MeasurementPolicyRejections.QuarterClosed(lastClosed.Value)
            : new MeasurementPolicy
            {
                Id = id,
                ValidFrom = terms.ValidFrom,
                OfAgency = terms.OfAgency,
                OfRegion = terms.OfRegion,
                Basis = terms.Basis,
                MeanCap = terms.MeanCap,
                Scale = terms.Scale.Code,
                AbsorptionScale = terms.AbsorptionScale?.Code,
                Efficiency = terms.Efficiency,
                Ground = terms.Ground.Trim(),
            };
    }

    private static Rejection? MisfitOf(CategoryScale scale, CategorySubject subject, LocalDate from) =>
        scale.Subject != subject ? MeasurementPolicyRejections.ScaleOfOtherFigures(scale.Name)
        : scale.ValidFrom > from ? MeasurementPolicyRejections.ScaleNotYetValid(scale.Name, scale.ValidFrom)
        : null;
}

/// <summary>Why a policy was refused.</summary>
public static class MeasurementPolicyRejections
{
    /// <summary>Nobody said by which decree.</summary>
    public static Rejection GroundMissing() => new("measurement.policy.ground-missing");

    /// <summary>The scale puts other percentages into words, those of budgets for achievements or the other way round: its name.</summary>
    public static Rejection ScaleOfOtherFigures(string scale) => new("measurement.policy.scale-of-other-figures", scale);

    /// <summary>The scale begins after the policy: its name, its first day.</summary>
    public static Rejection ScaleNotYetValid(string scale, LocalDate from) => new("measurement.policy.scale-not-yet-valid", scale, from);

    /// <summary>No scale bears that code: the code.</summary>
    public static Rejection ScaleUnknown(string code) => new("measurement.policy.scale-unknown", code);

    /// <summary>Another policy begins on that day.</summary>
    public static Rejection DayTaken(LocalDate day) => new("measurement.policy.day-taken", day);

    /// <summary>A quarter that is closed would be reckoned anew: its last day.</summary>
    public static Rejection QuarterClosed(LocalDate lastDay) => new("measurement.policy.quarter-closed", lastDay);
}
