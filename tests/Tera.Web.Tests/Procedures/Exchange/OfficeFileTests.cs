using System.IO.Compression;
using System.Text;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

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
    public void A_table_of_a_text_document_is_read_with_its_merged_heads_and_its_cover()
    {
        var sop = Assert.Single(SopImport.Read(Document("""
            <w:p><w:r><w:t>PEMERINTAH KABUPATEN CONTOH</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>DINAS CONTOH</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nomor SOP</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>: 12/SOP/2026</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>SEKRETARIAT</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Nama SOP</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Surat Masuk</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>No</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Kegiatan</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Pelaksana</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p><w:r><w:t>Mutu Baku</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Kepala Dinas</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Staf</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Kelengkapan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Waktu</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Output</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:p><w:r><w:t>1.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Mengetik </w:t></w:r><w:r><w:t>laporan</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>Bahan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2 Hari</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Laporan</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """), "surat.docx").Sops).Definition!;

        Assert.Equal(("Surat Masuk", "12/SOP/2026"), (sop.Title, sop.Cover.Number));
        Assert.Equal(["DINAS CONTOH", "SEKRETARIAT"], sop.Cover.Agency);
        var step = Assert.Single(sop.PrintedSteps);
        Assert.Equal(("1", "Mengetik laporan", "staf", "2 Hari"), (step.PrintedNumber, step.Text, step.Acts[0].Primary.Value, step.Standard.Duration!.Printed));
    }

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "bom.docx", Zip(("word/document.xml", new byte[120 * 1024 * 1024])), "mengembang" },
        { "bom.xlsx", Zip(("xl/workbook.xml", new byte[120 * 1024 * 1024])), "mengembang" },
        { "makro.xlsx", Zip(("xl/workbook.xml", []), ("xl/vbaProject.bin", [1])), "bermakro" },
        { "makro.docx", Zip(("word/document.xml", []), ("word/vbaProject.bin", [1])), "bermakro" },
        { "entitas.docx", Zip(("word/document.xml", Encoding.UTF8.GetBytes("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>"))), "DOCTYPE" },
        { "bukan.docx", Encoding.UTF8.GetBytes("halo"), "bukan berkas Office" },
        { "bukan.xlsx", [], "bukan berkas Office" },
        { "lain.docx", Zip(("xl/workbook.xml", [])), "arsip dengan isi lain" },
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

    private static byte[] Document(string body) => Zip(("word/document.xml", Encoding.UTF8.GetBytes(
        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>")));

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
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
