using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Targets;

/// <summary>What was promised for a year and, where it was divided, for its quarters.</summary>
/// <remarks>Made by <see cref="QuarterTargetsDraft.Create"/> only, so that quarters and year never contradict each other.</remarks>
public sealed class QuarterTargets
{
    private readonly IReadOnlyList<TargetValue?> _quarters;

    internal QuarterTargets(AccumulationMode accumulation, TargetValue annual, IReadOnlyList<TargetValue?> quarters) =>
        (Accumulation, Annual, _quarters) = (accumulation, annual, quarters);

    /// <summary>How the quarters become the year.</summary>
    public AccumulationMode Accumulation { get; }

    /// <summary>The promise of the agreement.</summary>
    public TargetValue Annual { get; }

    /// <summary>The target of the quarter by itself; null when none was set.</summary>
    public TargetValue? In(Quarter quarter) => _quarters[quarter.Number - 1];

    /// <summary>
    /// The target up to and including a quarter (s.d. TW n): the running sum, the last one set, or the mean of those set. At the
    /// fourth quarter always the annual target. Null when nothing is due by then.
    /// </summary>
    public TargetValue? UpTo(Quarter quarter)
    {
        if (quarter == Quarter.Fourth)
        {
            return Annual;
        }

        var set = _quarters.Take(quarter.Number).OfType<TargetValue>().ToList();
        return Accumulation switch
        {
            _ when set is [] => null,
            AccumulationMode.Sum or AccumulationMode.NegativeCumulative => TargetArithmetic.Sum(set),
            AccumulationMode.Average => TargetArithmetic.Mean(set),
            _ => set[^1],
        };
    }
}

/// <summary>The targets as filled in: the year's, and those of the quarters that have one.</summary>
public sealed record QuarterTargetsDraft(TargetValue Annual)
{
    /// <summary>January to March; may be absent.</summary>
    public TargetValue? First { get; init; }

    /// <summary>April to June; may be absent.</summary>
    public TargetValue? Second { get; init; }

    /// <summary>July to September; may be absent.</summary>
    public TargetValue? Third { get; init; }

    /// <summary>October to December; may be absent.</summary>
    public TargetValue? Fourth { get; init; }

    private static IEnumerable<Quarter> EarlyQuarters => [Quarter.First, Quarter.Second, Quarter.Third];

    private IReadOnlyList<TargetValue?> Quarters => [First, Second, Third, Fourth];

    /// <summary>Every fault: targets of the wrong kind, quarters that do not make up the year. Empty when all is well.</summary>
    public IReadOnlyList<Rejection> Check(IndicatorCard card)
    {
        var misfits = Quarters.Prepend(Annual).OfType<TargetValue>().Select(target => target.MisfitOn(card)).OfType<Rejection>().ToList();
        return misfits is [] ? [.. Contradictions(card.Accumulation)] : misfits;
    }

    /// <summary>The targets, or the first fault.</summary>
    public Result<QuarterTargets> Create(IndicatorCard card) =>
        Check(card) is [var first, ..] ? first : new QuarterTargets(card.Accumulation, Annual, Quarters);

    private IEnumerable<Rejection> Contradictions(AccumulationMode accumulation)
    {
        var set = Quarters.OfType<TargetValue>().ToList();
        if (accumulation is AccumulationMode.Sum or AccumulationMode.NegativeCumulative && set is not [])
        {
            var fault = TargetArithmetic.Sum(set) is { } sum ? TargetArithmetic.Difference(Annual, sum) : TargetRejections.TooLarge();
            if (fault is not null)
            {
                yield return fault;
            }
        }

        if (accumulation is AccumulationMode.Latest or AccumulationMode.YearlyOnly && Fourth is not null && Fourth != Annual)
        {
            yield return TargetRejections.LastQuarterDiffers();
        }

        if (accumulation is AccumulationMode.YearlyOnly)
        {
            foreach (var quarter in EarlyQuarters.Where(quarter => Quarters[quarter.Number - 1] is not null))
            {
                yield return TargetRejections.QuarterNotMeasured(quarter);
            }
        }
    }
}
