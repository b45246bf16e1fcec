using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Forecasting;

public sealed class RunSimulationTests
{
    private static readonly StepKey Fill = new("isi");

    [Fact]
    public void The_same_plan_gives_the_same_answer_and_another_seed_another()
    {
        var (first, second, other) = (RunSimulation.Play(Plan(), default), RunSimulation.Play(Plan(), default), RunSimulation.Play(Plan() with { Seed = 8 }, default));

        Assert.Equal(first.Finishes, second.Finishes);
        Assert.Equal(first.Steps, second.Steps);
        Assert.NotEqual(first.Steps[0].MeanMinutes, other.Steps[0].MeanMinutes);
    }

    [Fact]
    public void Given_more_units_when_every_unit_fills_in_then_the_run_ends_no_earlier_on_any_share()
    {
        var (few, many) = (RunSimulation.Play(Plan() with { Units = 2 }, default), RunSimulation.Play(Plan() with { Units = 40 }, default));

        Assert.All(new[] { 0.1m, 0.5m, 0.8m, 1m }, share => Assert.True(many.By(share) >= few.By(share)));
        Assert.True(many.By(0.5m) > few.By(0.5m));
    }

    [Fact]
    public void Given_leave_of_who_checks_when_it_lies_in_the_run_then_the_run_ends_after_it()
    {
        var until = new LocalDate(2026, 12, 18);

        var result = RunSimulation.Play(Plan() with { Leaves = [new(new("kepala"), new(2026, 11, 30), until)] }, default);

        Assert.All(result.Finishes, finish => Assert.True(finish > until));
    }

    [Fact]
    public void The_row_that_holds_up_most_is_the_first_to_staff()
    {
        var result = RunSimulation.Play(Plan(), default);

        Assert.Equal(Fill, result.Steps[0].Step);
        Assert.True(result.Steps[0].Gain > result.Steps[1].Gain);
    }

    [Fact]
    public void Times_that_were_really_taken_are_drawn_and_nothing_between_them()
    {
        var sure = Plan() with { Paces = ImmutableDictionary<StepKey, Pace>.Empty.Add(Fill, new([600], [])), Units = 30, UsualReturns = 0 };

        Assert.Equal(600, RunSimulation.Play(sure, default).Steps.Single(step => step.Step == Fill).MeanMinutes);
    }

    [Fact]
    public void Given_times_of_units_and_of_what_else_a_row_asks_when_it_is_played_then_the_slowest_of_them_and_the_rest_are_added_up()
    {
        ImmutableArray<int> each = [.. Enumerable.Range(1, 100).Select(number => number * 10)];
        SimulationResult Play(int units) => RunSimulation.Play(
            Plan() with { Paces = ImmutableDictionary<StepKey, Pace>.Empty.Add(Fill, new(each, [7])), Units = units, UsualReturns = 0, Trials = 2000 }, default);

        // The largest of four even draws of 10, 20 … 1000 is 4/5 of the way on average; that of one half of it.
        Assert.InRange(Play(4).Steps.Single(step => step.Step == Fill).MeanMinutes, 797, 817);
        Assert.InRange(Play(1).Steps.Single(step => step.Step == Fill).MeanMinutes, 490, 535);
    }

    [Fact]
    public void Given_a_reader_who_went_away_when_it_is_played_then_it_stops() =>
        Assert.Throws<OperationCanceledException>(() => RunSimulation.Play(Plan(), new CancellationToken(canceled: true)));

    [Fact]
    public void A_check_that_always_says_no_is_given_up_and_told()
    {
        var result = RunSimulation.Play(Plan() with { UsualReturns = 1, Trials = 5 }, default);

        Assert.Equal((5, true), (result.Unfinished, result.Finishes.IsEmpty));
        Assert.Null(result.By(0.5m));
    }

    private static SimulationPlan Plan()
    {
        var sop = new DefinitionBuilder()
            .Step("perintah", step => step.Act(ActKind.Instruct, "kepala").Lasts(30))
            .Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit().CoordinatedBy("kepala").Lasts(900))
            .Step("periksa", step => step.Act(ActKind.Check, "kepala").Lasts(60).Decides(null, ["isi"]))
            .Build();
        var calendar = Given.Calendar();
        return new(
            sop, calendar, calendar.NextOpening(new LocalDateTime(2026, 11, 30, 8, 0).InZoneLeniently(calendar.TimeZone.Zone).ToInstant()), Units: 5, Employees: 5,
            ImmutableDictionary<StepKey, Pace>.Empty, ImmutableDictionary<StepKey, double>.Empty, UsualReturns: 0.2, [], Trials: 200, Seed: 7);
    }
}
