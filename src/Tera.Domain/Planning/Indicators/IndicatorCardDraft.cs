using NodaTime;
using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>What a person has filled in on the form of an indicator card so far.</summary>
public sealed record IndicatorCardDraft
{
    /// <summary>The indicator the card is a version of.</summary>
    public required IndicatorId Indicator { get; init; }

    /// <summary>First day, inclusive, on which the card will hold.</summary>
    public LocalDate? ValidFrom { get; init; }

    /// <summary>As printed in the agreement; required.</summary>
    public string Name { get; init; } = "";

    /// <summary>What exactly is counted; required.</summary>
    public string OperationalDefinition { get; init; } = "";

    /// <summary>How it is measured, in words.</summary>
    public string MeasuringMethod { get; init; } = "";

    /// <summary>Where the figure comes from.</summary>
    public string FigureSource { get; init; } = "";

    /// <summary>Required for kinds that are numbers.</summary>
    public string MeasurementUnit { get; init; } = "";

    /// <summary>What targets and actuals are made of; required.</summary>
    public ValueKind? Kind { get; init; }

    /// <summary>Required; decides the polarity as well.</summary>
    public FormulaVariant? Formula { get; init; }

    /// <summary>Required.</summary>
    public AccumulationMode? Accumulation { get; init; }

    /// <summary>Default: none.</summary>
    public AchievementCap Cap { get; init; } = AchievementCap.None;

    /// <summary>Default: a negative achievement counts as 0.</summary>
    public bool FloorAtZero { get; init; } = true;

    /// <summary>Default: <see cref="ZeroPolicy.Standard"/>.</summary>
    public ZeroPolicy ZeroPolicy { get; init; } = ZeroPolicy.Standard;

    /// <summary>In percent, 0 to 100; default 0.</summary>
    public decimal PercentWhenMissed { get; init; }

    /// <summary>0 to 6; default 2.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Required for <see cref="ValueKind.Predicate"/>, refused elsewhere.</summary>
    public PredicateScale? Predicates { get; init; }

    /// <summary>Default: none of its own; the scale of the region puts its achievements into words.</summary>
    public CardScale? CategoryScale { get; init; }

    /// <summary>Every fault, in the order of the form; empty when a card can be made.</summary>
    public IReadOnlyList<Rejection> Check() => [.. Missing(), .. Contradictions(), .. PredicateFaults()];

    /// <summary>The card, or the first fault.</summary>
    public Result<IndicatorCard> Create(IndicatorCardId id)
    {
        if (Check() is [var first, ..])
        {
            return first;
        }

        return new IndicatorCard
        {
            Id = id,
            Indicator = Indicator,
            ValidFrom = ValidFrom!.Value,
            Name = Name.Trim(),
            OperationalDefinition = OperationalDefinition.Trim(),
            MeasuringMethod = MeasuringMethod.Trim(),
            FigureSource = FigureSource.Trim(),
            MeasurementUnit = MeasurementUnit.Trim(),
            Kind = Kind!.Value,
            Formula = Formula!,
            Accumulation = Accumulation!.Value,
            Cap = Cap,
            FloorAtZero = FloorAtZero,
            ZeroPolicy = ZeroPolicy,
            PercentWhenMissed = PercentWhenMissed,
            Decimals = Decimals,
            Predicates = Predicates,
            CategoryScale = CategoryScale?.Code,
        };
    }

    private IEnumerable<Rejection> Missing()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return IndicatorRejections.NameMissing();
        }

        if (string.IsNullOrWhiteSpace(OperationalDefinition))
        {
            yield return IndicatorRejections.DefinitionMissing();
        }

        if (Kind is null)
        {
            yield return IndicatorRejections.KindMissing();
        }

        if (Kind is { } kind && kind.IsNumeric() && string.IsNullOrWhiteSpace(MeasurementUnit))
        {
            yield return IndicatorRejections.UnitMissing();
        }

        if (Formula is null)
        {
            yield return IndicatorRejections.FormulaMissing();
        }

        if (Accumulation is null)
        {
            yield return IndicatorRejections.AccumulationMissing();
        }

        if (ValidFrom is null)
        {
            yield return IndicatorRejections.ValidFromMissing();
        }
    }

    private IEnumerable<Rejection> Contradictions()
    {
        if (Formula is not null && Kind is { } formulaKind && !Formula.Fits(formulaKind))
        {
            yield return IndicatorRejections.FormulaDoesNotFit(Formula, formulaKind);
        }

        if (Accumulation is { } mode && mode is not (AccumulationMode.Latest or AccumulationMode.YearlyOnly)
            && Kind is { } kind && !kind.IsNumeric())
        {
            yield return IndicatorRejections.AccumulationDoesNotFit(mode, kind);
        }

        if (Accumulation is AccumulationMode.NegativeCumulative && Formula is { Polarity: not Polarity.LowerIsBetter })
        {
            yield return IndicatorRejections.NegativeCumulativeNeedsLower(Formula);
        }

        if (PercentWhenMissed is < 0 or > 100)
        {
            yield return IndicatorRejections.PercentWhenMissedOutOfRange(PercentWhenMissed);
        }

        if (Decimals is < 0 or > AchievementRule.MostDecimals)
        {
            yield return IndicatorRejections.DecimalsOutOfRange(Decimals);
        }

        if (CategoryScale is { } scale && ValidFrom < scale.ValidFrom)
        {
            yield return IndicatorRejections.CategoryScaleNotYetValid(scale.Name, scale.ValidFrom);
        }
    }

    private IEnumerable<Rejection> PredicateFaults()
    {
        if (Kind is ValueKind.Predicate && Predicates is null)
        {
            yield return IndicatorRejections.PredicateScaleMissing();
        }

        if (Kind is { } kind and not ValueKind.Predicate && Predicates is not null)
        {
            yield return IndicatorRejections.PredicateScaleNotWanted(kind);
        }

        if (Formula == FormulaVariant.PredicateByScore && Predicates is { IsScored: false })
        {
            yield return IndicatorRejections.PredicateScoresMissing();
        }
    }
}
