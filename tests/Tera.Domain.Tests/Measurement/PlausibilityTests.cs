using FsCheck;
using FsCheck.Fluent;
using Tera.Measurement.Plausibility;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class PlausibilityTests
{
    private static readonly FiscalPeriod Third = new(new(2026), Quarter.Third);

    [Theory]
    [InlineData("762", "decimal-shift")]
    [InlineData("7642", "decimal-shift")]
    [InlineData("7.6", "decimal-shift")]
    [InlineData("0.76", "decimal-shift")]
    [InlineData("0", "never-zero")]
    [InlineData("104", "share-over-hundred")]
    [InlineData("30", "far-from-usual")]
    [InlineData("76.42", null)]
    [InlineData("60", null)]
    public void Given_a_share_with_a_past_when_typed_then_the_most_telling_doubt_is_told(string figure, string? rule)
    {
        var weighed = Case(ValueKind.Percent, AccumulationMode.Latest) with { Figure = Number(figure), Target = 77, Past = Past(75.9m, 74.8m, 77.9m) };

        Assert.Equal(rule, PlausibilityCheck.Of(weighed).SingleOrDefault()?.Rule.Code);
    }

    [Theory]
    [InlineData(ValueKind.Percent, 77, "75.9", "below-zero")]
    [InlineData(ValueKind.Number, 77, "75.9", "below-zero")]
    [InlineData(ValueKind.Ratio, 77, "0", "below-zero")]
    [InlineData(ValueKind.Percent, 77, "-1.2", "below-pace")]
    [InlineData(ValueKind.Percent, -2, "75.9", "below-pace")]
    public void Given_a_figure_below_zero_when_neither_target_nor_past_ever_was_then_its_sign_is_asked_about(ValueKind kind, int target, string before, string rule)
    {
        var weighed = Case(kind, AccumulationMode.Latest) with { Figure = -3, Target = target, Percent = -3.9m, Past = Past(Number(before)) };

        Assert.Equal(rule, Assert.Single(PlausibilityCheck.Of(weighed)).Rule.Code);
        Assert.Equal("below-zero", Assert.Single(PlausibilityCheck.Of(weighed with { Target = null, Past = [] })).Rule.Code);
    }

    [Fact]
    public void Given_no_past_when_ten_times_the_target_is_typed_then_the_comma_is_asked_about()
    {
        var finding = Assert.Single(PlausibilityCheck.Of(Case(ValueKind.Number, AccumulationMode.Sum) with { Figure = 3500, Target = 350, Percent = 1000 }));

        Assert.Equal(PlausibilityRule.DecimalShift, finding.Rule);
        Assert.Contains("kira-kira 10 kali target (350)", finding.Text, StringComparison.Ordinal);
        Assert.Equal([new TraceLine("Target Triwulan III", "350"), new("Capaian s.d. Triwulan III", "1.000,00\u00a0%")], finding.Basis);
    }

    [Fact]
    public void Given_a_new_programme_when_the_figure_is_what_the_plan_expected_then_the_small_past_is_no_doubt() =>
        Assert.Empty(PlausibilityCheck.Of(Case(ValueKind.Number, AccumulationMode.Sum) with { Figure = 980, Target = 1000, Percent = 98, Past = Past(100, 95, 90) }));

    [Fact]
    public void Given_a_sum_of_quarters_when_the_running_total_is_typed_then_the_quarters_own_figure_is_asked_for()
    {
        var weighed = Case(ValueKind.Number, AccumulationMode.Sum) with { Figure = 29, Target = 13, Percent = 120, Past = Past(12, 5) };

        Assert.Equal(PlausibilityRule.RunningTotal, Assert.Single(PlausibilityCheck.Of(weighed)).Rule);
        Assert.Empty(PlausibilityCheck.Of(weighed with { Card = Card(ValueKind.Number, AccumulationMode.Latest), TargetBefore = 13 }));
    }

    [Fact]
    public void Given_a_running_figure_when_it_is_smaller_than_a_quarter_ago_then_it_is_asked_about_and_one_that_may_fall_is_not()
    {
        var weighed = Case(ValueKind.Number, AccumulationMode.Latest) with { Figure = 40, Target = 45, TargetBefore = 30, Percent = 89, Past = Past(41, 20) };

        Assert.Equal(PlausibilityRule.GoingBack, Assert.Single(PlausibilityCheck.Of(weighed)).Rule);
        Assert.Empty(PlausibilityCheck.Of(weighed with { TargetBefore = 45 }));
    }

    [Theory]
    [InlineData(151, "above-target")]
    [InlineData(150, null)]
    [InlineData(50, null)]
    [InlineData(49, "below-pace")]
    public void Given_a_figure_without_past_when_its_achievement_is_far_from_the_target_then_it_is_asked_about(int percent, string? rule)
    {
        var weighed = Case(ValueKind.Index, AccumulationMode.Latest) with { Figure = 3, Target = 2.5m, Percent = percent };

        Assert.Equal(rule, PlausibilityCheck.Of(weighed).SingleOrDefault()?.Rule.Code);
    }

    [Fact]
    public void Given_money_when_it_shrinks_or_passes_its_ceiling_then_the_money_is_asked_about_beside_the_figure()
    {
        var weighed = Case(ValueKind.Index, AccumulationMode.Latest) with { Figure = 3, Percent = 200, Spent = 90, SpentBefore = 100, Ceiling = 1000 };

        Assert.Equal(["above-target", "spent-going-back"], PlausibilityCheck.Of(weighed).Select(one => one.Rule.Code));
        Assert.Equal("spent-over-ceiling", PlausibilityCheck.Of(weighed with { Figure = null, Spent = 1001 }).Single().Rule.Code);
        Assert.Empty(PlausibilityCheck.Of(weighed with { Figure = null, Spent = 1000 }));
    }

    [Theory]
    [InlineData("2026-10-07", "day-to-come")]
    [InlineData("2026-10-05", "day-after-quarter")]
    [InlineData("2026-09-30", null)]
    public void Given_a_day_when_it_has_not_come_or_the_quarter_was_over_then_it_is_asked_about(string day, string? rule)
    {
        var weighed = new PlausibilityCase
        {
            Card = new IndicatorCardDraft
            {
                Indicator = IndicatorId.New(), ValidFrom = new(2025, 1, 1), Name = "Laporan disampaikan", OperationalDefinition = "Hari laporan disampaikan.", MeasurementUnit = "",
                Kind = ValueKind.Date, Formula = FormulaVariant.OnTime, Accumulation = AccumulationMode.Latest,
            }.Create(IndicatorCardId.New()).OrThrow(),
            Period = Third, Day = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, TargetDay = new(2026, 9, 20), Today = new(2026, 10, 6),
        };

        var finding = PlausibilityCheck.Of(weighed).SingleOrDefault();

        Assert.Equal(rule, finding?.Rule.Code);
        Assert.True(finding is null || finding.Basis.SequenceEqual([new TraceLine("Target Triwulan III", "20 September 2026")]));
    }

    [Fact]
    public void Every_rule_explains_itself_and_has_a_name_of_its_own()
    {
        Assert.Equal(PlausibilityRule.All.Count, PlausibilityRule.All.DistinctBy(rule => rule.Code).Count());
        Assert.All(PlausibilityRule.All, rule => Assert.EndsWith(".", rule.Explanation(PlausibilityThresholds.Default), StringComparison.Ordinal));
    }

    [Fact]
    public void Given_thresholds_of_a_region_when_figures_are_weighed_then_they_are_asked_about_from_its_numbers_on()
    {
        var own = new PlausibilityThresholds { AbovePercent = 120, BelowPercent = 80, FarTimes = 1.5m, FarQuarters = 2, RunningTotalTimes = 3 };
        var index = Case(ValueKind.Index, AccumulationMode.Latest) with { Figure = 3, Target = 2.5m, Percent = 121, Thresholds = own };
        var far = Case(ValueKind.Number, AccumulationMode.Latest) with { Figure = 16, Past = Past(10, 9), Thresholds = own };
        var total = Case(ValueKind.Number, AccumulationMode.Sum) with { Figure = 29, Target = 13, Percent = 100, Past = Past(12, 5), Thresholds = own };

        Assert.Equal("above-target", PlausibilityCheck.Of(index).Single().Rule.Code);
        Assert.Equal("below-pace", PlausibilityCheck.Of(index with { Percent = 79 }).Single().Rule.Code);
        Assert.Empty(PlausibilityCheck.Of(index with { Percent = 120 }));
        Assert.Contains("lebih dari 1,5 kali angka tertinggi", PlausibilityCheck.Of(far).Single().Text, StringComparison.Ordinal);
        Assert.Empty(PlausibilityCheck.Of(far with { Thresholds = PlausibilityThresholds.Default }));
        Assert.DoesNotContain(PlausibilityCheck.Of(total), one => one.Rule == PlausibilityRule.RunningTotal);
        Assert.Contains("120 persen", PlausibilityRule.AboveTarget.Explanation(own), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_decisions_on_thresholds_when_a_day_is_asked_for_then_the_latest_before_it_holds_and_what_cannot_be_is_refused()
    {
        static Shared.Result<PlausibilitySetting> Settle(PlausibilityThresholds of, NodaTime.LocalDate from, string ground, params PlausibilitySetting[] others) =>
            PlausibilitySetting.Settle(PlausibilitySettingId.New(), of, from, ground, (others, new(2026, 6, 30)));
        var own = PlausibilityThresholds.Default with { AbovePercent = 130 };
        var first = Settle(own, new(2026, 7, 1), "Keputusan").OrThrow();

        Assert.Equal(PlausibilityThresholds.Default, PlausibilitySetting.InForce([first], new(2026, 6, 30)));
        Assert.Equal(own, PlausibilitySetting.InForce([first], new(2026, 9, 30)));
        Assert.Equal(PlausibilitySettingRejections.OutOfRange, Settle(own with { FarTimes = 1 }, new(2026, 10, 1), "Keputusan").Rejection);
        Assert.Equal("measurement.policy.day-taken", Settle(own, new(2026, 7, 1), "Keputusan", first).Rejection!.Code);
        Assert.Equal("measurement.policy.quarter-closed", Settle(own, new(2026, 6, 30), "Keputusan").Rejection!.Code);
        Assert.Equal("measurement.policy.ground-missing", Settle(own, new(2026, 7, 1), " ").Rejection!.Code);
    }

    /// <summary>Whatever was typed: an answer, at most one for each number, and never about a cell in which nothing stands.</summary>
    [Fact]
    public void Any_numbers_end_in_an_answer() => Check.QuickThrowOnFailure(Prop.ForAll(AnyCase.ToArbitrary(), weighed =>
    {
        var found = PlausibilityCheck.Of(weighed);
        return found.DistinctBy(one => one.Rule.Subject).Count() == found.Count
            && (weighed.Figure is not null || found.All(one => one.Rule.Subject is PlausibilitySubject.Spent));
    }));

    /// <summary>Within what a cell takes: eighteen digits before the comma.</summary>
    private static Gen<decimal> Typed => Gen.Elements(0m, 0.000001m, -1m, 1m, 77m, 350m, 999_999_999_999_999_999m, -999_999_999_999_999_999m);

    private static Gen<decimal?> Perhaps => Gen.OneOf(Typed.Select(typed => (decimal?)typed), Gen.Constant((decimal?)null));

    private static Gen<PlausibilityCase> AnyCase =>
        from mode in Gen.Elements(AccumulationMode.Sum, AccumulationMode.Latest, AccumulationMode.Average)
        from kind in Gen.Elements(ValueKind.Number, ValueKind.Percent, ValueKind.Milestone)
        from numbers in Perhaps.ArrayOf(7)
        from past in Typed.ListOf()
        select Case(kind, mode) with
        {
            Figure = numbers[0], Target = numbers[1], TargetBefore = numbers[2], Percent = numbers[3], Spent = numbers[4], SpentBefore = numbers[5], Ceiling = numbers[6],
            Past = Past([.. past]),
        };

    private static PlausibilityCase Case(ValueKind kind, AccumulationMode mode) => new() { Card = Card(kind, mode), Period = Third };

    private static IndicatorCard Card(ValueKind kind, AccumulationMode mode) => (A.Draft() with { Kind = kind, Accumulation = mode }).Made();

    /// <summary>The latest first, counted back from the second quarter.</summary>
    private static List<PastFigure> Past(params decimal[] values) => [.. values.Select((value, at) => new PastFigure(Third.Plus(-1 - (at % 8)), value))];

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
