using System.Globalization;
using NodaTime;
using static System.FormattableString;

namespace Tera.Shared;

/// <summary>Dates and clock times as Indonesian letters print them. The names are tables here, so no machine's language settings
/// matter.</summary>
public static class IndonesianDate
{
    private static readonly string[] Days = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

    private static readonly string[] Months =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    private static readonly string[] ShortMonths =
        ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

    /// <summary><c>20 November 2026</c>, as in letters.</summary>
    public static string Long(LocalDate date) => Invariant($"{date.Day} {MonthName(date.Month)} {date.Year}");

    /// <summary><c>Jumat, 20 November 2026</c>, as in invitations.</summary>
    public static string LongWithDay(LocalDate date) => $"{DayName(date.DayOfWeek)}, {Long(date)}";

    /// <summary><c>20 Nov</c>; for tables whose year is told elsewhere.</summary>
    public static string Short(LocalDate date) => Invariant($"{date.Day} {ShortMonths[date.Month - 1]}");

    /// <summary><c>20 Nov 2026</c>; for tables over several years.</summary>
    public static string ShortWithYear(LocalDate date) => Invariant($"{date.Day} {ShortMonths[date.Month - 1]} {date.Year}");

    /// <summary>
    /// A date as people type it and spreadsheets save it, the day first: <c>30 Juni 2026</c>, <c>30 jun 2026</c>, <c>30/6/2026</c>, <c>30-06-2026</c>; null for
    /// anything else.
    /// </summary>
    public static LocalDate? Read(string text)
    {
        var sign = text.Trim().FirstOrDefault(letter => letter is '/' or '-' or '.');
        var parts = sign == default ? text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : text.Trim().Split(sign);
        if (parts is not [var first, var name, { Length: 4 } last]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        var month = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 1 + Math.Max(Array.FindIndex(Months, IsName), Array.FindIndex(ShortMonths, IsName));
        return month is > 0 and <= 12 && year > 0 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

        bool IsName(string known) => known.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary><c>10.24</c>: hours and minutes, seconds cut off.</summary>
    public static string Clock(LocalTime time) => Invariant($"{time.Hour:00}.{time.Minute:00}");

    /// <summary><c>Jumat</c>.</summary>
    public static string DayName(IsoDayOfWeek day)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(day, IsoDayOfWeek.None);
        return Days[(int)day - 1];
    }

    /// <summary><c>November</c>, for months 1 to 12.</summary>
    public static string MonthName(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        return Months[month - 1];
    }

    /// <summary><c>XI</c>: the month as letter numbers print it.</summary>
    public static string RomanMonth(LocalDate date) => IndonesianText.Roman(date.Month);
}
