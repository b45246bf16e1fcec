using NodaTime;

namespace Tera.Planning.Indicators;

/// <summary>
/// How an indicator is measured from a given day on (manual IKU): what counts, in which unit, by which formula, within which cap.
/// A change is a new card; figures keep pointing to the card they were computed with.
/// </summary>
/// <remarks>Made by <see cref="IndicatorCardDraft.Create"/> only, so that no card contradicts itself.</remarks>
public sealed class IndicatorCard
{
    internal IndicatorCard()
    {
    }

    /// <summary>This version.</summary>
    public IndicatorCardId Id { get; internal init; }

    /// <summary>The indicator it is a version of.</summary>
    public IndicatorId Indicator { get; internal init; }

    /// <summary>First day, inclusive, on which the card holds; until the day before the next card's.</summary>
    public LocalDate ValidFrom { get; internal init; }

    /// <summary>As printed in the agreement.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What exactly is counted (definisi operasional).</summary>
    public string OperationalDefinition { get; internal init; } = "";

    /// <summary>How it is measured, in words; may be empty.</summary>
    public string MeasuringMethod { get; internal init; } = "";

    /// <summary>Where the figure comes from; may be empty.</summary>
    public string FigureSource { get; internal init; } = "";

    /// <summary>As printed: "%", "per 100.000 KH". Empty only for kinds that are no numbers.</summary>
    public string MeasurementUnit { get; internal init; } = "";

    /// <summary>What targets and actuals are made of.</summary>
    public ValueKind Kind { get; internal init; }

    /// <summary>The rule for the achievement.</summary>
    public FormulaVariant Formula { get; internal init; } = FormulaVariant.HigherRatio;

    /// <summary>Which way the indicator improves; follows from the formula.</summary>
    public Polarity Polarity => Formula.Polarity;

    /// <summary>How quarters become one figure.</summary>
    public AccumulationMode Accumulation { get; internal init; }

    /// <summary>The most the achievement may count for.</summary>
    public AchievementCap Cap { get; internal init; }

    /// <summary>True when a negative achievement counts as 0; the raw one stays negative and visible.</summary>
    public bool FloorAtZero { get; internal init; }

    /// <summary>What happens at zero and below.</summary>
    public ZeroPolicy ZeroPolicy { get; internal init; } = ZeroPolicy.Standard;

    /// <summary>What a missed day or an undone promise is worth, in percent from 0 to 100.</summary>
    public decimal PercentWhenMissed { get; internal init; }

    /// <summary>Decimals of the achievement, 0 to 6; the only place where it is rounded, half away from zero.</summary>
    public int Decimals { get; internal init; }

    /// <summary>The ratings, lowest first; null unless the kind is <see cref="ValueKind.Predicate"/>.</summary>
    public PredicateScale? Predicates { get; internal init; }

    /// <summary>Code of the scale that puts its achievements into words; null where the one its region has settled for the quarter does.</summary>
    public string? CategoryScale { get; internal init; }

    /// <summary>What of the card decides the percentage.</summary>
    public AchievementRule Rule => new()
    {
        Kind = Kind,
        Formula = Formula,
        ZeroPolicy = ZeroPolicy,
        Cap = Cap,
        FloorAtZero = FloorAtZero,
        Decimals = Decimals,
        PercentWhenMissed = PercentWhenMissed,
        Predicates = Predicates,
        MeasurementUnit = MeasurementUnit,
    };

    /// <summary>The card that holds on a day: the one with the latest start not after it; null before the first.</summary>
    /// <param name="cards">Cards of one indicator, in any order.</param>
    /// <param name="day">A day at the agency's seat.</param>
    public static IndicatorCard? InForce(IEnumerable<IndicatorCard> cards, LocalDate day) =>
        cards.Where(card => card.ValidFrom <= day).MaxBy(card => card.ValidFrom);
}
