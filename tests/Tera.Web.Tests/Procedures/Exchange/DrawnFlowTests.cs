using System.Diagnostics;
using System.Text;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Exchange;

/// <summary>What offices draw over their sheets: symbols of every form, arrows fastened to them, and what is none of the five.</summary>
public sealed class DrawnFlowTests
{
    private const string Names = "xmlns:x=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

    private static readonly string?[][] Rows =
    [
        ["No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output"],
        ["1", "Mencatat surat", null, null, "Surat", "5 menit", "Catatan"],
        ["2", "Menyusun jawaban", null, null, "Catatan", "1 jam", "Jawaban"],
        ["3", "Meneliti jawaban", null, null, "Jawaban", "1 jam", "Jawaban"],
        ["4", "Mengirim jawaban", null, null, "Jawaban", "1 jam", "Tanda terima"],
        ["5", "Mengarsipkan jawaban", null, null, "Tanda terima", "5 menit", "Arsip"],
    ];

    [Theory]
    [InlineData("flowChartMultidocument")]
    [InlineData("flowChartManualInput")]
    [InlineData("flowChartPreparation")]
    [InlineData("hexagon")]
    [InlineData("roundRect")]
    [InlineData("round2SameRect")]
    [InlineData("flowChartMagneticDisk")]
    public void Given_a_symbol_of_any_form_in_which_work_is_drawn_then_it_marks_its_column(string form)
    {
        var sop = Read(Shape(1, 3, form), Shape(2, 2, form));

        Assert.Equal([("staf", Origin.Printed), ("kepala", Origin.Printed)], sop.PrintedSteps.Take(2).Select(step => (step.Acts[0].Primary.Value, step.Acts[0].Actor.Origin)));
    }

    [Theory]
    [InlineData("flowChartOffpageConnector", "penghubung halaman pada baris 3")]
    [InlineData("flowChartConnector", "lingkaran penghubung pada baris 3")]
    [InlineData("star5", "bentuk “star5” pada baris 3")]
    [InlineData("rightArrow", null)]
    [InlineData("line", null)]
    [InlineData("rightBrace", null)]
    public void Given_a_shape_that_is_no_work_then_it_marks_nothing_and_is_told_by_its_name_unless_it_is_a_line(string form, string? told)
    {
        var sop = Read(Shape(1, 3, "rect"), Shape(2, 2, form));

        Assert.NotEqual(Origin.Printed, sop.PrintedSteps.ElementAt(1).Acts[0].Actor.Origin);
        // What the note says of its name, which no cell bears, is not asked here.
        Assert.Equal(told is null ? "" : $"Gambar yang tidak dibaca sebagai kegiatan: {told}. ", sop.Source!.Note!.Split("Nama SOP")[0]);
    }

    /// <summary>The arrow is used and not the number, so keeping the number out would never lead to row 4.</summary>
    [Fact]
    public void Given_arrows_and_a_numbered_way_that_both_pass_over_a_row_then_the_reading_comes_to_an_end()
    {
        string?[][] rows = [.. Rows.Select(row => row[0] == "3" ? ["3", "Memeriksa jawaban, jika sesuai dilanjutkan ke langkah 5, jika tidak sesuai dikembalikan", .. row[2..]] : row)];

        var sop = Assert.Single(SopImport.Read(
            Drawn(OfficeSheet.Write(rows), [Shape(1, 3, "rect"), Shape(2, 3, "rect"), Shape(3, 2, "flowChartDecision"), Shape(4, 3, "rect"), Shape(5, 3, "rect"), Arrow(3, 5), Arrow(3, 1)]), "gambar.xlsx").Sops);

        Assert.Contains(sop.Faults, fault => fault.ToString().Contains("langkah[4]", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_arrows_fastened_to_a_diamond_then_they_say_where_it_leads_and_that_they_are_read()
    {
        var sop = Read(Shape(1, 3, "rect"), Shape(2, 3, "rect"), Shape(3, 2, "flowChartDecision"), Shape(4, 3, "rect"), Arrow(1, 2), Arrow(2, 3), Arrow(3, 4), Arrow(3, 1));

        var decision = Assert.IsType<Onward.Decision>(sop.PrintedSteps.ElementAt(2).Onward);
        Assert.Equal((sop.Steps[3].Key, sop.Steps[0].Key), (decision.Yes.Targets.Single(), decision.No.Targets.Single()));
        Assert.All([decision.Yes, decision.No], branch => Assert.Equal((Origin.Inferred, "Panah pada gambar; yang kembali ke atas dibaca sebagai tidak."), (branch.Provenance.Origin, branch.Provenance.Reason)));
    }

    [Fact]
    public void Given_an_arrow_whose_head_is_at_its_beginning_then_it_leads_the_other_way()
    {
        var sop = Read(Shape(1, 3, "rect"), Shape(2, 3, "rect"), Shape(3, 2, "flowChartDecision"), Shape(4, 3, "rect"), Arrow(1, 3, head: "headEnd"));

        var decision = Assert.IsType<Onward.Decision>(sop.PrintedSteps.ElementAt(2).Onward);
        Assert.Equal(sop.Steps[0].Key, decision.No.Targets.Single());
    }

    [Fact]
    public void Given_a_no_that_jumps_ahead_then_it_is_read_with_less_certainty()
    {
        var sop = Read(Shape(1, 3, "rect"), Shape(2, 3, "rect"), Shape(3, 2, "diamond"), Shape(4, 3, "rect"), Shape(5, 3, "rect"), Arrow(3, 4), Arrow(3, 5));

        var decision = Assert.IsType<Onward.Decision>(sop.PrintedSteps.ElementAt(2).Onward);
        Assert.Equal((sop.Steps[3].Key, sop.Steps[4].Key, 0.6m), (decision.Yes.Targets.Single(), decision.No.Targets.Single(), decision.No.Provenance.Confidence));
    }

    [Fact]
    public void Given_an_arrow_that_jumps_from_a_row_that_decides_nothing_then_it_changes_nothing_and_is_told()
    {
        var sop = Read(Shape(1, 3, "rect"), Shape(2, 3, "rect"), Shape(4, 3, "rect"), Arrow(1, 2), Arrow(2, 4));

        Assert.Equal(sop.Steps[2].Key, Assert.IsType<Onward.Next>(sop.Steps[1].Onward).To);
        Assert.EndsWith("tidak jelas ya dan tidaknya: dari langkah 2 ke langkah 4.", sop.Source!.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a:tailEnd type=\"none\"/>")]
    [InlineData("<a:headEnd type=\"triangle\"/><a:tailEnd type=\"triangle\"/>")]
    [InlineData("")]
    public void Given_a_line_without_one_head_then_nothing_is_read_out_of_it(string ends)
    {
        var line = Arrow(3, 1).Replace("<a:tailEnd type=\"triangle\"/>", ends, StringComparison.Ordinal);

        var decision = Assert.IsType<Onward.Decision>(Read(Shape(1, 3, "rect"), Shape(2, 3, "rect"), Shape(3, 2, "flowChartDecision"), line).PrintedSteps.ElementAt(2).Onward);

        Assert.DoesNotContain("Panah", decision.No.Provenance.Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_sheet_framed_to_its_last_line_then_the_lines_with_words_count_and_the_drawing_stays_on_them()
    {
        IEnumerable<(int, string?[])> rows = [.. Rows.Select((cells, at) => (at + 1, cells)), .. Enumerable.Range(Rows.Length + 1, 6_000).Select(number => (number, (string?[])[""])), (1_048_576, [""])];
        var watch = Stopwatch.StartNew();

        var sop = Assert.Single(SopImport.Read(Drawn(OfficeSheet.Write(rows), [Shape(1, 3, "rect"), Shape(2, 2, "rect")]), "bingkai.xlsx").Sops);

        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        Assert.Equal(["staf", "kepala"], sop.Definition!.PrintedSteps.Take(2).Select(step => step.Acts[0].Primary.Value));
        Assert.Equal(Rows.Length - 1, sop.Definition.PrintedSteps.Count());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Given_more_lines_with_words_than_any_SOP_has_then_the_sheet_is_refused()
    {
        var book = OfficeSheet.Write([.. Rows, .. Enumerable.Range(6, 5_000).Select(number => (string?[])[$"{number}", "Mencatat surat"])]);

        Assert.Equal("paling banyak 5000 baris berisi dalam satu lembar", Assert.Single(SopImport.Read(book, "panjang.xlsx").Sops).Faults[0].Expected);
    }

    [Fact]
    public void Given_a_workbook_of_the_strict_dialect_then_cells_and_drawing_are_read()
    {
        static string Strict(string xml) => xml.Replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/", StringComparison.Ordinal);
        var book = Drawn(OfficeSheet.Write(Rows.Select((cells, at) => (at + 1, cells)), isStrict: true), [Shape(1, 3, "rect"), Shape(2, 2, "flowChartDecision")], Strict);

        var sop = Assert.Single(SopImport.Read(book, "ketat.xlsx").Sops);

        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        Assert.Equal(Rows.Skip(1).Select(row => row[1]), sop.Definition!.PrintedSteps.Select(step => step.Text));
        Assert.Equal(["staf", "kepala"], sop.Definition.PrintedSteps.Take(2).Select(step => step.Acts[0].Primary.Value));
    }

    [Fact]
    public void Given_a_document_of_the_strict_dialect_then_its_table_is_read()
    {
        static string Cell(string? text) => $"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        var table = string.Concat(Rows.Select(row => $"<w:tr>{string.Concat(row.Select(Cell))}</w:tr>"));
        var document = OfficeFile.Zip(("word/document.xml", Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" w:conformance=\"strict\"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>")));

        var sop = Assert.Single(SopImport.Read(document, "ketat.docx").Sops);

        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        Assert.Equal(Rows.Skip(1).Select(row => row[1]), sop.Definition!.PrintedSteps.Select(step => step.Text));
    }

    [Fact]
    public void Given_a_cell_of_a_hundred_thousand_blanks_then_it_is_read_at_once()
    {
        static string Cell(string text) => $"<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:tc>";
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(Cell))}</w:tr>";
        var blank = "Staf" + new string(' ', 100_000) + "Umum";
        var document = OfficeFile.Document($"<w:tbl>{Row("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output")}{Row("1", "Mencatat surat", blank, "Surat", "5 menit", "Catatan")}{Row("2", "Mengarsipkan surat", "Kepala dan Staf Umum", "Catatan", "5 menit", "Arsip")}</w:tbl>");
        var watch = Stopwatch.StartNew();

        var sop = Assert.Single(SopImport.Read(document, "kosong.docx").Sops).Definition!;

        Assert.Equal(["Staf Umum", "Kepala"], sop.Lanes.Select(lane => lane.Printed));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static ProcedureDefinition Read(params string[] drawn)
    {
        var sop = Assert.Single(SopImport.Read(Drawn(OfficeSheet.Write(Rows), drawn), "gambar.xlsx").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }

    private static byte[] Drawn(byte[] book, string[] drawn, Func<string, string>? dialect = null) => OfficeFile.With(
        book,
        ("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Target=\"../drawings/drawing1.xml\"/></Relationships>"),
        ("xl/drawings/drawing1.xml", (dialect ?? (xml => xml))($"<x:wsDr {Names}>{string.Concat(drawn)}</x:wsDr>")));

    /// <summary>A symbol on a cell of the sheet; the number of its row is its own.</summary>
    private static string Shape(int row, int column, string form) =>
        $"<x:twoCellAnchor>{Corner("from", column, row)}{Corner("to", column + 1, row + 1)}<x:sp><x:nvSpPr><x:cNvPr id=\"{row}\" name=\"s\"/><x:cNvSpPr/></x:nvSpPr><x:spPr><a:prstGeom prst=\"{form}\"/></x:spPr></x:sp></x:twoCellAnchor>";

    private static string Arrow(int from, int to, string head = "tailEnd") =>
        $"<x:twoCellAnchor>{Corner("from", 3, from)}{Corner("to", 3, to)}<x:cxnSp><x:nvCxnSpPr><x:cNvPr id=\"{(100 * from) + to}\" name=\"p\"/><x:cNvCxnSpPr><a:stCxn id=\"{from}\" idx=\"2\"/><a:endCxn id=\"{to}\" idx=\"0\"/></x:cNvCxnSpPr></x:nvCxnSpPr><x:spPr><a:prstGeom prst=\"bentConnector3\"/><a:ln><a:{head} type=\"triangle\"/></a:ln></x:spPr></x:cxnSp></x:twoCellAnchor>";

    private static string Corner(string name, int column, int row) => $"<x:{name}><x:col>{column}</x:col><x:colOff>0</x:colOff><x:row>{row}</x:row><x:rowOff>0</x:rowOff></x:{name}>";
}
