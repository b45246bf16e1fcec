using NodaTime;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning;

public sealed class QuarterTargetTests
{
    [Fact]
    public void A_cumulative_target_up_to_a_quarter_is_the_running_sum()
    {
        var targets = Year(100, 10, null, 40, 50).Create(Card(AccumulationMode.Sum)).OrThrow();

        Assert.Equal([Amount(10), Amount(10), Amount(50), Amount(100)], UpToEach(targets));
        Assert.Null(targets.In(Quarter.Second));
    }

    [Fact]
    public void A_latest_target_up_to_a_quarter_is_the_last_one_set()
    {
        var targets = Year(80, 70, null, 75, 80).Create(Card(AccumulationMode.Latest)).OrThrow();

        Assert.Equal([Amount(70), Amount(70), Amount(75), Amount(80)], UpToEach(targets));
    }

    [Fact]
    public void An_average_target_up_to_a_quarter_is_the_mean_of_those_set_and_at_the_end_the_promise()
    {
        var targets = Year(80, 70, 80, null, 90).Create(Card(AccumulationMode.Average)).OrThrow();

        Assert.Equal([Amount(70), Amount(75), Amount(75), Amount(80)], UpToEach(targets));
    }

    [Fact]
    public void A_yearly_target_is_not_due_before_the_fourth_quarter()
    {
        var targets = Year(80, null, null, null, null).Create(Card(AccumulationMode.YearlyOnly)).OrThrow();

        Assert.Equal([null, null, null, Amount(80)], UpToEach(targets));
    }

    [Fact]
    public void A_yearly_indicator_has_no_quarter_targets_before_the_end_of_the_year() =>
        Assert.Equal(
            [TargetRejections.QuarterNotMeasured(Quarter.Second)],
            Year(80, null, 80, null, 80).Check(Card(AccumulationMode.YearlyOnly)));

    [Fact]
    public void Quarters_that_do_not_add_up_to_the_year_are_refused() =>
        Assert.Equal(
            [TargetRejections.QuartersDoNotAddUp(100, 90)],
            Year(100, 10, 20, 30, 30).Check(Card(AccumulationMode.Sum)));

    [Theory]
    [InlineData(AccumulationMode.Latest)]
    [InlineData(AccumulationMode.YearlyOnly)]
    public void A_last_quarter_that_differs_from_the_year_is_refused(AccumulationMode mode) =>
        Assert.Equal(
            [TargetRejections.LastQuarterDiffers()],
            Year(80, null, null, null, 79).Check(Card(mode)));

    [Fact]
    public void A_sum_of_quarters_beyond_computing_is_refused_and_does_not_crash() =>
        Assert.Equal(
            [TargetRejections.TooLarge()],
            Year(1, decimal.MaxValue, decimal.MaxValue, null, null).Check(Card(AccumulationMode.Sum)));

    [Fact]
    public void Ranges_add_up_bound_by_bound()
    {
        var card = (A.Draft(FormulaVariant.RangeHigher) with { Accumulation = AccumulationMode.Sum }).Made();
        var draft = new QuarterTargetsDraft(Range(20, 40)) { First = Range(5, 10), Third = Range(15, 30) };

        Assert.Equal(Range(5, 10), draft.Create(card).OrThrow().UpTo(Quarter.Second));
        Assert.Equal([TargetRejections.QuartersDoNotAddUp(40, 41)], (draft with { Third = Range(15, 31) }).Check(card));
    }

    [Fact]
    public void A_range_has_no_lower_bound_above_its_upper_one_and_may_be_one_value()
    {
        Assert.Equal("planning.target.range-upside-down", TargetValue.Range.Of(90, 80).Rejection?.Code);
        Assert.Null(TargetValue.Range.Of(80, 80).Rejection);
    }

    [Fact]
    public void Words_and_labels_are_not_blank()
    {
        Assert.Equal("planning.target.blank", TargetValue.Text.Of(" ").Rejection?.Code);
        Assert.Equal("planning.target.blank", TargetValue.Predicate.Of("").Rejection?.Code);
    }

    [Fact]
    public void A_target_stands_only_beside_a_card_of_its_shape()
    {
        TargetValue[] targets =
        [
            Amount(1), Range(1, 2), TargetValue.Predicate.Of("WTP").OrThrow(), new TargetValue.Date(new LocalDate(2026, 3, 31)),
            new TargetValue.YesNo(true), TargetValue.Text.Of("Tersusunnya naskah").OrThrow(),
        ];
        FormulaVariant[] formulas =
        [
            FormulaVariant.HigherRatio, FormulaVariant.RangeLower, FormulaVariant.PredicateByRank, FormulaVariant.OnTime,
            FormulaVariant.DoneOrNot, FormulaVariant.Judged,
        ];

        for (var i = 0; i < targets.Length; i++)
        {
            for (var j = 0; j < formulas.Length; j++)
            {
                Assert.Equal(i == j, targets[i].MisfitOn(A.Card(formulas[j])) is null);
            }
        }
    }

    [Fact]
    public void A_rating_that_is_not_on_the_scale_is_refused() =>
        Assert.Equal(
            [TargetRejections.PredicateNotOnScale("AA")],
            new QuarterTargetsDraft(TargetValue.Predicate.Of("AA").OrThrow()).Check(A.Card(FormulaVariant.PredicateByRank)));

    private static QuarterTargetsDraft Year(decimal annual, params decimal?[] quarters)
    {
        TargetValue? Of(int quarter) => quarters[quarter] is { } amount ? Amount(amount) : null;
        return new(Amount(annual)) { First = Of(0), Second = Of(1), Third = Of(2), Fourth = Of(3) };
    }

    private static IEnumerable<TargetValue?> UpToEach(QuarterTargets targets) =>
        new[] { Quarter.First, Quarter.Second, Quarter.Third, Quarter.Fourth }.Select(targets.UpTo);

    private static TargetValue.Amount Amount(decimal value) => new(value);

    private static TargetValue Range(decimal low, decimal high) => TargetValue.Range.Of(low, high).OrThrow();

    private static IndicatorCard Card(AccumulationMode mode) => (A.Draft() with { Accumulation = mode }).Made();
}
