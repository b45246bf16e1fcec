namespace Tera.Measurement.Calculating;

/// <summary>Tables as other reports would write them: other words, other columns, odd files. Every row gets an answer or a reason.</summary>
public sealed class UnseenTableTests
{
    [Theory]
    [InlineData("Higher", "80.00")]
    [InlineData("naik", "80.00")]
    [InlineData("POSITIF", "80.00")]
    [InlineData("maksimal", "80.00")]
    [InlineData("lower", "120.00")]
    [InlineData("turun", "120.00")]
    [InlineData("negatif", "120.00")]
    [InlineData("stabil", "80.00")]
    public void Other_words_for_a_polarity_are_read_as_it(string polarity, string achieved) =>
        Assert.Equal(achieved, Calculated.Row($"polarity,target,realisasi\n{polarity},10,8\n", row => row["capaian"]));

    [Fact]
    public void Columns_with_Indonesian_names_are_the_same_columns_and_keep_their_names()
    {
        var rows = Calculated.Of("polaritas,rumus,batas_capaian,target,realisasi,desimal,tahun,unit\nminimize,T/R,100%,10,8,1,2026,A\n,mean,,,,1,2026,A\n");

        Assert.Equal(["100.0", "100.0"], rows.Select(row => row["capaian"]));
        Assert.Equal("minimize", rows[0]["polaritas"]);
    }

    [Fact]
    public void A_budget_called_pagu_is_a_budget() =>
        Assert.Equal("90.00", Calculated.Row("program,pagu,realisasi_anggaran\nP,100,90\n", row => row["penyerapan"]));

    [Theory]
    [InlineData("maximize", "87.50")]
    [InlineData("minimize", "112.50")]
    public void Bounds_without_a_target_are_a_range_in_the_direction_of_the_polarity(string polarity, string achieved) =>
        Assert.Equal(achieved, Calculated.Row($"polarity,target_low,target_high,target,realisasi\n{polarity},80,90,,70\n", row => row["capaian"]));

    [Theory]
    [InlineData("80-90")]
    [InlineData("80 - 90")]
    [InlineData("80–90")]
    [InlineData("80 s.d. 90")]
    [InlineData("80 s/d 90")]
    [InlineData("80 sd 90")]
    [InlineData("80 sampai dengan 90")]
    public void Bounds_may_stand_in_the_one_column_of_the_target(string target)
    {
        Assert.Equal("87.50", Calculated.Row($"polarity,target,realisasi\nmaximize-range,{target},70\n", row => row["capaian"]));
        Assert.Equal("87.50", Calculated.Row($"polarity,formula,target,target_low,target_high,realisasi\nrange,R/T,{target},,,70\n", row => row["capaian"]));
    }

    [Theory]
    [InlineData("range,,80,90")]
    [InlineData("maximize,abc,,")]
    [InlineData("maximize,\"98,5\",,")]
    [InlineData("maximize,10,90,80")]
    [InlineData("maximize,,,")]
    [InlineData("maximize,0,,")]
    [InlineData("maximize,-3,,")]
    [InlineData("maximize,1e3,,")]
    [InlineData("serong,10,,")]
    [InlineData("maximize,79228162514264337593543950335,,")]
    public void A_row_without_an_answer_has_a_reason_and_the_rows_beside_it_their_answers(string odd)
    {
        var rows = Calculated.Of($"polarity,target,target_low,target_high,realisasi,catatan\nmaximize,10,,,8,\"satu; \"\"dua\"\"\"\n{odd},8,x\nminimize,10,,,8,z\n");

        Assert.Equal(("80.00", "120.00"), (rows[0]["capaian"], rows[2]["capaian"]));
        Assert.True(rows[1]["capaian"].Length > 0 || rows[1]["reason"].Length > 0);
        Assert.Equal("satu; \"dua\"", rows[0]["catatan"]);
        Assert.Equal("x", rows[1]["catatan"]);
    }

    [Fact]
    public void A_line_that_breaks_within_quotes_is_one_cell_and_goes_out_as_it_came() => Assert.Contains(
        "\"baris\nkedua\",10,8,maximize,80.00,", Calculated.Text("catatan,target,realisasi,polarity\n\"baris\nkedua\",10,8,maximize\n"), StringComparison.Ordinal);

    [Fact]
    public void A_mark_at_the_beginning_and_lines_that_end_the_other_way_change_nothing() =>
        Assert.Equal(["80.00", "50.00"], Calculated.Of("\uFEFFpolarity,target,realisasi\r\nmaximize,10,8\r\nmaximize, 10 ,5\r\n").Select(row => row["capaian"]));
}
