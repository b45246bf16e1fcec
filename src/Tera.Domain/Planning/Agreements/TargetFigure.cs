using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>A target as it is kept: a number, two bounds, or words. Which of them it is, the card tells.</summary>
public sealed class TargetFigure
{
    private TargetFigure()
    {
    }

    /// <summary>The promise it belongs to.</summary>
    public TargetId TargetId { get; private init; }

    /// <summary>0 for the year, 1 to 4 for its quarters.</summary>
    public int Period { get; private init; }

    /// <summary>The number or the lower bound; null for words.</summary>
    public decimal? Number { get; private init; }

    /// <summary>The upper bound of a range; null otherwise.</summary>
    public decimal? Upper { get; private init; }

    /// <summary>A rating, a day as <c>2026-03-31</c>, <c>ya</c> or <c>tidak</c>, or words; null for numbers.</summary>
    public string? Words { get; private init; }

    /// <summary>A target for keeping.</summary>
    public static TargetFigure Of(TargetId target, int period, TargetValue value)
    {
        var (number, upper, words) = KeptTarget.Of(value);
        return new() { TargetId = target, Period = period, Number = number, Upper = upper, Words = words };
    }

    /// <summary>The same figure of another promise.</summary>
    internal TargetFigure Of(TargetId target) => new() { TargetId = target, Period = Period, Number = Number, Upper = Upper, Words = Words };

    /// <summary>The target again, in the shape of a card.</summary>
    public Result<TargetValue> On(IndicatorCard card) => new KeptTarget(Number, Upper, Words).On(card);
}
