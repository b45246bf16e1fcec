using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Contracts;

/// <summary>Reads a target as somebody typed it, in the shape a rule asks for, and writes it so that it is read back the same.</summary>
public static partial class TypedTarget
{
    private const string Yes = "ya", No = "tidak";

    /// <summary>A target in one field; a range as <c>80–90</c> or <c>80 s.d. 90</c>.</summary>
    /// <param name="text">What stands in the field.</param>
    /// <param name="rule">Of the card.</param>
    /// <param name="printed">The text is a number of a workbook written out: nobody can have meant its comma otherwise.</param>
    public static Result<TargetValue> Read(string text, AchievementRule rule, bool printed = false)
    {
        if (!InBounds(rule))
        {
            return Read(text, "", rule, printed);
        }

        return Parted(text) is var (low, high) ? Read(low, high, rule, printed) : TargetRejections.NotARange(text);
    }

    /// <summary>The two bounds in one field, not read yet; null when there are not two.</summary>
    public static (string Low, string High)? Parted(string text) =>
        Bounds().Match(text.Trim()) is { Success: true } bounds ? (bounds.Groups[1].Value, bounds.Groups[2].Value) : null;

    /// <summary>The target; a range has its upper bound in a field of its own.</summary>
    public static Result<TargetValue> Read(string text, string upper, AchievementRule rule, bool printed = false)
    {
        var target = rule.Kind switch
        {
            ValueKind.Predicate => TargetValue.Predicate.Of(rule.Predicates?.LabelOf(text) ?? text),
            ValueKind.YesNo => YesOrNo(text.Trim()),
            ValueKind.Text => TargetValue.Text.Of(text),
            ValueKind.Date => Day(text.Trim()).Accepted(out var day, out var no) ? new TargetValue.Date(day) : no,
            var kind when InBounds(rule) => Range(text, upper, kind, printed),
            var kind => Number(text, kind, printed).Accepted(out var number, out var no) ? new TargetValue.Amount(number) : no,
        };
        return target.Accepted(out var value, out _) && value.MisfitOn(rule) is { } misfit ? misfit : target;
    }

    /// <summary>For filling a field or a cell; empty for none.</summary>
    /// <param name="kind">Of the card in whose field it stands; null where nobody knows it.</param>
    public static string Write(TargetValue? target, ValueKind? kind) => target switch
    {
        null => "",
        TargetValue.Amount(var number) => Write(number, kind),
        TargetValue.Range range => $"{Write(range.Low, kind)}–{Write(range.High, kind)}",
        TargetValue.Date(var day) => LocalDatePattern.Iso.Format(day),
        TargetValue.YesNo(var wanted) => wanted ? Yes : No,
        _ => PlanWords.Of(target),
    };

    /// <summary>Whether a word means yes; null for one that is neither <c>ya</c> nor <c>tidak</c>, in capitals or not.</summary>
    public static bool? SaysYes(string text) =>
        text.Equals(Yes, StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals(No, StringComparison.OrdinalIgnoreCase) ? false
        : null;

    /// <summary>A number for filling a field or a cell, read back the same.</summary>
    public static string Write(decimal number, ValueKind? kind) => kind is ValueKind.Money ? IndonesianNumber.FormatForMoney(number) : IndonesianNumber.FormatPlain(number);

    private static bool InBounds(AchievementRule rule) => rule.Formula.Polarity is Polarity.Range;

    private static Result<TargetValue> YesOrNo(string text) =>
        SaysYes(text) is { } wanted ? new TargetValue.YesNo(wanted) : TargetRejections.NeitherYesNorNo(text);

    private static Result<TargetValue> Range(string low, string high, ValueKind kind, bool printed)
    {
        if (!Number(low, kind, printed).Accepted(out var from, out var no))
        {
            return no;
        }

        return Number(high, kind, printed).Accepted(out var to, out no) ? TargetValue.Range.Of(from, to) : no;
    }

    private static Result<LocalDate> Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day
        : IndonesianDate.Read(text) is { } written ? written
        : TargetRejections.NotADate(text);

    private static Result<decimal> Number(string text, ValueKind kind, bool printed)
    {
        if (!TypedNumber.Read(text, kind, printed: printed).Accepted(out var number, out var no))
        {
            return no;
        }

        return kind is ValueKind.Milestone && number > 100 ? TargetRejections.BeyondHundred(number) : number;
    }

    // A minus may stand before a bound, so that a hyphen parts two bounds only behind a digit.
    [GeneratedRegex(@"^(.+?)\s*(?:–|—|s\s?[./]?\s?d\.?|sampai(?:\s+dengan)?|hingga|(?<=[0-9%])\s*-)\s*(.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bounds();
}
