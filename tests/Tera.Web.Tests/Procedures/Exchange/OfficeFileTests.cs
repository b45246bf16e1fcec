using System.IO.Compression;
using System.Text;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

public sealed class OfficeFileTests
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void An_sop_that_went_out_as_a_workbook_comes_back_the_same(string code)
    {
        var again = SopImport.Read(SopBook.Write(Shipped.Sop(code)), code + ".xlsx").Sops.Single();

        Assert.Empty(again.Faults.Select(fault => fault.ToString()));
        Assert.Equal(DefinitionJson.Write(Shipped.Sop(code)), DefinitionJson.Write(again.Definition!));
    }

    [Theory]
    [InlineData("lembar.xlsx")]
    [InlineData("surat.docx")]
    public void An_archive_whose_parts_claim_more_bytes_than_can_be_added_up_is_refused_with_a_sentence(string name)
    {
        var fault = Assert.Single(SopImport.Read(OfficeFile.OfImpossibleSize(name == "lembar.xlsx" ? "xl/workbook.xml" : "word/document.xml"), name).Sops).Faults[0];

        Assert.Equal("berkas yang mengembang melebihinya", fault.Found);
    }

    [Fact]
    public void A_workbook_with_macros_of_the_older_kind_is_refused_as_one_with_macros()
    {
        var book = OfficeFile.With(SopBook.Write(Shipped.Sop("bmcktr")), ("xl/macrosheets/sheet1.xml", "<macrosheet/>"));

        Assert.StartsWith("berkas bermakro", Assert.Single(SopImport.Read(book, "bmcktr.xlsx").Sops).Faults[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_in_the_matrix_counts_and_a_new_row_is_read_between_the_lines()
    {
        var book = SopImport.Read(Changed(SopBook.Write(Shipped.Sop("bmcktr")), "xl/worksheets/sheet1.xml", xml =>
            xml.Replace(">30 Menit<", ">45 Menit<").Replace(">format<", "><").Replace(">Notulen Rapat<", ">Notulen Rapat Koordinasi<")), "bmcktr.xlsx").Sops.Single();

        Assert.Empty(book.Faults.Select(fault => fault.ToString()));
        var sop = book.Definition!;
        Assert.Equal("45 Menit", sop[new StepKey("lapor-awal")].Standard.Duration!.Printed);
        Assert.Equal("Notulen Rapat Koordinasi", sop[new StepKey("arahan")].Standard.Outputs[0].Printed);
        Assert.Null(sop.Find(new StepKey("format")));
        Assert.Equal((ActKind.Prepare, "tim-sakip"), (sop.PrintedSteps.ElementAt(2).Acts[0].Kind, sop.PrintedSteps.ElementAt(2).Acts[0].Primary.Value));
    }

    [Fact]
    public void A_row_that_is_gone_but_still_meant_by_others_is_told_at_their_place()
    {
        var book = SopImport.Read(Changed(SopBook.Write(Shipped.Sop("bmcktr")), "xl/worksheets/sheet1.xml", xml => xml.Replace(">lapor-akhir<", "><")), "bmcktr.xlsx").Sops.Single();

        Assert.Equal(["langkah[7].cabang.ya.ke", "pengesahan.setelah"], book.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public void An_ordinary_workbook_of_an_office_is_read_by_its_heads()
    {
        var book = WorkbookWriter.Write(new BookTable(
            "SOP Surat Masuk",
            [new("No."), new("Uraian Kegiatan"), new("Kepala Bidang"), new("Staf"), new("Persyaratan/Kelengkapan"), new("Waktu"), new("Output"), new("Ket")],
            [
                ["1", "Menerima dan mencatat surat masuk", null, "●", "Surat", "10 menit", "Surat tercatat", null],
                ["2", "Memeriksa surat", "◇", null, "Surat tercatat\nBuku agenda", "1 jam", "Disposisi", "SOP Kearsipan"],
                ["3", "Mengarsipkan surat", null, "●", "Disposisi", "5 menit", "Arsip", null],
            ]));

        var sop = Assert.Single(SopImport.Read(book, "surat-masuk.xlsx").Sops).Definition!;

        Assert.Equal(["staf", "kepala-bidang", "staf"], sop.PrintedSteps.Select(step => step.Acts[0].Primary.Value));
        Assert.Equal(["Surat tercatat", "Buku agenda"], sop.PrintedSteps.ElementAt(1).Standard.Inputs.Select(input => input.Printed));
        Assert.IsType<Onward.Decision>(sop.PrintedSteps.ElementAt(1).Onward);
        Assert.Equal("SOP Kearsipan", sop.PrintedSteps.ElementAt(1).Link!.Printed);
        Assert.All(sop.PrintedSteps, step => Assert.Equal(Origin.Printed, step.Acts[0].Actor.Origin));
    }

    [Fact]
    public void Words_in_the_column_of_numbers_are_read_as_words_and_the_rest_of_the_table_is_read_too()
    {
        var book = WorkbookWriter.Write(new BookTable(
            "SOP Surat Masuk",
            [new("No."), new("Uraian Kegiatan"), new("Kepala Bidang"), new("Staf"), new("Kelengkapan"), new("Waktu"), new("Output")],
            [
                ["1", "Menerima dan mencatat surat masuk", null, "●", "Surat", "10 menit", "Surat tercatat"],
                ["TAHAP PEMERIKSAAN OLEH PEJABAT", "Memeriksa surat", "●", null, "Surat tercatat", "1 jam", "Disposisi"],
                ["3", "Mengarsipkan surat", null, "●", "Disposisi", "5 menit", "Arsip"],
            ]));

        var read = Assert.Single(SopImport.Read(book, "surat-masuk.xlsx").Sops);

        Assert.Empty(read.Faults.Select(fault => fault.ToString()));
        Assert.Equal(
            [("1", "Menerima dan mencatat surat masuk"), (null, "TAHAP PEMERIKSAAN OLEH PEJABAT Memeriksa surat"), ("3", "Mengarsipkan surat")],
            read.Definition!.PrintedSteps.Select(step => (step.PrintedNumber, step.Text)));
    }

    [Fact]
    public void A_table_of_a_text_document_is_read_with_its_merged_heads_and_its_cover()
    {
        var sop = Assert.Single(SopImport.Read(OfficeFile.Document("""
            <w:p><w:r><w:t>PEMERINTAH KABUPATEN CONTOH</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>DINAS CONTOH</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nomor SOP</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>: 12/SOP/2026</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>SEKRETARIAT</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nama SOP</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Surat Masuk</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>No</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Kegiatan</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Pelaksana</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>Mutu Baku</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Kepala Dinas</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Staf</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Kelengkapan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Waktu</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Output</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>1.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Mengetik </w:t></w:r><w:r><w:t>laporan</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Bahan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2 Hari</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Laporan</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """), "surat.docx").Sops).Definition!;

        Assert.Equal(("Surat Masuk", "12/SOP/2026"), (sop.Title, sop.Cover.Number));
        Assert.Equal(["PEMERINTAH KABUPATEN CONTOH", "DINAS CONTOH", "SEKRETARIAT"], sop.Cover.Agency);
        var step = Assert.Single(sop.PrintedSteps);
        Assert.Equal(("1.", "Mengetik laporan", "staf", "2 Hari"), (step.PrintedNumber, step.Text, step.Acts[0].Primary.Value, step.Standard.Duration!.Printed));
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public void A_field_of_the_cover_that_a_narrow_cell_has_broken_over_two_lines_is_one_line_and_lists_stay_lists(string form)
    {
        static string Cell(params string[] lines) => $"<w:tc>{string.Concat(lines.Select(line => $"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))}</w:tc>";
        static string Table(params string[][][] rows) => $"<w:tbl>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(Cell))}</w:tr>"))}</w:tbl>";
        var file = form == "docx"
            ? OfficeFile.Document(
                Table([["DINAS CONTOH"], ["Nomor SOP"], ["800/12", "SOP/2026"]], [["SEKRETARIAT"], ["Nama SOP"], ["Pengelolaan", "Surat Masuk"]], [[""], ["Disahkan oleh"], ["Kepala Dinas", "Nama Pejabat"]])
                + Table([["No"], ["Kegiatan"], ["Kepala"], ["Staf"], ["Kelengkapan"], ["Waktu"], ["Output"]], [["1"], ["Mengetik laporan"], [""], ["●"], ["Bahan"], ["2 Hari"], ["Laporan"]]))
            : WorkbookWriter.Write(
                new BookTable("Sampul", [new("DINAS CONTOH"), new("Nomor SOP"), new("800/12\nSOP/2026")], [["SEKRETARIAT", "Nama SOP", "Pengelolaan\nSurat Masuk"], [null, "Disahkan oleh", "Kepala Dinas\nNama Pejabat"]]),
                new BookTable("SOP", [new("No"), new("Kegiatan"), new("Kepala"), new("Staf"), new("Kelengkapan"), new("Waktu"), new("Output")], [["1", "Mengetik laporan", null, "●", "Bahan", "2 Hari", "Laporan"]]));

        var read = Assert.Single(SopImport.Read(file, "surat." + form).Sops);

        Assert.Empty(read.Faults.Select(fault => fault.ToString()));
        Assert.Equal(("Pengelolaan Surat Masuk", "800/12 SOP/2026"), (read.Definition!.Title, read.Definition.Cover.Number));
        Assert.Equal(["Kepala Dinas", "Nama Pejabat"], read.Definition.Cover.LegalisedBy);
    }

    [Fact]
    public void A_column_headed_Pelaksana_and_nothing_more_comes_back_out_of_a_workbook()
    {
        var sop = Shipped.Sop("bmcktr");
        var odd = sop with { Lanes = sop.Lanes.SetItem(0, sop.Lanes[0] with { Printed = "Pelaksana" }) };

        var again = SopImport.Read(SopBook.Write(odd), "bmcktr.xlsx").Sops.Single();

        Assert.Empty(again.Faults.Select(fault => fault.ToString()));
        Assert.Equal(DefinitionJson.Write(odd), DefinitionJson.Write(again.Definition!));
    }

    [Fact]
    public void A_symbol_drawn_far_outside_the_sheet_makes_no_line_wider()
    {
        const string Main = "xmlns:x=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
        static string Anchor(int column, int row) =>
            $"<x:twoCellAnchor><x:from><x:col>{column}</x:col><x:row>{row}</x:row></x:from><x:to><x:col>{column}</x:col><x:row>{row}</x:row></x:to><x:sp><x:spPr><a:prstGeom prst=\"rect\"/></x:spPr></x:sp></x:twoCellAnchor>";
        var book = OfficeFile.With(
            WorkbookWriter.Write(new BookTable("SOP", [new("No"), new("Kegiatan"), new("Kepala"), new("Staf"), new("Kelengkapan"), new("Waktu"), new("Output")], [["1", "Mengetik laporan", null, null, "Bahan", "2 Hari", "Laporan"]])),
            ("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Target=\"../drawings/drawing1.xml\"/></Relationships>"),
            ("xl/drawings/drawing1.xml", $"<x:wsDr {Main}>{Anchor(3, 1)}{Anchor(100_000, 1)}{Anchor(int.MaxValue, 2)}{Anchor(1, int.MaxValue)}{Anchor(-5, 1)}</x:wsDr>"));

        var grid = Assert.Single(XlsxGrid.Read(book, new FaultList("gambar.xlsx"))).Grid;

        Assert.All(grid.Lines, line => Assert.InRange(line.Cells.Length, 1, 64));
        Assert.Equal("staf", SopImport.Read(book, "gambar.xlsx").Sops.Single().Definition!.Steps[0].Acts[0].Primary.Value);
    }

    [Fact]
    public void A_cell_of_a_text_document_says_each_word_once_whatever_lies_in_it()
    {
        const string Other = "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
        static string Cell(string inner) => $"<w:tc>{inner}</w:tc>";
        static string Words(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";
        static string Box(string text) => $"<w:txbxContent>{Words(text)}</w:txbxContent>";
        string[] heads = ["No", "Kegiatan", "Kepala", "Staf", "Kelengkapan", "Waktu", "Output"];
        var alternatives = $"<w:p><w:r><w:t>Mengetik laporan</w:t></w:r><mc:AlternateContent {Other}><mc:Choice>{Box("Mulai")}</mc:Choice><mc:Fallback>{Box("Mulai")}</mc:Fallback></mc:AlternateContent></w:p>";
        var field = $"<w:sdt><w:sdtContent>{Words("Bahan")}</w:sdtContent></w:sdt>";
        var inner = $"<w:tbl><w:tr>{Cell(Words("Laporan"))}{Cell(Words("awal"))}</w:tr></w:tbl><w:p/>";

        var sop = Assert.Single(SopImport.Read(OfficeFile.Document(
            $"<w:p><mc:AlternateContent {Other}><mc:Choice><w:r><w:t>SOP Ketik</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>SOP Ketik</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
            + $"<w:sdt><w:sdtContent><w:tbl><w:tr>{string.Concat(heads.Select(head => Cell(Words(head))))}</w:tr>"
            + $"<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{Cell(alternatives)}{Cell("<w:p/>")}{Cell(Words("●"))}{Cell(field)}{Cell(Words("2 Hari"))}{Cell(inner)}</w:tr></w:tbl></w:sdtContent></w:sdt>"), "ketik.docx").Sops).Definition!;

        var step = Assert.Single(sop.PrintedSteps);
        Assert.Equal(("Mengetik laporan", "staf", "2 Hari"), (step.Text, step.Acts[0].Primary.Value, step.Standard.Duration!.Printed));
        Assert.Equal(("Bahan", "Laporan awal"), (step.Standard.Inputs.Single().Printed, step.Standard.Outputs.Single().Printed));
        Assert.Null(step.PrintedNumber);
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "rusak.docx", Broken(OfficeFile.Zip(("word/document.xml", Encoding.UTF8.GetBytes("<d>" + new string('a', 4_000) + "</d>")))), "bagian yang rusak" },
        { "sebaris.txt", Encoding.UTF8.GetBytes("No Kegiatan\n" + new string('a', 4_001)), "baris dengan 4001 huruf" },
        { "kendali.tsv", Encoding.UTF8.GetBytes("No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput\n1\tMenyusun\u0001 laporan\t\tA\t1 jam\tB\n"), "karakter kendali sesudah" },
        { "dua-puluh-ribu.txt", Encoding.UTF8.GetBytes("No Kegiatan Pelaksana\nKepala Staf\nKelengkapan Waktu Output\n1 Menyusun laporan 2 jam Laporan \n" + string.Concat(Enumerable.Repeat("Menyusun laporan lagi 2 jam Laporan \n", 19_000))), "19001 langkah" },
        { "bom.docx", OfficeFile.Zip(("word/document.xml", new byte[120 * 1024 * 1024])), "mengembang" },
        { "bom.xlsx", OfficeFile.Zip(("xl/workbook.xml", new byte[120 * 1024 * 1024])), "mengembang" },
        { "makro.xlsx", OfficeFile.Zip(("xl/workbook.xml", []), ("xl/vbaProject.bin", [1])), "bermakro" },
        { "makro.docx", OfficeFile.Zip(("word/document.xml", []), ("word/vbaProject.bin", [1])), "bermakro" },
        { "entitas.docx", OfficeFile.Zip(("word/document.xml", Encoding.UTF8.GetBytes("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>"))), "DOCTYPE" },
        { "bukan.docx", Encoding.UTF8.GetBytes("halo"), "bukan berkas Office" },
        { "bukan.xlsx", [], "bukan berkas Office" },
        { "lain.docx", OfficeFile.Zip(("xl/workbook.xml", [])), "arsip dengan isi lain" },
        { "utf16.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("No\tKegiatan")).ToArray(), "UTF-16" },
        { "latin.txt", [0x4E, 0x6F, 0xE9, 0x0A], "bukan UTF-8" },
        { "panjang.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("baris\n", 30_000))), "lebih panjang" },
        { "sepuluh-ribu.tsv", Encoding.UTF8.GetBytes("No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput\n" + string.Concat(Enumerable.Range(1, 10_000).Select(row => $"{row}\tMenyusun\t\tA\t1 jam\tB\n"))), "10000 langkah" },
        { "cerita.txt", Encoding.UTF8.GetBytes("Pada suatu hari ada sebuah kantor."), "tanpa tabel" },
        { "gambar.png", [1], ".png" },
        { "besar.xlsx", new byte[SopImport.LargestSize + 1], "lebih besar" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_or_wrong_file_is_refused_with_a_sentence(string name, byte[] bytes, string found)
    {
        var result = Assert.Single(SopImport.Read(bytes, name).Sops);

        Assert.Null(result.Definition);
        Assert.Contains(found, result.Faults[0].Found);
    }

    /// <summary>With nonsense where the packed bytes of its one part begin.</summary>
    private static byte[] Broken(byte[] zip)
    {
        const int LengthOfName = 26, LengthOfHeader = 30;
        zip.AsSpan(LengthOfHeader + zip[LengthOfName], 8).Fill(0xFF);
        return zip;
    }

    private static byte[] Changed(byte[] book, string part, Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(change(text));
        }

        return stream.ToArray();
    }
}
