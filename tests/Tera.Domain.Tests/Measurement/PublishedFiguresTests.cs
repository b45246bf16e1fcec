using System.Globalization;
using Tera.Oracles;
using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

public sealed class PublishedFiguresTests
{
    private static readonly string[] Tables =
    [
        "gunung_kaler_2019_2020.csv", "lampung_akb_2015.csv", "limapuluhkota_perpustakaan_2020.csv",
        "manggarai_timur_2019.csv", "misc_capaian.csv",
    ];

    private static readonly string[] Together = ["mean", "sum"];

    public static TheoryData<string, string> Achievements =>
        [.. Tables.SelectMany(OracleFile.Read).Where(row => !Together.Contains(row["formula"])).Select(Key)];

    public static TheoryData<string, string> MeansAndSums =>
        [.. Tables.SelectMany(OracleFile.Read).Where(row => Together.Contains(row["formula"])).Select(Key)];

    public static TheoryData<string, string> Absorptions =>
        [.. OracleFile.Read("surabaya_2011_anggaran.csv").Concat(OracleFile.Read("pppomn_2021_tw2_anggaran.csv")).Select(Key)];

    public static TheoryData<string, string> Ranges => [.. OracleFile.Read("permenpan8_2021_range.csv").Select(Key)];

    [Theory]
    [MemberData(nameof(Achievements))]
    public void Every_published_achievement_is_reproduced_to_the_digit_and_none_is_forced(string file, string number)
    {
        var row = Row(file, number);

        var outcome = Outcome(row);

        if (row["published_capaian"] == "n/a")
        {
            Assert.Equal(new AchievementOutcome.NotAssessable(NotAssessableReason.ActualNotAvailable), outcome);
            return;
        }

        var counted = outcome.Assessed().Achievement.Capped;
        AssertPublished(row, "published_capaian", counted);
    }

    [Theory]
    [MemberData(nameof(MeansAndSums))]
    public void Every_published_mean_and_sum_is_reproduced_to_the_digit_and_none_is_forced(string file, string number)
    {
        var row = Row(file, number);
        var outcomes = OracleFile.Read(file)
            .Where(other => !Together.Contains(other["formula"]) && (other["unit"], other["year"]) == (row["unit"], row["year"]))
            .Select(Outcome).ToList();

        var decimals = row.Decimals("published_capaian");
        var total = row["formula"] == "sum"
            ? Recapitulation.Sum(outcomes, AchievementBasis.Capped, decimals)
            : Recapitulation.Mean(outcomes, AchievementBasis.Capped, decimals);

        AssertPublished(row, "published_capaian", total.Rounded);
        Assert.Equal((outcomes.Count, outcomes.Count), (total.Counted, total.Of));
    }

    [Theory]
    [MemberData(nameof(Absorptions))]
    public void Every_published_absorption_is_reproduced_to_the_digit(string file, string number)
    {
        var row = Row(file, number);
        var line = BudgetLine.Of(row.Number("anggaran"), row.Number("realisasi_anggaran")).OrThrow();

        var absorption = Assert.IsType<BudgetAbsorption.Assessed>(BudgetAbsorption.Of([line], row.Decimals("published_penyerapan")));

        AssertPublished(row, "published_penyerapan", absorption.Percent);
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Every_range_of_the_regulation_is_reproduced_but_for_its_erratum(string file, string number)
    {
        var row = Row(file, number);
        var formula = row["polarity"] == "maximize-range" ? FormulaVariant.RangeHigher : FormulaVariant.RangeLower;
        var card = (A.Draft(formula) with { Decimals = row.Decimals("published") }).Made();
        var range = TargetValue.Range.Of(row.Number("target_low"), row.Number("target_high")).OrThrow();

        var outcome = AchievementCalculator.Calculate(card, range, new ActualValue.Amount(row.Number("realisasi")));

        AssertPublished(row, "published", outcome.Assessed().Achievement.Raw);
    }

    [Fact]
    public void The_worksheet_answers_zeros_as_published()
    {
        var rules = OracleFile.Read("ref_pko_zero_rules.csv").Select(row => row["published"]);
        var card = (A.Draft() with { ZeroPolicy = ZeroPolicy.QuarterlyWorksheet, Cap = AchievementCap.At120 }).Made();

        var answers = new[] { (0m, 7m), (0m, 0m), (5m, 0m) }.Select(pair => card.Reckon(pair.Item1, pair.Item2) switch
        {
            AchievementOutcome.Assessed assessed => assessed.Achievement.Capped.ToString("0", CultureInfo.InvariantCulture),
            _ => "-",
        });

        Assert.Equal(rules, answers);
    }

    private static AchievementOutcome Outcome(OracleRow row)
    {
        var draft = A.Draft(row["formula"] switch
        {
            "(2T-R)/T" => FormulaVariant.LowerMirrored,
            "T/R" => FormulaVariant.LowerInverse,
            _ => FormulaVariant.HigherRatio,
        });
        var cap = row["cap"] is "" ? AchievementCap.None : AchievementCap.Of(row.Number("cap")).OrThrow();
        var card = (draft with { Cap = cap, Decimals = row.Decimals("published_capaian") }).Made();
        var unavailable = MeasuredValue.NotAvailable.Because("n/a").OrThrow();
        return row["realisasi"] is ""
            ? AchievementCalculator.Calculate(card, new TargetValue.Amount(row.Number("target")), unavailable)
            : card.Reckon(row.Number("target"), row.Number("realisasi"));
    }

    private static void AssertPublished(OracleRow row, string column, decimal? computed)
    {
        if (row["reproducible"] == "yes")
        {
            Assert.Equal(row.Number(column), computed);
        }
        else
        {
            Assert.NotEqual(row.Number(column), computed);
        }
    }

    private static OracleRow Row(string file, string number) => OracleFile.Read(file).Single(row => row["row"] == number);

    private static (string File, string Number) Key(OracleRow row) => (row.File, row["row"]);
}
