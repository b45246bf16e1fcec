using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>How long a piece of work may take: working minutes, working days or months, and never one turned into the other.</summary>
/// <remarks>
/// A working day is the same time of day on the next working day, whatever lies between: neither 24 hours nor 450 minutes (a day in
/// Ramadan has 390). A month is one of the calendar: the same date of a later month, however many working days lie between. The default
/// value is no time at all. Longest: five years, <see cref="MaximumMinutes"/>, <see cref="MaximumDays"/> or <see cref="MaximumMonths"/>.
/// </remarks>
public readonly record struct WorkingDuration
{
    /// <summary>Five years of 260 working days.</summary>
    public const int MaximumDays = 1_300;

    /// <summary>Five years of 260 days of 450 minutes.</summary>
    public const int MaximumMinutes = 585_000;

    /// <summary>Five years.</summary>
    public const int MaximumMonths = 60;

    private const int MinutesPerHour = 60;
    private const int DaysPerWeek = 5;

    private readonly int _count;
    private readonly Measure _measure;

    private WorkingDuration(int count, Measure measure, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, maximum);
        (_count, _measure) = (count, measure);
    }

    /// <summary>The minutes; null when it counts something else.</summary>
    public int? InMinutes => _measure is Measure.Minutes ? _count : null;

    /// <summary>The days; null when it counts something else.</summary>
    public int? InDays => _measure is Measure.Days ? _count : null;

    /// <summary>The months; null when it counts something else.</summary>
    public int? InMonths => _measure is Measure.Months ? _count : null;

    /// <summary>Working minutes.</summary>
    public static WorkingDuration Minutes(int minutes) => new(minutes, Measure.Minutes, MaximumMinutes);

    /// <summary>Working hours, 60 working minutes each.</summary>
    public static WorkingDuration Hours(int hours) => new(hours * MinutesPerHour, Measure.Minutes, MaximumMinutes);

    /// <summary>Working days.</summary>
    public static WorkingDuration Days(int days) => new(days, Measure.Days, MaximumDays);

    /// <summary>Weeks of five working days, also where the week has six.</summary>
    public static WorkingDuration Weeks(int weeks) => new(weeks * DaysPerWeek, Measure.Days, MaximumDays);

    /// <summary>Months of the calendar.</summary>
    public static WorkingDuration Months(int months) => new(months, Measure.Months, MaximumMonths);

    /// <summary><c>120 menit kerja</c>, <c>2 hari kerja</c> or <c>3 bulan</c>.</summary>
    public override string ToString() => _measure switch
    {
        Measure.Days => $"{IndonesianText.Span(_count, 0, 0)} kerja",
        Measure.Months => $"{_count} bulan",
        _ => $"{IndonesianText.Span(0, 0, _count)} kerja",
    };

    private enum Measure
    {
        Minutes,
        Days,
        Months,
    }
}
