using Tera.Planning.Indicators;

namespace Tera.Measurement.Calculating;

public sealed class FigureGroupTests
{
    [Fact]
    public void A_mean_is_taken_over_the_rows_of_its_unit_and_year_wherever_it_stands() =>
        Assert.Equal(
            ["75.00", "100.00", "50.00", "20.00", "20.00"],
            Percents("unit,year,formula,target,realisasi\nA,2019,mean,,\nA,2019,R/T,2,2\nA,2019,R/T,2,1\nA,2020,R/T,10,2\nA,2020,average,,\n"));

    [Fact]
    public void Means_and_sums_run_over_unrounded_figures() =>
        Assert.Equal(["66.67", "66.67", "66.67", "200.00"], Percents("formula,target,realisasi\nR/T,3,2\nR/T,3,2\nR/T,3,2\nsum,,\n"));

    [Fact]
    public void What_cannot_be_assessed_is_left_out_and_a_true_zero_counts() =>
        Assert.Equal(["100.00", "0.00", "", "50.00"], Percents("formula,target,realisasi\nR/T,2,2\nR/T,2,0\nR/T,2,\nmean,,\n"));

    [Fact]
    public void A_mean_says_which_rows_are_left_out_and_why()
    {
        const string file = "formula,cap,target,realisasi\nR/T,,2,2\nR/T,120,1,100000000000000\nR/T,,1,100000000000000\nR/T,,2,\nR/T,,0,1\nR/T,,2,n/a\nmean,,,\n";
        const string words = "baris 4 (angka terlalu besar untuk dihitung; periksa isian), baris 5 (realisasi kosong: belum dilaporkan, atau tidak tersedia), ";

        var (capped, raw) = (Calculated.Of(file)[^1], Calculated.Of(file, new() { Basis = AchievementBasis.Raw })[^1]);

        Assert.Equal("110.00", capped["capaian"]);
        Assert.StartsWith($"4 dari 6 baris tidak ikut dihitung: {words}", capped["reason"], StringComparison.Ordinal);
        Assert.EndsWith(", dan 1 lain", capped["reason"], StringComparison.Ordinal);
        Assert.Equal("100.00", raw["capaian"]);
        Assert.StartsWith("5 dari 6 baris tidak ikut dihitung: baris 3 (angka terlalu besar", raw["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_of_nothing_is_empty_with_its_reason() =>
        Assert.Equal(
            ["Realisasi kosong: belum dilaporkan, atau tidak tersedia", "Tidak ada baris dengan unit dan tahun yang sama yang dapat dinilai"],
            Calculated.Of("formula,target,realisasi\nR/T,2,\nmean,,\n").Select(row => row["reason"]));

    [Fact]
    public void A_mean_over_a_row_that_could_not_be_read_is_not_given() =>
        Assert.Equal(
            [("100.00", ""), ("", "Baris 3 dari unit dan tahun yang sama belum dapat dibaca")],
            Calculated.Of("formula,target,realisasi\nR/T,2,2\nR/T,2,x\nmean,,\n").Where(row => row["realisasi"] != "x").Select(row => (row["capaian"], row["reason"])));

    [Fact]
    public void Each_row_counts_within_its_own_cap_unless_the_raw_figures_are_asked_for()
    {
        const string file = "formula,cap,target,realisasi\nR/T,100,1,2\nR/T,,2,1\nmean,,,\nsum,100,,\n";

        Assert.Equal(["75.00", "150.00"], Percents(file).Skip(2));
        Assert.Equal(["125.00", "150.00"], Percents(file, new() { Basis = AchievementBasis.Raw }).Skip(2));
    }

    [Fact]
    public void A_cap_on_the_mean_holds_every_row_of_it() =>
        Assert.Equal("75.00", Percents("formula,cap,target,realisasi\nR/T,,1,2\nR/T,,2,1\nmean,100,,\n")[^1]);

    [Fact]
    public void A_cap_asked_for_on_means_holds_the_mean_itself_no_row_no_sum_and_nothing_spent()
    {
        const string file = "formula,target,realisasi\nR/T,1,2\nR/T,2,1\nmean,,\nsum,,\n";

        Assert.Equal(["200.00", "50.00", "120.00", "250.00"], Percents(file, new() { MeanCap = AchievementCap.At120 }));
        Assert.Equal("125.00", Percents("formula,anggaran,realisasi_anggaran\n,100,150\n,100,100\nmean,,\n", new() { MeanCap = AchievementCap.At110 })[^1]);
    }

    [Fact]
    public void The_polarity_alone_makes_a_mean_or_a_sum() =>
        Assert.Equal(["50.00", "50.00", "50.00"], Percents("polarity,target,realisasi\nmaximize,2,1\naverage,,\nsum,,\n"));

    [Fact]
    public void The_polarity_makes_a_mean_also_where_the_formula_of_the_rows_above_was_filled_down() =>
        Assert.Equal(["50.00", "100.00", "75.00", "150.00"], Percents("polarity,formula,target,realisasi\nmaximize,R/T,2,1\nmaximize,R/T,2,2\naverage,R/T,,\nsum,R/T,,\n"));

    [Fact]
    public void Geometric_and_weighted_means_are_known_too() =>
        Assert.Equal(
            ["100.00", "90.00", "94.87", "92.50"],
            Percents("formula,target,realisasi,bobot\nR/T,5,5,1\nR/T,10,9,3\ngeomean,,,\nweighted,,,\n"));

    [Fact]
    public void A_row_with_a_budget_alone_has_its_absorption_for_an_answer_even_where_a_formula_was_filled_down() =>
        Assert.Equal(
            [("90.00", ""), ("25.00", "25.00"), ("75.00", "75.00"), ("90.00", "")],
            Calculated.Of("polarity,formula,target,target_low,target_high,realisasi,anggaran,realisasi_anggaran\nmaximize,R/T,10,,,9,,\nmaximize,R/T,,,,,100,25\n,,-,,,-,100,75\n,mean,,,,,,\n")
                .Select(row => (row["capaian"], row["penyerapan"])));

    [Theory]
    [InlineData("NaN")]
    [InlineData("belum ada data")]
    public void A_figure_that_is_not_there_in_words_leaves_the_mean_of_its_unit_standing(string actual) =>
        Assert.Equal(["50.00", "", "50.00"], Percents($"formula,target,realisasi\nR/T,2,1\nR/T,2,{actual}\nmean,,\n"));

    [Fact]
    public void A_heading_between_the_rows_counts_for_nothing() =>
        Assert.Equal(["", "50.00", "50.00"], Percents("indicator,formula,target,realisasi\nSasaran 1,,,\nx,R/T,2,1\ny,mean,,\n"));

    [Fact]
    public void Of_budgets_the_sums_are_divided_and_only_a_mean_that_is_asked_for_is_a_mean_of_percentages() =>
        Assert.Equal(
            ["50.00", "100.00", "55.00", "75.00"],
            Percents("formula,anggaran,realisasi_anggaran\n,900,450\n,100,100\nsum,,\nmean,,\n"));

    [Fact]
    public void A_budget_beside_an_achievement_has_its_own_column_and_does_not_enter_the_mean() =>
        Assert.Equal(
            [("100.00", "50.0"), ("80.0", "25.0"), ("90.0", "")],
            Calculated.Of("formula,target,realisasi,anggaran,realisasi_anggaran,decimals\nR/T,2,2,10,5,1\nR/T,10,8,100,25,1\nmean,,,,,1\n")
                .Select((row, at) => (at == 0 ? row["capaian"] + "0" : row["capaian"], row["penyerapan"])));

    [Fact]
    public void No_budget_is_a_reason_and_no_crash() =>
        Assert.Equal([("", "Anggaran nol")], Calculated.Of("anggaran,realisasi_anggaran\n0,5\n").Select(row => (row["capaian"], row["reason"])));

    [Fact]
    public void Efficiency_is_given_by_the_method_that_was_asked_for() =>
        Assert.Equal(
            ["25.00", ""],
            Calculated.Of(
                "formula,target,realisasi,anggaran,realisasi_anggaran\nR/T,2,2,100,75\nR/T,2,1,,\n",
                new() { Efficiency = EfficiencyMethod.Difference }).Select(row => row["efisiensi"]));

    [Fact]
    public void The_trace_tells_rule_basis_and_how_many_were_counted()
    {
        var rows = Calculated.Of("formula,cap,satuan,target,realisasi\nR/T,100,orang,1,2\nmean,,,,\n", new() { WithTrace = true, WithOtherRules = true });

        Assert.Equal(("200.00", "Makin tinggi makin baik"), (rows[0]["capaian_asli"], rows[0]["aturan"]));
        Assert.Contains("Realisasi (R): 2 orang; Perhitungan: 2 ÷ 1 × 100 = 200", rows[0]["jejak"], StringComparison.Ordinal);
        Assert.Contains("Tanpa batas capaian: 200,00", rows[0]["aturan_lain"], StringComparison.Ordinal);
        Assert.Equal("Dihitung: 1 dari 1 baris dengan unit dan tahun yang sama; Dasar: capaian dengan batas setiap baris", rows[1]["jejak"]);
    }

    private static List<string> Percents(string file, FigureOrder? order = null) => [.. Calculated.Of(file, order).Select(row => row["capaian"])];
}
