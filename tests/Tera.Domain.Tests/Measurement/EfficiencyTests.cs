using FsCheck;
using FsCheck.Fluent;
using Tera.Planning;

namespace Tera.Measurement;

public sealed class EfficiencyTests
{
    [Theory]
    [InlineData("difference", 104, 80, 24, EfficiencyVerdict.Efficient)]
    [InlineData("difference", 100, 100, 0, EfficiencyVerdict.Efficient)]
    [InlineData("difference", 99.99, 80, 19.99, EfficiencyVerdict.NotEfficient)]
    [InlineData("difference", 100, 101, -1, EfficiencyVerdict.NotEfficient)]
    [InlineData("difference-from-absorption", 99.99, 80, 19.99, EfficiencyVerdict.Efficient)]
    [InlineData("difference-from-absorption", 79.99, 80, -0.01, EfficiencyVerdict.NotEfficient)]
    [InlineData("unspent-share", 100, 80, 20, EfficiencyVerdict.Efficient)]
    [InlineData("unspent-share", 100, 100, 0, EfficiencyVerdict.Efficient)]
    [InlineData("unspent-share", 120, 101, -1, EfficiencyVerdict.NotEfficient)]
    [InlineData("ratio", 100, 80, 125, EfficiencyVerdict.Efficient)]
    [InlineData("ratio", 80, 80, 100, EfficiencyVerdict.NotEfficient)]
    [InlineData("ratio", 79.5, 80, 99.38, EfficiencyVerdict.NotEfficient)]
    public void Each_method_has_its_own_figure_and_its_own_word(string method, decimal achieved, decimal spent, decimal expected, EfficiencyVerdict verdict)
    {
        var efficiency = Assessed(method, achieved, Cost(achieved, 100, spent));

        Assert.Equal((expected, verdict), (efficiency.Rounded, efficiency.Verdict));
    }

    [Fact]
    public void What_was_left_over_is_credited_only_where_the_target_was_met() =>
        Assert.Equal(new Efficiency.NotAssessable(EfficiencyGap.TargetNotMet), Of("unspent-share", 99.99m, Cost(99.99m, 100, 80)));

    [Fact]
    public void The_output_cost_weighs_every_output_by_its_own_achievement()
    {
        // Worth of what was reached: 600 × 100 % + 400 × 50 % = 800; spent 640; (800 − 640) ÷ 800 = 20 %.
        CostedOutput[] outputs = [Cost(100, 600, 500), Cost(50, 400, 140)];

        var efficiency = Assessed("output-cost", 80, outputs);

        Assert.Equal((20m, null), (efficiency.Rounded, efficiency.Verdict));
        Assert.Equal(100, Assessed("output-cost-value", 80, outputs).Rounded);
    }

    [Theory]
    [InlineData(1000, 50)]
    [InlineData(900, 75)]
    [InlineData(800, 100)]
    [InlineData(300, 100)] // 70 % saved would be 225 without the clamp, as one ministry printed 235
    [InlineData(1100, 25)]
    [InlineData(1200, 0)]
    [InlineData(3000, 0)]
    public void The_value_of_efficiency_stays_between_0_and_100(decimal spent, decimal value) =>
        Assert.Equal(value, Assessed("output-cost-value", 100, Cost(100, 1000, spent)).Rounded);

    [Theory]
    [InlineData("difference")]
    [InlineData("difference-from-absorption")]
    [InlineData("unspent-share")]
    [InlineData("ratio")]
    [InlineData("output-cost")]
    [InlineData("output-cost-value")]
    public void Without_a_budget_there_is_a_reason_and_no_crash(string method)
    {
        Assert.Equal(new Efficiency.NotAssessable(EfficiencyGap.NoBudget), Of(method, 100));
        Assert.Equal(new Efficiency.NotAssessable(EfficiencyGap.NoBudget), Of(method, 100, Cost(100, 0, 0)));
        Assert.Equal(new Efficiency.NotAssessable(EfficiencyGap.TooLarge), Of(method, 100, Cost(100, 1, decimal.MaxValue)));
    }

    [Fact]
    public void Without_an_achievement_or_without_spending_there_is_a_reason()
    {
        Assert.Equal(new Efficiency.NotAssessable(EfficiencyGap.NoAchievement), Of("difference", null, Cost(null, 100, 1)));
        Assert.Equal(new Efficiency.NotAssessable(EfficiencyGap.NothingSpent), Of("ratio", 100, Cost(100, 100, 0)));
        Assert.Equal(
            new Efficiency.NotAssessable(EfficiencyGap.OutputWithoutAchievement), Of("output-cost", 100, Cost(100, 100, 1), Cost(null, 100, 1)));
    }

    [Fact]
    public void A_figure_is_printed_with_its_inputs_and_steps() =>
        Assert.Equal(
            [
                "Capaian: 98,5", "Penyerapan: 2.000.000 ÷ 3.000.000 × 100 ≈ 66,6666666667", "Perhitungan: 98,5 − 66,6666666667 ≈ 31,8333333333",
                "Pembulatan: 2 desimal, setengah menjauhi nol = 31,83",
            ],
            Assessed("difference", 98.5m, Cost(98.5m, 3_000_000, 2_000_000)).Lines.Select(line => $"{line.Label}: {line.Text}"));

    [Fact]
    public void The_value_of_efficiency_is_printed_with_its_scale() =>
        Assert.Equal(
            ["Nilai keluaran", "Realisasi anggaran", "Perhitungan", "Skala", "Pembulatan"],
            Assessed("output-cost-value", 100, Cost(100, 100, 90)).Lines.Select(line => line.Label));

    [Fact]
    public void Spending_more_for_the_same_is_never_more_efficient() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 200_000).Select(n => n / 1000m).Three().ToArbitrary(),
            it =>
            {
                var (achieved, less, more) = (it.Item1 + 100, Math.Min(it.Item2, it.Item3), Math.Max(it.Item2, it.Item3));
                return EfficiencyMethod.All.All(method =>
                    Exact(method, achieved, less) >= Exact(method, achieved, more));
            }));

    [Fact]
    public void Every_method_is_found_again_under_its_code()
    {
        Assert.All(EfficiencyMethod.All, method => Assert.Same(method, EfficiencyMethod.WithCode(method.Code)));
        Assert.Null(EfficiencyMethod.WithCode("pmk-62"));
    }

    private static decimal Exact(EfficiencyMethod method, decimal achieved, decimal spent) =>
        Assert.IsType<Efficiency.Assessed>(method.Of(new(achieved, [Cost(achieved, 100, spent)]))).Exact;

    private static Efficiency.Assessed Assessed(string method, decimal achieved, params CostedOutput[] outputs) =>
        Assert.IsType<Efficiency.Assessed>(Of(method, achieved, outputs));

    private static Efficiency Of(string method, decimal? achieved, params CostedOutput[] outputs) =>
        EfficiencyMethod.WithCode(method)!.Of(new(achieved, outputs));

    private static CostedOutput Cost(decimal? percent, decimal ceiling, decimal spent) => new(percent, BudgetLine.Of(ceiling, spent).OrThrow());
}
