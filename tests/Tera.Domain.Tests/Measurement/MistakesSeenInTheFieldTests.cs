using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class MistakesSeenInTheFieldTests
{
    [Theory]
    [InlineData("lower-a", 80)]
    [InlineData("lower-b", 83.33)]
    [InlineData("lower-c", -20)]
    public void Twelve_against_a_target_of_ten_where_less_is_better_gives_one_answer_and_names_its_rule(string variant, decimal percent)
    {
        var card = A.Card(FormulaVariant.WithCode(variant));

        var assessed = card.Reckon(10, 12).Assessed();

        Assert.Equal(percent, assessed.Achievement.Raw);
        Assert.Equal(variant, assessed.Trace.Variant);
        Assert.Contains("varian", assessed.Trace.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("98,5", 98.5)]
    [InlineData("98.5", null)]
    public void Ninety_eight_and_a_half_never_becomes_98_or_985(string typed, double? value) =>
        Assert.Equal((decimal?)value, IndonesianNumber.Parse(typed).Accepted(out var read, out _) ? read : null);

    [Fact]
    public void Nine_hundred_fifty_against_a_target_typed_with_a_dot_is_95_percent_and_not_95_000()
    {
        var target = IndonesianNumber.Parse("1.000").OrThrow();
        var actual = IndonesianNumber.Parse("950").OrThrow();

        Assert.Equal(95, A.Card().Reckon(target, actual).Assessed().Achievement.Raw);
    }

    [Fact]
    public void A_dot_that_can_be_read_in_two_ways_never_becomes_a_figure_by_itself() =>
        Assert.Equal("shared.number.ambiguous", IndonesianNumber.Parse("2.387").Rejection?.Code);

    [Fact]
    public void A_new_card_does_not_change_the_achievement_of_a_quarter_before_it()
    {
        var old = (A.Draft(FormulaVariant.LowerMirrored) with { ValidFrom = new(2026, 1, 1) }).Made();
        var current = (A.Draft(FormulaVariant.LowerInverse) with { ValidFrom = new(2026, 10, 1) }).Made();
        IndicatorCard[] cards = [old, current];

        decimal At(Quarter quarter) => IndicatorCard.InForce(cards, new FiscalPeriod(new(2026), quarter).LastDay)!
            .Reckon(10, 12).Assessed().Achievement.Raw;

        Assert.Equal((80m, 83.33m), (At(Quarter.Third), At(Quarter.Fourth)));
    }

    [Fact]
    public void A_negative_achievement_counts_as_zero_where_the_card_says_so_and_stays_visible()
    {
        var floored = A.Card(FormulaVariant.LowerMirrored).Reckon(10, 30).Assessed().Achievement;
        var free = (A.Draft(FormulaVariant.LowerMirrored) with { FloorAtZero = false }).Made().Reckon(10, 30).Assessed().Achievement;

        Assert.Equal((-100m, 0m), (floored.Raw, floored.Capped));
        Assert.Equal((-100m, -100m), (free.Raw, free.Capped));
    }

    [Theory]
    [InlineData("higher-ratio", 0, 0, null, NotAssessableReason.ZeroTarget)]
    [InlineData("higher-ratio", 0, 5, null, NotAssessableReason.ZeroTarget)]
    [InlineData("higher-ratio", 0, -5, null, NotAssessableReason.NegativeActual)]
    [InlineData("higher-ratio", 5, 0, 0, null)]
    [InlineData("higher-ratio", 5, -1, -20, null)]
    [InlineData("higher-ratio", -2, -4, null, NotAssessableReason.NegativeTarget)]
    [InlineData("lower-a", 0, 0, 100, null)]
    [InlineData("lower-a", 0, 5, 0, null)]
    [InlineData("lower-a", 5, 0, 200, null)]
    [InlineData("lower-b", 0, 0, 100, null)]
    [InlineData("lower-b", 0, 5, 0, null)]
    [InlineData("lower-b", 5, 0, null, NotAssessableReason.ZeroActual)]
    [InlineData("lower-b", 5, -1, null, NotAssessableReason.NegativeActual)]
    [InlineData("lower-c", 0, 0, 100, null)]
    [InlineData("lower-c", 5, 0, 100, null)]
    [InlineData("point", 0, 0, 100, null)]
    [InlineData("point", 0, 5, 0, null)]
    [InlineData("point", 5, 0, 0, null)]
    public void Zero_and_below_have_an_answer_in_every_formula(
        string variant, int target, int actual, int? percent, NotAssessableReason? reason)
    {
        var outcome = A.Card(FormulaVariant.WithCode(variant)).Reckon(target, actual);

        Assert.Equal(percent, (outcome as AchievementOutcome.Assessed)?.Achievement.Raw);
        Assert.Equal(reason, (outcome as AchievementOutcome.NotAssessable)?.Reason);
    }

    [Fact]
    public void A_reported_zero_counts_in_the_mean_and_a_silent_cell_does_not()
    {
        var card = A.Card();
        var target = new TargetValue.Amount(10);
        AchievementOutcome[] outcomes =
        [
            card.Reckon(10, 10),
            card.Reckon(10, 0),
            AchievementCalculator.Calculate(card, target, MeasuredValue.NotReported.Instance),
            AchievementCalculator.Calculate(card, target, MeasuredValue.NotDue.Instance),
        ];

        var mean = Recapitulation.Mean(outcomes, AchievementBasis.Raw);

        Assert.Equal((50m, 2, 4), (mean.Rounded, mean.Counted, mean.Of));
    }

    [Fact]
    public void Nothing_assessed_is_no_figure_and_not_zero() =>
        Assert.Null(Recapitulation
            .Mean([new AchievementOutcome.NotAssessable(NotAssessableReason.NoTarget)], AchievementBasis.Raw).Rounded);

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public void A_quarter_that_was_not_printed_with_all_its_decimals_is_computed_with_all_of_them(int decimals)
    {
        var card = (A.Draft() with { Decimals = decimals }).Made();

        // 66.7 / 70 would be 95.29: the report printed fewer decimals than it computed with.
        Assert.Equal(Math.Round(95.24m, decimals), card.Reckon(70, 66.67m).Assessed().Achievement.Raw);
    }

    [Theory]
    [InlineData(1, 13)]
    [InlineData(3, 38)]
    [InlineData(-1, -13)]
    public void Half_a_percent_is_rounded_away_from_zero(int actual, int percent) =>
        Assert.Equal(percent, (A.Draft() with { Decimals = 0 }).Made().Reckon(8, actual).Assessed().Achievement.Raw);

    [Fact]
    public void A_range_that_ends_at_zero_asks_the_zero_policy_of_its_direction()
    {
        var range = TargetValue.Range.Of(-5, 0).OrThrow();

        Assert.Equal(
            new AchievementOutcome.NotAssessable(NotAssessableReason.ZeroTarget),
            AchievementCalculator.Calculate(A.Card(FormulaVariant.RangeHigher), range, new ActualValue.Amount(1)));
        Assert.Equal(
            0,
            AchievementCalculator.Calculate(A.Card(FormulaVariant.RangeLower), range, new ActualValue.Amount(1))
                .Assessed().Achievement.Raw);
    }

    [Fact]
    public void A_percentage_that_only_a_slip_of_the_keyboard_can_give_is_not_assessed()
    {
        Assert.Equal(Achievement.Limit, A.Card().Reckon(0.01m, Achievement.Limit / 10_000).Assessed().Achievement.Raw);
        Assert.Equal(
            new AchievementOutcome.NotAssessable(NotAssessableReason.TooLarge), A.Card().Reckon(0.01m, (Achievement.Limit / 10_000) + 1));
    }

    [Fact]
    public void Figures_beyond_computing_are_told_apart_from_bad_results()
    {
        var outcome = A.Card().Reckon(0.0000000001m, decimal.MaxValue);

        Assert.Equal(new AchievementOutcome.NotAssessable(NotAssessableReason.TooLarge), outcome);
    }

    [Fact]
    public void A_date_against_a_number_is_not_assessed_rather_than_guessed() =>
        Assert.Equal(
            new AchievementOutcome.NotAssessable(NotAssessableReason.KindMismatch),
            AchievementCalculator.Calculate(A.Card(), new TargetValue.Amount(1), new ActualValue.Date(new(2026, 3, 31))));

    [Fact]
    public void Without_a_target_there_is_no_achievement() =>
        Assert.Equal(
            new AchievementOutcome.NotAssessable(NotAssessableReason.NoTarget),
            AchievementCalculator.Calculate(A.Card(), null, new ActualValue.Amount(1)));
}
