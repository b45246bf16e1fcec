using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>An ordered scale of ratings, such as D … AA or Disclaimer … WTP: at least two levels, each label once.</summary>
/// <remarks>No published rule says what a rating below target is worth; the levels carry the region's own answer.</remarks>
public sealed class PredicateScale
{
    private PredicateScale(IReadOnlyList<PredicateLevel> levels) => Levels = levels;

    /// <summary>Lowest first.</summary>
    public IReadOnlyList<PredicateLevel> Levels { get; }

    /// <summary>True when every level has a score behind it.</summary>
    public bool IsScored => Levels.All(level => level.Score is not null);

    /// <summary>Refuses fewer than two levels, blank or repeated labels, scores that do not rise, percentages outside 0 to 100.</summary>
    /// <param name="lowestFirst">The levels in rising order.</param>
    public static Result<PredicateScale> Of(params IReadOnlyList<PredicateLevel> lowestFirst)
    {
        if (lowestFirst.Count < 2)
        {
            return IndicatorRejections.PredicateScaleTooShort(lowestFirst.Count);
        }

        if (lowestFirst.Any(level => string.IsNullOrWhiteSpace(level.Label)))
        {
            return IndicatorRejections.PredicateLabelMissing();
        }

        var uses = lowestFirst.CountBy(level => level.Label.Trim(), StringComparer.OrdinalIgnoreCase);
        if (uses.FirstOrDefault(use => use.Value > 1).Key is { } twice)
        {
            return IndicatorRejections.PredicateLabelRepeated(twice);
        }

        if (lowestFirst.FirstOrDefault(level => level.PercentWhenMissed is < 0 or > 100) is { } outside)
        {
            return IndicatorRejections.PredicatePercentOutOfRange(outside.Label, outside.PercentWhenMissed);
        }

        var scores = lowestFirst.Select(level => level.Score).OfType<decimal>().ToList();
        return scores.Zip(scores.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? IndicatorRejections.PredicateScoresNotRising()
            : new PredicateScale([.. lowestFirst.Select(level => level with { Label = level.Label.Trim() })]);
    }

    /// <summary>The place of a label, 0 for the lowest, upper and lower case alike; null when the scale does not have it.</summary>
    public int? RankOf(string label)
    {
        for (var rank = 0; rank < Levels.Count; rank++)
        {
            if (string.Equals(Levels[rank].Label, label.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return rank;
            }
        }

        return null;
    }

    /// <summary>The label as the scale writes it, of one typed in other letters; null when the scale does not have it.</summary>
    public string? LabelOf(string typed) => RankOf(typed) is { } rank ? Levels[rank].Label : null;
}

/// <summary>One rating of a scale.</summary>
/// <param name="Label">As printed: WTP, BB.</param>
/// <param name="Score">The score behind the rating, where the card divides scores; rises with the level.</param>
/// <param name="PercentWhenMissed">What this rating is worth when the target was higher, in percent from 0 to 100; default 0.</param>
public sealed record PredicateLevel(string Label, decimal? Score = null, decimal PercentWhenMissed = 0);
