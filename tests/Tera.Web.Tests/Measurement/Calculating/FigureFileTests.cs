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
    [InlineData("formula;target;realisasi\nR/T;4;2\n", "Kolom pada berkas ini dipisahkan titik koma.")]
    [InlineData("formula\ttarget\trealisasi\nR/T\t4\t2\n", "Kolom pada berkas ini dipisahkan tab.")]
    [InlineData("formula,target\nR/T,4\n", "Judul tidak memuat kolom yang diperlukan.")]
    [InlineData("target,target,realisasi\n1,2,3\n", "Kolom target tertulis lebih dari sekali")]
    [InlineData("formula,target,realisasi\nR/T,100,98,5\n", "Baris 2: 4 sel, padahal judul mempunyai 3 kolom.")]
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
