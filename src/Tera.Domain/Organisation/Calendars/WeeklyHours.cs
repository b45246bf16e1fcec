using System.Collections.Immutable;
using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>The working hours of a week: for each weekday its intervals in order, none on days off. Five days or six, or any other
/// choice.</summary>
public sealed class WeeklyHours
{
    private readonly ImmutableArray<WorkingInterval>[] _byDay;

    private WeeklyHours(ImmutableArray<WorkingInterval>[] byDay) => _byDay = byDay;

    /// <summary>The intervals of a weekday, earliest first; empty on a day off.</summary>
    public ImmutableArray<WorkingInterval> On(IsoDayOfWeek day) => _byDay[(int)day];

    /// <summary>Working minutes of a weekday without holidays.</summary>
    public WorkingMinutes MinutesOn(IsoDayOfWeek day) =>
        new((int)(On(day).Sum(interval => interval.EndNanosecond - interval.StartNanosecond) / NodaConstants.NanosecondsPerMinute));

    /// <summary>Refuses intervals of one day that overlap (they may touch), and a week without any working time.</summary>
    public static Result<WeeklyHours> Of(IEnumerable<(IsoDayOfWeek Day, WorkingInterval Interval)> intervals)
    {
        var byDay = new ImmutableArray<WorkingInterval>[(int)IsoDayOfWeek.Sunday + 1];
        Array.Fill(byDay, []);
        foreach (var day in intervals.GroupBy(entry => entry.Day, entry => entry.Interval))
        {
            var ordered = day.OrderBy(interval => interval.Start).ToImmutableArray();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if (later.Start < earlier.End)
                {
                    return CalendarRejections.IntervalsOverlap(day.Key, earlier, later);
                }
            }

            byDay[(int)day.Key] = ordered;
        }

        return byDay.All(day => day.IsEmpty) ? CalendarRejections.WeekEmpty : new WeeklyHours(byDay);
    }
}
