using System.IO.Compression;
using System.Text;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>Workbooks whose parts do not hang together as they should.</summary>
public sealed class BrokenWorkbookTests
{
    private static readonly BookTable Table = new("SOP", [new("No"), new("Kegiatan"), new("Kepala"), new("Staf"), new("Kelengkapan"), new("Waktu"), new("Output")], [["1", "Mengetik laporan", null, "●", "Bahan", "2 Hari", "Laporan"]]);

    [Fact]
    public void Given_many_sheets_whose_last_line_lies_far_down_then_their_empty_lines_are_not_unrolled_and_too_many_sheets_are_refused()
    {
        var far = Enumerable.Range(0, 30).Select(at => new BookTable($"L{at}", [new("a")], [.. Enumerable.Range(0, 4_900).Select(row => (IReadOnlyList<object?>)[row == 4_899 ? "x" : null])])).ToArray();

        Assert.Equal(360, Reading.XlsxGrid.Read(WorkbookWriter.Write(far), new FaultList("banyak.xlsx")).Sum(sheet => sheet.Grid.Lines.Length));
        Assert.StartsWith("tabel SOP", Assert.Single(Assert.Single(SopImport.Read(WorkbookWriter.Write(far), "banyak.xlsx").Sops).Faults).Expected, StringComparison.Ordinal);
        Assert.Contains("200 lembar", Assert.Single(Assert.Single(SopImport.Read(WorkbookWriter.Write([.. Enumerable.Range(0, 201).Select(at => new BookTable($"L{at}", [new("a")], []))]), "lembar.xlsx").Sops).Faults).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_that_lies_in_no_folder_is_read_or_refused_and_never_a_crash()
    {
        var book = Changed(WorkbookWriter.Write(Table), zip =>
        {
            Replace(zip, "xl/_rels/workbook.xml.rels", text => text.Replace("worksheets/sheet1.xml", "/sheet1.xml", StringComparison.Ordinal).Replace("//sheet1.xml", "/sheet1.xml", StringComparison.Ordinal).Replace("/xl/sheet1.xml", "/sheet1.xml", StringComparison.Ordinal));
            var sheet = Text(zip.GetEntry("xl/worksheets/sheet1.xml")!);
            Write(zip, "sheet1.xml", sheet);
        });

        Assert.NotEmpty(SopImport.Read(book, "akar.xlsx").Sops);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("XL/workbook.xml")]
    public void A_part_that_is_there_twice_is_refused_with_its_name(string part)
    {
        var book = Changed(WorkbookWriter.Write(Table), zip => Write(zip, part, "<x/>"));

        var read = Assert.Single(SopImport.Read(book, "ganda.xlsx").Sops);

        Assert.Contains("bagian yang ada dua kali", Assert.Single(read.Faults).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"-1\"><c r=\"!!\" t=\"s\"><v>999999</v></c></row></sheetData></worksheet>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"99999999999\"><c r=\"A1\" t=\"n\"><v>1e999</v></c></row></sheetData></worksheet>")]
    [InlineData("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet name=\"\" sheetId=\"x\"/></sheets></workbook>")]
    [InlineData("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"x\"><xf numFmtId=\"zz\"/></cellXfs></styleSheet>")]
    [InlineData("xl/sharedStrings.xml", "<sst/>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"FXSHRXW1\"><v>1</v></c></row></sheetData></worksheet>")]
    public void Parts_that_say_nonsense_are_read_or_refused_and_never_a_crash(string part, string content) =>
        Assert.NotEmpty(SopImport.Read(Changed(WorkbookWriter.Write(Table), zip =>
        {
            zip.GetEntry(part)?.Delete();
            Write(zip, part, content);
        }), "kacau.xlsx").Sops);

    [Fact]
    public void A_file_with_more_faults_than_are_told_says_how_many_are_left()
    {
        var faults = new FaultList("x");
        for (var at = 1; at <= 250; at++)
        {
            faults.Add(at, "", "a", "b");
        }

        Assert.Equal(201, faults.InOrderOfLines().Length);
        Assert.Contains("50 kesalahan lagi", faults.InOrderOfLines()[^1].Found, StringComparison.Ordinal);
    }

    private static byte[] Changed(byte[] book, Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return stream.ToArray();
    }

    private static void Replace(ZipArchive zip, string part, Func<string, string> change)
    {
        var entry = zip.GetEntry(part)!;
        var text = Text(entry);
        entry.Delete();
        Write(zip, part, change(text));
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive zip, string part, string text)
    {
        using var stream = zip.CreateEntry(part).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
