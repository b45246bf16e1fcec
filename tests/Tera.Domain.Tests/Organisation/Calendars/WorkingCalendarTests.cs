using Tera.Shared;
using NodaTime;

namespace Tera.Organisation.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Usual = Given.Calendar();

    [Fact]
    public void Given_a_paper_received_on_Friday_at_15_30_in_Makassar_when_it_may_take_120_minutes_then_it_is_due_on_Monday_at_08_30()
    {
        var zone = IndonesianTimeZone.Central;
        var calendar = Given.Calendar(Given.Definition() with { TimeZone = zone });

        var due = calendar.Add(Given.At("2026-10-02 15:30", zone), WorkingDuration.Minutes(120));

        Assert.Equal(Given.At("2026-10-05 08:30", zone), due);
        Assert.Equal("5 Oktober 2026 08.30 WITA", zone.Moment(due));
    }

    [Theory]
    [InlineData("2026-10-06 10:24", 10, "2026-10-06 10:34")]
    [InlineData("2026-10-06 11:30", 60, "2026-10-06 13:30")] // over the break
    [InlineData("2026-10-06 11:30", 30, "2026-10-06 12:00")] // ends at the closing, not at the next opening
    [InlineData("2026-10-06 12:20", 5, "2026-10-06 13:05")] // received in the break
    [InlineData("2026-10-06 05:00", 5, "2026-10-06 07:35")] // before the opening
    [InlineData("2026-10-06 20:00", 5, "2026-10-07 07:35")] // after the closing
    [InlineData("2026-10-02 11:00", 60, "2026-10-02 13:30")] // Friday's long break
    [InlineData("2026-10-03 10:00", 0, "2026-10-05 07:30")] // Saturday
    [InlineData("2026-12-23 15:30", 60, "2026-12-28 08:00")] // over Christmas and the leave before it
    [InlineData("2026-10-05 07:30", 395, "2026-10-05 15:05")] // a whole SOP of a Kecamatan within one day
    public void Minutes_run_only_within_working_time(string received, int minutes, string due) =>
        Assert.Equal(Given.At(due), Usual.Add(Given.At(received), WorkingDuration.Minutes(minutes)));

    [Theory]
    [InlineData("2026-10-06 10:00", 1, "2026-10-07 10:00")]
    [InlineData("2026-10-02 10:00", 1, "2026-10-05 10:00")] // over the weekend
    [InlineData("2026-10-08 11:45", 1, "2026-10-09 11:30")] // falls into Friday's break: the closing before it
    [InlineData("2026-10-09 16:20", 1, "2026-10-12 16:00")] // Monday closes earlier than Friday
    [InlineData("2026-10-10 09:00", 1, "2026-10-13 07:30")] // Saturday: the clock starts on Monday
    [InlineData("2026-10-06 16:00", 1, "2026-10-07 16:00")] // at the very closing the clock still starts today
    [InlineData("2026-10-06 16:01", 1, "2026-10-08 07:30")]
    [InlineData("2026-10-06 10:00", 0, "2026-10-06 10:00")]
    public void Days_keep_the_time_of_day(string received, int days, string due) =>
        Assert.Equal(Given.At(due), Usual.Add(Given.At(received), WorkingDuration.Days(days)));

    [Fact]
    public void Given_the_other_reading_when_a_day_is_added_then_it_ends_when_that_day_closes()
    {
        var calendar = Given.Calendar(Given.Definition() with { DayReading = DayReading.EndOfDay });

        Assert.Equal(Given.At("2026-10-07 16:00"), calendar.Add(Given.At("2026-10-06 10:00"), WorkingDuration.Days(1)));
        Assert.Equal(Given.At("2026-10-09 16:30"), calendar.Add(Given.At("2026-10-08 10:00"), WorkingDuration.Days(1)));
        Assert.Equal(Given.At("2026-10-06 11:00"), calendar.Add(Given.At("2026-10-06 10:00"), WorkingDuration.Hours(1)));
    }

    [Theory]
    [InlineData("2026-10-06 10:00", 1, "2026-11-06 10:00")]
    [InlineData("2026-10-06 10:00", 3, "2027-01-06 10:00")]
    [InlineData("2026-10-07 10:00", 1, "2026-11-09 07:30")] // a Saturday: the opening of the Monday after it
    [InlineData("2026-08-31 10:00", 1, "2026-09-30 16:00")] // no 31st: the closing of the 30th
    [InlineData("2026-10-10 09:00", 1, "2026-11-12 07:30")] // Saturday: the clock starts on Monday
    public void A_month_is_the_same_date_of_a_later_month_moved_to_a_working_day(string received, int months, string due) =>
        Assert.Equal(Given.At(due), Usual.Add(Given.At(received), WorkingDuration.Months(months)));

    [Fact]
    public void A_week_is_five_working_days() =>
        Assert.Equal(Given.At("2026-10-13 10:00"), Usual.Add(Given.At("2026-10-06 10:00"), WorkingDuration.Weeks(1)));

    /// <summary>The times drawn on the screens of the run "Pengukuran Kinerja, Triwulan III 2026", worked out there by hand.</summary>
    [Theory]
    [InlineData("2026-10-01 13:12", "2026-10-06 10:24", "2 hari 5 jam 42 menit kerja")]
    [InlineData("2026-10-05 13:12", "2026-10-06 10:24", "5 jam 42 menit kerja")]
    [InlineData("2026-10-07 15:12", "2026-10-09 09:32", "1 hari 2 jam 50 menit kerja")]
    [InlineData("2026-10-01 08:06", "2026-10-01 11:20", "3 jam 14 menit kerja")]
    [InlineData("2026-10-01 11:20", "2026-10-01 13:12", "52 menit kerja")]
    [InlineData("2026-10-06 10:24", "2026-10-07 09:00", "6 jam 6 menit kerja")]
    [InlineData("2026-10-06 10:24", "2026-10-06 13:18", "1 jam 54 menit kerja")]
    [InlineData("2026-10-06 10:24", "2026-10-06 10:24", "0 menit kerja")]
    [InlineData("2026-10-06 10:24", "2026-10-06 09:00", "0 menit kerja")] // not yet late
    public void Working_time_between_two_moments_reads_as_drawn(string from, string to, string words) =>
        Assert.Equal(words, Usual.Span(Usual.Between(Given.At(from), Given.At(to))).ToString());

    [Fact]
    public void The_limit_of_the_drawn_run_is_the_sum_of_its_standards()
    {
        var afterDays = Usual.Add(Given.At("2026-10-01 08:00"), WorkingDuration.Days(4));

        Assert.Equal(Given.At("2026-10-07 15:12"), Usual.Add(afterDays, WorkingDuration.Minutes(10 + 120 + 60 + 30 + 120 + 30 + 2)));
        Assert.Equal(4, Usual.WorkingDaysBetween(Given.Date("2026-10-09"), Given.Date("2026-10-15")));
    }

    [Fact]
    public void A_usual_day_has_450_minutes_and_a_day_in_Ramadan_390_also_on_Friday()
    {
        foreach (var day in new[] { IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday })
        {
            Assert.Equal(450, StatutoryHours.Usual.MinutesOn(day).Value);
            Assert.Equal(390, StatutoryHours.Ramadan.MinutesOn(day).Value);
        }

        Assert.Equal(0, StatutoryHours.Usual.MinutesOn(IsoDayOfWeek.Saturday).Value);
    }

    [Fact]
    public void Given_a_fasting_month_when_it_begins_then_its_hours_lie_above_the_usual_ones_until_it_ends()
    {
        var calendar = Given.Calendar(Given.ArtificialRamadan);

        Assert.Equal(450, calendar.Between(Given.At("2026-11-06 00:00"), Given.At("2026-11-07 00:00")).Value);
        Assert.Equal(390, calendar.Between(Given.At("2026-11-09 00:00"), Given.At("2026-11-10 00:00")).Value);
        Assert.Equal(450, calendar.Between(Given.At("2026-12-07 00:00"), Given.At("2026-12-08 00:00")).Value);
        Assert.Equal(Given.At("2026-11-09 08:00"), calendar.Add(Given.At("2026-11-06 07:40"), WorkingDuration.Days(1)));
        Assert.Equal("Ramadan", calendar.RuleOn(Given.Date("2026-12-04")).Name);
    }

    [Fact]
    public void Given_an_agency_with_a_local_holiday_and_six_days_when_it_reckons_then_the_region_is_not_touched()
    {
        var region = Given.Definition();
        var local = Given.Calendar(region.Localised(
            [new Holiday(Given.Date("2026-10-06"), HolidayKind.Local, "Hari jadi kabupaten", "Perkada")],
            [WorkingHoursRule.Regular("Enam hari", Given.SixDays(), RulePeriod.Always, "Perkada")]));

        Assert.Equal(Given.At("2026-10-07 08:00"), local.Add(Given.At("2026-10-05 13:30"), WorkingDuration.Minutes(60)));
        Assert.True(local.IsWorkingDay(Given.Date("2026-10-03")));
        Assert.Equal("Hari jadi kabupaten", Assert.Single(local.HolidaysOn(Given.Date("2026-10-06"))).Name);
        Assert.True(Given.Calendar(region).IsWorkingDay(Given.Date("2026-10-06")));
    }

    [Fact]
    public void Given_holidays_announced_until_the_end_of_2026_when_something_is_due_later_then_it_is_provisional()
    {
        Assert.False(Usual.IsProvisional(Given.At("2026-12-31 23:59")));
        Assert.True(Usual.IsProvisional(Given.At("2027-01-01 00:00")));
    }

    [Fact]
    public void Given_holidays_without_end_when_a_working_day_is_sought_then_the_search_gives_up_by_name()
    {
        var start = Given.Date("2026-10-06");
        var holidays = Enumerable.Range(0, 1_200).Select(day => new Holiday(start.PlusDays(day), HolidayKind.Local, "Libur", "keliru"));
        var calendar = Given.Calendar(Given.Definition() with { Holidays = [.. holidays] });

        var exception = Assert.Throws<CalendarExhaustedException>(() => calendar.NextOpening(Given.At("2026-10-06 10:00")));

        Assert.Equal(start, exception.After);
    }

    [Fact]
    public void Seconds_are_kept_in_a_due_time_and_a_begun_minute_is_not_counted()
    {
        var start = Given.At("2026-10-06 10:24") + Duration.FromSeconds(37);

        var due = Usual.Add(start, WorkingDuration.Minutes(10));

        Assert.Equal(Given.At("2026-10-06 10:34") + Duration.FromSeconds(37), due);
        Assert.Equal(9, Usual.Between(start, due - Duration.FromSeconds(1)).Value);
    }
}
