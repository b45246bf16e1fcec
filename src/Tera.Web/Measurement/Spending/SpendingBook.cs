using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>A row of a file about spending.</summary>
/// <param name="Code">As written.</param>
/// <param name="CodeAt">Where it stands: <c>A7</c>.</param>
/// <param name="Spent">The cell of the sum.</param>
/// <param name="SpentAt">Where that stands.</param>
internal sealed record SpendingRow(string Code, string CodeAt, BookCell Spent, string SpentAt);

/// <summary>The spending of a quarter as a workbook or a table, out and in again. Columns are found by their heads; others are left alone.</summary>
internal static class SpendingBook
{
    private const string Tab = "Realisasi", Code = "Kode", Spent = "Realisasi (Rp)";

    private static readonly string[] Codes = [Code, "Kode subkegiatan", "Kode sub kegiatan", "Kode kegiatan"];
    private static readonly string[] Sums = [Spent, "Realisasi", "Realisasi anggaran", "Realisasi anggaran (Rp)"];

    private static readonly string[] Help =
    [
        "Isi kolom Realisasi (Rp): yang dibelanjakan sejak awal tahun sampai akhir triwulan. Kode mengenali barisnya; kolom lain hanya untuk dibaca, dan kolom tambahan tidak dibaca.",
        "Kosong berarti tidak diubah, bukan nol. Nol ditulis 0.",
        "Berkas dari aplikasi lain boleh dipakai bila mempunyai kolom Kode (kode subkegiatan, atau kode kegiatan bila tidak dibagi) dan kolom Realisasi (Rp). Baris jumlah program dan kegiatan dilewati.",
        "Angka boleh sebagai angka atau teks dengan koma desimal. Rumus dibaca nilainya. Berkas bermakro ditolak.",
    ];

    public static byte[] Write(SpendingView view) => WorkbookWriter.Write(
        new(
            Tab,
            [new(Code, 24), new("Kegiatan atau subkegiatan", 60), new("Unit", 30), new("Pagu (Rp)", 20), new(Spent, 20), new("Pada lembar indikator (Rp)", 26)],
            [.. view.Lines.Select(line => (IReadOnlyList<object?>)[line.Line.Code, line.Line.Name, line.Unit, line.Line.Ceiling, line.Told?.Spent, line.OnSheet])]),
        new("Petunjuk", [new("Cara mengisi", 110)], [.. Help.Select(line => (IReadOnlyList<object?>)[line])]));

    public static async Task<Result<IReadOnlyList<SpendingRow>>> ReadAsync(ReceivedFile file, CancellationToken ct)
    {
        if (!(await TableFile.ReadAsync(file, _ => true, ct)).Accepted(out var sheets, out var no))
        {
            return no;
        }

        // Ours, or the first in which both columns stand.
        var found = sheets.FirstOrDefault(sheet => sheet.Name == Tab) ?? sheets.FirstOrDefault(sheet => Rows(sheet.Lines).Accepted(out _, out _)) ?? sheets[0];
        return Rows(found.Lines);
    }

    private static Result<IReadOnlyList<SpendingRow>> Rows(IReadOnlyList<IReadOnlyList<BookCell>> lines)
    {
        var head = lines.Index().FirstOrDefault(line => Place(line.Item, Codes) >= 0);
        if (head.Item is null)
        {
            return SpendingRejections.ColumnMissing(Code);
        }

        var (code, sum) = (Place(head.Item, Codes), Place(head.Item, Sums));
        if (sum < 0)
        {
            return SpendingRejections.ColumnMissing(Spent);
        }

        List<SpendingRow> rows =
        [
            .. lines.Index().Skip(head.Index + 1).Where(line => line.Item.Count > code && !line.Item[code].IsEmpty)
                .Select(line => new SpendingRow(
                    line.Item[code].Text, BookAddress.Of(code, line.Index + 1), sum < line.Item.Count ? line.Item[sum] : new(""), BookAddress.Of(sum, line.Index + 1))),
        ];
        return rows.Count > 0 ? rows : SpendingRejections.NoRows;
    }

    private static int Place(IReadOnlyList<BookCell> line, string[] heads)
    {
        var names = line.Select(cell => cell.Text).ToList();
        return heads.Select(head => names.FindIndex(name => name.Equals(head, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(at => at >= 0, -1);
    }
}
