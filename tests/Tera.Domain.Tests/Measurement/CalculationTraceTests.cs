using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

public sealed class CalculationTraceTests
{
    [Fact]
    public void A_trace_tells_the_whole_way_from_the_inputs_to_the_printed_figure()
    {
        var card = (A.Draft(FormulaVariant.LowerMirrored) with { MeasurementUnit = "per 100.000 KH", Cap = AchievementCap.At120 }).Made();

        var trace = Trace(card, new TargetValue.Amount(162), new ActualValue.Amount(186));

        Assert.Equal("Makin rendah makin baik, varian A (cermin)", trace.Rule);
        Assert.Equal("(2 × T − R) ÷ T × 100", trace.Expression);
        Assert.Equal(
            [
                "Aturan: kartu indikator yang berlaku sejak 1 Januari 2026; Aturan nol baku",
                "Target (T): 162 per 100.000 KH",
                "Realisasi (R): 186 per 100.000 KH",
                "Perhitungan: (2 × 162 − 186) ÷ 162 × 100 ≈ 85,1851851852",
                "Pembulatan: 2 desimal, setengah menjauhi nol = 85,19",
                "Batas: paling tinggi 120, paling rendah 0 = 85,19",
            ],
            Printed(trace));
    }

    [Fact]
    public void A_trace_names_the_version_of_the_rule_so_that_the_figure_can_be_made_again()
    {
        var card = A.Card(FormulaVariant.LowerInverse);

        var trace = Trace(card, new TargetValue.Amount(162), new ActualValue.Amount(186));

        Assert.Equal(new RuleVersion(card.Id, new(2026, 1, 1)), trace.Version);
        Assert.Equal(("lower-b", "standard"), (trace.Variant, trace.ZeroPolicy));
    }

    [Fact]
    public void A_figure_reckoned_without_a_card_names_its_rule_and_no_version()
    {
        var rule = AchievementRule.For(FormulaVariant.HigherRatio, ValueKind.Number).OrThrow();

        var trace = AchievementCalculator.Calculate(rule, new TargetValue.Amount(2), new ActualValue.Amount(1)).Assessed().Trace;

        Assert.Null(trace.Version);
        Assert.Equal("Aturan: Aturan nol baku", Printed(trace).First());
    }

    [Fact]
    public void A_trace_shows_large_figures_in_Indonesian_notation_and_says_equal_only_when_it_is()
    {
        var card = (A.Draft() with { MeasurementUnit = "Rp", Kind = ValueKind.Money, FloorAtZero = false }).Made();

        Assert.Equal(
            [
                "Aturan: kartu indikator yang berlaku sejak 1 Januari 2026; Aturan nol baku",
                "Target (T): Rp2.000.000,5", "Realisasi (R): Rp3.000.000,75", "Perhitungan: 3.000.000,75 ÷ 2.000.000,5 × 100 = 150",
                "Pembulatan: 2 desimal, setengah menjauhi nol = 150,00", "Batas: tanpa batas atas = 150,00",
            ],
            Printed(Trace(card, new TargetValue.Amount(2_000_000.5m), new ActualValue.Amount(3_000_000.75m))));
    }

    [Fact]
    public void A_negative_actual_stands_in_brackets() =>
        Assert.Contains(
            "Perhitungan: (2 × 10 − (-5)) ÷ 10 × 100 = 250",
            Printed(Trace(A.Card(FormulaVariant.LowerMirrored), new TargetValue.Amount(10), new ActualValue.Amount(-5))));

    [Fact]
    public void A_zero_answered_by_the_policy_names_the_policy_and_its_source() =>
        Assert.Contains(
            "Perhitungan: Aturan nol baku (Usulan; belum ada ketentuan yang ditemukan) = 100",
            Printed(Trace(A.Card(FormulaVariant.LowerInverse), new TargetValue.Amount(0), new ActualValue.Amount(0))));

    [Fact]
    public void A_range_shows_the_bound_that_was_crossed() =>
        Assert.Contains(
            "Perhitungan: 70 ÷ 80 × 100 = 87,5",
            Printed(Trace(A.Card(FormulaVariant.RangeHigher), TargetValue.Range.Of(80, 90).OrThrow(), new ActualValue.Amount(70))));

    [Fact]
    public void A_day_is_printed_as_a_day() =>
        Assert.Equal(
            [
                "Target (T): 31 Maret 2026", "Realisasi (R): 1 April 2026",
                "Perhitungan: target tidak terpenuhi = 0 menurut kartu indikator",
            ],
            Inputs(FormulaVariant.OnTime, new TargetValue.Date(new(2026, 3, 31)), new ActualValue.Date(new(2026, 4, 1))));

    [Fact]
    public void Yes_and_no_are_printed_as_words() =>
        Assert.Equal(
            ["Target (T): Ya", "Realisasi (R): Ya", "Perhitungan: target terpenuhi = 100"],
            Inputs(FormulaVariant.DoneOrNot, new TargetValue.YesNo(true), new ActualValue.YesNo(true)));

    [Fact]
    public void A_rating_is_printed_by_its_label() =>
        Assert.Equal(
            ["Target (T): WTP", "Realisasi (R): WDP", "Perhitungan: predikat di bawah target = 75 menurut kartu indikator"],
            Inputs(
                FormulaVariant.PredicateByRank, TargetValue.Predicate.Of("WTP").OrThrow(), ActualValue.Predicate.Of("WDP").OrThrow()));

    [Fact]
    public void Words_are_printed_with_their_judgement() =>
        Assert.Equal(
            ["Target (T): Naskah", "Realisasi (R): Konsep", "Penilaian: ditetapkan 62,5 oleh penilai"],
            Inputs(FormulaVariant.Judged, TargetValue.Text.Of("Naskah").OrThrow(), ActualValue.Text.Of("Konsep", 62.5m).OrThrow()));

    [Fact]
    public void A_range_is_printed_with_both_bounds() =>
        Assert.Equal(
            ["Target (T): 80–90%", "Realisasi (R): 85%", "Perhitungan: realisasi tepat pada sasaran = 100"],
            Inputs(FormulaVariant.RangeLower, TargetValue.Range.Of(80, 90).OrThrow(), new ActualValue.Amount(85)));

    private static IEnumerable<string> Inputs(FormulaVariant formula, TargetValue target, ActualValue actual) =>
        Printed(Trace(A.Card(formula), target, actual)).Skip(1).Take(3);

    private static CalculationTrace Trace(IndicatorCard card, TargetValue target, ActualValue actual) =>
        AchievementCalculator.Calculate(card, target, actual).Assessed().Trace;

    private static IEnumerable<string> Printed(CalculationTrace trace) => trace.Lines.Select(line => $"{line.Label}: {line.Text}");
}
