using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>How long a piece of work may take: working minutes, or working days, and never one turned into the other.</summary>
/// <remarks>
/// A working day is the same time of day on the next working day, whatever lies between: neither 24 hours nor 450 minutes (a day in
/// Ramadan has 390). The default value is no time at all. Longest: five years, <see cref="MaximumMinutes"/> or <see cref="MaximumDays"/>.
/// </remarks>
public readonly record struct WorkingDuration
{
    /// <summary>Five years of 260 working days.</summary>
    public const int MaximumDays = 1_300;

    /// <summary>Five years of 260 days of 450 minutes.</summary>
    public const int MaximumMinutes = 585_000;

    private const int MinutesPerHour = 60;
    private const int DaysPerWeek = 5;

    private readonly int _count;
    private readonly bool _countsDays;

    private WorkingDuration(int count, bool countsDays, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, maximum);
        (_count, _countsDays) = (count, countsDays);
    }

    /// <summary>The minutes; null when it counts days.</summary>
    public int? InMinutes => _countsDays ? null : _count;

    /// <summary>The days; null when it counts minutes.</summary>
    public int? InDays => _countsDays ? _count : null;

    /// <summary>Working minutes.</summary>
    public static WorkingDuration Minutes(int minutes) => new(minutes, countsDays: false, MaximumMinutes);

    /// <summary>Working hours, 60 working minutes each.</summary>
    public static WorkingDuration Hours(int hours) => new(hours * MinutesPerHour, countsDays: false, MaximumMinutes);

    /// <summary>Working days.</summary>
    public static WorkingDuration Days(int days) => new(days, countsDays: true, MaximumDays);

    /// <summary>Weeks of five working days, also where the week has six.</summary>
    public static WorkingDuration Weeks(int weeks) => new(weeks * DaysPerWeek, countsDays: true, MaximumDays);

    /// <summary><c>120 menit kerja</c> or <c>2 hari kerja</c>.</summary>
    public override string ToString() => _countsDays
        ? $"{IndonesianText.Span(_count, 0, 0)} kerja"
        : $"{IndonesianText.Span(0, 0, _count)} kerja";
}
