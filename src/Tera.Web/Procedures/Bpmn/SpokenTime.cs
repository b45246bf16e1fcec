using System.Globalization;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Bpmn;

/// <summary>A timer of a drawing in the words of Waktu: what a drawing says in ISO 8601, an office says in menit, jam, hari.</summary>
internal static partial class SpokenTime
{
    private static readonly (string Part, string Word)[] Words =
        [("years", "tahun"), ("months", "bulan"), ("weeks", "minggu"), ("days", "hari"), ("hours", "jam"), ("minutes", "menit"), ("seconds", "detik")];

    /// <summary>The time as it is written on the symbol, where that is a time; else what the timer itself says, every part of it.</summary>
    /// <param name="duration">As ISO 8601 has it, or whatever stands in its place.</param>
    /// <param name="printed">The name of the timer; may be empty.</param>
    public static string Of(string duration, string printed)
    {
        if (Iso().Match(duration) is not { Success: true } match || Said().IsMatch(printed))
        {
            return printed.Length > 0 ? printed : duration;
        }

        var parts = Words.Where(word => match.Groups[word.Part].Success)
            .Select(word => (Amount: int.Parse(match.Groups[word.Part].Value, CultureInfo.InvariantCulture), word.Word)).ToList();
        return parts switch
        {
            [] => printed.Length > 0 ? printed : duration,
            // One measure where two make one: a standard time has one unit.
            [(var hours, "jam"), (var minutes, "menit")] => string.Create(CultureInfo.InvariantCulture, $"{(hours * 60) + minutes} menit"),
            _ => string.Join(' ', parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Amount} {part.Word}"))),
        };
    }

    [GeneratedRegex(@"^P(?:(?<years>\d{1,5})Y)?(?:(?<months>\d{1,5})M)?(?:(?<weeks>\d{1,5})W)?(?:(?<days>\d{1,5})D)?(?:T(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,5})M)?(?:(?<seconds>\d{1,5})(?:\.\d{1,9})?S)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<!\p{L})(?:menit|jam|hari|minggu|bulan|tahun)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
