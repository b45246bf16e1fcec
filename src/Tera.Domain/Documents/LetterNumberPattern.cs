using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Tera.Shared;

namespace Tera.Documents;

/// <summary>How an agency writes the numbers of its letters: <c>{klasifikasi}/{nomor}/{unit}/{tahun}</c>.</summary>
/// <remarks>
/// Marks: <c>{klasifikasi}</c> code of Permendagri 83/2022, <c>{nomor}</c> place in the series (asked), <c>{nomor:000}</c> the same
/// with leading zeros, <c>{unit}</c> code of the agency, <c>{bulan}</c> month in Roman numerals, <c>{tahun}</c> year (asked).
/// </remarks>
public sealed partial record LetterNumberPattern
{
    /// <summary>Used until the agency says otherwise.</summary>
    public const string Usual = "{klasifikasi}/{nomor}/{unit}/{tahun}";

    private const int Longest = 100;

    private LetterNumberPattern(string text) => Text = text;

    /// <summary>As written by the agency.</summary>
    public string Text { get; }

    /// <summary>Takes a pattern, or says what is wrong with it.</summary>
    public static Result<LetterNumberPattern> Parse(string? text)
    {
        var pattern = text?.Trim() ?? "";
        if (pattern.Length is 0 or > Longest)
        {
            return LetterRejections.PatternLength(Longest);
        }

        if (Unknown(pattern) is { } unknown)
        {
            return LetterRejections.PatternMark(unknown);
        }

        foreach (var asked in new[] { "nomor", "tahun" })
        {
            if (Mark().Matches(pattern).All(mark => mark.Groups["name"].Value != asked))
            {
                return LetterRejections.PatternLacks("{" + asked + "}");
            }
        }

        return new LetterNumberPattern(pattern);
    }

    /// <summary>The number of a letter: <c>000.8.6.3/412/BMCKTR/2026</c>.</summary>
    /// <param name="number">Place in the series, from 1.</param>
    /// <param name="classification">Code of the matter.</param>
    /// <param name="unit">Code of the agency.</param>
    /// <param name="date">The letter's day at the agency's seat.</param>
    public string Format(int number, string classification, string unit, LocalDate date)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return Mark().Replace(Text, mark => mark.Groups["name"].Value switch
        {
            "nomor" => number.ToString(new string('0', Math.Max(1, mark.Groups["zeros"].Length)), CultureInfo.InvariantCulture),
            "klasifikasi" => classification,
            "unit" => unit,
            "bulan" => IndonesianDate.RomanMonth(date),
            _ => date.Year.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>What tells its numbers from another register's: two of the same shape would give the same number to two letters.</summary>
    /// <param name="classification">Code of the matter.</param>
    /// <param name="unit">Code of the agency.</param>
    /// <returns>The pattern with both put in; zeros before the running number are left out, for a large one has none.</returns>
    public string Shape(string classification, string unit) => Mark().Replace(Text, mark => mark.Groups["name"].Value switch
    {
        "klasifikasi" => classification,
        "unit" => unit,
        var name => "{" + name + "}",
    });

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The first thing in braces that is no mark, or a brace that stands alone.</summary>
    private static string? Unknown(string pattern)
    {
        var rest = Mark().Replace(pattern, "");
        var at = rest.IndexOfAny(['{', '}']);
        if (at < 0)
        {
            return null;
        }

        var end = rest.IndexOf('}', at);
        return end > at ? rest[at..(end + 1)] : rest[at].ToString();
    }

    [GeneratedRegex(@"\{(?<name>nomor)(?::(?<zeros>0{1,6}))?\}|\{(?<name>klasifikasi|unit|bulan|tahun)\}")]
    private static partial Regex Mark();
}

/// <summary>Why a number series is not taken.</summary>
public static class LetterRejections
{
    /// <summary>Empty, or longer than allowed.</summary>
    public static Rejection PatternLength(int longest) => new("documents.letter.pattern-length", longest);

    /// <summary>Something in braces that means nothing.</summary>
    public static Rejection PatternMark(string mark) => new("documents.letter.pattern-mark", mark);

    /// <summary>Without it two letters would bear the same number.</summary>
    public static Rejection PatternLacks(string mark) => new("documents.letter.pattern-lacks", mark);
}
