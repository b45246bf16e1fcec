using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

public sealed class OtherRulesTests
{
    private static readonly TargetValue Ten = new TargetValue.Amount(10);

    [Fact]
    public void Twelve_against_ten_shows_every_figure_that_applications_give_for_it_beside_its_rule()
    {
        var rule = (A.Draft(FormulaVariant.LowerMirrored) with { Cap = AchievementCap.At100 }).Made().Rule;

        var formulas = OtherRules.Of(rule, Ten, Figure(12)).Where(other => other.Differs is RuleDifference.Formula)
            .ToDictionary(other => other.Rule.Formula.Code, other => (Raw(other), Counted(other), other.Shift));

        Assert.Equal(
            new Dictionary<string, (decimal? Raw, decimal? Counted, decimal? Shift)>
            {
                // Read as if more were better: 120, counted as 100.
                ["higher-ratio"] = (120, 100, 20),
                ["lower-b"] = (83.33m, 83.33m, 3.33m),
                // Minus twenty, counted as nothing.
                ["lower-c"] = (-20, 0, -80),
                ["point"] = (80, 80, 0),
            },
            formulas);
    }

    [Fact]
    public void Only_caps_and_zero_rules_that_change_the_figure_are_shown()
    {
        var rule = (A.Draft() with { Cap = AchievementCap.At120 }).Made().Rule;

        Assert.Equal([null, 100m, 110m, 150m], Caps(rule, 20));
        Assert.Equal([100m, 110m], Caps(rule, 12));
        Assert.Empty(Caps(rule, 9));
    }

    [Fact]
    public void Zero_under_another_zero_rule_shows_both_answers()
    {
        var rule = (A.Draft() with { Cap = AchievementCap.At120 }).Made().Rule;

        var other = Assert.Single(OtherRules.Of(rule, Ten, Figure(0)), one => one.Differs is RuleDifference.ZeroPolicy);

        Assert.Equal(ZeroPolicy.QuarterlyWorksheet, other.Rule.ZeroPolicy);
        Assert.Equal(new AchievementOutcome.NotAssessable(NotAssessableReason.ZeroActual), other.Outcome);
        Assert.Null(other.Shift);
    }

    [Fact]
    public void A_negative_achievement_shows_what_it_would_count_without_the_floor()
    {
        var other = Assert.Single(
            OtherRules.Of(A.Card(FormulaVariant.LowerMirrored).Rule, Ten, Figure(30)), one => one.Differs is RuleDifference.Floor);

        Assert.Equal((-100m, -100m), (Counted(other), other.Shift));
    }

    [Fact]
    public void A_range_is_held_against_rules_for_ranges_only() =>
        Assert.Equal(
            [FormulaVariant.RangeLower],
            OtherRules.Of(A.Card(FormulaVariant.RangeHigher).Rule, TargetValue.Range.Of(80, 90).OrThrow(), Figure(70))
                .Where(other => other.Differs is RuleDifference.Formula).Select(other => other.Rule.Formula));

    [Fact]
    public void Ratings_with_scores_can_be_reckoned_by_rank_or_by_score()
    {
        var rule = A.Card(FormulaVariant.PredicateByRank).Rule;
        var reached = new MeasuredValue.Value(ActualValue.Predicate.Of("WDP").OrThrow());

        var other = Assert.Single(OtherRules.Of(rule, TargetValue.Predicate.Of("WTP").OrThrow(), reached), one => one.Differs is RuleDifference.Formula);

        Assert.Equal((FormulaVariant.PredicateByScore, 75m, 0m), (other.Rule.Formula, Counted(other), other.Shift));
    }

    [Fact]
    public void Where_there_is_no_figure_or_no_target_no_rule_makes_one()
    {
        var rule = A.Card().Rule;

        Assert.Empty(OtherRules.Of(rule, Ten, MeasuredValue.NotReported.Instance));
        Assert.Empty(OtherRules.Of(rule, null, Figure(1)));
    }

    [Fact]
    public void Every_other_rule_differs_in_one_point_only_and_its_figure_is_the_calculator_s_own()
    {
        var rule = (A.Draft(FormulaVariant.LowerMirrored) with { Cap = AchievementCap.At110 }).Made().Rule;

        Assert.All(OtherRules.Of(rule, Ten, Figure(4)), other =>
        {
            Assert.Equal(Counted(other), Counted(other with { Outcome = AchievementCalculator.Calculate(other.Rule, Ten, Figure(4)) }));
            Assert.Equal(1, Points(rule, other.Rule));
        });
    }

    [Fact]
    public void A_rule_is_made_only_of_parts_that_fit_each_other()
    {
        Assert.Equal("planning.indicator-card.formula-does-not-fit", AchievementRule.For(FormulaVariant.OnTime, ValueKind.Number).Rejection?.Code);
        Assert.Equal("planning.indicator-card.predicate-scale-missing", AchievementRule.For(FormulaVariant.PredicateByRank, ValueKind.Predicate).Rejection?.Code);
        Assert.Equal("planning.indicator-card.predicate-scale-not-wanted", AchievementRule.For(FormulaVariant.HigherRatio, ValueKind.Number, A.Opinions).Rejection?.Code);
        Assert.Equal("planning.indicator-card.decimals-out-of-range", AchievementRule.For(FormulaVariant.HigherRatio, ValueKind.Number, decimals: 7).Rejection?.Code);
        Assert.Equal("planning.indicator-card.formula-does-not-fit", A.Card().Rule.By(FormulaVariant.Judged).Rejection?.Code);
    }

    private static IEnumerable<decimal?> Caps(AchievementRule rule, decimal actual) =>
        OtherRules.Of(rule, Ten, Figure(actual)).Where(other => other.Differs is RuleDifference.Cap).Select(other => other.Rule.Cap.Percent);

    private static int Points(AchievementRule one, AchievementRule other) =>
        new[] { one.Formula == other.Formula, one.Cap == other.Cap, one.FloorAtZero == other.FloorAtZero, one.ZeroPolicy == other.ZeroPolicy }
            .Count(same => !same);

    private static MeasuredValue.Value Figure(decimal value) => new(new ActualValue.Amount(value));

    private static decimal? Raw(OtherRule other) => (other.Outcome as AchievementOutcome.Assessed)?.Achievement.Raw;

    private static decimal? Counted(OtherRule other) => (other.Outcome as AchievementOutcome.Assessed)?.Achievement.Capped;
}
