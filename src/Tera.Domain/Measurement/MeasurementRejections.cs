using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>Why a figure, or a table figures are read by, was refused.</summary>
public static class MeasurementRejections
{
    /// <summary>"Not available" needs a reason.</summary>
    public static Rejection ReasonMissing() => new("measurement.value.reason-missing");

    /// <summary>A label or words were left blank.</summary>
    public static Rejection ActualBlank() => new("measurement.value.blank");

    /// <summary>The value is of another kind than the card's: kind, unit.</summary>
    public static Rejection ActualDoesNotFitCard(AchievementRule rule) =>
        new("measurement.value.does-not-fit-card", rule.Kind, rule.MeasurementUnit);

    /// <summary>The rating is not on the card's scale.</summary>
    public static Rejection PredicateNotOnScale(string label) => new("measurement.value.predicate-not-on-scale", label);

    /// <summary>A judgement outside 0 to 1000 percent.</summary>
    public static Rejection JudgedPercentOutOfRange(decimal percent) => new("measurement.value.judged-percent-out-of-range", percent);

    /// <summary>A budget ceiling below zero.</summary>
    public static Rejection CeilingNegative(decimal ceiling) => new("measurement.budget.ceiling-negative", ceiling);

    /// <summary>A category scale without name or bands.</summary>
    public static Rejection ScaleIncomplete() => new("measurement.category-scale.incomplete");

    /// <summary>Another scale of the region, or a known one, is called so: the name.</summary>
    public static Rejection ScaleTaken(string name) => new("measurement.category-scale.taken", name);

    /// <summary>A band without a label, or with one already used.</summary>
    public static Rejection BandLabel(string label) => new("measurement.category-scale.band-label", label);

    /// <summary>A band whose lower bound is not below its upper one.</summary>
    public static Rejection BandUpsideDown(string label) => new("measurement.category-scale.band-upside-down", label);

    /// <summary>Two bands that share a percentage, or stand in the wrong order: lower label, upper label.</summary>
    public static Rejection BandsOverlap(string lower, string upper) => new("measurement.category-scale.bands-overlap", lower, upper);
}
