using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Tera.Platform.Components;

/// <summary>Numbers, dates and working time as an Indonesian office writes them.</summary>
public static class Wording
{
    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    private static readonly LocalDatePattern LongDate = LocalDatePattern.Create("d MMMM uuuu", Indonesian);
    private static readonly LocalDatePattern DayAndDate = LocalDatePattern.Create("dddd, d MMMM uuuu", Indonesian);
    private static readonly string[] ShortMonths = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

    /// <summary>"1.250.000".</summary>
    public static string Number(long value) => value.ToString("N0", Indonesian);

    /// <summary>"79,5": at most this many decimals, none for nothing.</summary>
    public static string Number(decimal value, int decimals = 2) =>
        value.ToString("#,0." + new string('#', decimals), Indonesian);

    /// <summary>"95,83 %": always two decimals, so that a column lines up.</summary>
    public static string Percent(decimal value) => value.ToString("N2", Indonesian) + " %";

    /// <summary>"Rp1.250.000,00".</summary>
    public static string Rupiah(decimal value) => (value < 0 ? "-Rp" : "Rp") + Math.Abs(value).ToString("N2", Indonesian);

    /// <summary>"6 Oktober 2026".</summary>
    public static string Date(LocalDate date) => LongDate.Format(date);

    /// <summary>"Selasa, 6 Oktober 2026".</summary>
    public static string Day(LocalDate date) => DayAndDate.Format(date);

    /// <summary>"6 Okt", in tables only.</summary>
    public static string ShortDate(LocalDate date) => $"{date.Day} {ShortMonths[date.Month - 1]}";

    /// <summary>"10.24".</summary>
    public static string Clock(LocalTime time) => time.ToString("HH'.'mm", CultureInfo.InvariantCulture);

    /// <summary>"6 Okt 10.24", in tables only.</summary>
    public static string Short(ZonedDateTime moment) => $"{ShortDate(moment.Date)} {Clock(moment.TimeOfDay)}";

    /// <summary>"6 Oktober 2026 10.24 WIB".</summary>
    public static string Moment(ZonedDateTime moment) => $"{Date(moment.Date)} {Clock(moment.TimeOfDay)} {Zone(moment)}";

    /// <summary>"10.24.07 WIB": of a receipt.</summary>
    public static string Second(ZonedDateTime moment) =>
        $"{moment.TimeOfDay.ToString("HH'.'mm'.'ss", CultureInfo.InvariantCulture)} {Zone(moment)}";

    /// <summary>WIB, WITA or WIT; the offset elsewhere.</summary>
    public static string Zone(ZonedDateTime moment) => moment.Offset.Seconds switch
    {
        7 * 3600 => "WIB",
        8 * 3600 => "WITA",
        9 * 3600 => "WIT",
        _ => "UTC" + moment.Offset,
    };

    /// <summary>"2 hari 5 jam 42 menit" of working time; nothing that is zero is said, except "0 menit".</summary>
    /// <param name="minutes">Working minutes, not negative.</param>
    /// <param name="minutesPerDay">Working minutes of one day, 450 in most offices.</param>
    public static string Duration(long minutes, int minutesPerDay = 450)
    {
        var (days, rest) = Math.DivRem(minutes, minutesPerDay);
        var (hours, left) = Math.DivRem(rest, 60);
        string?[] parts =
        [
            days > 0 ? $"{days} hari" : null,
            hours > 0 ? $"{hours} jam" : null,
            left > 0 ? $"{left} menit" : null,
        ];
        var said = string.Join(' ', parts.Where(part => part is not null));
        return said.Length == 0 ? "0 menit" : said;
    }

    /// <summary>"Lewat 37 menit", "Sisa 1 jam 54 menit", "Waktu berhenti".</summary>
    /// <param name="state">Of the thing.</param>
    /// <param name="minutes">Working minutes left, or past when late; not negative.</param>
    /// <param name="minutesPerDay">Working minutes of one day.</param>
    public static string TimeLeft(TimeState state, long minutes, int minutesPerDay = 450) => state switch
    {
        TimeState.Late => "Lewat " + Duration(minutes, minutesPerDay),
        TimeState.Stopped => "Waktu berhenti",
        TimeState.None => "Tanpa batas waktu",
        _ => "Sisa " + Duration(minutes, minutesPerDay),
    };
}
