using FsCheck;
using FsCheck.Fluent;
using Tera.Planning;
using Tera.Planning.Indicators;

namespace Tera.Measurement;

public sealed class RecapitulationTests
{
    private static readonly AchievementOutcome Silent = new AchievementOutcome.NotAssessable(NotAssessableReason.ActualNotReported);

    [Fact]
    public void The_mean_of_objectives_is_not_the_mean_of_indicators_and_each_says_what_it_counted()
    {
        AchievementOutcome[][] objectives = [[Reached(100), Reached(100), Reached(100), Silent], [Reached(60)], [Silent]];

        var byIndicator = Recapitulation.OfAgency(objectives, AggregationMethod.MeanOfIndicators, AchievementBasis.Raw);
        var byObjective = Recapitulation.OfAgency(objectives, AggregationMethod.MeanOfObjectives, AchievementBasis.Raw);

        Assert.Equal((90m, 4, 6), (byIndicator.Rounded, byIndicator.Counted, byIndicator.Of));
        Assert.Equal((80m, 2, 3), (byObjective.Rounded, byObjective.Counted, byObjective.Of));
    }

    [Fact]
    public void The_declared_basis_decides_whether_caps_count()
    {
        AchievementOutcome[] outcomes = [Reached(50), Reached(200)];

        Assert.Equal(125, Recapitulation.Mean(outcomes, AchievementBasis.Raw).Rounded);
        Assert.Equal(85, Recapitulation.Mean(outcomes, AchievementBasis.Capped).Rounded);
    }

    [Fact]
    public void A_mean_runs_over_unrounded_achievements()
    {
        var third = A.Card();
        AchievementOutcome[] outcomes = [.. Enumerable.Repeat(third.Reckon(3, 2), 3)];

        Assert.Equal(200m, Recapitulation.Sum(outcomes, AchievementBasis.Raw).Rounded);
        Assert.Equal(200.01m, outcomes.Cast<AchievementOutcome.Assessed>().Sum(outcome => outcome.Achievement.Raw));
    }

    [Fact]
    public void A_sum_of_nothing_is_no_figure() => Assert.Null(Recapitulation.Sum([Silent], AchievementBasis.Raw).Exact);

    [Fact]
    public void Objectives_without_any_figure_have_no_mean() =>
        Assert.Null(Recapitulation.OfAgency([[Silent], []], AggregationMethod.MeanOfObjectives, AchievementBasis.Raw).Rounded);

    [Fact]
    public void A_region_weighs_its_agencies_alike_or_by_their_indicators_and_each_says_what_it_counted()
    {
        AgencyShare[] agencies = [new(100, 30), new(60, 10), new(null, 0)];

        var alike = Recapitulation.OfRegion(agencies, RegionAggregation.MeanOfAgencies, AchievementBasis.Capped);
        var byIndicators = Recapitulation.OfRegion(agencies, RegionAggregation.ByIndicators, AchievementBasis.Capped);

        Assert.Equal((80m, 2, 3), (alike.Rounded, alike.Counted, alike.Of));
        Assert.Equal((90m, 2, 3), (byIndicators.Rounded, byIndicators.Counted, byIndicators.Of));
    }

    [Fact]
    public void A_region_weighed_by_indicators_is_what_a_recount_over_all_indicators_gives() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 200_000).Select(n => (decimal?)n / 1000m).NonEmptyListOf().NonEmptyListOf().ToArbitrary(),
            agencies =>
            {
                var shares = agencies.Select(figures => new AgencyShare(Recapitulation.Mean([.. figures], AchievementBasis.Raw).Exact, figures.Count));
                var recount = Recapitulation.Mean([.. agencies.SelectMany(figures => figures)], AchievementBasis.Raw);
                return Recapitulation.OfRegion([.. shares], RegionAggregation.ByIndicators, AchievementBasis.Raw).Rounded == recount.Rounded;
            }));

    [Fact]
    public void A_cap_on_means_holds_each_mean_before_it_goes_into_the_next_and_what_it_was_stays()
    {
        decimal?[][] objectives = [[150, 170], [50]];
        var cap = AchievementCap.At100;

        var objective = Recapitulation.OfObjective(objectives[0], AggregationMethod.MeanOfObjectives, AchievementBasis.Raw, cap);
        var byObjective = Recapitulation.OfAgency(objectives, AggregationMethod.MeanOfObjectives, AchievementBasis.Raw, cap);
        var byIndicator = Recapitulation.OfAgency(objectives, AggregationMethod.MeanOfIndicators, AchievementBasis.Raw, cap);
        var region = Recapitulation.OfRegion([new(150, 1), new(60, 1)], RegionAggregation.MeanOfAgencies, AchievementBasis.Raw, cap);

        Assert.Equal((100m, 160m), (objective.Rounded, objective.Uncapped));
        // Without the cap the first objective would lift the agency to 105.
        Assert.Equal((75m, 75m), (byObjective.Rounded, byObjective.Uncapped));
        Assert.Equal((100m, 370m / 3), (byIndicator.Rounded, byIndicator.Uncapped));
        Assert.Equal((100m, 105m), (region.Rounded, region.Uncapped));
        Assert.Equal(105m, region.Within(AchievementCap.None).Rounded);
    }

    [Fact]
    public void A_printed_mean_is_never_above_a_cap_with_more_decimals()
    {
        var cap = AchievementCap.Of(112.345m).OrThrow();

        Assert.Equal(112.34m, Recapitulation.Mean([200, 200], AchievementBasis.Raw).Within(cap).Rounded);
    }

    [Fact]
    public void Weights_without_any_weight_give_no_figure()
    {
        Assert.Equal(70m, Recapitulation.Weighted([(100, 1), (60, 3), (null, 9)], AchievementBasis.Raw).Rounded);
        Assert.Null(Recapitulation.Weighted([(100, 0), (null, 9)], AchievementBasis.Raw).Rounded);
    }

    [Fact]
    public void Every_way_of_bringing_figures_together_is_found_again_under_its_code()
    {
        Assert.All(AggregationMethod.All, method => Assert.Same(method, AggregationMethod.WithCode(method.Code)));
        Assert.All(RegionAggregation.All, method => Assert.Same(method, RegionAggregation.WithCode(method.Code)));
        Assert.Null(AggregationMethod.WithCode("median"));
        Assert.Null(RegionAggregation.WithCode("median"));
    }

    [Fact]
    public void Absorption_of_several_lines_divides_the_sums_and_does_not_average_percentages()
    {
        BudgetLine[] lines = [BudgetLine.Of(900, 450).OrThrow(), BudgetLine.Of(100, 100).OrThrow()];

        Assert.Equal(55, Assert.IsType<BudgetAbsorption.Assessed>(BudgetAbsorption.Of(lines)).Percent);
    }

    [Fact]
    public void Absorption_of_no_ceiling_is_not_assessed()
    {
        Assert.Equal(
            new BudgetAbsorption.NotAssessable(NotAssessableReason.ZeroTarget), BudgetAbsorption.Of([BudgetLine.Of(0, 10).OrThrow()]));
        Assert.Equal(new BudgetAbsorption.NotAssessable(NotAssessableReason.ZeroTarget), BudgetAbsorption.Of([]));
        Assert.Equal(
            new BudgetAbsorption.NotAssessable(NotAssessableReason.TooLarge),
            BudgetAbsorption.Of([BudgetLine.Of(1, decimal.MaxValue).OrThrow()]));
    }

    [Fact]
    public void A_ceiling_is_never_negative() =>
        Assert.Equal("measurement.budget.ceiling-negative", BudgetLine.Of(-1, 0).Rejection?.Code);

    private static AchievementOutcome Reached(decimal percent) =>
        (A.Draft() with { Cap = AchievementCap.At120 }).Made().Reckon(100, percent);
}
