using Tera.Platform.Spreadsheets;

namespace Tera.Procedures.Exchange;

/// <summary>A workbook to begin with, for an office that has its SOP on paper only: the matrix with two rows to write over, and the cover.</summary>
/// <remarks>Without the sheets of <see cref="SopBook"/> that keep what a known SOP says beside: it is read as any layout of an office, so columns and rows may be taken away.</remarks>
internal static class SopTemplate
{
    public const string FileName = "templat-sop.xlsx";

    private const string First = "Pelaksana 1", Second = "Pelaksana 2";

    private static readonly string[] Help =
    [
        "Tulis SOP Anda di atas kedua baris contoh, hapus yang tidak dipakai, lalu unggah pada halaman Impor SOP.",
        $"Ganti judul kolom {First} dan {Second} dengan pelaksana kantor Anda; sisipkan atau hapus kolom sesuai jumlahnya.",
        .. SopBook.HelpOfRows,
        "Lembar Sampul: satu butir pada setiap baris; yang belum ada dikosongkan. Lembar Petunjuk ini boleh dihapus.",
    ];

    public static byte[] Write() => WorkbookWriter.Write(
        new BookTable(SopBook.Cover, [new("Bagian", 28), new("Isi", 90)], [.. SopBook.Fields.Select(field => (IReadOnlyList<object?>)[field.Label, ""]).Prepend(["Nama SOP", "Contoh: Penyusunan Laporan"])]),
        new BookTable(
            SopBook.Rows,
            [
                new(SopBook.Number, 6), new(SopBook.Text, 60), new(First, 14), new(Second, 14),
                new(SopBook.Inputs, 32), new(SopBook.Duration, 12), new(SopBook.Outputs, 32), new(SopBook.Remark, 24),
            ],
            [
                ["1", "Menyusun laporan", SopBook.Acting, null, "Data", "2 hari", "Draf laporan", null],
                ["2", "Memeriksa laporan", null, SopBook.Deciding, "Draf laporan", "1 jam", "Laporan", null],
            ]),
        new BookTable(SopBook.HelpSheet, [new(SopBook.HelpHead, 120)], [.. Help.Select(line => (IReadOnlyList<object?>)[line])]));
}
