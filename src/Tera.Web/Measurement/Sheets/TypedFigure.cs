using NodaTime;
using NodaTime.Text;
using Tera.Measurement.Recaps;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Reads an actual as somebody typed it, in the shape a rule asks for.</summary>
internal static class TypedFigure
{
    /// <summary>The actual, or what is wrong with what was typed.</summary>
    /// <param name="printed">Whether nobody typed it: it is as we printed it, or a number a program holds as one.</param>
    public static Result<ActualValue> Actual(string text, AchievementRule rule, bool printed = false)
    {
        var actual = rule.Kind switch
        {
            // As the scale writes it: what was typed in other letters would be found on no list of the form again.
            ValueKind.Predicate => ActualValue.Predicate.Of(rule.Predicates?.LabelOf(text) ?? text),
            ValueKind.YesNo => TypedTarget.SaysYes(text) is { } done ? new ActualValue.YesNo(done) : EntryRejections.NeitherYesNorNo(text),
            ValueKind.Text => ActualValue.Text.Of(text, judgedPercent: null),
            ValueKind.Date => Day(text).Accepted(out var day, out var no) ? new ActualValue.Date(day) : no,
            var kind => Number(text, kind, printed).Accepted(out var number, out var no) ? new ActualValue.Amount(number) : no,
        };
        return actual.Accepted(out var value, out _) && value.MisfitOn(rule) is { } misfit ? misfit : actual;
    }

    /// <summary>What a cell or its history holds, as figures of the kind are printed; a text that is no such figure stays as it is.</summary>
    public static string Printed(string text, AchievementRule rule) => Actual(text, rule, printed: true).Accepted(out var actual, out _) ? MeasuredWords.Of(actual, rule.Kind) : text;

    private static Result<LocalDate> Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day
        : IndonesianDate.Read(text) is { } written ? written
        : EntryRejections.NotADate(text);

    private static Result<decimal> Number(string text, ValueKind kind, bool printed)
    {
        if (!TypedNumber.Read(text, kind, IndonesianNumber.ExactDecimals, printed).Accepted(out var number, out var no))
        {
            return no;
        }

        return kind is ValueKind.Milestone && number > 100 ? EntryRejections.BeyondHundred(number) : number;
    }
}
