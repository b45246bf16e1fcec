using NodaTime;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class MeasurementPolicyTests
{
    private static readonly LocalDate January = new(2026, 1, 1);

    [Fact]
    public void Where_nothing_was_decided_the_default_holds_and_says_so()
    {
        var policy = MeasurementPolicy.InForce([], January);

        Assert.Same(MeasurementPolicy.Default, policy);
        Assert.Equal(
            (AggregationMethod.MeanOfObjectives, RegionAggregation.MeanOfAgencies, AchievementBasis.Capped, EfficiencyMethod.Difference),
            (policy.OfAgency, policy.OfRegion, policy.Basis, policy.Efficiency));
        Assert.Same(CategoryScale.Standard, KnownScales.WithCode(policy.Scale));
        Assert.Contains("belum menetapkan", policy.Ground, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_decision_holds_from_its_day_on_and_leaves_the_quarters_before_it_as_they_were()
    {
        var first = Settled(Terms() with { Scale = KnownScales.Sampang });
        var second = Settled(Terms() with { ValidFrom = new(2026, 7, 1), OfAgency = AggregationMethod.MeanOfIndicators });

        Assert.Same(MeasurementPolicy.Default, MeasurementPolicy.InForce([second, first], January.PlusDays(-1)));
        Assert.Same(first, MeasurementPolicy.InForce([second, first], new(2026, 6, 30)));
        Assert.Same(second, MeasurementPolicy.InForce([second, first], new(2026, 7, 1)));
    }

    [Fact]
    public void A_decision_needs_its_ground() => Refused("ground-missing", Terms() with { Ground = " " });

    [Fact]
    public void A_scale_for_budget_absorption_does_not_name_achievements() =>
        Refused("scale-of-other-figures", Terms() with { Scale = KnownScales.PolmanBudget });

    [Fact]
    public void A_scale_cannot_be_used_before_its_first_day() =>
        Refused("scale-not-yet-valid", Terms() with { ValidFrom = new(2018, 12, 31), Scale = KnownScales.Sampang });

    [Fact]
    public void Two_decisions_cannot_begin_on_one_day() =>
        Assert.Equal(
            MeasurementPolicyRejections.DayTaken(January),
            MeasurementPolicy.Settle(MeasurementPolicyId.New(), Terms(), [Settled(Terms())], lastClosed: null).Rejection);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_decision_never_reckons_a_closed_quarter_anew(int daysAfterItsEnd, bool refused)
    {
        var closed = new FiscalPeriod(new(2026), Quarter.First).LastDay;

        var settled = MeasurementPolicy.Settle(
            MeasurementPolicyId.New(), Terms() with { ValidFrom = closed.PlusDays(daysAfterItsEnd) }, [], closed);

        Assert.Equal(refused ? MeasurementPolicyRejections.QuarterClosed(closed) : null, settled.Rejection);
    }

    [Fact]
    public void Words_for_budgets_are_those_of_a_scale_for_budgets_and_need_not_be_chosen()
    {
        Assert.Null(Settled(Terms()).AbsorptionScale);
        Assert.Equal("polman-anggaran", Settled(Terms() with { AbsorptionScale = KnownScales.PolmanBudget }).AbsorptionScale);
        Refused("scale-of-other-figures", Terms() with { AbsorptionScale = KnownScales.Polman });
        Refused("scale-not-yet-valid", Terms() with { AbsorptionScale = KnownScales.PolmanBudget, ValidFrom = new(2021, 1, 1) });
    }

    [Fact]
    public void A_mean_is_held_by_no_cap_unless_one_is_settled()
    {
        Assert.Equal((AchievementCap.None, AchievementCap.None), (MeasurementPolicy.Default.MeanCap, Settled(Terms()).MeanCap));
        Assert.Equal(AchievementCap.At120, Settled(Terms() with { MeanCap = AchievementCap.At120 }).MeanCap);
    }

    private static void Refused(string code, MeasurementPolicyTerms terms) => Assert.Equal(
        $"measurement.policy.{code}", MeasurementPolicy.Settle(MeasurementPolicyId.New(), terms, [], lastClosed: null).Rejection?.Code);

    private static MeasurementPolicy Settled(MeasurementPolicyTerms terms) =>
        MeasurementPolicy.Settle(MeasurementPolicyId.New(), terms, [], lastClosed: null).OrThrow();

    private static MeasurementPolicyTerms Terms() => new()
    {
        ValidFrom = January,
        OfAgency = AggregationMethod.MeanOfObjectives,
        OfRegion = RegionAggregation.MeanOfAgencies,
        Basis = AchievementBasis.Capped,
        Scale = CategoryScale.Standard,
        Efficiency = EfficiencyMethod.Difference,
        Ground = "Keputusan Bupati Nomor 1 Tahun 2026",
    };
}
