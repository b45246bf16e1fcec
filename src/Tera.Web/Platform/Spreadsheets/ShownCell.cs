using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tera.Shared;

namespace Tera.Platform.Spreadsheets;

/// <summary>Writes the value of a cell as its own format shows it, in Indonesian: as far as offices use formats, days in words, leading zeros, decimals, percent, words behind a number.</summary>
internal static partial class ShownCell
{
    private const int MostDecimals = 10;

    /// <param name="day">The value.</param>
    /// <param name="format">Of the cell; null for none.</param>
    public static string Shown(DateTime day, string? format)
    {
        var date = NodaTime.LocalDate.FromDateTime(day);
        if (Cleaned(format) is not { Length: > 0 } pattern || !DateLetters().IsMatch(pattern))
        {
            return IndonesianDate.Long(date);
        }

        var text = new StringBuilder();
        foreach (Match part in DateParts().Matches(pattern))
        {
            text.Append(part.Value.ToLowerInvariant() switch
            {
                "yyyy" => Whole(day.Year, 4),
                "yy" => Whole(day.Year % 100, 2),
                "mmmm" => IndonesianDate.MonthName(day.Month),
                "mmm" => IndonesianDate.MonthName(day.Month)[..3],
                "mm" => Whole(day.Month, 2),
                "m" => Whole(day.Month, 1),
                "dddd" or "ddd" => IndonesianDate.DayName(date.DayOfWeek),
                "dd" => Whole(day.Day, 2),
                "d" => Whole(day.Day, 1),
                "h" or "hh" => Whole(day.Hour, part.Length),
                _ => part.Value,
            });
        }

        return text.ToString().Trim();
    }

    public static string Shown(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}.{time.Minutes:00}");

    /// <param name="number">The value.</param>
    /// <param name="format">Of the cell; null for none.</param>
    public static string Shown(decimal number, string? format)
    {
        var section = (format ?? "").Split(';')[0];
        if (section.Length == 0 || section.Equals("General", StringComparison.OrdinalIgnoreCase) || Literal().Replace(section, "") is var bare && (!Digits().IsMatch(bare) || bare.Contains('E', StringComparison.OrdinalIgnoreCase) || bare.Contains('?', StringComparison.Ordinal)))
        {
            return IndonesianNumber.FormatPlain(number);
        }

        var place = Placed(section);
        if (Digits().Match(place.Text) is not { Success: true } digits)
        {
            return IndonesianNumber.FormatPlain(number);
        }

        var value = place.Text.Contains('%', StringComparison.Ordinal) ? number * 100 : number;
        var decimals = digits.Value.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? digits.Value[(point + 1)..].Count(sign => sign is '0') : 0;
        var leading = digits.Value.Split('.')[0].Count(sign => sign is '0');
        var written = decimal.Round(value, Math.Min(decimals, MostDecimals), MidpointRounding.AwayFromZero);
        var text = digits.Value.Contains(',', StringComparison.Ordinal) || decimals > 0 || digits.Value.Contains('.', StringComparison.Ordinal)
            ? digits.Value.Contains(',', StringComparison.Ordinal) ? IndonesianNumber.Format(written, Math.Min(decimals, MostDecimals)) : IndonesianNumber.Format(written, Math.Min(decimals, MostDecimals)).Replace(".", "", StringComparison.Ordinal)
            : IndonesianNumber.FormatPlain(written).PadLeft(leading, '0');
        return (place.Text[..digits.Index] + text + place.Text[(digits.Index + digits.Length)..]).Replace(Quote, ' ').Trim() is var shown && place.Words.Count > 0
            ? Words(shown, place.Words)
            : shown;
    }

    /// <summary>Whether the format itself multiplies by 100; a percent sign that is one of its words (<c>0.0"%"</c>, <c>0.0\%</c>) does not.</summary>
    public static bool IsPercent(string? format) => Literal().Replace(format ?? "", "").Contains('%', StringComparison.Ordinal);

    private const char Quote = '\uE000';

    private const char Word = '\uE001';

    /// <summary>The format with its words taken out, each leaving a mark.</summary>
    private static (string Text, List<string> Words) Placed(string section)
    {
        List<string> words = [];
        var text = Literal().Replace(section, match =>
        {
            if (match.Value[0] is '[')
            {
                return match.Value.StartsWith("[$", StringComparison.Ordinal) && match.Value.IndexOf('-', StringComparison.Ordinal) is > 2 and var dash ? match.Value[2..dash] : "";
            }

            if (match.Value[0] is '_' or '*')
            {
                return match.Value[0] is '_' ? Quote.ToString() : "";
            }

            words.Add(match.Value[0] is '\\' ? match.Value[1..] : match.Value[1..^1]);
            return Word.ToString();
        });
        return (text, words);
    }

    private static string Words(string text, List<string> words)
    {
        var at = 0;
        return string.Concat(text.Select(sign => sign == Word && at < words.Count ? words[at++] : sign.ToString())).Trim();
    }

    private static string Cleaned(string? format) => Literal().Replace((format ?? "").Split(';')[0], match => match.Value[0] switch
    {
        '"' => match.Value[1..^1],
        '\\' => match.Value[1..],
        _ => "",
    });

    private static string Whole(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    [GeneratedRegex("""\[[^\]]*\]|"[^"]*"|\\.|[_*].""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"[#0][#0,]*(?:\.[#0]*)?")]
    private static partial Regex Digits();

    [GeneratedRegex("[ymd]", RegexOptions.IgnoreCase)]
    private static partial Regex DateLetters();

    [GeneratedRegex("y+|m+|d+|h+|.", RegexOptions.IgnoreCase)]
    private static partial Regex DateParts();
}
