using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>
/// Everything that decides which percentage a target and an actual give: formula, zero policy, cap, floor, decimals. A card carries
/// one; changed in one point, it tells what another rule would have given.
/// </summary>
/// <remarks>Made by <see cref="For"/> or by a card only, so that formula and kind of value always fit each other.</remarks>
public sealed record AchievementRule
{
    internal AchievementRule()
    {
    }

    /// <summary>Most decimals an achievement is rounded to.</summary>
    public const int MostDecimals = 6;

    /// <summary>What targets and actuals are made of.</summary>
    public ValueKind Kind { get; internal init; }

    /// <summary>From target and actual to percent.</summary>
    public FormulaVariant Formula { get; internal init; } = FormulaVariant.HigherRatio;

    /// <summary>What happens at zero and below.</summary>
    public ZeroPolicy ZeroPolicy { get; internal init; } = ZeroPolicy.Standard;

    /// <summary>The most the achievement may count for.</summary>
    public AchievementCap Cap { get; internal init; }

    /// <summary>True when a negative achievement counts as 0.</summary>
    public bool FloorAtZero { get; internal init; }

    /// <summary>Decimals of the achievement, 0 to 6.</summary>
    public int Decimals { get; internal init; }

    /// <summary>What a missed day or an undone promise is worth, in percent from 0 to 100.</summary>
    public decimal PercentWhenMissed { get; internal init; }

    /// <summary>The ratings, lowest first; null unless the kind is <see cref="ValueKind.Predicate"/>.</summary>
    public PredicateScale? Predicates { get; internal init; }

    /// <summary>Printed behind target and actual in the trace; may be empty.</summary>
    public string MeasurementUnit { get; internal init; } = "";

    /// <summary>
    /// A rule without cap and floor, by <see cref="ZeroPolicy.Standard"/>. Refuses a formula that cannot take the kind, a scale of
    /// ratings that is missing, unwanted or without the scores the formula divides, and decimals outside 0 to 6.
    /// </summary>
    /// <param name="decimals">0 to 6; default 2, as published reports use.</param>
    public static Result<AchievementRule> For(FormulaVariant formula, ValueKind kind, PredicateScale? predicates = null, int decimals = 2) =>
        Misfit(formula, kind, predicates) is { } misfit ? misfit
        : decimals is < 0 or > MostDecimals ? IndicatorRejections.DecimalsOutOfRange(decimals)
        : new AchievementRule { Formula = formula, Kind = kind, Predicates = predicates, Decimals = decimals };

    /// <summary>The same with another formula; refused as by <see cref="For"/>.</summary>
    public Result<AchievementRule> By(FormulaVariant formula) =>
        Misfit(formula, Kind, Predicates) is { } misfit ? misfit : this with { Formula = formula };

    /// <summary>The same with another answer to zero and below.</summary>
    public AchievementRule Under(ZeroPolicy policy) => this with { ZeroPolicy = policy };

    /// <summary>The same within another cap and floor.</summary>
    public AchievementRule Within(AchievementCap cap, bool floorAtZero) => this with { Cap = cap, FloorAtZero = floorAtZero };

    /// <summary>The same with the unit printed behind target and actual.</summary>
    public AchievementRule In(string measurementUnit) => this with { MeasurementUnit = measurementUnit.Trim() };

    /// <summary>Why a formula cannot be used on such values; null when it can.</summary>
    internal static Rejection? Misfit(FormulaVariant formula, ValueKind kind, PredicateScale? predicates) => (kind, predicates) switch
    {
        _ when !formula.Fits(kind) => IndicatorRejections.FormulaDoesNotFit(formula, kind),
        (ValueKind.Predicate, null) => IndicatorRejections.PredicateScaleMissing(),
        (not ValueKind.Predicate, not null) => IndicatorRejections.PredicateScaleNotWanted(kind),
        (_, { IsScored: false }) when formula == FormulaVariant.PredicateByScore => IndicatorRejections.PredicateScoresMissing(),
        _ => null,
    };

    /// <summary>An achievement in percent with everything but the final rounding: not above the cap, not below the floor.</summary>
    internal decimal Limit(decimal percent) => FloorAtZero ? Math.Max(0, Cap.Apply(percent)) : Cap.Apply(percent);
}
