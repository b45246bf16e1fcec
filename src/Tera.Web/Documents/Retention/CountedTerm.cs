using System.Globalization;
using System.Text.RegularExpressions;

namespace Tera.Documents.Retention;

/// <summary>Years as a schedule words them: <c>2</c>, <c>2 tahun setelah tidak berlaku</c>, <c>selama berlaku</c>.</summary>
/// <param name="Years">Whole years; 0 where the schedule gives none.</param>
/// <param name="CountedFrom">What it says of their beginning; null for the day of the file.</param>
internal sealed partial record CountedTerm(int Years, string? CountedFrom)
{
    private const int LongestWords = 100;

    /// <summary>Null for what is no term.</summary>
    /// <param name="text">A cell.</param>
    /// <param name="most">More years than that are a slip of the hand.</param>
    public static CountedTerm? Read(string text, int most)
    {
        var match = Term().Match(text.Trim());
        var words = match.Groups["words"].Value.Trim();
        var years = match.Groups["years"] is { Success: true, Value: var digits } ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return match.Success && years <= most && words.Length <= LongestWords ? new(years, words.Length == 0 ? null : words) : null;
    }

    /// <summary>As it is read again.</summary>
    public static string Words(int years, string? countedFrom) => countedFrom switch
    {
        null => years.ToString(CultureInfo.InvariantCulture),
        _ when years == 0 => countedFrom,
        _ => string.Create(CultureInfo.InvariantCulture, $"{years} {countedFrom}"),
    };

    [GeneratedRegex(@"^(?:(?<years>\d{1,4})(?:,0+)?(?:\s*(?:tahun|thn|th)\b\.?)?)?\s*(?<words>(?:setelah|sesudah|sejak|selama|sampai|terhitung)\b.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
