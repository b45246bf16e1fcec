using NodaTime;

namespace Tera.Organisation.Calendars;

/// <summary>The working hours the law sets for offices with a week of five days; where in the day the break lies is our choice.</summary>
/// <remarks>
/// Source: Perpres 21/2023. 37.5 hours a week from 07.30, break 60 minutes, on Friday 90; in Ramadan 32.5 hours from 08.00,
/// break 30 minutes, on Friday 60.
/// </remarks>
public static class StatutoryHours
{
    /// <summary>The usual week: 450 minutes a day.</summary>
    public static WeeklyHours Usual { get; } = Week(
        [Interval(7, 30, 12, 0), Interval(13, 0, 16, 0)],
        friday: [Interval(7, 30, 11, 30), Interval(13, 0, 16, 30)]);

    /// <summary>The week in Ramadan: 390 minutes a day.</summary>
    public static WeeklyHours Ramadan { get; } = Week(
        [Interval(8, 0, 12, 0), Interval(12, 30, 15, 0)],
        friday: [Interval(8, 0, 11, 30), Interval(12, 30, 15, 30)]);

    private static WeeklyHours Week(WorkingInterval[] mondayToThursday, WorkingInterval[] friday)
    {
        IsoDayOfWeek[] fourDays = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday];
        var entries = fourDays.SelectMany(day => mondayToThursday.Select(interval => (day, interval)))
            .Concat(friday.Select(interval => (IsoDayOfWeek.Friday, interval)));
        return WeeklyHours.Of(entries).Accepted(out var week, out var rejection)
            ? week
            : throw new InvalidOperationException(rejection.Code);
    }

    private static WorkingInterval Interval(int fromHour, int fromMinute, int toHour, int toMinute) =>
        WorkingInterval.Of(new LocalTime(fromHour, fromMinute), new LocalTime(toHour, toMinute))
            .Accepted(out var interval, out var rejection)
            ? interval
            : throw new InvalidOperationException(rejection.Code);
}
