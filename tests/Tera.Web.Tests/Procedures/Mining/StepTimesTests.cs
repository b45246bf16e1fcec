using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Mining;

/// <summary>Figures of what steps took, held against figures reckoned by hand. All happens on one Monday morning, so that a minute on the clock is a minute of work.</summary>
public sealed class StepTimesTests
{
    private static readonly WorkingCalendar Calendar = Sample.Of(WorkingCalendar.Create(new CalendarDefinition(
        IndonesianTimeZone.Western, [WorkingHoursRule.Regular("Biasa", StatutoryHours.Usual, RulePeriod.Always, "Perpres 21/2023")], HolidayReference.Holidays, HolidayReference.KnownUntil)));

    private static readonly Instant Monday = Calendar.NextOpening(Instant.FromUtc(2026, 3, 2, 0, 0));
    private static readonly Instant Friday = Calendar.NextOpening(Instant.FromUtc(2026, 3, 6, 0, 0));
    private static readonly ProcedureDefinition Sop = Shipped.Sop("bmcktr");
    private static readonly Step First = Sop.Steps[0], Second = Sop.Steps[1];

    [Theory]
    [InlineData(new[] { 10, 20, 30, 40, 100 }, 30, 40)]
    [InlineData(new[] { 40, 10, 30, 20 }, 20, 40)]
    [InlineData(new[] { 7 }, 7, 7)]
    [InlineData(new[] { 5, 5, 5, 5, 5, 5, 5, 5, 60, 90 }, 5, 5)]
    public void The_middle_and_the_time_that_four_of_five_kept_are_values_that_occurred(int[] minutes, long median, long p80)
    {
        var time = Of([.. minutes.Select(long_ => Visit(First, 0, long_))]).Steps[0];

        Assert.Equal(new Spread(minutes.Length, median, p80), time.Whole);
    }

    [Fact]
    public void On_time_is_who_closed_by_the_due_moment_and_who_had_none_does_not_count()
    {
        // 10 and 25 of 25 minutes are on time, 26 and 40 are not; one had no due time: 2 of 4.
        var time = Of([Visit(First, 0, 10, due: 25), Visit(First, 0, 25, due: 25), Visit(First, 0, 26, due: 25), Visit(First, 0, 40, due: 25), Visit(First, 0, 90)]).Steps[0];

        Assert.Equal((2, 4, 50), (time.OnTime, time.Timed, time.Punctuality));
    }

    [Fact]
    public void Who_took_as_many_minutes_as_are_allowed_is_in_time_whatever_seconds_are_over()
    {
        var late = Visit(First, 0, 25, due: 25);
        var time = Of([late with { Closed_At = late.Closed_At!.Value.AddSeconds(40) }]).Steps[0];

        Assert.Equal((25, 100), (time.Whole!.Median, time.Punctuality));
    }

    [Fact]
    public void Waiting_is_from_opening_to_taking_and_a_second_round_is_a_return_of_its_own_length()
    {
        var run = Guid.CreateVersion7();
        // Taken after 5, 15 and 20 minutes: the middle one is 15. The second round is 30 minutes long, not 80.
        var time = Of([Visit(First, 0, 20, claimed: 5, run: run), Visit(First, 50, 80, claimed: 65, run: run, round: 2), Visit(First, 0, 60, claimed: 20)]).Steps[0];

        Assert.Equal((15, 1), (time.Waiting!.Median, time.Returns));
        Assert.Equal(new Spread(3, 30, 60), time.Whole);
    }

    [Fact]
    public void A_row_with_several_tasks_lasts_from_the_first_opening_to_the_last_end_and_counts_once_all_are_closed()
    {
        var (run, open) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var time = Of([Visit(First, 0, 20, run: run, slot: "unit:a"), Visit(First, 5, 45, run: run, slot: "unit:b"), Visit(First, 0, 10, run: open), Visit(First, 0, null, run: open, slot: "unit:b")]).Steps[0];

        Assert.Equal(new Spread(1, 45, 45), time.Whole);
    }

    [Fact]
    public void The_rows_in_which_most_time_went_are_the_three_with_the_longest_middle()
    {
        var times = Of([Visit(Sop.Steps[0], 0, 10), Visit(Sop.Steps[1], 0, 50), Visit(Sop.Steps[2], 0, 30), Visit(Sop.Steps[3], 0, 40), Visit(Sop.Steps[3], 0, 60)]);

        // Middles 10, 50, 30 and, of 40 and 60, 40.
        Assert.Equal([Sop.Steps[1].Key, Sop.Steps[3].Key, Sop.Steps[2].Key], times.Bottlenecks.Select(time => time.Step.Key));
    }

    [Fact]
    public void Lanes_units_and_periods_share_the_same_minutes_and_employees_are_counted_together()
    {
        var times = Of(
        [
            Visit(First, 0, 30, lane: "kepala-dinas"), Visit(Second, 0, 20, slot: "unit:a", label: "Bidang A", lane: "bidang"), Visit(Second, 0, 40, slot: "unit:b", label: "Bidang B", lane: "bidang"),
            Visit(Second, 0, 10, slot: "person:a", label: "Nama A", lane: "bidang", quarter: 2), Visit(Second, 0, 15, slot: "person:b", label: "Nama B", lane: "bidang", quarter: 2),
        ]);

        Assert.Equal([("Bidang", 4, 85L), ("Kepala Dinas", 1, 30L)], times.Lanes.Select(lane => (lane.Name, lane.Tasks, lane.Total)));
        Assert.Equal([("Bidang B", 1, 40L), ("Pegawai", 2, 25L), ("Bidang A", 1, 20L)], times.Units.Select(unit => (unit.Name, unit.Tasks, unit.Total)));
        Assert.Equal([90L, 25L], times.Periods.Select(period => period.Total));
    }

    [Fact]
    public void Waiting_before_somebody_took_it_is_told_of_lanes_units_and_periods_too_and_who_took_nothing_has_none()
    {
        var times = Of(
        [
            Visit(First, 0, 60, lane: "kepala-dinas"), Visit(Second, 0, 60, claimed: 5, slot: "unit:a", label: "Bidang A", lane: "bidang"),
            Visit(Second, 0, 60, claimed: 25, slot: "unit:b", label: "Bidang B", lane: "bidang"), Visit(Second, 0, 60, claimed: 40, slot: "unit:a", label: "Bidang A", lane: "bidang", quarter: 2),
        ]);

        Assert.Equal([("Bidang", new Spread(3, 25, 40)), ("Kepala Dinas", null)], times.Lanes.Select(lane => (lane.Name, lane.Waiting)));
        Assert.Equal([("Bidang A", new Spread(2, 5, 40)), ("Bidang B", new Spread(1, 25, 25))], times.Units.Select(unit => (unit.Name, unit.Waiting)));
        Assert.Equal([new Spread(2, 5, 25), new Spread(1, 40, 40)], times.Periods.Select(period => period.Waiting));
    }

    [Theory]
    [InlineData(10, 30, 30)]
    [InlineData(-20, 10, 40)]
    [InlineData(40, 70, 40)]
    [InlineData(60, 90, 50)]
    [InlineData(-10, 90, 0)]
    public void Only_the_part_of_a_pause_within_a_task_is_left_out(int from, int until, long minutes)
    {
        var visit = Visit(First, 0, 50);
        var clock = new VisitClock(Calendar, new[] { (visit.Run_Id, new PausedTime(At(from), At(until))) }.ToLookup(pause => pause.Run_Id, pause => pause.Item2));

        Assert.Equal(minutes, clock.Minutes(visit));
        Assert.Equal(50, Clock.Minutes(visit));
    }

    [Fact]
    public void A_night_and_a_weekend_are_no_working_time()
    {
        // From an hour after Friday's opening to an hour after Monday's: Friday's hours but one, and one of Monday.
        var monday = Calendar.NextOpening(Friday.Plus(Duration.FromDays(2)));
        var whole = Calendar.Between(Friday, Friday.Plus(Duration.FromHours(14))).Value;

        Assert.Equal(whole, Clock.Minutes(Guid.Empty, Friday.Plus(Duration.FromHours(1)), monday.Plus(Duration.FromHours(1))));
    }

    [Theory]
    [InlineData(45, DurationUnit.Minutes, "45 menit")]
    [InlineData(61, DurationUnit.Hours, "2 jam")]
    [InlineData(450, DurationUnit.Minutes, "450 menit")]
    [InlineData(451, DurationUnit.Minutes, "2 hari")]
    [InlineData(12_000, DurationUnit.Minutes, "27 hari")]
    [InlineData(12_000, DurationUnit.Hours, "27 hari")]
    [InlineData(901, DurationUnit.Days, "3 hari")]
    [InlineData(2_251, DurationUnit.Weeks, "2 minggu")]
    public void A_proposed_time_is_told_in_the_unit_of_the_standard_and_above_a_day_in_days(long minutes, DurationUnit unit, string written)
    {
        Assert.Equal(written, ProposedTime.Written(minutes, unit, nominalDay: 450));
        Assert.NotNull(WrittenDuration.Read(written));
    }

    [Fact]
    public void A_standard_that_says_the_same_in_other_letters_is_not_proposed_again_and_what_no_unit_can_say_never()
    {
        ProcedureDefinition With(string printed) => Sop with { Steps = Sop.Steps.SetItem(0, First with { Standard = First.Standard with { Duration = WrittenDuration.Read(printed) } }) };
        List<ProposedTime> Proposed(string printed, int minutes) =>
            [.. ProposedTime.Of(StepTimes.Of([Visit(First, 0, minutes)], With(printed), Clock) is var times ? times with { Steps = [times.Steps[0] with { Standard = 1 }] } : null!, nominalDay: 450)];

        Assert.Empty(Proposed("30 MENIT", 30));
        Assert.Equal("31 menit", Assert.Single(Proposed("30 MENIT", 31)).Actual);
        var endless = StepTimes.Of([Visit(First, 0, 31)], With("1 hari"), Clock);
        Assert.Empty(ProposedTime.Of(endless with { Steps = [endless.Steps[0] with { Standard = 1, Whole = new Spread(1, 9_000_000, 9_000_000) }] }, nominalDay: 450));
    }

    private static VisitClock Clock => new(Calendar, Enumerable.Empty<PausedTime>().ToLookup(_ => Guid.Empty));

    private static StepTimes Of(IReadOnlyCollection<VisitRow> visits) => StepTimes.Of(visits, Sop, Clock);

    private static Instant At(int minutes) => Monday.Plus(Duration.FromMinutes(minutes));

    private static VisitRow Visit(
        Step step, int from, int? until, int? due = null, int? claimed = null, Guid? run = null, int round = 1, string slot = "", string? label = null, string lane = "bidang", int quarter = 1) => new(
        run ?? Guid.CreateVersion7(), "Pengukuran", 2026, quarter, "Finished", Guid.Empty, 1, step.Key.Value, 1, round, slot, "Collect", lane, label, until is null ? "Open" : "Done",
        At(from).ToDateTimeUtc(), due is { } by ? At(by).ToDateTimeUtc() : null, claimed is { } taken ? At(taken).ToDateTimeUtc() : null, until is { } end ? At(end).ToDateTimeUtc() : null, null, null);
}
