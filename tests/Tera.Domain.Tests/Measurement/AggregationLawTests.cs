using FsCheck;
using FsCheck.Fluent;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>What must hold of sums and means whatever the figures are: a recount in another way gives the same, order and unit do not matter.</summary>
public sealed class AggregationLawTests
{
    private static readonly decimal[] Scales = [0.001m, 0.5m, 7m, 1000m, 1_000_000m];

    private static Gen<decimal> Amount => Gen.Choose(1, 10_000_000).Select(number => number / 1000m);

    /// <summary>Percents of the indicators of some objectives; one in five could not be assessed.</summary>
    private static Gen<decimal?[][]> Objectives =>
        Gen.Frequency((4, Amount.Select(number => (decimal?)number)), (1, Gen.Constant((decimal?)null))).ArrayOf(6).ArrayOf(5);

    [Fact]
    public void An_agency_s_figure_is_what_a_recount_by_hand_gives() => Check.QuickThrowOnFailure(Prop.ForAll(Objectives.ToArbitrary(), objectives =>
    {
        var all = objectives.SelectMany(indicators => indicators).OfType<decimal>().ToList();
        var means = objectives.Select(indicators => indicators.OfType<decimal>().ToList()).Where(indicators => indicators.Count > 0)
            .Select(indicators => indicators.Sum() / indicators.Count).ToList();
        return Of(objectives, AggregationMethod.MeanOfIndicators) == (all is [] ? null : all.Sum() / all.Count)
            && Of(objectives, AggregationMethod.MeanOfObjectives) == (means is [] ? null : means.Sum() / means.Count);
    }));

    [Fact]
    public void A_weighted_figure_is_what_a_recount_by_hand_gives_and_only_the_proportion_of_weights_matters() => Check.QuickThrowOnFailure(
        Prop.ForAll(Weighed.ToArbitrary(), Gen.Elements(Scales).ToArbitrary(), (objectives, scale) =>
        {
            var figures = objectives.Select(one => (one.Weight, Figure: ByHand([.. one.Indicators]))).ToArray();
            var expected = ByHand([.. figures.Select(one => (one.Figure, one.Weight))]);
            WeighedObjective[] scaled = [.. objectives.Select(one => new WeighedObjective(one.Weight * scale, [.. one.Indicators.Select(of => (of.Percent, of.Weight * scale))]))];
            return Near(Of(objectives), expected) && Near(Of(scaled), expected);
        }));

    [Fact]
    public void Equal_weights_give_the_mean_of_objectives() => Check.QuickThrowOnFailure(Prop.ForAll(Objectives.ToArbitrary(), Amount.ToArbitrary(), (objectives, weight) =>
        Near(Of([.. objectives.Select(one => new WeighedObjective(weight, [.. one.Select(percent => (percent, weight))]))]), Of(objectives, AggregationMethod.MeanOfObjectives))));

    [Fact]
    public void What_weighs_nothing_is_as_if_it_were_not_there() =>
        Assert.Equal(80m, Of([new(1, [(80m, 2), (10m, 0)]), new(0, [(30m, 1)])]));

    [Fact]
    public void A_cap_on_means_is_kept_by_every_method_never_lifts_a_figure_and_changes_nothing_twice() => Check.QuickThrowOnFailure(
        Prop.ForAll(Objectives.ToArbitrary(), Gen.Choose(100, 1000).Select(percent => AchievementCap.Of(percent).OrThrow()).ToArbitrary(), (objectives, cap) =>
            AggregationMethod.All.All(method =>
            {
                var capped = Recapitulation.OfAgency(objectives, method, AchievementBasis.Raw, cap);
                return capped.Within(cap) == capped
                    && (capped.Exact, Of(objectives, method)) switch
                    {
                        (null, null) => true,
                        ({ } held, { } free) => held <= cap.Percent && held <= free + 0.0000000001m,
                        _ => false,
                    };
            })));

    [Fact]
    public void The_order_of_indicators_and_objectives_does_not_move_the_figure_beyond_the_last_digit_of_a_decimal() => Check.QuickThrowOnFailure(
        Prop.ForAll(Objectives.ToArbitrary(), objectives => AggregationMethod.All.All(method =>
        {
            decimal?[][] turned = [.. objectives.Reverse().Select(indicators => indicators.Reverse().ToArray())];
            return (Of(objectives, method), Of(turned, method)) switch
            {
                (null, null) => true,
                ({ } one, { } other) => Math.Abs(one - other) < 0.0000000001m,
                _ => false,
            };
        })));

    [Fact]
    public void A_figure_lies_between_the_least_and_the_greatest_of_what_it_was_made_of() => Check.QuickThrowOnFailure(
        Prop.ForAll(Objectives.ToArbitrary(), objectives => AggregationMethod.All.All(method =>
        {
            var all = objectives.SelectMany(indicators => indicators).OfType<decimal>().ToList();
            return Of(objectives, method) is not { } figure || (figure >= all.Min() - 0.0000000001m && figure <= all.Max() + 0.0000000001m);
        })));

    [Fact]
    public void A_better_indicator_never_makes_its_agency_worse() => Check.QuickThrowOnFailure(
        Prop.ForAll(Objectives.ToArbitrary(), Amount.ToArbitrary(), (objectives, more) => AggregationMethod.All.All(method =>
        {
            decimal?[][] better = [.. objectives.Select((indicators, at) => at == 0 ? indicators.Select(one => one + more).ToArray() : indicators)];
            return Of(objectives, method) is not { } before || Of(better, method) >= before - 0.0000000001m;
        })));

    [Fact]
    public void Achievement_against_a_range_does_not_depend_on_the_unit_of_measure() => Check.QuickThrowOnFailure(Prop.ForAll(
        Amount.Two().ToArbitrary(), Amount.ToArbitrary(), Gen.Elements(Scales).ToArbitrary(), (bounds, actual, scale) =>
        {
            decimal Reckoned(FormulaVariant formula, decimal by) => AchievementCalculator.Calculate(
                A.Card(formula), TargetValue.Range.Of(by * bounds.Item1, by * (bounds.Item1 + bounds.Item2)).OrThrow(), new ActualValue.Amount(by * actual)).Assessed().Achievement.Raw;
            return new[] { FormulaVariant.RangeHigher, FormulaVariant.RangeLower }.All(formula => Reckoned(formula, 1) == Reckoned(formula, scale));
        }));

    [Fact]
    public void More_in_any_quarter_never_lowers_what_was_reached_up_to_it_where_more_is_better() => Check.QuickThrowOnFailure(Prop.ForAll(
        Amount.ArrayOf(4).ToArbitrary(), Amount.ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (quarters, more, at) =>
        {
            decimal[] grown = [.. quarters.Select((number, quarter) => quarter == at ? number + more : number)];
            return new[] { AccumulationMode.Sum, AccumulationMode.Average, AccumulationMode.Latest }.All(mode => UpTo(quarters, mode) <= UpTo(grown, mode));
        }));

    [Fact]
    public void Absorption_of_all_lines_is_a_recount_over_any_parts_of_them() => Check.QuickThrowOnFailure(Prop.ForAll(
        Amount.Two().ArrayOf(6).ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (lines, at) =>
        {
            BudgetLine[] all = [.. lines.Select(line => BudgetLine.Of(line.Item1, line.Item2).OrThrow())];
            var (first, second) = (all[..at], all[at..]);
            var parts = new[] { first, second }.Where(part => part.Length > 0)
                .Select(part => BudgetLine.Of(part.Sum(line => line.Ceiling), part.Sum(line => line.Realisation)).OrThrow());
            return BudgetAbsorption.Of(all) == BudgetAbsorption.Of(parts);
        }));

    private static Gen<WeighedObjective[]> Weighed => Gen.Choose(0, 100).SelectMany(weight =>
        Gen.Choose(1, 10_000_000).Select(number => number % 5 == 0 ? null : (decimal?)(number / 1000m)).Zip(Gen.Choose(0, 100), (percent, of) => (percent, (decimal)of))
            .ArrayOf(5).Select(indicators => new WeighedObjective(weight, indicators))).ArrayOf(4);

    private static decimal? Of(WeighedObjective[] objectives) => Recapitulation.OfAgency(objectives, AggregationMethod.Weighted, AchievementBasis.Raw).Exact;

    private static decimal? ByHand((decimal? Figure, decimal Weight)[] parts)
    {
        decimal sum = 0, weights = 0;
        foreach (var (figure, weight) in parts)
        {
            (sum, weights) = figure is { } there ? (sum + (there * weight), weights + weight) : (sum, weights);
        }

        return weights == 0 ? null : sum / weights;
    }

    private static bool Near(decimal? one, decimal? other) => one is null || other is null ? one == other : Math.Abs(one.Value - other.Value) < 0.0000001m;

    private static decimal? Of(decimal?[][] objectives, AggregationMethod method) => Recapitulation.OfAgency(objectives, method, AchievementBasis.Raw).Exact;

    private static decimal UpTo(decimal[] quarters, AccumulationMode mode)
    {
        MeasuredValue Cell(int at) => new MeasuredValue.Value(new ActualValue.Amount(quarters[at]));
        var values = new QuarterValues { First = Cell(0), Second = Cell(1), Third = Cell(2), Fourth = Cell(3) };
        return Accumulator.UpTo(Quarter.Fourth, values, mode).Value is MeasuredValue.Value(ActualValue.Amount(var sum)) ? sum : throw new InvalidOperationException();
    }
}
