using System.Globalization;
using System.Text.RegularExpressions;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Reads a standard time as SOPs print it: <c>180 Menit</c>, <c>5jam</c>, <c>1 Minggu</c>.</summary>
internal static partial class WrittenDuration
{
    /// <summary>The largest amount of any unit, inclusive.</summary>
    private const int Most = 10_000;

    private const int MinutesOfAnHour = 60, DaysOfAWeek = 5;

    public const string Expected = "bilangan 1 sampai 10000 dengan menit, jam, hari, minggu, atau bulan, paling lama lima tahun kerja, misalnya \"2 Hari\"";

    /// <summary>The duration; null when the text is not one.</summary>
    public static StandardDuration? Read(string printed)
    {
        var match = Pattern().Match(printed);
        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "MENIT" or "MNT" or "MIN" or "'" or "’" or "′" => DurationUnit.Minutes,
            "JAM" => DurationUnit.Hours,
            "HARI" or "HR" or "HK" => DurationUnit.Days,
            "BULAN" or "BLN" => DurationUnit.Months,
            _ => DurationUnit.Weeks,
        };
        var amount = int.Parse(match.Groups["amount"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return amount >= 1 && amount <= MostOf(unit) ? new StandardDuration(amount, unit, printed) : null;
    }

    /// <summary>No more than the working calendar reckons with.</summary>
    private static int MostOf(DurationUnit unit) => unit switch
    {
        DurationUnit.Minutes => Most,
        DurationUnit.Hours => Math.Min(Most, WorkingDuration.MaximumMinutes / MinutesOfAnHour),
        DurationUnit.Days => Math.Min(Most, WorkingDuration.MaximumDays),
        DurationUnit.Months => WorkingDuration.MaximumMonths,
        _ => Math.Min(Most, WorkingDuration.MaximumDays / DaysOfAWeek),
    };

    /// <summary>Also with the number in words behind it, and as working days: <c>2 (dua) hari kerja</c>, <c>3 HK</c>.</summary>
    [GeneratedRegex(@"^(?<amount>[0-9]{1,5}) *(?:\(\p{L}[\p{L} ]{2,30}\) *)?(?<unit>menit|mnt|min|'|’|′|jam|hari|hr|hk|minggu|bulan|bln)(?: kerja)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
