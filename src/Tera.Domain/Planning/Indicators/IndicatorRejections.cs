using NodaTime;
using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>Why an indicator card, or a part of it, was refused.</summary>
public static class IndicatorRejections
{
    /// <summary>The indicator has no name.</summary>
    public static Rejection NameMissing() => new("planning.indicator-card.name-missing");

    /// <summary>What exactly is measured is not written down.</summary>
    public static Rejection DefinitionMissing() => new("planning.indicator-card.definition-missing");

    /// <summary>A number without its unit.</summary>
    public static Rejection UnitMissing() => new("planning.indicator-card.unit-missing");

    /// <summary>No kind of value was chosen.</summary>
    public static Rejection KindMissing() => new("planning.indicator-card.kind-missing");

    /// <summary>No formula was chosen.</summary>
    public static Rejection FormulaMissing() => new("planning.indicator-card.formula-missing");

    /// <summary>Nobody said how quarters become a year.</summary>
    public static Rejection AccumulationMissing() => new("planning.indicator-card.accumulation-missing");

    /// <summary>The day from which the card holds is missing.</summary>
    public static Rejection ValidFromMissing() => new("planning.indicator-card.valid-from-missing");

    /// <summary>The formula cannot be computed with such values: name of the formula, kind.</summary>
    public static Rejection FormulaDoesNotFit(FormulaVariant formula, ValueKind kind) =>
        new("planning.indicator-card.formula-does-not-fit", formula.Name, kind);

    /// <summary>Such values cannot be summed or averaged: mode, kind.</summary>
    public static Rejection AccumulationDoesNotFit(AccumulationMode mode, ValueKind kind) =>
        new("planning.indicator-card.accumulation-does-not-fit", mode, kind);

    /// <summary>A negative cumulation belongs to lower is better only: name of the formula.</summary>
    public static Rejection NegativeCumulativeNeedsLower(FormulaVariant formula) =>
        new("planning.indicator-card.negative-cumulative-needs-lower", formula.Name);

    /// <summary>The number of decimals lies outside 0 to 6.</summary>
    public static Rejection DecimalsOutOfRange(int decimals) => new("planning.indicator-card.decimals-out-of-range", decimals);

    /// <summary>The percentage for a missed target lies outside 0 to 100.</summary>
    public static Rejection PercentWhenMissedOutOfRange(decimal percent) =>
        new("planning.indicator-card.percent-when-missed-out-of-range", percent);

    /// <summary>A rating without a scale.</summary>
    public static Rejection PredicateScaleMissing() => new("planning.indicator-card.predicate-scale-missing");

    /// <summary>A scale on a card whose values are not ratings: kind.</summary>
    public static Rejection PredicateScaleNotWanted(ValueKind kind) => new("planning.indicator-card.predicate-scale-not-wanted", kind);

    /// <summary>The formula divides scores, and a level has none.</summary>
    public static Rejection PredicateScoresMissing() => new("planning.indicator-card.predicate-scores-missing");

    /// <summary>No scale of categories bears that code: the code.</summary>
    public static Rejection CategoryScaleUnknown(string code) => new("planning.indicator-card.category-scale-unknown", code);

    /// <summary>The scale of categories begins after the card: its name, its first day.</summary>
    public static Rejection CategoryScaleNotYetValid(string scale, LocalDate from) =>
        new("planning.indicator-card.category-scale-not-yet-valid", scale, from);

    /// <summary>A scale of fewer than two levels: how many.</summary>
    public static Rejection PredicateScaleTooShort(int levels) => new("planning.predicate-scale.too-short", levels);

    /// <summary>A level without a label.</summary>
    public static Rejection PredicateLabelMissing() => new("planning.predicate-scale.label-missing");

    /// <summary>A label that occurs twice.</summary>
    public static Rejection PredicateLabelRepeated(string label) => new("planning.predicate-scale.label-repeated", label);

    /// <summary>A level's percentage outside 0 to 100: label, percent.</summary>
    public static Rejection PredicatePercentOutOfRange(string label, decimal percent) =>
        new("planning.predicate-scale.percent-out-of-range", label, percent);

    /// <summary>Scores that do not rise with the levels.</summary>
    public static Rejection PredicateScoresNotRising() => new("planning.predicate-scale.scores-not-rising");

    /// <summary>A cap below 100 or above 1000 percent.</summary>
    public static Rejection CapOutOfRange(decimal percent) => new("planning.achievement-cap.out-of-range", percent);

    /// <summary>A zero answer outside 0 to 1000 percent.</summary>
    public static Rejection ZeroAnswerOutOfRange(decimal percent) => new("planning.zero-policy.percent-out-of-range", percent);
}
