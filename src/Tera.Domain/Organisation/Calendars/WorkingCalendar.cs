using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Reckons with the working time of one office: its hours, its holidays, its clock. Immutable.</summary>
/// <remarks>
/// <para>All reckoning is done on the local clock, which in Indonesia never jumps, and walks from day to day, never from minute to
/// minute.</para>
/// <para>Work that ends exactly at a closing is due at that closing (16.00), not at the next opening: both are the same amount of working
/// time, but the person reads the earlier one.</para>
/// </remarks>
public sealed class WorkingCalendar
{
    /// <summary>Three years: a search for the next working day gives up after so many days without one.</summary>
    public const int SearchLimit = 1_096;

    private const int ShortestNominalDay = 60;
    private const int LongestNominalDay = 1_440;

    private readonly ImmutableArray<WorkingHoursRule> _special;
    private readonly ImmutableArray<WorkingHoursRule> _regular;
    private readonly FrozenSet<LocalDate> _daysOff;
    private readonly ILookup<LocalDate, Holiday> _holidays;

    private WorkingCalendar(CalendarDefinition definition)
    {
        Definition = definition;
        _special = [.. definition.Rules.Where(rule => rule.IsSpecial)];
        _regular = [.. definition.Rules.Where(rule => !rule.IsSpecial)];
        _holidays = definition.Holidays.ToLookup(holiday => holiday.Date);
        _daysOff = _holidays.Select(holidays => holidays.Key).ToFrozenSet();
    }

    /// <summary>What it was made of.</summary>
    public CalendarDefinition Definition { get; }

    /// <summary>The clock of the office.</summary>
    public IndonesianTimeZone TimeZone => Definition.TimeZone;

    /// <summary>Last day, inclusive, for which the holidays have been announced.</summary>
    public LocalDate HolidaysKnownUntil => Definition.HolidaysKnownUntil;

    /// <summary>Refuses rules that leave a day without regular hours or give it two, and a nominal day outside 60 to 1440
    /// minutes.</summary>
    public static Result<WorkingCalendar> Create(CalendarDefinition definition)
    {
        if (definition.NominalDay is < ShortestNominalDay or > LongestNominalDay)
        {
            return CalendarRejections.NominalDayOutOfRange(definition.NominalDay, ShortestNominalDay, LongestNominalDay);
        }

        var calendar = new WorkingCalendar(definition);
        return (RuleSequence.Overlap(calendar._special) ?? RuleSequence.Fault(calendar._regular)) is { } fault ? fault : calendar;
    }

    /// <summary>When work begun at an instant is due.</summary>
    /// <remarks>
    /// <para>Outside working hours the clock starts at the next opening; no time at all therefore gives that opening.</para>
    /// <para>Minutes run only within working time. Days are counted from the day on which the clock starts to the nth working day after it.
    /// <see cref="DayReading.SameTimeOfDay"/> keeps the time of day: if on that day it falls into a break or after closing, work is due at
    /// the closing before it; if it falls before the opening, at the opening. <see cref="DayReading.EndOfDay"/> gives the closing of that
    /// day. Months lead to the same date of a later month; where that is no working day, to the next opening; where the month is too short, to
    /// the closing of its last day. A later start or a longer duration never gives an earlier due time.</para>
    /// </remarks>
    /// <exception cref="CalendarExhaustedException">No working day for three years.</exception>
    public Instant Add(Instant from, WorkingDuration duration)
    {
        var start = AddMinutes(Local(from), duration.InMinutes ?? 0);
        return Global(duration.InDays is { } days ? AddDays(start, days) : duration.InMonths is { } months ? AddMonths(start, months) : start);
    }

    /// <summary>Working time from one instant to another, in whole minutes; none when the second does not come after the first.</summary>
    /// <remarks>So <c>Between(due, now)</c> is how late something is, and <c>Between(now, due)</c> how much is left, without
    /// asking which.</remarks>
    public WorkingMinutes Between(Instant from, Instant to)
    {
        if (to <= from)
        {
            return default;
        }

        var (start, end) = (Local(from), Local(to));
        var nanoseconds = 0L;
        for (var day = start.Date; day <= end.Date; day = day.PlusDays(1))
        {
            var earliest = day == start.Date ? start.NanosecondOfDay : 0;
            var latest = day == end.Date ? end.NanosecondOfDay : NodaConstants.NanosecondsPerDay;
            foreach (var interval in HoursOn(day))
            {
                nanoseconds += Math.Max(0, Math.Min(interval.EndNanosecond, latest) - Math.Max(interval.StartNanosecond, earliest));
            }
        }

        return new WorkingMinutes((int)(nanoseconds / NodaConstants.NanosecondsPerMinute));
    }

    /// <summary>True within working time: from an opening, inclusive, to a closing, exclusive.</summary>
    public bool IsWorking(Instant instant)
    {
        var local = Local(instant);
        return HoursOn(local.Date).Any(interval => interval.Start <= local.TimeOfDay && local.TimeOfDay < interval.End);
    }

    /// <summary>The first working moment not before an instant: the instant itself within working time, otherwise the next
    /// opening.</summary>
    /// <exception cref="CalendarExhaustedException">No working day for three years.</exception>
    public Instant NextOpening(Instant instant)
    {
        var local = Local(instant);
        foreach (var interval in HoursOn(local.Date))
        {
            if (local.TimeOfDay < interval.End)
            {
                return Global(local.Date.At(LocalTime.Max(interval.Start, local.TimeOfDay)));
            }
        }

        var next = NextWorkingDay(local.Date);
        return Global(next.At(HoursOn(next)[0].Start));
    }

    /// <summary>How many working days come after the first date, up to and including the second; none when it does not come after
    /// it.</summary>
    /// <remarks>From Friday 9 to Thursday 15 October: four. A period's own working days are counted from the day before it.</remarks>
    public int WorkingDaysBetween(LocalDate after, LocalDate until)
    {
        var count = 0;
        for (var day = after; day < until;)
        {
            day = day.PlusDays(1);
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>True when the day has working hours and is no holiday.</summary>
    public bool IsWorkingDay(LocalDate date) => !HoursOn(date).IsEmpty;

    /// <summary>The working hours of a day, earliest first; empty on a day off or a holiday.</summary>
    public ImmutableArray<WorkingInterval> HoursOn(LocalDate date) => _daysOff.Contains(date) ? [] : RuleOn(date).Hours.On(date.DayOfWeek);

    /// <summary>The rule whose hours are in force on a day: a special one before the regular one.</summary>
    public WorkingHoursRule RuleOn(LocalDate date)
    {
        foreach (var rule in _special)
        {
            if (rule.Period.Contains(date))
            {
                return rule;
            }
        }

        return _regular.First(rule => rule.Period.Contains(date));
    }

    /// <summary>The holidays declared for a day; usually none.</summary>
    public IEnumerable<Holiday> HolidaysOn(LocalDate date) => _holidays[date];

    /// <summary>True when an instant lies on a day whose holidays are not announced yet, so that a due time there may still move.</summary>
    public bool IsProvisional(Instant instant) => TimeZone.DateOf(instant) > HolidaysKnownUntil;

    /// <summary>Working minutes as a person reads them, by this calendar's nominal day.</summary>
    public WorkingSpan Span(WorkingMinutes minutes) => WorkingSpan.Of(minutes, Definition.NominalDay);

    private LocalDateTime AddMinutes(LocalDateTime from, int minutes)
    {
        var remaining = minutes * NodaConstants.NanosecondsPerMinute;
        var (day, earliest) = (from.Date, from.NanosecondOfDay);
        while (true)
        {
            foreach (var interval in HoursOn(day))
            {
                var start = Math.Max(interval.StartNanosecond, earliest);
                var available = interval.EndNanosecond - start;
                if (available >= remaining)
                {
                    return day.At(LocalTime.FromNanosecondsSinceMidnight(start + remaining));
                }

                remaining -= Math.Max(0, available);
            }

            (day, earliest) = (NextWorkingDay(day), 0);
        }
    }

    private LocalDateTime AddDays(LocalDateTime start, int days)
    {
        var day = start.Date;
        for (var i = 0; i < days; i++)
        {
            day = NextWorkingDay(day);
        }

        var hours = HoursOn(day);
        var time = Definition.DayReading == DayReading.EndOfDay ? hours[^1].End : LatestNotAfter(start.TimeOfDay, hours);
        return day.At(time);
    }

    private LocalDateTime AddMonths(LocalDateTime start, int months)
    {
        if (months == 0)
        {
            return start;
        }

        var wished = start.Date.PlusMonths(months);
        var day = IsWorkingDay(wished) ? wished : NextWorkingDay(wished);
        var hours = HoursOn(day);
        // Whoever begins a day later is never due earlier: a day off leads to the next opening, a date too many to the closing of the month's last.
        return day.At(Definition.DayReading == DayReading.EndOfDay ? hours[^1].End
            : day != wished ? hours[0].Start
            : wished.Day != start.Day ? hours[^1].End
            : LatestNotAfter(start.TimeOfDay, hours));
    }

    /// <summary>The latest working moment of a day that does not come after a time of day; the opening when the day begins later.</summary>
    private static LocalTime LatestNotAfter(LocalTime time, ImmutableArray<WorkingInterval> hours)
    {
        var last = hours.LastOrDefault(interval => interval.Start <= time);
        return last is null ? hours[0].Start : LocalTime.Min(time, last.End);
    }

    private LocalDate NextWorkingDay(LocalDate after)
    {
        var day = after;
        for (var i = 0; i < SearchLimit; i++)
        {
            day = day.PlusDays(1);
            if (IsWorkingDay(day))
            {
                return day;
            }
        }

        throw new CalendarExhaustedException(after, SearchLimit);
    }

    private LocalDateTime Local(Instant instant) => instant.InZone(TimeZone.Zone).LocalDateTime;

    private Instant Global(LocalDateTime local) => local.InZoneLeniently(TimeZone.Zone).ToInstant();
}
