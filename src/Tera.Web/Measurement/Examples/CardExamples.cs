using NodaTime;
using NodaTime.Text;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Measurement.Examples;

/// <summary>What a card that is being written makes of two figures.</summary>
/// <param name="Target">As read, in the words of papers; null where it could not be.</param>
/// <param name="Actual">As read, in the same words; empty where it could not be.</param>
/// <param name="Faults">What is wrong with the figures.</param>
/// <param name="Outcome">What comes of them; null where they could not be read.</param>
/// <param name="Edges">What the rule answers at zero and below.</param>
public sealed record CardExample(string? Target, string Actual, Faults Faults, AchievementOutcome? Outcome, IReadOnlyList<EdgeCase> Edges)
{
    /// <summary>The word for it; null where nothing came of it.</summary>
    public ExampleWord? Word { get; init; }
}

/// <summary>Reckons on cards that are not settled yet, so that their maker sees what he settles.</summary>
public sealed class CardExamples(AgreedExamples agreed, ExampleWording wording, RegionClock days, Sentences sentences) : ICardExample
{
    public Type Component => typeof(CardExampleView);

    public async Task<object?> OfAsync(IndicatorCard card, string target, string actual, CancellationToken ct)
    {
        if (card.Kind is ValueKind.Text)
        {
            return null;
        }

        var ours = await agreed.OfAsync(card, ct) is var (_, fields) ? fields : WorkedExamples.Invented(card);
        var typed = string.IsNullOrWhiteSpace(target) ? TypedTarget.Read(ours.Target, ours.Upper, card.Rule) : TypedTarget.Read(target, card.Rule);
        var reached = string.IsNullOrWhiteSpace(actual) ? ours.Actual : actual;
        var figure = card.Kind is ValueKind.Date && IndonesianDate.Read(reached) is { } day ? LocalDatePattern.Iso.Format(day) : reached;
        if (typed.Accepted(out var promised, out var noTarget) & TypedFigure.Actual(figure, card.Rule).Accepted(out var measured, out var noActual))
        {
            var outcome = AchievementCalculator.Calculate(card, promised!, new MeasuredValue.Value(measured!));
            return new CardExample(PlanWords.Of(promised, card.Kind), MeasuredWords.Of(measured!, card.Kind), Faults.None, outcome, WorkedExamples.EdgesOf(card))
            {
                Word = await wording.OfAsync(card, outcome, LocalDate.Max(card.ValidFrom, await days.TodayAsync(ct)), ct),
            };
        }

        var faults = new[] { ("target", noTarget), ("realisasi", noActual) }.Where(one => one.Item2 is not null).Select(one => new Fault(null, $"Contoh {one.Item1}: {sentences.For(one.Item2!)}"));
        return new CardExample(null, "", Faults.Of(faults), Outcome: null, []);
    }
}
