using NodaTime;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Targets;

/// <summary>What was promised for an indicator, in the shape its card asks for.</summary>
public abstract record TargetValue
{
    private TargetValue()
    {
    }

    /// <summary>Why this target cannot stand beside the card; null when it can.</summary>
    public Rejection? MisfitOn(IndicatorCard card) => MisfitOn(card.Rule);

    /// <summary>Why this target cannot be reckoned by the rule; null when it can.</summary>
    public Rejection? MisfitOn(AchievementRule rule)
    {
        if (this is Predicate { Label: var label } && rule.Predicates is { } scale)
        {
            return scale.RankOf(label) is null ? TargetRejections.PredicateNotOnScale(label) : null;
        }

        var fits = this switch
        {
            Amount => rule.Kind.IsNumeric() && rule.Formula.Polarity is not Polarity.Range,
            Range => rule.Kind.IsNumeric() && rule.Formula.Polarity is Polarity.Range,
            Predicate => rule.Kind is ValueKind.Predicate,
            Date => rule.Kind is ValueKind.Date,
            YesNo => rule.Kind is ValueKind.YesNo,
            _ => rule.Kind is ValueKind.Text,
        };
        return fits ? null : TargetRejections.DoesNotFitCard(rule);
    }

    /// <summary>One number, in the card's unit.</summary>
    public sealed record Amount(decimal Value) : TargetValue;

    /// <summary>Two bounds, both inclusive, in the card's unit.</summary>
    public sealed record Range : TargetValue
    {
        private Range(decimal low, decimal high) => (Low, High) = (low, high);

        /// <summary>Lower bound, inclusive.</summary>
        public decimal Low { get; }

        /// <summary>Upper bound, inclusive.</summary>
        public decimal High { get; }

        /// <summary>Refuses bounds that are the wrong way round; equal ones are a range of one value.</summary>
        public static Result<TargetValue> Of(decimal low, decimal high) =>
            low <= high ? new Range(low, high) : TargetRejections.RangeUpsideDown(low, high);
    }

    /// <summary>A rating to be reached or surpassed.</summary>
    public sealed record Predicate : TargetValue
    {
        private Predicate(string label) => Label = label;

        /// <summary>As on the card's scale.</summary>
        public string Label { get; }

        /// <summary>Refuses a blank label.</summary>
        public static Result<TargetValue> Of(string label) =>
            string.IsNullOrWhiteSpace(label) ? TargetRejections.Blank() : new Predicate(label.Trim());
    }

    /// <summary>The last day, inclusive, on which the thing is on time.</summary>
    public sealed record Date(LocalDate Day) : TargetValue;

    /// <summary>Whether the thing shall be (true) or shall not be (false).</summary>
    public sealed record YesNo(bool Wanted) : TargetValue;

    /// <summary>A target in words.</summary>
    public sealed record Text : TargetValue
    {
        private Text(string words) => Words = words;

        /// <summary>As promised.</summary>
        public string Words { get; }

        /// <summary>Refuses blank words.</summary>
        public static Result<TargetValue> Of(string words) =>
            string.IsNullOrWhiteSpace(words) ? TargetRejections.Blank() : new Text(words.Trim());
    }
}

/// <summary>Why a target was refused.</summary>
public static class TargetRejections
{
    /// <summary>The target is of another kind than the card's values: kind, name of the formula.</summary>
    public static Rejection DoesNotFitCard(AchievementRule rule) =>
        new("planning.target.does-not-fit-card", rule.Kind, rule.Formula.Name);

    /// <summary>The rating is not on the card's scale.</summary>
    public static Rejection PredicateNotOnScale(string label) => new("planning.target.predicate-not-on-scale", label);

    /// <summary>The lower bound is not below the upper one.</summary>
    public static Rejection RangeUpsideDown(decimal low, decimal high) => new("planning.target.range-upside-down", low, high);

    /// <summary>The text is no day: as typed.</summary>
    public static Rejection NotADate(string typed) => new("planning.target.not-a-date", typed);

    /// <summary>The text has no two bounds: as typed.</summary>
    public static Rejection NotARange(string typed) => new("planning.target.not-a-range", typed);

    /// <summary>The text is neither of the two words: as typed.</summary>
    public static Rejection NeitherYesNorNo(string typed) => new("planning.target.neither-yes-nor-no", typed);

    /// <summary>More than the whole of all milestones.</summary>
    public static Rejection BeyondHundred(decimal value) => new("planning.target.beyond-hundred", value);

    /// <summary>A target without words.</summary>
    public static Rejection Blank() => new("planning.target.blank");

    /// <summary>The quarters' targets do not add up to the year's: year, sum; of ranges, the first bound that differs.</summary>
    public static Rejection QuartersDoNotAddUp(decimal annual, decimal sum) =>
        new("planning.target.quarters-do-not-add-up", annual, sum);

    /// <summary>The fourth quarter's target is not the year's.</summary>
    public static Rejection LastQuarterDiffers() => new("planning.target.last-quarter-differs");

    /// <summary>The indicator is measured at the end of the year only, yet an earlier quarter has a target.</summary>
    public static Rejection QuarterNotMeasured(Quarter quarter) => new("planning.target.quarter-not-measured", quarter.Number);

    /// <summary>The sum of the quarters is beyond what can be computed.</summary>
    public static Rejection TooLarge() => new("planning.target.too-large");
}
