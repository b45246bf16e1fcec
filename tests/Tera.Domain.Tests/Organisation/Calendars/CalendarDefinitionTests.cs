using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

public sealed class CalendarDefinitionTests
{
    private static readonly WorkingInterval Morning = Given.Of(WorkingInterval.Of(new LocalTime(7, 30), new LocalTime(12, 0)));

    [Fact]
    public void An_interval_that_ends_when_it_begins_is_refused() =>
        Refused("organisation.calendar.interval-empty", WorkingInterval.Of(new LocalTime(8, 0), new LocalTime(8, 0)), "08.00", "08.00");

    [Fact]
    public void Intervals_of_one_day_that_overlap_are_refused_with_the_day_and_both()
    {
        var midday = Given.Of(WorkingInterval.Of(new LocalTime(11, 0), new LocalTime(14, 0)));

        Refused("organisation.calendar.intervals-overlap",
            WeeklyHours.Of([(IsoDayOfWeek.Friday, midday), (IsoDayOfWeek.Friday, Morning)]), "Jumat", "07.30–12.00", "11.00–14.00");
    }

    [Fact]
    public void Intervals_that_touch_and_equal_intervals_of_two_days_are_taken()
    {
        var afternoon = Given.Of(WorkingInterval.Of(new LocalTime(12, 0), new LocalTime(16, 0)));

        var week = Given.Of(WeeklyHours.Of(
            [(IsoDayOfWeek.Monday, afternoon), (IsoDayOfWeek.Monday, Morning), (IsoDayOfWeek.Tuesday, Morning)]));

        Assert.Equal([Morning, afternoon], week.On(IsoDayOfWeek.Monday));
        Assert.Equal(510, week.MinutesOn(IsoDayOfWeek.Monday).Value);
    }

    [Fact]
    public void A_week_without_work_is_refused() => Refused("organisation.calendar.week-empty", WeeklyHours.Of([]));

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused() =>
        Refused("organisation.calendar.period-reversed", RulePeriod.Of(Given.Date("2026-02-02"), Given.Date("2026-02-01")),
            Given.Date("2026-02-02"), Given.Date("2026-02-01"));

    [Fact]
    public void A_period_of_one_day_holds_that_day_only()
    {
        var period = Given.Period("2026-02-02", "2026-02-02");

        Assert.True(period.Contains(Given.Date("2026-02-02")));
        Assert.False(period.Contains(Given.Date("2026-02-01")));
        Assert.False(period.Contains(Given.Date("2026-02-03")));
        Assert.True(period.Overlaps(RulePeriod.Always));
        Assert.False(period.Overlaps(Given.Period("2026-02-03", null)));
    }

    [Fact]
    public void A_calendar_without_regular_hours_is_refused() =>
        Refused("organisation.calendar.no-regular-hours", Create(Given.ArtificialRamadan));

    [Fact]
    public void Regular_hours_that_begin_late_stop_early_or_leave_a_day_out_are_refused_with_that_day()
    {
        Refused("organisation.calendar.hours-missing", Create(Regular("A", "2026-01-01", null)), Given.Date("2025-12-31"));
        Refused("organisation.calendar.hours-missing", Create(Regular("A", null, "2026-06-30")), Given.Date("2026-07-01"));
        Refused("organisation.calendar.hours-missing",
            Create(Regular("B", "2026-07-02", null), Regular("A", null, "2026-06-30")), Given.Date("2026-07-01"));
    }

    [Fact]
    public void Two_rules_of_one_kind_on_one_day_are_refused_with_their_names()
    {
        Refused("organisation.calendar.rules-overlap",
            Create(Regular("A", null, "2026-06-30"), Regular("B", "2026-06-30", null)), "A", "B");
        Refused("organisation.calendar.rules-overlap",
            Create(Given.UsualRule, Given.ArtificialRamadan, Given.ArtificialRamadan), "Ramadan", "Ramadan");
    }

    [Theory]
    [InlineData(59)]
    [InlineData(1_441)]
    public void A_nominal_day_that_is_no_day_is_refused(int minutes) =>
        Refused("organisation.calendar.nominal-day-out-of-range",
            WorkingCalendar.Create(Given.Definition() with { NominalDay = minutes }), minutes, 60, 1_440);

    [Fact]
    public void Durations_are_never_negative_and_never_longer_than_five_years()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDuration.Minutes(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDuration.Weeks(261));
        Assert.Equal(WorkingDuration.MaximumDays, WorkingDuration.Weeks(260).InDays);
        Assert.Equal((120, null), (WorkingDuration.Hours(2).InMinutes, WorkingDuration.Hours(2).InDays));
        Assert.Null(WorkingDuration.Days(2).InMinutes);
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDuration.Months(61));
        Assert.Equal((3, null, null), (WorkingDuration.Months(3).InMonths, WorkingDuration.Months(3).InDays, WorkingDuration.Months(3).InMinutes));
        Assert.Equal("3 bulan", WorkingDuration.Months(3).ToString());
        Assert.Equal(default, WorkingDuration.Minutes(0));
        Assert.Equal("2 hari kerja", WorkingDuration.Days(2).ToString());
        Assert.Equal("120 menit kerja", WorkingDuration.Hours(2).ToString());
    }

    [Fact]
    public void A_zone_is_known_by_its_code_and_its_id()
    {
        Assert.Same(IndonesianTimeZone.Central, Given.Of(IndonesianTimeZone.Parse(" wita ")));
        Assert.Same(IndonesianTimeZone.Eastern, Given.Of(IndonesianTimeZone.Parse("Asia/Jayapura")));
        Assert.Same(IndonesianTimeZone.Western, Given.Of(IndonesianTimeZone.Parse("Asia/Pontianak")));
        Refused("shared.time-zone.unknown", IndonesianTimeZone.Parse("WITB"), "WITB");
    }

    [Fact]
    public void The_same_instant_is_read_on_three_clocks()
    {
        var instant = Instant.FromUtc(2026, 10, 6, 15, 24);

        Assert.Equal(["22.24 WIB", "23.24 WITA", "00.24 WIT"], IndonesianTimeZone.All.Select(zone => zone.Clock(instant)));
        Assert.Equal("7 Oktober 2026 00.24 WIT", IndonesianTimeZone.Eastern.Moment(instant));
    }

    private static WorkingHoursRule Regular(string name, string? from, string? until) =>
        WorkingHoursRule.Regular(name, StatutoryHours.Usual, Given.Period(from, until), "Perkada");

    private static Result<WorkingCalendar> Create(params WorkingHoursRule[] rules) =>
        WorkingCalendar.Create(Given.Definition() with { Rules = rules });

    private static void Refused<T>(string code, Result<T> result, params object[] args) =>
        Assert.Equal(new Rejection(code, args), result.Rejection);
}
