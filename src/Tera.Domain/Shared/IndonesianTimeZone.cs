using System.Globalization;
using NodaTime;

namespace Tera.Shared;

/// <summary>One of the three clocks of Indonesia. None of them changes between summer and winter, so a local time is always one
/// instant.</summary>
public sealed class IndonesianTimeZone
{
    /// <summary>UTC+7: Sumatra, Java, West and Central Kalimantan.</summary>
    public static readonly IndonesianTimeZone Western = new("WIB", "Waktu Indonesia Barat", "Asia/Jakarta");

    /// <summary>UTC+8: Sulawesi, Bali, Nusa Tenggara, South, East and North Kalimantan.</summary>
    public static readonly IndonesianTimeZone Central = new("WITA", "Waktu Indonesia Tengah", "Asia/Makassar");

    /// <summary>UTC+9: Maluku and Papua.</summary>
    public static readonly IndonesianTimeZone Eastern = new("WIT", "Waktu Indonesia Timur", "Asia/Jayapura");

    private const string OtherWesternId = "Asia/Pontianak";

    private IndonesianTimeZone(string code, string label, string id) =>
        (Code, Label, Zone) = (code, label, DateTimeZoneProviders.Tzdb[id]);

    /// <summary>From west to east.</summary>
    public static IReadOnlyList<IndonesianTimeZone> All { get; } = [Western, Central, Eastern];

    /// <summary><c>WIB</c>, <c>WITA</c> or <c>WIT</c>, as printed after a time.</summary>
    public string Code { get; }

    /// <summary>The full name, for lists to choose from.</summary>
    public string Label { get; }

    /// <summary>The zone of the tz database.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Reads a code in any case, or the zone's id in the tz database.</summary>
    public static Result<IndonesianTimeZone> Parse(string? text)
    {
        var typed = (text ?? string.Empty).Trim();
        if (typed.Equals(OtherWesternId, StringComparison.OrdinalIgnoreCase))
        {
            return Western;
        }

        var found = All.FirstOrDefault(zone => typed.Equals(zone.Code, StringComparison.OrdinalIgnoreCase)
            || typed.Equals(zone.Zone.Id, StringComparison.OrdinalIgnoreCase));
        return found is null ? new Rejection("shared.time-zone.unknown", typed) : found;
    }

    /// <summary>Which day it is there.</summary>
    public LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary><c>10.24 WIB</c>.</summary>
    public string Clock(Instant instant) => $"{IndonesianDate.Clock(instant.InZone(Zone).TimeOfDay)} {Code}";

    /// <summary><c>10.24.07 WIB</c>, for receipts.</summary>
    public string ClockWithSeconds(Instant instant)
    {
        var time = instant.InZone(Zone).TimeOfDay;
        return string.Create(CultureInfo.InvariantCulture, $"{IndonesianDate.Clock(time)}.{time.Second:00} {Code}");
    }

    /// <summary><c>6 Okt 10.24</c>, for tables and histories.</summary>
    public string Short(Instant instant)
    {
        var local = instant.InZone(Zone);
        return $"{IndonesianDate.Short(local.Date)} {IndonesianDate.Clock(local.TimeOfDay)}";
    }

    /// <summary><c>6 Oktober 2026 10.24 WIB</c>.</summary>
    public string Moment(Instant instant) => $"{IndonesianDate.Long(DateOf(instant))} {Clock(instant)}";

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
