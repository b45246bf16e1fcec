using Tera.Shared;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Tera.Organisation.Calendars;

/// <summary>What holds for every calendar, moment and duration.</summary>
public sealed class WorkingCalendarLaws
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static readonly WorkingCalendar[] Calendars =
    [
        Given.Calendar(),
        Given.Calendar(Given.ArtificialRamadan),
        Given.Calendar(Given.Definition(Given.ArtificialRamadan) with { DayReading = DayReading.EndOfDay }),
        Given.Calendar(Given.Definition() with
        {
            TimeZone = IndonesianTimeZone.Eastern,
            Rules = [WorkingHoursRule.Regular("Enam hari", Given.SixDays(), RulePeriod.Always, "Perkada")],
        }),
        Given.Calendar(Given.Definition() with
        {
            TimeZone = IndonesianTimeZone.Central,
            Rules =
            [
                WorkingHoursRule.Regular("Lama", StatutoryHours.Usual, Given.Period(null, "2026-06-30"), "Perkada"),
                WorkingHoursRule.Regular("Baru", Given.SixDays(), Given.Period("2026-07-01", null), "Perkada"),
            ],
        }),
    ];

    private static readonly Gen<WorkingCalendar> AnyCalendar = Gen.Elements(Calendars);

    private static readonly Gen<Instant> AnyMinute =
        Gen.Choose(0, 2 * 365 * 1440).Select(minute => Given.At("2026-01-01 00:00") + Duration.FromMinutes(minute));

    private static readonly Gen<Instant> AnyMoment =
        from minute in AnyMinute
        from second in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(0, 59)))
        select minute + Duration.FromSeconds(second);

    private static readonly Gen<int> AnyMinutes = Gen.OneOf(Gen.Choose(0, 600), Gen.Choose(0, 40_000), Gen.Choose(0, 5).Select(n =>
        n * 450));

    private static readonly Gen<WorkingDuration> AnyDuration =
        Gen.OneOf(AnyMinutes.Select(WorkingDuration.Minutes), Gen.Choose(0, 60).Select(WorkingDuration.Days), Gen.Choose(0, 6).Select(WorkingDuration.Months));

    [Fact]
    public void Minutes_added_one_after_the_other_are_minutes_added_at_once() => Holds(
        from calendar in AnyCalendar from start in AnyMoment from a in AnyMinutes from b in AnyMinutes select (calendar, start, a, b),
        x => Plus(x.calendar, x.start, x.a + x.b) == Plus(x.calendar, Plus(x.calendar, x.start, x.a), x.b));

    [Fact]
    public void Between_a_start_and_its_due_time_lie_the_minutes_added() => Holds(
        from calendar in AnyCalendar from start in AnyMoment from minutes in AnyMinutes select (calendar, start, minutes),
        x => x.calendar.Between(x.start, Plus(x.calendar, x.start, x.minutes)).Value == x.minutes);

    [Fact]
    public void A_later_start_is_never_due_earlier() => Holds(
        from calendar in AnyCalendar from one in AnyMoment
        from other in Gen.OneOf(AnyMoment, Gen.Choose(0, 900).Select(minutes => one + Duration.FromMinutes(minutes)))
        from duration in AnyDuration select (calendar, first: Instant.Min(one, other), second: Instant.Max(one, other), duration),
        x => x.calendar.Add(x.first, x.duration) <= x.calendar.Add(x.second, x.duration));

    [Fact]
    public void A_longer_duration_of_the_same_kind_is_never_due_earlier() => Holds(
        from calendar in AnyCalendar from start in AnyMoment from a in Gen.Choose(0, 1_000) from more in Gen.Choose(0, 100)
        select (calendar, start, a, more),
        x => Plus(x.calendar, x.start, x.a) <= Plus(x.calendar, x.start, x.a + x.more)
            && x.calendar.Add(x.start, WorkingDuration.Days(x.a)) <= x.calendar.Add(x.start, WorkingDuration.Days(x.a + x.more)));

    [Fact]
    public void Every_due_time_lies_in_working_time_or_exactly_at_its_end() => Holds(
        from calendar in AnyCalendar from start in AnyMoment from duration in AnyDuration select (calendar, start, duration),
        x => x.calendar.Add(x.start, x.duration) is var due
            && (x.calendar.IsWorking(due) || x.calendar.IsWorking(due - Duration.Epsilon)) && due >= x.start);

    [Fact]
    public void A_holiday_more_never_makes_anything_due_earlier() => Holds(
        from calendar in AnyCalendar from start in AnyMoment from duration in AnyDuration
        from days in Gen.Choose(0, 40) select (calendar, start, duration, day: calendar.TimeZone.DateOf(start).PlusDays(days)),
        x => x.calendar.Add(x.start, x.duration) <= WithHoliday(x.calendar, x.day).Add(x.start, x.duration));

    [Fact]
    public void Working_time_of_two_stretches_adds_up_to_the_whole() => Holds(
        from calendar in AnyCalendar from moments in AnyMinute.Three() select (calendar, moments: Sorted(moments)),
        x => x.calendar.Between(x.moments[0], x.moments[1]) + x.calendar.Between(x.moments[1], x.moments[2])
            == x.calendar.Between(x.moments[0], x.moments[2]));

    [Fact]
    public void The_fast_reckoning_agrees_with_counting_every_minute() => Holds(
        from calendar in AnyCalendar from start in AnyMinute from length in Gen.Choose(0, 20 * 1440) select (calendar, start, length),
        x => x.calendar.Between(x.start, x.start + Duration.FromMinutes(x.length)).Value
            == Enumerable.Range(0, x.length).Count(minute => x.calendar.IsWorking(x.start + Duration.FromMinutes(minute))));

    [Fact]
    public void The_next_opening_is_working_time_and_no_working_time_lies_before_it() => Holds(
        from calendar in AnyCalendar from start in AnyMoment select (calendar, start),
        x => x.calendar.NextOpening(x.start) is var opening
            && x.calendar.IsWorking(opening) && opening >= x.start && x.calendar.Between(x.start, opening) == default
            && (opening == x.start) == x.calendar.IsWorking(x.start));

    [Fact]
    public void A_due_date_lies_as_many_working_days_after_the_start_as_were_added() => Holds(
        from calendar in AnyCalendar from start in AnyMoment from days in Gen.Choose(0, 90) select (calendar, start, days),
        x => x.calendar.WorkingDaysBetween(
            x.calendar.TimeZone.DateOf(x.calendar.Add(x.start, default)),
            x.calendar.TimeZone.DateOf(x.calendar.Add(x.start, WorkingDuration.Days(x.days)))) == x.days);

    private static void Holds<T>(Gen<T> cases, Func<T, bool> law) => Check.One(Thorough, Prop.ForAll(cases.ToArbitrary(), law));

    private static Instant Plus(WorkingCalendar calendar, Instant start, int minutes) =>
        calendar.Add(start, WorkingDuration.Minutes(minutes));

    private static WorkingCalendar WithHoliday(WorkingCalendar calendar, LocalDate day) =>
        Given.Calendar(calendar.Definition.Localised([new Holiday(day, HolidayKind.Local, "Hari jadi", "Perkada")]));

    private static Instant[] Sorted((Instant, Instant, Instant) moments) =>
        [.. new[] { moments.Item1, moments.Item2, moments.Item3 }.Order()];
}
