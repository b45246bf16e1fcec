using NodaTime;
using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>An objective or an indicator that is weighed.</summary>
/// <param name="Objective">Null for an indicator.</param>
/// <param name="Indicator">Null for an objective.</param>
public readonly record struct Weighed(ObjectiveId? Objective, IndicatorId? Indicator)
{
    /// <summary>An objective among those of its agency.</summary>
    public static Weighed Of(ObjectiveId objective) => new(objective, null);

    /// <summary>An indicator among those of its objective.</summary>
    public static Weighed Of(IndicatorId indicator) => new(null, indicator);
}

/// <summary>
/// What an objective weighs among those of its agency, or an indicator among those of its objective, from a day on (bobot). Only the proportion matters. Never
/// changed: the next decision on the same thing ends it.
/// </summary>
public sealed class Weight
{
    /// <summary>Of what nobody has decided a weight for.</summary>
    public const decimal Unsettled = 1;

    /// <summary>The greatest; the least is 0, which leaves the thing out of the mean.</summary>
    public const decimal Most = 1000;

    /// <summary>Decimals that are kept.</summary>
    public const int Decimals = 4;

    private Weight() { }

    /// <summary>Its id.</summary>
    public WeightId Id { get; private init; }

    /// <summary>Whose plan.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>The objective; null where an indicator is weighed.</summary>
    public ObjectiveId? ObjectiveId { get; private init; }

    /// <summary>The indicator; null where an objective is weighed.</summary>
    public IndicatorId? IndicatorId { get; private init; }

    /// <summary>First day, inclusive; until the day before the next decision's. A quarter is reckoned by the weights of its last day.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <summary>0 to <see cref="Most"/>.</summary>
    public decimal Value { get; private init; }

    /// <summary>By which decree or letter.</summary>
    public string Ground { get; private init; } = null!;

    /// <summary>What is weighed.</summary>
    public Weighed Subject => new(ObjectiveId, IndicatorId);

    /// <summary>A decision; refuses a number out of range and a day on which the same thing is weighed already.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="agency">Whose plan.</param>
    /// <param name="subject">What is weighed.</param>
    /// <param name="terms">How much, since when, by what.</param>
    /// <param name="others">The agency's decisions so far.</param>
    public static Result<Weight> Settle(WeightId id, AgencyId agency, Weighed subject, WeightTerms terms, IEnumerable<Weight> others)
    {
        if (terms.Value is < 0 or > Most || decimal.Round(terms.Value, Decimals) != terms.Value)
        {
            return WeightRejections.OutOfRange(terms.Value);
        }

        return others.Any(other => other.Subject == subject && other.ValidFrom == terms.From)
            ? WeightRejections.DayTaken(terms.From)
            : new Weight
            {
                Id = id, AgencyId = agency, ObjectiveId = subject.Objective, IndicatorId = subject.Indicator, ValidFrom = terms.From, Value = terms.Value, Ground = terms.Ground.Text,
            };
    }

    /// <summary>The decision on a thing that holds on a day; null before the first.</summary>
    public static Weight? InForce(IEnumerable<Weight> all, Weighed subject, LocalDate day) =>
        all.Where(one => one.Subject == subject && one.ValidFrom <= day).MaxBy(one => one.ValidFrom);
}

/// <summary>What a decision on a weight says.</summary>
/// <param name="Value">0 to <see cref="Weight.Most"/>, at most <see cref="Weight.Decimals"/> decimals.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="Ground">By which decree or letter.</param>
public sealed record WeightTerms(decimal Value, LocalDate From, PrintedLine Ground);

/// <summary>Why a weight was not taken.</summary>
public static class WeightRejections
{
    /// <summary>Nothing differs from what holds on the day.</summary>
    public static Rejection NothingNew { get; } = new("planning.weight.nothing-new");

    /// <summary>The number: least and greatest, decimals.</summary>
    public static Rejection OutOfRange(decimal value) => new("planning.weight.out-of-range", value, Weight.Most, Weight.Decimals);

    /// <summary>The same thing is weighed from that day on already.</summary>
    public static Rejection DayTaken(LocalDate day) => new("planning.weight.day-taken", day);
}
