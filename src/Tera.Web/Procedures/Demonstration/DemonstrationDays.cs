using NodaTime;
using Tera.Organisation.Calendars;

namespace Tera.Procedures.Demonstration;

/// <summary>The working time that lies before the moment of seeding.</summary>
internal sealed class DemonstrationDays(WorkingCalendar calendar, Instant seeding)
{
    private readonly LocalDateTime _now = seeding.InZone(calendar.TimeZone.Zone).LocalDateTime;

    public LocalDate Today => _now.Date;

    /// <summary>The working day so many working days before today; today itself does not count.</summary>
    public LocalDate Back(int workingDays)
    {
        var day = Today;
        for (var left = workingDays; left > 0;)
        {
            day = day.PlusDays(-1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The opening of the first working day that does not come before a day.</summary>
    public Instant OpeningFrom(LocalDate day) => calendar.NextOpening(day.AtStartOfDayInZone(calendar.TimeZone.Zone).ToInstant());

    /// <summary>The moment so many minutes of working time before seeding.</summary>
    public Instant Before(int minutes)
    {
        var left = minutes;
        for (var (day, latest) = (_now.Date, _now.TimeOfDay); ; (day, latest) = (day.PlusDays(-1), LocalTime.MaxValue))
        {
            foreach (var hours in calendar.HoursOn(day).Reverse())
            {
                var end = LocalTime.Min(hours.End, latest);
                var available = (int)Math.Max(0, Period.Between(hours.Start, end, PeriodUnits.Minutes).Minutes);
                if (available >= left)
                {
                    return day.At(end.PlusMinutes(-left)).InZoneLeniently(calendar.TimeZone.Zone).ToInstant();
                }

                left -= available;
            }
        }
    }
}
