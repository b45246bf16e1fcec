using FsCheck;
using FsCheck.Fluent;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

public sealed class AchievementLawTests
{
    private static readonly FormulaVariant[] Dividing =
    [
        FormulaVariant.HigherRatio, FormulaVariant.LowerMirrored, FormulaVariant.LowerInverse, FormulaVariant.LowerRemaining,
        FormulaVariant.PointDeviation,
    ];

    private static readonly AchievementCap[] Caps =
        [AchievementCap.None, AchievementCap.At100, AchievementCap.At110, AchievementCap.At120, AchievementCap.At150, AchievementCap.Of(112.5m).OrThrow()];

    private static Gen<decimal> Positive => Gen.Choose(1, 10_000_000).Select(n => n / 1000m);

    private static Gen<IndicatorCard> AnyCard =>
        from formula in Gen.Elements(Dividing)
        from cap in Gen.Elements(Caps)
        from floor in Gen.Elements(true, false)
        from decimals in Gen.Choose(0, 6)
        select (A.Draft(formula) with { Cap = cap, FloorAtZero = floor, Decimals = decimals }).Made();

    private static Gen<Case> AnyCase =>
        from card in AnyCard
        from target in Positive
        from actual in Positive
        select new Case(card, target, actual);

    [Fact]
    public void More_never_lowers_a_higher_is_better_achievement() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Pairs.ToArbitrary(), pair =>
            Of(A.Card(FormulaVariant.HigherRatio), pair.Target, pair.Less).Exact
            <= Of(A.Card(FormulaVariant.HigherRatio), pair.Target, pair.More).Exact));

    [Fact]
    public void More_never_raises_a_lower_is_better_achievement_in_any_variant() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Pairs.ToArbitrary(), pair =>
            Dividing.Where(formula => formula.Polarity is Polarity.LowerIsBetter).Select(formula => A.Card(formula))
                .All(card => Of(card, pair.Target, pair.Less).Exact >= Of(card, pair.Target, pair.More).Exact)));

    [Fact]
    public void Against_a_range_more_never_lowers_or_never_raises_by_the_direction_of_the_formula() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Pairs.ToArbitrary(), Positive.ToArbitrary(), (pair, width) =>
        {
            var range = TargetValue.Range.Of(pair.Target, pair.Target + width).OrThrow();
            decimal Of(FormulaVariant formula, decimal actual) =>
                AchievementCalculator.Calculate(A.Card(formula), range, new ActualValue.Amount(actual)).Assessed().Achievement.Exact;
            return Of(FormulaVariant.RangeHigher, pair.Less) <= Of(FormulaVariant.RangeHigher, pair.More)
                && Of(FormulaVariant.RangeLower, pair.Less) >= Of(FormulaVariant.RangeLower, pair.More);
        }));

    [Fact]
    public void Farther_from_the_point_is_never_better() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Pairs.ToArbitrary(), pair =>
        {
            var card = A.Card(FormulaVariant.PointDeviation);
            decimal[] nearFirst = [.. new[] { pair.Less, pair.More }.OrderBy(actual => Math.Abs(actual - pair.Target))];
            return Of(card, pair.Target, nearFirst[0]).Raw >= Of(card, pair.Target, nearFirst[1]).Raw
                && Of(card, pair.Target, pair.Target).Raw == 100;
        }));

    [Fact]
    public void Counting_in_thousands_changes_nothing() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyCase.ToArbitrary(), Gen.Elements(0.001m, 0.5m, 7m, 1000m, 1_000_000m).ToArbitrary(),
            (it, k) => Of(it.Card, it.Target, it.Actual).Raw == Of(it.Card, k * it.Target, k * it.Actual).Raw));

    [Fact]
    public void The_capped_reading_never_passes_the_cap_nor_the_raw_one_nor_falls_below_the_floor() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyCase.ToArbitrary(), it =>
        {
            var achievement = Of(it.Card, it.Target, it.Actual);
            return achievement.Capped <= (it.Card.Cap.Percent ?? decimal.MaxValue)
                && (achievement.Capped <= achievement.Raw || achievement.Raw < 0)
                && (!it.Card.FloorAtZero || achievement.Capped >= 0);
        }));

    [Fact]
    public void A_cap_laid_twice_is_laid_once() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements(Caps).ToArbitrary(), Positive.ToArbitrary(),
            (cap, percent) => cap.Apply(cap.Apply(percent)) == cap.Apply(percent)));

    [Fact]
    public void Rounding_happens_once_and_half_goes_away_from_zero() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyCase.ToArbitrary(), it =>
        {
            var achievement = Of(it.Card, it.Target, it.Actual);
            return achievement.Raw == Math.Round(achievement.Exact, it.Card.Decimals, MidpointRounding.AwayFromZero)
                // A cap that has more decimals than are printed is never passed for the sake of rounding.
                && achievement.Capped == Math.Round(it.Card.Cap.Apply(it.Card.FloorAtZero ? Math.Max(0, achievement.Raw) : achievement.Raw), it.Card.Decimals, MidpointRounding.ToZero);
        }));

    [Fact]
    public void A_mean_is_what_a_recount_gives_in_any_order() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyCase.ListOf().ToArbitrary(), cases =>
        {
            var outcomes = cases.Select(it => it.Card.Reckon(it.Target, it.Actual))
                .Append(new AchievementOutcome.NotAssessable(NotAssessableReason.ActualNotReported)).ToList();
            var exact = cases.Select(it => Of(it.Card, it.Target, it.Actual).ExactCapped).ToList();
            var recount = exact is [] ? (decimal?)null : Math.Round(exact.Sum() / exact.Count, 2, MidpointRounding.AwayFromZero);

            var mean = Recapitulation.Mean(outcomes, AchievementBasis.Capped);

            outcomes.Reverse();
            return mean.Rounded == recount && mean.Rounded == Recapitulation.Mean(outcomes, AchievementBasis.Capped).Rounded
                && (mean.Counted, mean.Of) == (cases.Count, cases.Count + 1);
        }));

    [Fact]
    public void Whatever_is_typed_there_is_an_answer_and_never_a_crash() =>
        Check.QuickThrowOnFailure(Prop.ForAll(AnyCard.ToArbitrary(), Gen.Elements(Extremes).Two().ToArbitrary(), (card, pair) =>
        {
            var cells = new QuarterValues
            {
                First = new MeasuredValue.Value(new ActualValue.Amount(pair.Item2)),
                Second = new MeasuredValue.Value(new ActualValue.Amount(pair.Item2)),
            };
            _ = Enum.GetValues<AccumulationMode>().Select(mode => Accumulator.UpTo(Shared.Quarter.Fourth, cells, mode)).ToList();
            return card.Reckon(pair.Item1, pair.Item2) is not null;
        }));

    private static decimal[] Extremes =>
    [
        decimal.MinValue, decimal.MaxValue, 0, -1, 1, -0.0000000000000000000000000001m, 0.0000000000000000000000000001m,
        1_000_000_000_000_000m, 3.5m, 100,
    ];

    private static Gen<Pair> Pairs =>
        from target in Positive
        from one in Positive
        from other in Positive
        select new Pair(target, Math.Min(one, other), Math.Max(one, other));

    private static Achievement Of(IndicatorCard card, decimal target, decimal actual) =>
        card.Reckon(target, actual).Assessed().Achievement;

    private sealed record Case(IndicatorCard Card, decimal Target, decimal Actual);

    private sealed record Pair(decimal Target, decimal Less, decimal More);
}
