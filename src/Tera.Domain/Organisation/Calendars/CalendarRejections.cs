using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Why a calendar, or a part of it, was not taken.</summary>
public static class CalendarRejections
{
    /// <summary>No weekday has an interval.</summary>
    public static readonly Rejection WeekEmpty = new("organisation.calendar.week-empty");

    /// <summary>There is no regular rule at all.</summary>
    public static readonly Rejection NoRegularHours = new("organisation.calendar.no-regular-hours");

    /// <summary>Arguments: start and end of an interval that ends before it begins, printed.</summary>
    public static Rejection IntervalEmpty(LocalTime start, LocalTime end) =>
        new("organisation.calendar.interval-empty", IndonesianDate.Clock(start), IndonesianDate.Clock(end));

    /// <summary>Arguments: name of the weekday, the two intervals, printed.</summary>
    public static Rejection IntervalsOverlap(IsoDayOfWeek day, WorkingInterval earlier, WorkingInterval later) =>
        new("organisation.calendar.intervals-overlap", IndonesianDate.DayName(day), earlier.ToString(), later.ToString());

    /// <summary>Arguments: the first and the last day of a period that ends before it begins.</summary>
    public static Rejection PeriodReversed(LocalDate from, LocalDate until) => new("organisation.calendar.period-reversed", from, until);

    /// <summary>Arguments: the names of two rules of one kind that share a day.</summary>
    public static Rejection RulesOverlap(string one, string other) => new("organisation.calendar.rules-overlap", one, other);

    /// <summary>Argument: a day for which no regular hours are given, next to the rule that leaves it open.</summary>
    public static Rejection HoursMissing(LocalDate day) => new("organisation.calendar.hours-missing", day);

    /// <summary>Arguments: the minutes given, the least and the most.</summary>
    public static Rejection NominalDayOutOfRange(int minutes, int least, int most) =>
        new("organisation.calendar.nominal-day-out-of-range", minutes, least, most);
}
