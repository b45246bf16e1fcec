using Tera.Planning.Indicators;

namespace Tera.Measurement.Calculating;

public sealed class FigureRowTests
{
    [Theory]
    // Higher is better.
    [InlineData("R/T", 66.67)]
    [InlineData(" R / T × 100 ", 66.67)]
    [InlineData("R/T*100%", 66.67)]
    [InlineData("(R/T) x 100", 66.67)]
    [InlineData("100 x R/T", 66.67)]
    [InlineData("realisasi/target", 66.67)]
    [InlineData("Realisasi/Rencana", 66.67)]
    [InlineData("Capaian = (Realisasi / Rencana) x 100 %", 66.67)]
    [InlineData("100% - ((T-R)/T × 100%)", 66.67)]
    [InlineData("Realisasi ÷ Target", 66.67)]
    [InlineData("maximize", 66.67)]
    [InlineData("milestone", 66.67)]
    [InlineData("higher-ratio", 66.67)]
    [InlineData("(R/T)*100", 66.67)]
    // Lower is better, variant A.
    [InlineData("(2T-R)/T", 133.33)]
    [InlineData("(2*T − R)/T*100", 133.33)]
    [InlineData("(2×T-R)÷T", 133.33)]
    [InlineData("[T-(R-T)]/T", 133.33)]
    [InlineData("(T+(T-R))/T", 133.33)]
    [InlineData("1+(1-R/T)", 133.33)]
    [InlineData("minimize", 133.33)]
    [InlineData("lower-a", 133.33)]
    [InlineData("((2T-R)/T)*100", 133.33)]
    [InlineData("(1+(1-R/T))*100", 133.33)]
    [InlineData("(2 x T - R)/T", 133.33)]
    [InlineData("(2 x Target - Realisasi)/Target", 133.33)]
    [InlineData("(2Target-Realisasi)/Target x 100%", 133.33)]
    [InlineData("{T-(R-T)}/T", 133.33)]
    [InlineData("1-(R-T)/T", 133.33)]
    [InlineData("100%-((R-T)/T×100%)", 133.33)]
    [InlineData("100 - ((Realisasi - Target) / Target x 100)", 133.33)]
    [InlineData("200% - (R/T x 100%)", 133.33)]
    [InlineData("100% + (100% - R/T x 100%)", 133.33)]
    [InlineData("((2xT)-R)/T", 133.33)]
    [InlineData("(Rencana-(Realisasi-Rencana))/Rencana x 100%", 133.33)]
    // Variant B.
    [InlineData("T/R", 150)]
    [InlineData("target/realisasi x 100", 150)]
    [InlineData("minimize-b", 150)]
    [InlineData("lower-b", 150)]
    [InlineData("(T/R)*100", 150)]
    // Variant C.
    [InlineData("(T-R)/T", 33.33)]
    [InlineData("(T-ΣR)/T×100", 33.33)]
    [InlineData("1-R/T", 33.33)]
    [InlineData("lower-c", 33.33)]
    [InlineData("((T-R)/T)x100%", 33.33)]
    // Stabilize.
    [InlineData("100 - abs(R-T)/T × 100", 66.67)]
    [InlineData("(T-|R-T|)/T", 66.67)]
    [InlineData("stabilize", 66.67)]
    [InlineData("point", 66.67)]
    [InlineData("100-|T-R|/T", 66.67)]
    public void A_formula_is_known_under_every_spelling_it_is_published_with(string formula, decimal percent) =>
        Assert.Equal(percent, decimal.Parse(Calculated.Row($"formula,target,realisasi\n{formula},3,2\n", row => row["capaian"]), System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("polarity,target,realisasi,anggaran,realisasi_anggaran\nmaximize,100,90,1000000,\n", "90.00")]
    [InlineData("polarity,target,realisasi,anggaran,realisasi_anggaran\nmaximize,100,90,n/a,-\n", "90.00")]
    [InlineData("polarity,formula,target,realisasi\nsemakin bagus,R/T,100,90\n", "90.00")]
    [InlineData("polarity,target,realisasi\nhigher is better,100,90\n", "90.00")]
    [InlineData("polarity,target,realisasi\nTren negatif,100,90\n", "110.00")]
    [InlineData("polarity,formula,target,target_low,target_high,realisasi\nmaximize,R/T,,80,90,70\n", "87.50")]
    [InlineData("polarity,formula,target,realisasi,anggaran,realisasi_anggaran\nmaximize,realisasi/pagu,,,200,150\n", "75.00")]
    [InlineData("polarity,target,realisasi,bobot\nmaximize,100,90,15%\n", "90.00")]
    [InlineData("polarity,target,realisasi\nmaximize,100,\u221290\n", "-90.00")]
    public void What_another_column_lacks_harms_no_achievement(string file, string percent) => Assert.Equal(percent, Calculated.Row(file, row => row["capaian"]));

    [Fact]
    public void Given_a_budget_that_is_not_there_in_a_row_of_its_own_then_there_is_no_absorption_and_why_is_said()
    {
        const string file = "anggaran,realisasi_anggaran\n5,\n10,5\n";

        Assert.Equal(["", "50.00"], Calculated.Of(file).Select(row => row["capaian"]));
        Assert.Empty(Calculated.Faults(file));
        Assert.Contains(Calculated.Said(file), line => line.Contains("penyerapan tidak dihitung", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("belum diukur")]
    public void Given_a_target_that_is_not_there_in_words_then_the_row_has_no_achievement_and_the_mean_of_its_unit_stands(string target)
    {
        var rows = Calculated.Of($"unit,year,polarity,formula,target,realisasi\nA,2024,maximize,R/T,{target},90\nA,2024,maximize,R/T,100,80\nA,2024,,mean,,\n");

        Assert.Equal(["", "80.00", "80.00"], rows.Select(row => row["capaian"]));
        Assert.NotEqual("", rows[0]["reason"]);
    }

    [Theory]
    [InlineData("1,1 1,3 1,3 5,6", 0, "mean", "63")]
    [InlineData("1,3 1,3 5,6 1,1", 0, "mean", "63")]
    [InlineData("1,1 1,3 1,3 7,12", 1, "mean", "56.3")]
    [InlineData("3,4 7,12 7,12 7,12", 0, "mean", "63")]
    [InlineData("5,6 5,6 5,6 0,1", 0, "mean", "63")]
    [InlineData("1,12 1,12 1,12 1,20000", 2, "sum", "25.01")]
    [InlineData("5,8 5,8", 0, "geomean", "63")]
    public void A_figure_that_lies_in_the_middle_on_paper_goes_away_from_zero_here_in_any_order(string actualsAndTargets, int decimals, string how, string expected)
    {
        var rows = string.Concat(actualsAndTargets.Split(' ').Select(pair => pair.Split(',')).Select(pair => $"A,2024,maximize,R/T,{pair[1]},{pair[0]},{decimals}\n"));

        var all = Calculated.Of($"unit,year,polarity,formula,target,realisasi,decimals\n{rows}A,2024,,{how},,,{decimals}\n");

        Assert.Equal(expected, all[^1]["capaian"]);
    }

    [Theory]
    [InlineData("maximize-range", "", 92, "102.22")]
    [InlineData("maximize-range", "R>hi: R/hi; R<lo: R/lo; inside: 100", 70, "87.50")]
    [InlineData("maximize-range", "R>high: R/high", 85, "100.00")]
    [InlineData("", "R<lo: R/lo", 70, "87.50")]
    [InlineData("maximize-range", "R/T", 70, "87.50")]
    [InlineData("", "range-higher", 70, "87.50")]
    [InlineData("minimize-range", "", 70, "112.50")]
    [InlineData("minimize-range", "R<low: 1+(1-R/low); R>high: 1+(1-R/high)", 99, "90.00")]
    [InlineData("minimize-range", "R<lo: 1+(1-R/lo); R>hi: 1+(1-R/hi); inside: 100", 80, "100.00")]
    [InlineData("minimize-range", "1+(1-R/T)", 99, "90.00")]
    [InlineData("", "1+(1-R/high)", 99, "90.00")]
    [InlineData("maximize-range", "inside: 100", 70, "87.50")]
    [InlineData("minimize-range", "-", 99, "90.00")]
    public void A_range_is_reckoned_against_the_bound_that_was_crossed(string polarity, string formula, int actual, string percent) =>
        Assert.Equal(percent, Calculated.Row(
            $"polarity,formula,target_low,target_high,realisasi\n{polarity},\"{formula}\",80,90,{actual}\n", row => row["capaian"]));

    [Theory]
    [InlineData("maximize", "66.67")]
    [InlineData("minimize", "133.33")]
    [InlineData("stabilize", "66.67")]
    [InlineData("point", "66.67")]
    [InlineData("Titik", "66.67")]
    [InlineData("tepat", "66.67")]
    public void Without_a_formula_the_polarity_has_its_usual_one(string polarity, string percent) =>
        Assert.Equal(percent, Calculated.Row($"polarity,target,realisasi\n{polarity},3,2\n", row => row["capaian"]));

    [Fact]
    public void A_formula_decides_against_a_polarity_that_says_otherwise_and_that_is_told()
    {
        const string file = "polarity,formula,target,realisasi\nminimize,R/T,3,2\n";

        Assert.Equal("66.67", Calculated.Row(file, row => row["capaian"]));
        Assert.Equal(["Catatan. Baris 2, kolom formula: rumus R/T dipakai walaupun polaritasnya minimize."], Calculated.Said(file));
    }

    [Theory]
    [InlineData("", "109.68")]
    [InlineData("100", "100.00")]
    [InlineData("105", "105.00")]
    [InlineData("110", "109.68")]
    [InlineData("none", "109.68")]
    public void A_cap_holds_the_counted_figure(string cap, string percent) =>
        Assert.Equal(percent, Calculated.Row($"formula,cap,target,realisasi\nR/T,{cap},72.29,79.29\n", row => row["capaian"]));

    [Theory]
    [InlineData("0", "110")]
    [InlineData("1", "109.7")]
    [InlineData("2", "109.68")]
    [InlineData("", "109.68")]
    [InlineData("6", "109.683220")]
    public void A_figure_is_written_with_exactly_the_decimals_asked_for(string decimals, string percent) =>
        Assert.Equal(percent, Calculated.Row($"formula,target,realisasi,decimals\nR/T,72.29,79.29,{decimals}\n", row => row["capaian"]));

    [Theory]
    [InlineData("R/T", "0", "5", "", "Target nol (Aturan nol baku)")]
    [InlineData("R/T", "0", "0", "", "Target nol (Aturan nol baku)")]
    [InlineData("R/T", "5", "0", "0.00", "")]
    [InlineData("R/T", "-2", "-4", "", "Target negatif tidak dapat dijadikan pembagi (Aturan nol baku)")]
    [InlineData("(2T-R)/T", "0", "0", "100.00", "")]
    [InlineData("(2T-R)/T", "0", "5", "0.00", "")]
    [InlineData("(2T-R)/T", "10", "30", "-100.00", "")]
    [InlineData("(2T-R)/T", "-2", "1", "", "Target negatif tidak dapat dijadikan pembagi (Aturan nol baku)")]
    [InlineData("T/R", "5", "0", "", "Realisasi nol tidak dapat dinilai dengan rumus ini (Aturan nol baku)")]
    [InlineData("R/T", "5", "", "", "Realisasi kosong: belum dilaporkan, atau tidak tersedia")]
    [InlineData("R/T", "5", "n/a", "", "Data tidak tersedia")]
    [InlineData("R/T", "5", "-", "", "Data tidak tersedia")]
    [InlineData("R/T", "5", "NaN", "", "Data tidak tersedia")]
    [InlineData("R/T", "5", "#N/A", "", "Data tidak tersedia")]
    [InlineData("R/T", "5", "null", "", "Data tidak tersedia")]
    [InlineData("R/T", "5", "Tidak ada", "", "Data tidak tersedia")]
    [InlineData("R/T", "5", "belum ada data", "", "Data tidak tersedia")]
    [InlineData("R/T", "5", "belum diukur", "", "Belum diukur")]
    [InlineData("R/T", "", "5", "", "Belum ada target untuk periode ini")]
    [InlineData("", "", "", "", "Baris ini tidak memuat angka yang dapat dihitung")]
    [InlineData("R/T", "0.0000000000001", "9999999999999999", "", "Angka terlalu besar untuk dihitung; periksa isian")]
    public void Zero_less_than_zero_and_nothing_have_the_stated_answer(string formula, string target, string actual, string percent, string reason) =>
        Assert.Equal((percent, reason), Calculated.Row($"formula,target,realisasi\n{formula},{target},{actual}\n", row => (row["capaian"], row["reason"])));

    [Fact]
    public void Another_zero_policy_and_a_floor_are_the_caller_s_choice()
    {
        const string file = "formula,cap,target,realisasi\nR/T,120,0,5\nR/T,120,5,0\n(2T-R)/T,,10,30\n";

        Assert.Equal(["120.00", "", "-100.00"], Calculated.Of(file, new() { ZeroPolicy = ZeroPolicy.QuarterlyWorksheet }).Select(row => row["capaian"]));
        Assert.Equal(["", "0.00", "0.00"], Calculated.Of(file, new() { FloorAtZero = true }).Select(row => row["capaian"]));
    }

    [Theory]
    [InlineData("yes/no", "ya", "tidak", "0.00")]
    [InlineData("ya/tidak", "ya", "Ya", "100.00")]
    [InlineData("date", "2026-03-31", "2026-03-31", "100.00")]
    [InlineData("deadline", "2026-03-31", "2026-04-01", "0.00")]
    [InlineData("predikat", "BB", "A", "100.00")]
    [InlineData("predikat", "WTP", "WDP", "0.00")]
    public void Words_days_and_ratings_are_reckoned_by_their_own_rules(string formula, string target, string actual, string percent) =>
        Assert.Equal(percent, Calculated.Row($"formula,target,realisasi\n{formula},{target},{actual}\n", row => row["capaian"]));

    [Theory]
    [InlineData("formula,target,realisasi\nR*T,3,2\n", "formula", "rumus \"R*T\" tidak dikenal. Yang dikenal: R/T, (2T-R)/T, T/R,")]
    [InlineData("formula,target,realisasi\n,3,2\n", "formula", "rumus belum disebut.")]
    [InlineData("polarity,target,realisasi\nserong,3,2\n", "polarity", "polaritas \"serong\" tidak dikenal. Yang dikenal: maximize, minimize, stabilize,")]
    [InlineData("formula,cap,target,realisasi\nR/T,90,3,2\n", "cap", "batas capaian \"90\" tidak dikenal. Yang dikenal: kosong (tanpa batas), 100, 110, 120, 150,")]
    [InlineData("formula,cap,target,realisasi\nR/T,seratus,3,2\n", "cap", "batas capaian \"seratus\" tidak dikenal.")]
    [InlineData("formula,target,realisasi,decimals\nR/T,3,2,7\n", "decimals", "\"7\" harus bilangan bulat dari 0 sampai 6.")]
    [InlineData("formula,target_low,target_high,realisasi\nrange-higher,90,80,1\n", "target_low", "batas bawah tidak boleh lebih besar daripada batas atas")]
    [InlineData("polarity,target,realisasi\nmaximize-range,80,92\n", "target", "\"80\" bukan rentang. Tulis kedua batasnya, misalnya 80-90,")]
    [InlineData("polarity,target,realisasi\nmaximize-range,90-80,92\n", "target", "batas bawah tidak boleh lebih besar daripada batas atas")]
    [InlineData("polarity,target,realisasi\nmaximize-range,80-9a,92\n", "target", "\"9a\" bukan angka.")]
    [InlineData("formula,target,realisasi\nR/T,5,nihil\n", "realisasi", "\"nihil\" bukan angka.")]
    [InlineData("formula,target_low,target_high,realisasi\nrange-higher,80,,1\n", "target_high", "belum diisi.")]
    [InlineData("anggaran,realisasi_anggaran\n-5,1\n", "anggaran", "anggaran tidak boleh kurang dari nol.")]
    [InlineData("formula,target,realisasi\npredikat,WTP,AA\n", "target", "predikat target dan realisasi tidak berada pada satu urutan.")]
    [InlineData("formula,target,realisasi\ndate,31/03/2026,2026-03-31\n", "target", "\"31/03/2026\" bukan tanggal.")]
    public void What_cannot_be_read_names_its_column_and_what_is_allowed(string file, string column, string sentence)
    {
        var fault = Assert.Single(Calculated.Faults(file));

        Assert.Equal((2, column), (fault.Line, fault.Column));
        Assert.StartsWith(sentence, fault.Text, StringComparison.Ordinal);
        Assert.Equal(("", true), Calculated.Row(file, row => (row["capaian"], row["reason"].Contains(sentence, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("milestone", "80,60", "75.00")]
    [InlineData("predikat", "BB,A", "100.00")]
    [InlineData("absorption", "200,150", "75.00")]
    [InlineData("range", "80-90,85", "100.00")]
    public void A_polarity_that_says_all_needs_no_formula(string polarity, string figures, string percent) =>
        Assert.Equal(percent, Calculated.Row($"polarity,target,realisasi\n{polarity},{figures}\n", row => row["capaian"]));

    [Fact]
    public void A_polarity_of_absorption_beside_a_budget_alone_is_the_absorption_and_a_range_that_was_missed_is_asked_back()
    {
        Assert.Equal("75.00", Calculated.Row("polarity,target,realisasi,anggaran,realisasi_anggaran\nabsorption,,,200,150\n", row => row["capaian"]));
        Assert.Contains("Isi R/high bila makin tinggi makin baik, 1+(1-R/low) bila makin rendah makin baik.", Assert.Single(Calculated.Faults("polarity,target,realisasi\nrange,80-90,70\n")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0", "66.67")]
    [InlineData("0.00", "67")]
    [InlineData("1E0", "66.7")]
    public void Decimals_may_be_written_as_programs_write_numbers(string decimals, string percent) =>
        Assert.Equal(percent, Calculated.Row($"formula,target,realisasi,decimals\nR/T,3,2,{decimals}\n", row => row["capaian"]));

    [Theory]
    [InlineData("100000000000000", "120.00")]
    [InlineData("-100000000000000", "")]
    public void A_figure_far_beyond_its_cap_is_its_cap_and_one_that_nothing_holds_is_none(string actual, string percent) =>
        Assert.Equal((percent, percent.Length == 0), Calculated.Row($"formula,cap,target,realisasi\nR/T,120,1,{actual}\n", row => (row["capaian"], row["reason"].Length > 0)));

    [Theory]
    [InlineData("98,5", "tulis 98.5.")]
    [InlineData("1,000", "tulis 1000 bila ribuan, 1.000 bila desimal.")]
    [InlineData("1.000.000", "tulis 1000000 bila ribuan.")]
    [InlineData("1,000.5", "memakai pemisah ribuan.")]
    [InlineData("98.5%", "memakai tanda persen.")]
    [InlineData("1E29", "terlalu besar atau terlalu kecil untuk dihitung tanpa dibulatkan.")]
    [InlineData("1.5E-28", "lebih dari 28 angka")]
    [InlineData("E5", "bukan angka.")]
    [InlineData("Rp500", "bukan angka.")]
    [InlineData("٣", "bukan angka.")]
    [InlineData("12345678901234567890123456789", "lebih dari 28 angka")]
    [InlineData("0.00000000000000000000000000001", "lebih dari 28 angka")]
    public void A_number_in_another_notation_is_refused_and_never_read_as_another_number(string number, string sentence) =>
        Assert.Contains(sentence, Assert.Single(Calculated.Faults($"formula,target,realisasi\nR/T,100,\"{number}\"\n")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("98.5", "98.50")]
    [InlineData("+98.5", "98.50")]
    [InlineData("9.85E1", "98.50")]
    [InlineData("985e-1", "98.50")]
    [InlineData("-.985e+02", "-98.50")]
    [InlineData("098.500000000000000000000000000000", "98.50")]
    [InlineData("-98.5", "-98.50")]
    [InlineData(".5", "0.50")]
    public void Invariant_notation_is_read_as_it_stands(string number, string percent) =>
        Assert.Equal(percent, Calculated.Row($"formula,target,realisasi\nR/T,100,{number}\n", row => row["capaian"]));

    [Fact]
    public void Three_empty_decimals_are_read_as_written_and_asked_about_once_a_column() =>
        Assert.Equal(
            ["Catatan. Baris 2, kolom target: \"1.000\" dibaca 1, karena titik adalah tanda desimal. Bila maksudnya ribuan, tulis 1000."],
            Calculated.Said("formula,target,realisasi\nR/T,1.000,950\nR/T,2.000,950\nR/T,2.387,1.5\n"));

    [Fact]
    public void What_may_have_been_meant_otherwise_stands_beside_each_answer_it_went_into() =>
        Assert.Equal(
            [
                ("100.00", "target: \"1.000\" dibaca 1, karena titik adalah tanda desimal. Bila maksudnya ribuan, tulis 1000."),
                ("50.00", "target: \"2.000\" dibaca 2, karena titik adalah tanda desimal. Bila maksudnya ribuan, tulis 2000."), ("50.00", ""),
            ],
            Calculated.Of("formula,target,realisasi\nR/T,1.000,1\nR/T,2.000,1\nR/T,2,1\n").Select(row => (row["capaian"], row["reason"])));

    [Fact]
    public void Of_many_faults_the_first_fifty_are_told_and_the_rest_counted()
    {
        var said = Calculated.Said("formula,target,realisasi\n" + string.Concat(Enumerable.Repeat("R/T,x,1\n", 1_234)));

        Assert.Equal((51, "… dan 1.184 kesalahan lain."), (said.Count, said[^1]));
    }
}
