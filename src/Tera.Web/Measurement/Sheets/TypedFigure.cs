using NodaTime;
using NodaTime.Text;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Reads a target or an actual as somebody typed it, in the shape a rule asks for.</summary>
internal static class TypedFigure
{
    private const string Yes = "ya";

    /// <summary>The actual, or what is wrong with what was typed.</summary>
    public static Result<ActualValue> Actual(string text, AchievementRule rule)
    {
        var actual = rule.Kind switch
        {
            ValueKind.Predicate => ActualValue.Predicate.Of(text),
            ValueKind.YesNo => new ActualValue.YesNo(text == Yes),
            ValueKind.Text => ActualValue.Text.Of(text, judgedPercent: null),
            ValueKind.Date => Day(text).Accepted(out var day, out var no) ? new ActualValue.Date(day) : no,
            var kind => Number(text, kind).Accepted(out var number, out var no) ? new ActualValue.Amount(number) : no,
        };
        return actual.Accepted(out var value, out _) && value.MisfitOn(rule) is { } misfit ? misfit : actual;
    }

    /// <summary>The target; a range has its upper bound in a field of its own.</summary>
    public static Result<TargetValue> Target(string text, string upper, AchievementRule rule)
    {
        var target = rule.Kind switch
        {
            ValueKind.Predicate => TargetValue.Predicate.Of(text),
            ValueKind.YesNo => new TargetValue.YesNo(text == Yes),
            ValueKind.Text => TargetValue.Text.Of(text),
            ValueKind.Date => Day(text).Accepted(out var day, out var no) ? new TargetValue.Date(day) : no,
            var kind when rule.Formula.Polarity is Polarity.Range => Range(text, upper, kind),
            var kind => Number(text, kind).Accepted(out var number, out var no) ? new TargetValue.Amount(number) : no,
        };
        return target.Accepted(out var value, out _) && value.MisfitOn(rule) is { } misfit ? misfit : target;
    }

    private static Result<TargetValue> Range(string low, string high, ValueKind kind)
    {
        if (!Number(low, kind).Accepted(out var from, out var no))
        {
            return no;
        }

        return Number(high, kind).Accepted(out var to, out no) ? TargetValue.Range.Of(from, to) : no;
    }

    private static Result<LocalDate> Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : EntryRejections.NotADate(text);

    private static Result<decimal> Number(string text, ValueKind kind)
    {
        var reading = kind is ValueKind.Money ? NumberReading.Thousands : NumberReading.Unstated;
        if (!IndonesianNumber.Parse(text, reading).Accepted(out var number, out var no))
        {
            return no;
        }

        return kind is ValueKind.Milestone && number > 100 ? EntryRejections.BeyondHundred(number) : number;
    }
}
