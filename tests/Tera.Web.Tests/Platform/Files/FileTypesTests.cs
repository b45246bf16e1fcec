using System.IO.Compression;
using System.Text;

namespace Tera.Platform.Files;

public sealed class FileTypesTests
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
    private static readonly byte[] Pdf = "%PDF-1.7\n%\xE2\xE3\n1 0 obj\n"u8.ToArray();
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    private static readonly byte[] Xlsx = Zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml");
    private static readonly byte[] Docx = Zip("[Content_Types].xml", "word/document.xml", "word/embeddings/Lembar1.xlsx");

    public static TheoryData<string, byte[], string> Good => new()
    {
        { "Laporan.PDF", Pdf, "application/pdf" },
        { "foto.jpg", Jpeg, "image/jpeg" },
        { "foto.jpeg", Jpeg, "image/jpeg" },
        { "tangkapan layar.png", Png, "image/png" },
        { "realisasi.xlsx", Xlsx, FileType.Xlsx.MediaType },
        { "notulen.docx", Docx, FileType.Docx.MediaType },
        { "data.csv", "No;Indikator;Nilai\n1;Jalan mantap;76,42\n"u8.ToArray(), "text/csv" },
        { "catatan.txt", "Capaian < target > 0; naïf"u8.ToArray(), "text/plain" },
        { "unicode.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Baris satu\r\n")], "text/plain" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_file_that_is_what_its_name_says_is_taken(string name, byte[] bytes, string mediaType)
    {
        using var content = new MemoryStream(bytes);

        var result = await FileTypes.RecogniseAsync(name, content, default);

        Assert.True(result.Accepted(out var type, out var rejection), rejection?.ToString());
        Assert.Equal(mediaType, type.MediaType);
        Assert.Equal(0, content.Position);
    }

    public static TheoryData<string, byte[], string> Lying => new()
    {
        { "laporan.pdf", "MZ\u0090\0"u8.ToArray(), "program Windows" },
        { "foto.jpg", Png, "gambar PNG" },
        { "foto.png", "GIF89a"u8.ToArray(), "gambar GIF" },
        { "realisasi.xlsx", Docx, "dokumen Word" },
        { "notulen.docx", Xlsx, "buku kerja Excel" },
        { "realisasi.xlsx", OldOffice, "berkas Office lama (.doc, .xls) atau berkas Office bersandi" },
        { "realisasi.xlsx", Zip("readme.txt"), "arsip ZIP" },
        { "realisasi.xlsx", Xlsx[..(Xlsx.Length / 2)], "arsip ZIP yang rusak" },
        { "catatan.txt", "  <!DOCTYPE html><p>"u8.ToArray(), "halaman web (HTML)" },
        { "catatan.txt", "judul <script>alert(1)</script>"u8.ToArray(), "halaman web (HTML)" },
        { "tabel.csv", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "gambar SVG" },
        { "tabel.csv", Pdf, "PDF" },
        { "catatan.txt", [0, 1, 2, 3], "berkas yang tidak dikenal" },
        { "catatan.txt", "#!/bin/sh\nrm"u8.ToArray(), "skrip" },
        { "laporan.pdf", "bukan pdf"u8.ToArray(), "teks" },
    };

    [Theory]
    [MemberData(nameof(Lying))]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_with_both(string name, byte[] bytes, string found)
    {
        var result = await FileTypes.RecogniseAsync(name, new MemoryStream(bytes), default);

        Assert.Equal(FileRejections.TypeMismatch(Path.GetExtension(name), found), result.Rejection);
    }

    [Theory]
    [InlineData("gambar.svg", ".svg")]
    [InlineData("halaman.HTML", ".html")]
    [InlineData("pasang.exe", ".exe")]
    [InlineData("makro.xlsm", ".xlsm")]
    [InlineData("arsip.zip", ".zip")]
    [InlineData("laporan.pdf.js", ".js")]
    [InlineData("tanpaakhiran", "tanpa akhiran")]
    public async Task A_forbidden_kind_is_refused_with_the_list_of_the_allowed(string name, string told)
    {
        var result = await FileTypes.RecogniseAsync(name, new MemoryStream(Pdf), default);

        Assert.Equal(FileRejections.TypeNotAllowed(told, ".pdf, .jpg, .jpeg, .png, .xlsx, .docx, .csv, .txt"), result.Rejection);
    }

    [Fact]
    public async Task Office_files_with_macros_are_refused_under_any_name()
    {
        var bytes = Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin");

        var result = await FileTypes.RecogniseAsync("realisasi.xlsx", new MemoryStream(bytes), default);

        Assert.Equal(FileRejections.Macro(".xlsx"), result.Rejection);
    }

    [Fact]
    public async Task An_empty_file_is_refused_as_empty()
    {
        var result = await FileTypes.RecogniseAsync("laporan.pdf", new MemoryStream(), default);

        Assert.Equal(FileRejections.Empty(), result.Rejection);
    }

    [Fact]
    public async Task A_container_with_more_entries_than_any_office_file_is_refused()
    {
        var bytes = Zip(["[Content_Types].xml", .. Enumerable.Range(0, 10_000).Select(number => $"xl/{number}")]);

        var result = await FileTypes.RecogniseAsync("realisasi.xlsx", new MemoryStream(bytes), default);

        Assert.Equal("platform.file.type-mismatch", result.Rejection?.Code);
    }

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                zip.CreateEntry(name);
            }
        }
        return bytes.ToArray();
    }
}
