using NodaTime;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

public sealed class AchievementByKindTests
{
    [Theory]
    [InlineData(30, 100)]
    [InlineData(31, 100)]
    [InlineData(32, 40)]
    public void A_day_kept_is_100_and_a_day_missed_is_what_the_card_says(int dayOfYear, int percent)
    {
        var card = (A.Draft(FormulaVariant.OnTime) with { PercentWhenMissed = 40 }).Made();
        var first = new LocalDate(2026, 1, 1);

        var outcome = AchievementCalculator.Calculate(
            card, new TargetValue.Date(first.PlusDays(30)), new ActualValue.Date(first.PlusDays(dayOfYear - 1)));

        Assert.Equal(percent, Percent(outcome));
    }

    [Theory]
    [InlineData(true, true, 100)]
    [InlineData(true, false, 0)]
    [InlineData(false, false, 100)]
    [InlineData(false, true, 0)]
    public void Yes_and_no_are_held_against_what_was_wanted(bool wanted, bool done, int percent) =>
        Assert.Equal(percent, Percent(AchievementCalculator.Calculate(
            A.Card(FormulaVariant.DoneOrNot), new TargetValue.YesNo(wanted), new ActualValue.YesNo(done))));

    [Theory]
    [InlineData("WTP", "WTP", 100)]
    [InlineData("WDP", "wtp", 100)]
    [InlineData("WTP", "WDP", 75)]
    [InlineData("WTP", "TMP", 0)]
    public void A_rating_at_or_above_the_target_is_100_and_below_what_the_scale_says(string target, string actual, int percent) =>
        Assert.Equal(percent, Percent(Rated(FormulaVariant.PredicateByRank, target, actual)));

    [Theory]
    [InlineData("WTP", "WDP", 75)]
    [InlineData("WDP", "WTP", 133.33)]
    public void A_rating_by_score_divides_the_scores(string target, string actual, decimal percent) =>
        Assert.Equal(percent, Percent(Rated(FormulaVariant.PredicateByScore, target, actual)));

    [Fact]
    public void Words_are_worth_what_a_person_judged_and_nothing_before()
    {
        var card = A.Card(FormulaVariant.Judged);
        var target = TargetValue.Text.Of("Tersusunnya rancangan peraturan").OrThrow();

        Assert.Equal(85, Percent(AchievementCalculator.Calculate(card, target, ActualValue.Text.Of("Rancangan di DPRD", 85).OrThrow())));
        Assert.Equal(
            new AchievementOutcome.NotAssessable(NotAssessableReason.AwaitsJudgement),
            AchievementCalculator.Calculate(card, target, ActualValue.Text.Of("Rancangan di DPRD", null).OrThrow()));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(85)]
    [InlineData(90)]
    public void Inside_a_range_and_on_its_bounds_is_100(int actual) =>
        Assert.All([FormulaVariant.RangeHigher, FormulaVariant.RangeLower], formula =>
            Assert.Equal(100, Percent(AchievementCalculator.Calculate(
                A.Card(formula), TargetValue.Range.Of(80, 90).OrThrow(), new ActualValue.Amount(actual)))));

    [Fact]
    public void The_regulation_s_printed_113_is_what_its_own_rule_does_not_give() =>
        Assert.Equal(102.22m, Percent(AchievementCalculator.Calculate(
            A.Card(FormulaVariant.RangeHigher), TargetValue.Range.Of(80, 90).OrThrow(), new ActualValue.Amount(92))));

    [Theory]
    [InlineData(" ", 50, "measurement.value.blank")]
    [InlineData("Selesai", -1, "measurement.value.judged-percent-out-of-range")]
    [InlineData("Selesai", 1001, "measurement.value.judged-percent-out-of-range")]
    public void Judged_words_have_words_and_a_sane_percentage(string words, int judged, string code) =>
        Assert.Equal(code, ActualValue.Text.Of(words, judged).Rejection?.Code);

    [Fact]
    public void A_value_stands_only_on_a_card_of_its_kind()
    {
        ActualValue[] values =
        [
            new ActualValue.Amount(1), ActualValue.Predicate.Of("WTP").OrThrow(), new ActualValue.Date(new LocalDate(2026, 3, 31)),
            new ActualValue.YesNo(true), ActualValue.Text.Of("Selesai", 100).OrThrow(),
        ];
        FormulaVariant[] formulas =
        [
            FormulaVariant.HigherRatio, FormulaVariant.PredicateByRank, FormulaVariant.OnTime, FormulaVariant.DoneOrNot,
            FormulaVariant.Judged,
        ];

        for (var i = 0; i < values.Length; i++)
        {
            for (var j = 0; j < formulas.Length; j++)
            {
                Assert.Equal(i == j, values[i].MisfitOn(A.Card(formulas[j])) is null);
            }
        }

        Assert.Equal(
            MeasurementRejections.PredicateNotOnScale("AA"),
            ActualValue.Predicate.Of("AA").OrThrow().MisfitOn(A.Card(FormulaVariant.PredicateByRank)));
        Assert.Equal("measurement.value.blank", ActualValue.Predicate.Of(" ").Rejection?.Code);
    }

    private static AchievementOutcome Rated(FormulaVariant formula, string target, string actual) =>
        AchievementCalculator.Calculate(
            A.Card(formula), TargetValue.Predicate.Of(target).OrThrow(), ActualValue.Predicate.Of(actual).OrThrow());

    private static decimal Percent(AchievementOutcome outcome) => outcome.Assessed().Achievement.Raw;
}
