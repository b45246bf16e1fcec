using System.Globalization;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Reads a standard time as SOPs print it: <c>180 Menit</c>, <c>5jam</c>, <c>1 Minggu</c>.</summary>
internal static partial class WrittenDuration
{
    public const string Expected = "bilangan 1 sampai 10000 dengan menit, jam, hari, atau minggu, misalnya \"2 Hari\"";

    /// <summary>The duration; null when the text is not one.</summary>
    public static StandardDuration? Read(string printed)
    {
        var match = Pattern().Match(printed);
        if (!match.Success)
        {
            return null;
        }

        var amount = int.Parse(match.Groups["amount"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var unit = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "MENIT" => DurationUnit.Minutes,
            "JAM" => DurationUnit.Hours,
            "HARI" => DurationUnit.Days,
            _ => DurationUnit.Weeks,
        };
        return amount is >= 1 and <= 10_000 ? new StandardDuration(amount, unit, printed) : null;
    }

    [GeneratedRegex("^(?<amount>[0-9]{1,5}) *(?<unit>menit|jam|hari|minggu)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
