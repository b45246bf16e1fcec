using NodaTime;
using NodaTime.Text;
using Tera.Organisation.Calendars;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Demonstration;

/// <summary>When the runs of the demonstration lie, whatever the day of seeding.</summary>
public sealed class RunScriptTests
{
    private static readonly WorkingCalendar Calendar = Sample.Of(WorkingCalendar.Create(new CalendarDefinition(
        IndonesianTimeZone.Western,
        [WorkingHoursRule.Regular("Biasa", StatutoryHours.Usual, RulePeriod.Always, "Perpres 21/2023")],
        HolidayReference.Holidays,
        HolidayReference.KnownUntil)));

    [Fact]
    public void Given_any_day_of_a_year_when_runs_are_laid_out_then_they_begin_before_it_in_working_time_and_measure_a_quarter_that_is_over()
    {
        for (var day = new LocalDate(2026, 3, 2); day < new LocalDate(2027, 3, 1); day = day.PlusDays(1))
        {
            var seeding = day.At(new LocalTime(7, 5)).InZoneLeniently(Calendar.TimeZone.Zone).ToInstant();
            var scripts = RunScripts.For(new DemonstrationDays(Calendar, seeding));

            Assert.All(scripts, script => Assert.True(script.Begins < seeding && Calendar.IsWorking(script.Begins), $"{day}: {script.Key} begins {script.Begins}"));
            Assert.All(scripts.SkipLast(1), script => Assert.True(script.Period.LastDay < Calendar.TimeZone.DateOf(script.Begins), $"{day}: {script.Key} {script.Period}"));
            Assert.Equal(FiscalPeriod.Of(day), scripts[^1].Period);
            Assert.True(Calendar.WorkingDaysBetween(Calendar.TimeZone.DateOf(scripts[0].Begins), day) >= 4, $"{day}: the finished run has no time to finish.");
        }
    }

    [Theory]
    [InlineData(2026, 11, 13, "2026-3")]
    [InlineData(2026, 10, 8, "2026-3")]
    [InlineData(2026, 10, 6, "2026-2")]
    public void Given_the_first_days_of_a_quarter_when_runs_are_laid_out_then_they_measure_the_quarter_before_the_last(int year, int month, int day, string measured)
    {
        var seeding = new LocalDate(year, month, day).At(new LocalTime(9, 0)).InZoneLeniently(Calendar.TimeZone.Zone).ToInstant();

        Assert.Equal(measured, RunScripts.For(new DemonstrationDays(Calendar, seeding))[0].Period.Code);
    }

    [Theory]
    [InlineData("2026-11-13T03:00:00Z", 60, "2026-11-13T02:00:00Z")]
    [InlineData("2026-11-14T03:00:00Z", 30, "2026-11-13T09:00:00Z")]
    [InlineData("2026-11-16T00:40:00Z", 20, "2026-11-13T09:20:00Z")]
    public void Given_a_moment_when_working_minutes_are_counted_back_then_nights_and_days_off_do_not_count(string seeding, int minutes, string expected) => Assert.Equal(
        InstantPattern.ExtendedIso.Parse(expected).Value,
        new DemonstrationDays(Calendar, InstantPattern.ExtendedIso.Parse(seeding).Value).Before(minutes));
}
