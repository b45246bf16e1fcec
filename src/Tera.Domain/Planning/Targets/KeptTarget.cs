using System.Diagnostics;
using NodaTime.Text;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning.Targets;

/// <summary>A target as it is kept: a number, two bounds, or words. Which of them it is, the card tells.</summary>
internal readonly record struct KeptTarget(decimal? Number, decimal? Upper, string? Words)
{
    private const string Yes = "ya";

    internal static KeptTarget Of(TargetValue value) => value switch
    {
        TargetValue.Amount(var number) => new(number, null, null),
        TargetValue.Range range => new(range.Low, range.High, null),
        TargetValue.Predicate predicate => new(null, null, predicate.Label),
        TargetValue.Date(var day) => new(null, null, LocalDatePattern.Iso.Format(day)),
        TargetValue.YesNo(var wanted) => new(null, null, wanted ? Yes : "tidak"),
        TargetValue.Text text => new(null, null, text.Words),
        _ => throw new UnreachableException($"No figure for {value.GetType().Name}."),
    };

    /// <summary>The target again, in the shape of a card.</summary>
    internal Result<TargetValue> On(IndicatorCard card) => (Number, Upper, card.Kind) switch
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
