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
    private static readonly LocalDate Began = new(2026, 1, 1), NewYear = new(2027, 1, 1);

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
    public void An_objective_ends_not_before_it_began_and_begins_not_after_what_it_has()
    {
        var plan = StrategicPlanId.New();
        var objective = Objective(plan, 1).OrThrow();

        Assert.Equal(StrategyRejections.EndsBeforeItBegan(Began), objective.End(Began.PlusDays(-1), [], []).Rejection);
        Assert.Equal(StrategyRejections.ObjectiveInUseSince(Began), objective.Change(Terms(plan, 1, Began.PlusDays(1)), [], new(Began, [], [])).Rejection);
        Assert.Equal(Began.PlusDays(1), objective.Change(Terms(plan, 1, Began.PlusDays(1)), [], ObjectiveUse.None).OrThrow().ValidFrom);
        objective.End(NewYear, [], []).OrThrow();
        Assert.Equal(StrategyRejections.BeginsAfterEnd(NewYear), objective.Change(Terms(plan, 1, NewYear), [], ObjectiveUse.None).Rejection);
        Assert.Equal((false, true, true, false), (objective.IsPursued(Began), objective.IsPursued(Began.PlusDays(1)), objective.IsPursued(NewYear.PlusDays(-1)), objective.IsPursued(NewYear)));
    }

    [Fact]
    public void An_objective_that_is_called_otherwise_from_a_day_on_is_what_it_was_before_that_day_and_a_correction_changes_what_holds()
    {
        var plan = StrategicPlanId.New();
        var objective = Objective(plan, 1).OrThrow();
        Objective Called(string name, LocalDate? since) =>
            objective.Change(new(plan, 1, Text.Line(name), Began) { Since = since }, [objective], ObjectiveUse.None).OrThrow();

        Called("Meningkatnya mutu layanan", NewYear);
        Assert.Empty(objective.Former);
        Called("Meningkatnya kualitas layanan", NewYear);
        Called("Meningkatnya kualitas layanan publik", since: null);

        Assert.Equal(NewYear, objective.TermsSince);
        Assert.Equal("Meningkatnya mutu layanan", objective.AsOf(NewYear.PlusDays(-1)).Name);
        Assert.Equal("Meningkatnya kualitas layanan publik", objective.AsOf(NewYear).Name);
        Assert.Equal("Meningkatnya kualitas layanan publik", objective.Name);
        var terms = Terms(plan, 1, Began);
        Assert.Equal(StrategyRejections.ChangedLater(NewYear), objective.Change(terms with { Since = NewYear.PlusDays(-1) }, [objective], ObjectiveUse.None).Rejection);
        Assert.Equal(StrategyRejections.BeginsAfterChange(NewYear), objective.Change(Terms(plan, 1, NewYear), [objective], ObjectiveUse.None).Rejection);
    }

    [Fact]
    public void An_indicator_begins_with_its_objective_or_later_and_before_the_first_period_it_is_promised_for_is_over()
    {
        var there = Indicator("IK-01").OrThrow();
        IndicatorTerms From(LocalDate day) => new(there.ObjectiveId, Text.Line("IK-01"), IndicatorKind.Key, UnitId.New(), 1, day);
        var use = new IndicatorUse(Began, ["Perjanjian Kinerja 2026"], new(2026, 6, 30));

        Assert.Equal(StrategyRejections.IndicatorBeforeObjective(Began), there.Change(From(Began.PlusDays(-1)), [there], use).Rejection);
        Assert.Equal(StrategyRejections.IndicatorTargeted(new(2026, 6, 30)), there.Change(From(new(2026, 7, 1)), [there], use).Rejection);
        Assert.Equal(new(2026, 6, 30), there.Change(From(new(2026, 6, 30)), [there], use).OrThrow().ValidFrom);
        Assert.Equal(StrategyRejections.EndsBeforeItBegan(new(2026, 6, 30)), there.End(new(2026, 6, 29), []).Rejection);
        there.End(NewYear, []).OrThrow();
        Assert.Equal(StrategyRejections.BeginsAfterEnd(NewYear), there.Change(From(NewYear), [there], use with { TargetedBy = null }).Rejection);
        Assert.Equal((false, true, false), (there.IsMeasured(new(2026, 6, 29)), there.IsMeasured(new(2026, 12, 31)), there.IsMeasured(NewYear)));
    }

    [Fact]
    public void A_target_of_the_strategic_plan_is_refused_for_years_before_an_indicator_and_after_it()
    {
        var indicator = Indicator("IK-01").OrThrow();
        indicator.End(NewYear, []).OrThrow();

        Assert.Equal("planning.strategic-target.not-begun", StrategicTargetRejections.NotMeasured(indicator, 2025).Code);
        Assert.Equal("planning.strategic-target.ended", StrategicTargetRejections.NotMeasured(indicator, 2027).Code);
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
        var moved = new IndicatorTerms(ObjectiveId.New(), Text.Line("IK-01"), IndicatorKind.Key, UnitId.New(), 1, Began);
        var promised = new IndicatorUse(Began, ["Perjanjian Kinerja 2026"], TargetedBy: null);

        Assert.Equal("planning.indicator.bound", indicator.Change(moved, [indicator], promised).Rejection?.Code);
        Assert.Equal("planning.indicator.promised", indicator.End(NewYear, ["Perjanjian Kinerja 2027"]).Rejection?.Code);
        Assert.Equal(IndicatorKind.Other, indicator.Change(moved with { Objective = indicator.ObjectiveId, Kind = IndicatorKind.Other }, [indicator], promised).OrThrow().Kind);
        Assert.Equal(moved.Objective, indicator.Change(moved, [indicator], promised with { PromisedIn = [] }).OrThrow().ObjectiveId);
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
        Agreements.Objective.Set(ObjectiveId.New(), Agency, Terms(plan, ordinal, Began), others);

    private static ObjectiveTerms Terms(StrategicPlanId plan, int ordinal, LocalDate from) => new(plan, ordinal, Text.Line("Meningkatnya mutu layanan"), from);

    private static Shared.Result<Indicator> Indicator(string code, params Indicator[] others) =>
        Agreements.Indicator.Name(IndicatorId.New(), Agency, new(ObjectiveId.New(), Text.Line(code), IndicatorKind.Key, UnitId.New(), 1, Began), others, new(Began, [], TargetedBy: null));

    private static Shared.Result<PlanKeeping> Entrust(LocalDate from, params PlanKeeping[] others) =>
        PlanKeeping.Entrust(PlanKeepingId.New(), Agency, UnitId.New(), from, Text.Line("Surat tugas"), others);
}
