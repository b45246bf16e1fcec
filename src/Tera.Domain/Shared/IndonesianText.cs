using System.Text;

namespace Tera.Shared;

/// <summary>Small pieces of formal Indonesian that many screens and forms share.</summary>
public static class IndonesianText
{
    private static readonly HashSet<string> Small = ["dan", "di", "ke", "dari", "pada", "untuk", "dengan", "yang", "atau", "dalam", "oleh", "tentang"];

    private static readonly HashSet<string> Abbreviations =
        ["SOP", "SAKIP", "AKIP", "LKJIP", "LKIP", "LAKIP", "IKU", "IKK", "PK", "SKP", "ASN", "PNS", "OPD", "SKPD", "UPTD", "RSUD", "BLUD", "APBD", "APBN", "RKPD", "RPJMD", "DPA"];

    private static readonly (int Value, string Letters)[] RomanNumerals =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>Roman numerals for 1 to 3999: months in letter numbers (<c>XI</c>), quarters, ranks.</summary>
    public static string Roman(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 3999);
        var letters = new StringBuilder();
        foreach (var (value, symbol) in RomanNumerals)
        {
            for (; number >= value; number -= value)
            {
                letters.Append(symbol);
            }
        }

        return letters.ToString();
    }

    /// <summary>The sentence with its full stop; a title's own (<c>S.Kom.</c>) is not doubled.</summary>
    public static string Stop(string sentence) => sentence is [.., '.' or '!' or '?'] ? sentence : sentence + ".";

    /// <summary>A title that a form prints in capitals, as a sentence would have it: <c>PENGUMPULAN DATA DAN SAKIP</c> is <c>Pengumpulan Data dan SAKIP</c>.</summary>
    /// <returns>The same text where it has a small letter already; roman numerals and the abbreviations of the field keep their capitals.</returns>
    public static string Spoken(string title) => title.Any(char.IsLower)
        ? title
        : string.Join(' ', title.Split(' ').Select((word, at) => at > 0 && Small.Contains(word.ToLowerInvariant()) ? word.ToLowerInvariant()
            : Abbreviations.Contains(word) || IsRoman(word) ? word
            : Capital(word.ToLowerInvariant())));

    /// <summary>The text with its first letter large.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The same within a sentence: only its first letter small, so that names in it keep theirs.</summary>
    public static string Uncapital(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static bool IsRoman(string word) => word.Length > 0 && word.All(letter => "IVX".Contains(letter, StringComparison.Ordinal));

    /// <summary>A span in words, parts of zero left out: <c>1 hari 2 jam 50 menit</c>; nothing at all is <c>0 menit</c>.</summary>
    public static string Span(int days, int hours, int minutes)
    {
        var parts = new[] { (days, "hari"), (hours, "jam"), (minutes, "menit") }
            .Where(part => part.Item1 != 0)
            .Select(part => $"{IndonesianNumber.Format(part.Item1, 0)} {part.Item2}");
        return string.Join(' ', parts) is { Length: > 0 } words ? words : "0 menit";
    }
}
