using System.Text;

namespace Tera.Measurement.Calculating;

public sealed class FigureFileTests
{
    [Fact]
    public void Columns_may_stand_in_any_order_and_case_and_the_others_are_kept_as_they_are() =>
        Assert.Equal(
            "Catatan,REALISASI,x,Formula,Target,capaian,reason\n\"dua \"\"kata\"\", koma\",2, y ,R/T,4,50.00,\n",
            Calculated.Text("Catatan,REALISASI,x,Formula,Target\n\"dua \"\"kata\"\", koma\",2, y ,R/T,4\n"));

    [Theory]
    [InlineData("\uFEFFformula,target,realisasi\r\nR/T,4,2\r\n")]
    [InlineData("formula,target,realisasi\nR/T,4,2")]
    [InlineData("formula,target,realisasi\n\n\nR/T,4,2\n\n")]
    [InlineData("\"formula\",\"target\",\"realisasi\"\n\"R/T\",\"4\",\"2\"\n")]
    [InlineData("formula,target,realisasi\nR/T,4,2,,\n")]
    [InlineData(" formula , target , realisasi \nR/T, 4 , 2\n")]
    public void Byte_order_marks_line_ends_quotes_blanks_and_empty_cells_too_many_do_not_matter(string file) =>
        Assert.Equal("50.00", Calculated.Of(file).Single()["capaian"]);

    [Fact]
    public void Cells_that_are_missing_at_the_end_are_empty() =>
        Assert.Equal(("50.00", ""), Calculated.Row("formula,target,realisasi,cap,note\nR/T,4,2\n", row => (row["capaian"], row["note"])));

    [Theory]
    [InlineData("catatan;formula;target;realisasi\nsatu, dua;R/T;4;2\n\"a;b\";R/T;4;\"1,5\"\n", "catatan;formula;target;realisasi;capaian;reason\nsatu, dua;R/T;4;2;50.00;\n")]
    [InlineData("formula\ttarget\trealisasi\nR/T\t4\t2\n", "formula\ttarget\trealisasi\tcapaian\treason\nR/T\t4\t2\t50.00\t\n")]
    [InlineData("\uFEFF\"formula\";\"target\";\"realisasi\"\r\n\"R/T\";\"4\";\"2\"\r\n", "formula;target;realisasi;capaian;reason\nR/T;4;2;50.00;\n")]
    public void Columns_may_be_parted_by_semicolons_or_tabs_and_go_out_as_they_came(string file, string calculated) =>
        Assert.StartsWith(calculated, Calculated.Text(file), StringComparison.Ordinal);

    [Fact]
    public void A_comma_in_a_number_is_refused_whatever_parts_the_columns() =>
        Assert.Contains("tulis 98.5.", Assert.Single(Calculated.Faults("formula;target;realisasi\nR/T;100;98,5\n")).Text, StringComparison.Ordinal);

    [Fact]
    public void A_row_with_more_cells_than_the_header_goes_out_whole_without_an_answer_and_the_others_with_theirs()
    {
        const string file = "formula,target,realisasi\nR/T,100,98,5\nR/T,4,2\n";

        Assert.Equal([("98,5", ""), ("2", "50.00")], Calculated.Of(file).Select(row => (row["realisasi"], row["capaian"])));
        Assert.StartsWith("Baris 2: 4 sel, padahal judul mempunyai 3 kolom.", Assert.Single(Calculated.Faults(file)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_may_be_written_with_blanks_and_in_capitals() =>
        Assert.Equal(
            ("87.50", "75.00"),
            Calculated.Row(
                "POLARITY,Target Low,TARGET HIGH,Realisasi Kinerja,Pagu Anggaran,Realisasi Anggaran\nmaximize-range,80,90,70,200,150\n",
                row => (row["capaian"], row["penyerapan"])));

    [Fact]
    public void A_line_number_counts_the_lines_of_quoted_cells() =>
        Assert.Equal(
            [5], Calculated.Faults("note,formula,target,realisasi\n\"satu\ndua\ntiga\",R/T,4,2\n,R/T,4,x\n").Select(fault => fault.Line));

    [Fact]
    public void An_answer_that_is_already_there_is_written_anew_in_its_place_so_that_calculating_twice_changes_nothing()
    {
        var once = Calculated.Text("formula,target,realisasi\nR/T,4,2\nR/T,0,2\n");

        Assert.Equal(once, Calculated.Text(once));
        Assert.Equal("capaian,formula,target,realisasi,reason\n50.00,R/T,4,2,\n", Calculated.Text("capaian,formula,target,realisasi\n7,R/T,4,2\n"));
    }

    [Fact]
    public void A_header_alone_gives_a_header_alone() =>
        Assert.Equal("formula,target,realisasi,capaian,reason\n", Calculated.Text("formula,target,realisasi\n"));

    [Theory]
    [InlineData("", "Berkas ini kosong.")]
    [InlineData("formula|target|realisasi\nR/T|4|2\n", "Kolom pada berkas ini dipisahkan garis tegak.")]
    [InlineData("formula;target;target;realisasi\nR/T;4;4;2\n", "Kolom target tertulis lebih dari sekali")]
    [InlineData("formula,target\nR/T,4\n", "Judul tidak memuat kolom yang diperlukan.")]
    [InlineData("target,target,realisasi\n1,2,3\n", "Kolom target tertulis lebih dari sekali")]
    [InlineData("formula,target,realisasi\nR/T,4,2\nR/T,\"4,2\n", "Baris 3: tanda kutip tidak berpasangan")]
    [InlineData("formula,target,realisasi\nR/T,4\"4,2\n", "Baris 2: tanda kutip tidak berpasangan")]
    public void A_file_that_is_no_table_is_refused_as_a_whole_with_the_way_to_mend_it(string file, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<FigureFileException>(() => Calculated.Text(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused_instead_of_changed() =>
        Assert.StartsWith(
            "Baris 2: bukan teks UTF-8.",
            Assert.Throws<FigureFileException>(() => Calculated.Text(Encoding.Latin1.GetBytes("note,formula,target,realisasi\nSão,R/T,4,2\n"), new())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_hundred_thousand_rows_go_through_without_being_held()
    {
        var file = new StringBuilder("unit,year,formula,target,realisasi,note\n");
        for (var row = 0; row < 100_000; row++)
        {
            file.Append(row % 10 == 9 ? $"U{row / 10},2026,mean,,,\n" : $"U{row / 10},2026,R/T,100,{row % 100},{new string('x', 100)}\n");
        }

        var rows = Calculated.Text(Encoding.UTF8.GetBytes(file.ToString()), new()).Split('\n');

        Assert.Equal(100_002, rows.Length);
        // Rows 0 to 8 of the first unit.
        Assert.Equal("U0,2026,mean,,,,4.00,", rows[10]);
    }
}
