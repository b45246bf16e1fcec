using FsCheck;
using FsCheck.Fluent;
using Tera.Organisation;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Validation;

public sealed class ValidationRuleTests
{
    private static readonly AgencyId Agency = new(Guid.CreateVersion7());
    private static readonly UnitId Roads = new(Guid.CreateVersion7()), Houses = new(Guid.CreateVersion7());
    private static readonly IndicatorId Part = new(Guid.CreateVersion7()), Other = new(Guid.CreateVersion7()), Whole = new(Guid.CreateVersion7());

    [Theory]
    [InlineData(40, 60, 100, true)]
    [InlineData(40, 61, 100, false)]
    [InlineData(40, 59, 100, false)]
    [InlineData(null, 60, 100, true)]
    public void Parts_equal_their_whole_or_the_rows_are_named_and_a_part_that_is_not_there_is_not_judged(int? one, int other, int whole, bool holds)
    {
        var rule = Settled(RuleKind.Equal, [Part, Other], [Whole]);

        var found = rule.Check([Row(1, Part, one), Row(2, Other, other), Row(3, Whole, whole)]);

        Assert.Equal(holds, found.Count == 0);
        if (!holds)
        {
            Assert.Equal([1, 2, 3], found[0].Rows.Select(row => row.Number));
            Assert.Contains("Jumlah “Indikator 1” + “Indikator 2” " + (one + other), found[0].Text, StringComparison.Ordinal);
            Assert.Contains("“Indikator 3” (Bidang), kolom realisasi.", found[0].Mend, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(100, 100, 0, true)]
    [InlineData(101, 100, 0, false)]
    [InlineData(101, 100, 1, true)]
    [InlineData(-5, 0, 0, true)]
    public void A_numerator_stays_within_its_denominator_and_the_tolerance(int numerator, int denominator, int tolerance, bool holds) => Assert.Equal(
        holds, Settled(RuleKind.AtMost, [Part], [Whole], tolerance).Check([Row(1, Part, numerator), Row(2, Whole, denominator)]).Count == 0);

    [Fact]
    public void The_figure_of_a_year_equals_the_sum_of_its_quarters()
    {
        var rule = Sample(RuleKind.Equal, [Part], [Whole]) with { LeftSoFar = true };
        CheckedRow[] rows = [Row(1, Part, 30) with { FigureSoFar = 100 }, Row(2, Whole, 100)];

        Assert.Empty(ValidationRule.Settle(ValidationRuleId.New(), rule).OrThrow().Check(rows));
        Assert.Single(Settled(RuleKind.Equal, [Part], [Whole]).Check(rows));
    }

    [Fact]
    public void What_only_grows_is_told_when_it_falls_and_money_is_held_against_its_ceiling_row_by_row()
    {
        CheckedRow[] rows =
        [
            Row(1, Part, 9) with { FigureBefore = 10, Spent = 90, SpentBefore = 100, Ceiling = 80 },
            Row(2, Whole, 10) with { FigureBefore = 10, Spent = 80, SpentBefore = 80, Ceiling = 80 },
        ];

        Assert.Equal([1], Numbers(Settled(RuleKind.FigureNotFalling, [Part, Whole], []), rows));
        Assert.Equal([1], Numbers(Settled(RuleKind.SpentNotFalling, [], []), rows));
        Assert.Equal([1], Numbers(Settled(RuleKind.SpentWithinCeiling, [], []), rows));
        Assert.True(Settled(RuleKind.SpentWithinCeiling, [], []).Check(rows)[0] is { OfMoney: true, IsOfOneUnit: true });
    }

    [Fact]
    public void An_indicator_that_is_not_measured_leaves_the_rule_unjudged_and_one_of_another_unit_says_so()
    {
        var rule = Settled(RuleKind.AtMost, [Part, Other], [Whole]);

        Assert.Empty(rule.Check([Row(1, Part, 90), Row(2, Whole, 10)]));
        Assert.False(Assert.Single(rule.Check([Row(1, Part, 90), Row(2, Other, 1), Row(3, Whole, 10) with { Unit = Houses }])).IsOfOneUnit);
    }

    [Fact]
    public void Whatever_stands_in_the_rows_every_kind_answers() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(Extremes).ArrayOf(6).ToArbitrary(), Gen.Elements<RuleKind>([.. RuleKind.All]).ToArbitrary(), (numbers, kind) =>
        {
            CheckedRow[] rows =
            [
                .. new[] { Part, Other, Whole }.Select((indicator, at) => Row(at + 1, indicator, numbers[at]) with
                {
                    FigureBefore = numbers[at + 3], FigureSoFar = numbers[at + 3], Spent = numbers[at + 3], SpentBefore = numbers[at], Ceiling = numbers[at],
                }),
            ];
            return Settled(kind, kind.HasLeft ? [Part, Other] : [], kind.HasRight ? [Whole] : []).Check(rows).All(finding => finding.Text.Length > 0 && finding.Mend.Length > 0);
        }));

    [Fact]
    public void A_rule_that_could_not_be_judged_is_refused_and_an_ended_one_holds_for_the_quarters_before()
    {
        Assert.Equal("measurement.validation.left-missing", Refused(Sample(RuleKind.AtMost, [], [Whole])));
        Assert.Equal("measurement.validation.right-missing", Refused(Sample(RuleKind.AtMost, [Part], [])));
        Assert.Equal("measurement.validation.same-on-both-sides", Refused(Sample(RuleKind.Equal, [Part], [Part, Whole])));
        Assert.Equal("measurement.validation.agency-missing", Refused(Sample(RuleKind.Equal, [Part], [Whole]) with { Agency = null }));
        Assert.Equal("measurement.validation.tolerance-negative", Refused(Sample(RuleKind.Equal, [Part], [Whole]) with { Tolerance = -1 }));
        var rule = Settled(RuleKind.SpentWithinCeiling, [], []);
        FiscalPeriod second = new(new(2026), Quarter.Second), third = second.Plus(1);
        Assert.Equal("measurement.validation.ends-before-it-began", rule.End(new(2025, 12, 30)).Rejection?.Code);

        rule.End(new(2026, 9, 29)).OrThrow();

        Assert.Equal((false, true, false), (rule.Holds(second.Plus(-2)), rule.Holds(second), rule.Holds(third)));
        Assert.Equal("measurement.validation.ended", rule.End(new(2026, 12, 31)).Rejection?.Code);
    }

    private static decimal[] Extremes => [decimal.MinValue, decimal.MaxValue, 0, -1, 1, 0.0000000000000000000000000001m, 1_000_000_000_000m];

    private static IEnumerable<int> Numbers(ValidationRule rule, CheckedRow[] rows) => rule.Check(rows).SelectMany(finding => finding.Rows).Select(row => row.Number);

    private static string? Refused(ValidationRuleTerms terms) => ValidationRule.Settle(ValidationRuleId.New(), terms).Rejection?.Code;

    private static ValidationRule Settled(RuleKind kind, IndicatorId[] left, IndicatorId[] right, decimal tolerance = 0) =>
        ValidationRule.Settle(ValidationRuleId.New(), Sample(kind, left, right) with { Tolerance = tolerance }).OrThrow();

    private static ValidationRuleTerms Sample(RuleKind kind, IndicatorId[] left, IndicatorId[] right) => new()
    {
        Agency = Agency, Name = PrintedLine.Of("Aturan uji").OrThrow(), Kind = kind, Severity = RuleSeverity.Warn, Left = left, Right = right,
        Ground = PrintedLine.Of("Manual uji").OrThrow(), ValidFrom = new(2026, 1, 1),
    };

    private static CheckedRow Row(int number, IndicatorId indicator, decimal? figure) => new()
    {
        Indicator = indicator, Unit = Roads, UnitName = "Bidang", Number = number, Name = $"Indikator {number}", Figure = figure,
    };
}
