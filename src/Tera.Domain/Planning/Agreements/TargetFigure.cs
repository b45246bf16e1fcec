using NodaTime.Text;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>A target as it is kept: a number, two bounds, or words. Which of them it is, the card tells.</summary>
public sealed class TargetFigure
{
    private const string Yes = "ya";

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
    public static TargetFigure Of(TargetId target, int period, TargetValue value) => value switch
    {
        TargetValue.Amount(var number) => new() { TargetId = target, Period = period, Number = number },
        TargetValue.Range range => new() { TargetId = target, Period = period, Number = range.Low, Upper = range.High },
        TargetValue.Predicate predicate => new() { TargetId = target, Period = period, Words = predicate.Label },
        TargetValue.Date(var day) => new() { TargetId = target, Period = period, Words = LocalDatePattern.Iso.Format(day) },
        TargetValue.YesNo(var wanted) => new() { TargetId = target, Period = period, Words = wanted ? Yes : "tidak" },
        TargetValue.Text text => new() { TargetId = target, Period = period, Words = text.Words },
        _ => throw new System.Diagnostics.UnreachableException($"No figure for {value.GetType().Name}."),
    };

    /// <summary>The same figure of another promise.</summary>
    internal TargetFigure Of(TargetId target) => new() { TargetId = target, Period = Period, Number = Number, Upper = Upper, Words = Words };

    /// <summary>The target again, in the shape of a card.</summary>
    public Result<TargetValue> On(IndicatorCard card) => (Number, Upper, card.Kind) switch
    {
        ({ } low, { } high, _) => TargetValue.Range.Of(low, high),
        ({ } number, null, _) => new TargetValue.Amount(number),
        (null, _, ValueKind.Predicate) => TargetValue.Predicate.Of(Words ?? ""),
        (null, _, ValueKind.Date) when LocalDatePattern.Iso.Parse(Words ?? "") is { Success: true, Value: var day } => new TargetValue.Date(day),
        (null, _, ValueKind.YesNo) => new TargetValue.YesNo(Words == Yes),
        (null, _, ValueKind.Text) => TargetValue.Text.Of(Words ?? ""),
        _ => TargetRejections.DoesNotFitCard(card.Rule),
    };
}
