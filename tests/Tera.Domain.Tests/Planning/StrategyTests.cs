using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;

namespace Tera.Planning;

public sealed class StrategyTests
{
    private static readonly AgencyId Agency = AgencyId.New();
    private static readonly LocalDate NewYear = new(2027, 1, 1);

    [Fact]
    public void A_strategic_plan_spans_one_to_ten_years_and_bears_a_title_of_its_own()
    {
        var first = Renstra("Renstra 2025–2029", 2025, 2029).OrThrow();

        Assert.Equal("planning.strategy.period-impossible", Renstra("Renstra", 2029, 2025).Rejection?.Code);
        Assert.Equal("planning.strategy.period-impossible", Renstra("Renstra", 2025, 2035).Rejection?.Code);
        Assert.Equal(2034, Renstra("Renstra", 2025, 2034).OrThrow().LastYear);
        Assert.Equal("planning.strategy.title-taken", Renstra("RENSTRA 2025–2029", 2030, 2034, first).Rejection?.Code);
        Assert.Same(first, first.Change(new(Text.Line("Renstra 2025–2029"), 2025, 2030, Text.Line("Perbup 1/2025")), [first]).OrThrow());
    }

    [Fact]
    public void A_strategic_plan_sets_targets_for_its_own_years_in_the_shape_of_the_card()
    {
        var plan = Renstra("Renstra 2025–2029", 2025, 2029).OrThrow();
        var (share, opinion) = (A.Card(), A.Card(FormulaVariant.PredicateByRank));

        var set = StrategicTarget.Set(plan, share, 2029, new TargetValue.Amount(83.2m)).OrThrow();

        Assert.Equal((plan.Id, share.Indicator, 2029), (set.PlanId, set.IndicatorId, set.FiscalYear));
        Assert.Equal(new TargetValue.Amount(83.2m), set.On(share).OrThrow());
        Assert.Equal(StrategicTargetRejections.YearOutside(2030, 2025, 2029), StrategicTarget.Set(plan, share, 2030, new TargetValue.Amount(1)).Rejection);
        Assert.Equal("planning.target.does-not-fit-card", StrategicTarget.Set(plan, share, 2029, new TargetValue.YesNo(true)).Rejection?.Code);
        Assert.Equal("planning.target.predicate-not-on-scale", StrategicTarget.Set(plan, opinion, 2029, TargetValue.Predicate.Of("AAA").OrThrow()).Rejection?.Code);
        // Refused, it stays what it was; a card of another kind does not read it.
        Assert.NotNull(set.Change(share, TargetValue.Predicate.Of("WTP").OrThrow()).Rejection);
        Assert.Equal(83.2m, set.Number);
        Assert.NotNull(set.On(opinion).Rejection);
    }

    [Fact]
    public void Two_objectives_of_one_plan_never_stand_at_one_place()
    {
        var (one, other) = (StrategicPlanId.New(), StrategicPlanId.New());
        var there = Objective(one, 1).OrThrow();

        Assert.Equal("planning.strategy.place-taken", Objective(one, 1, there).Rejection?.Code);
        Assert.Equal(1, Objective(other, 1, there).OrThrow().Ordinal);
    }

    [Fact]
    public void An_objective_ends_once_and_only_without_open_indicators()
    {
        var objective = Objective(StrategicPlanId.New(), 1).OrThrow();

        var refused = objective.End(NewYear, ["IK-01", "IK-02"], []).Rejection;

        Assert.Equal(StrategyRejections.ObjectiveInUse(["IK-01", "IK-02"]), refused);
        Assert.Null(objective.EndedOn);
        Assert.Equal(StrategyRejections.ObjectiveServed(["Sasaran di bawahnya"]), objective.End(NewYear, [], ["Sasaran di bawahnya"]).Rejection);
        Assert.Equal(StrategyRejections.StillMeasured(NewYear.PlusDays(1)), objective.End(NewYear, [], [], NewYear.PlusDays(1)).Rejection);
        Assert.Equal(NewYear, objective.End(NewYear, [], [], NewYear).OrThrow().EndedOn);
        Assert.Equal("planning.strategy.already-ended", objective.End(NewYear, [], []).Rejection?.Code);
    }

    [Fact]
    public void An_objective_serves_one_that_goes_on_and_never_itself_however_far()
    {
        var plan = StrategicPlanId.New();
        var (top, middle, low) = (Objective(plan, 1).OrThrow(), Objective(plan, 2).OrThrow(), Objective(plan, 3).OrThrow());

        Assert.Equal(top.Id, middle.Serve([top]).OrThrow().ParentId);
        Assert.Equal(middle.Id, low.Serve([middle, top]).OrThrow().ParentId);
        Assert.Equal(StrategyRejections.ServesItself, top.Serve([low, middle, top]).Rejection);
        Assert.Equal(StrategyRejections.ServesItself, top.Serve([top]).Rejection);
        Assert.Null(low.Serve([]).OrThrow().ParentId);
        middle.End(NewYear, [], []).OrThrow();
        Assert.Equal(StrategyRejections.AlreadyEnded(NewYear), low.Serve([middle, top]).Rejection);
    }

    [Fact]
    public void A_code_is_given_once_in_an_agency_even_after_its_indicator_has_ended()
    {
        var there = Indicator("IK-01").OrThrow();
        there.End(NewYear, []).OrThrow();

        Assert.Equal("planning.indicator.code-taken", Indicator("ik-01", there).Rejection?.Code);
    }

    [Fact]
    public void An_indicator_that_an_agreement_promises_stays_with_its_objective_and_does_not_end()
    {
        var indicator = Indicator("IK-01").OrThrow();
        var moved = new IndicatorTerms(ObjectiveId.New(), Text.Line("IK-01"), IndicatorKind.Key, UnitId.New(), 1);

        Assert.Equal("planning.indicator.bound", indicator.Change(moved, [indicator], ["Perjanjian Kinerja 2026"]).Rejection?.Code);
        Assert.Equal("planning.indicator.promised", indicator.End(NewYear, ["Perjanjian Kinerja 2027"]).Rejection?.Code);
        Assert.Equal(IndicatorKind.Other, indicator.Change(moved with { Objective = indicator.ObjectiveId, Kind = IndicatorKind.Other }, [indicator], ["Perjanjian Kinerja 2026"]).OrThrow().Kind);
        Assert.Equal(moved.Objective, indicator.Change(moved, [indicator], []).OrThrow().ObjectiveId);
    }

    [Fact]
    public void Of_two_decisions_who_keeps_a_plan_the_later_holds_from_its_day_on()
    {
        var (first, second) = (Entrust(new(2026, 1, 1)).OrThrow(), Entrust(new(2026, 7, 1)).OrThrow());

        Assert.Null(PlanKeeping.InForce([first, second], new(2025, 12, 31)));
        Assert.Same(first, PlanKeeping.InForce([first, second], new(2026, 6, 30)));
        Assert.Same(second, PlanKeeping.InForce([first, second], new(2026, 7, 1)));
        Assert.Equal("planning.keeping.day-taken", Entrust(new(2026, 7, 1), first, second).Rejection?.Code);
    }

    private static Shared.Result<StrategicPlan> Renstra(string title, int first, int last, params StrategicPlan[] others) =>
        StrategicPlan.Adopt(StrategicPlanId.New(), Agency, new(Text.Line(title), first, last, Text.Line("Perbup 1/2025")), others);

    private static Shared.Result<Objective> Objective(StrategicPlanId plan, int ordinal, params Objective[] others) =>
        Agreements.Objective.Set(ObjectiveId.New(), Agency, new(plan, ordinal, Text.Line("Meningkatnya mutu layanan")), others);

    private static Shared.Result<Indicator> Indicator(string code, params Indicator[] others) =>
        Agreements.Indicator.Name(IndicatorId.New(), Agency, new(ObjectiveId.New(), Text.Line(code), IndicatorKind.Key, UnitId.New(), 1), others);

    private static Shared.Result<PlanKeeping> Entrust(LocalDate from, params PlanKeeping[] others) =>
        PlanKeeping.Entrust(PlanKeepingId.New(), Agency, UnitId.New(), from, Text.Line("Surat tugas"), others);
}
