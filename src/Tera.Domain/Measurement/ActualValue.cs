using NodaTime;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>What was reached (realisasi), in the shape the indicator's card asks for. Never rounded.</summary>
public abstract record ActualValue
{
    private ActualValue()
    {
    }

    /// <summary>Why this value cannot stand on the card; null when it can.</summary>
    public Rejection? MisfitOn(IndicatorCard card) => MisfitOn(card.Rule);

    /// <summary>Why this value cannot be reckoned by the rule; null when it can.</summary>
    public Rejection? MisfitOn(AchievementRule rule)
    {
        if (this is Predicate { Label: var label } && rule.Predicates is { } scale)
        {
            return scale.RankOf(label) is null ? MeasurementRejections.PredicateNotOnScale(label) : null;
        }

        var fits = this switch
        {
            Amount => rule.Kind.IsNumeric(),
            Predicate => rule.Kind is ValueKind.Predicate,
            Date => rule.Kind is ValueKind.Date,
            YesNo => rule.Kind is ValueKind.YesNo,
            _ => rule.Kind is ValueKind.Text,
        };
        return fits ? null : MeasurementRejections.ActualDoesNotFitCard(rule);
    }

    /// <summary>A number in the card's unit, with every decimal it was given.</summary>
    public sealed record Amount(decimal Value) : ActualValue;

    /// <summary>The rating received.</summary>
    public sealed record Predicate : ActualValue
    {
        private Predicate(string label) => Label = label;

        /// <summary>As on the card's scale.</summary>
        public string Label { get; }

        /// <summary>Refuses a blank label.</summary>
        public static Result<ActualValue> Of(string label) =>
            string.IsNullOrWhiteSpace(label) ? MeasurementRejections.ActualBlank() : new Predicate(label.Trim());
    }

    /// <summary>The day on which it was done.</summary>
    public sealed record Date(LocalDate Day) : ActualValue;

    /// <summary>Whether it was done.</summary>
    public sealed record YesNo(bool Done) : ActualValue;

    /// <summary>Words, and what the person who judged them gave.</summary>
    public sealed record Text : ActualValue
    {
        private Text(string words, decimal? judgedPercent) => (Words, JudgedPercent) = (words, judgedPercent);

        /// <summary>What was reached.</summary>
        public string Words { get; }

        /// <summary>0 to 1000 percent; null while nobody has judged.</summary>
        public decimal? JudgedPercent { get; }

        /// <summary>Refuses blank words and a percentage outside 0 to 1000.</summary>
        public static Result<ActualValue> Of(string words, decimal? judgedPercent) => (words, judgedPercent) switch
        {
            (_, _) when string.IsNullOrWhiteSpace(words) => MeasurementRejections.ActualBlank(),
            (_, < 0 or > 1000) => MeasurementRejections.JudgedPercentOutOfRange(judgedPercent.Value),
            _ => new Text(words.Trim(), judgedPercent),
        };
    }
}
