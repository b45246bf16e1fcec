using System.Collections.Immutable;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Rows of a sheet as somebody filled them in a spreadsheet.</summary>
/// <param name="Rows">As typed; a cell that was left as it was downloaded is no change.</param>
/// <param name="Addresses">Where each row stands: the line, and under each field its column.</param>
internal sealed record ReadBook(IReadOnlyList<TypedRow> Rows, IReadOnlyDictionary<EntryId, ImmutableDictionary<RowField, string>> Addresses);

/// <summary>The sheet of a unit as a workbook, out and in again.</summary>
/// <remarks>
/// A hidden column ties each line to its value and to what stood in its cells when it was downloaded, so that lines may be sorted,
/// left out or sent back one by one, and meet what others have saved meanwhile as a form on the screen does.
/// </remarks>
internal static class SheetBook
{
    /// <summary>In bytes; a sheet has some dozens of lines.</summary>
    public const long Limit = 2 * 1024 * 1024;

    private const string Tab = "Lembar";
    private const int MostRows = 2_000;
    private const string Key = "Kunci (jangan diubah)", Missing = "Alasan tidak tersedia";

    private static readonly (RowField Field, string Head)[] Cells =
    [
        (RowField.Value, "Realisasi"), (RowField.Spent, "Realisasi anggaran (Rp)"), (RowField.Enabling, "Faktor pendorong"),
        (RowField.Inhibiting, "Faktor penghambat"), (RowField.FollowUp, "Tindak lanjut"),
        (RowField.Assurance, "Alasan angka di luar kebiasaan"),
    ];

    private static readonly string[] Help =
    [
        "Isi kolom Realisasi dan kolom sesudahnya, lalu unggah berkas ini pada halaman lembar. Baris boleh dihapus atau diurutkan; kolom lain hanya untuk dibaca.",
        "Angka boleh sebagai angka atau teks dengan koma desimal. Rumus dibaca nilainya. Berkas bermakro ditolak.",
        "Bila angkanya tidak ada, kosongkan Realisasi dan isi Alasan tidak tersedia. Kosong bukan nol.",
        "Angka di luar kebiasaan ditandai pada layar sesudah diunggah; alasannya boleh ditulis di kolom terakhir.",
        "Sel yang tidak Anda ubah tidak menimpa isian orang lain; sel yang diisi dua orang ditanyakan pada layar.",
    ];

    public static byte[] Write(SheetView sheet) => WorkbookWriter.Write(
        new(
            Tab,
            [
                new(Key, Hidden: true), new("No", 6), new("Indikator", 44), new("Satuan", 12), new($"Target {sheet.Sheet.Period.Quarter}", 14), new(Cells[0].Head, 16), new(Missing, 28),
                .. Cells.Skip(1).Select(cell => new BookColumn(cell.Head, cell.Field is RowField.Spent ? 20 : 36)),
            ],
            [.. sheet.Rows.Where(row => row.Entry.State is not EntryState.NotDue).Select(Line)]),
        new("Petunjuk", [new("Cara mengisi", 110)], [.. Help.Select(line => (IReadOnlyList<object?>)[line])]));

    /// <summary>What somebody filled in; the file may hold any of the sheet's lines, in any order.</summary>
    public static async Task<Result<ReadBook>> ReadAsync(string fileName, byte[] content, CancellationToken ct)
    {
        if (content.LongLength > Limit)
        {
            return FileRejections.TooLarge(Limit);
        }

        using var stream = new MemoryStream(content, writable: false);
        if (!(await FileTypes.RecogniseAsync(fileName, stream, ct)).Accepted(out var type, out var no))
        {
            return no;
        }

        if (type != FileType.Xlsx)
        {
            return FileRejections.TypeNotAllowed(Path.GetExtension(fileName), ".xlsx");
        }

        return WorkbookReader.Read(stream, name => name == Tab, MostRows).Accepted(out var sheets, out no)
            ? Read(sheets.SelectMany(sheet => sheet.Lines).ToList())
            : no;
    }

    private static IReadOnlyList<object?> Line(SheetRow row)
    {
        var shown = TypedRow.Of(row.Entry);
        return
        [
            $"{row.Entry.Id.Value:N} {shown.Shown}", (decimal)row.Number, row.Card.Name, row.Card.MeasurementUnit, row.Recap.QuarterTarget,
            row.Entry.Number is { } number ? number : shown.Value, shown.Missing, row.Entry.Spent, shown.Enabling, shown.Inhibiting, shown.FollowUp, shown.Assurance,
        ];
    }

    private static Result<ReadBook> Read(List<IReadOnlyList<BookCell>> lines)
    {
        var heads = lines.Count == 0 ? [] : lines[0].Select(cell => cell.Text).ToList();
        var key = heads.IndexOf(Key);
        if (key < 0)
        {
            return SheetBookRejections.NotTheSheet;
        }

        var columns = Cells.Where(cell => heads.Contains(cell.Head) && (cell.Field is not RowField.Value || heads.Contains(Missing))).ToDictionary(cell => cell.Field, cell => heads.IndexOf(cell.Head));
        List<TypedRow> rows = [];
        var addresses = new Dictionary<EntryId, ImmutableDictionary<RowField, string>>();
        foreach (var (at, line) in lines.Index().Skip(1).Where(line => line.Item.Any(cell => !cell.IsEmpty)))
        {
            if (Row(line, key, columns, heads.IndexOf(Missing)) is not { } row || !addresses.TryAdd(row.Entry, columns.ToImmutableDictionary(column => column.Key, column => BookAddress.Of(column.Value, at + 1))))
            {
                return SheetBookRejections.KeyBroken(BookAddress.Of(key, at + 1));
            }

            rows.Add(row);
        }

        return rows.Count > 0 ? new ReadBook(rows, addresses) : SheetBookRejections.NotTheSheet;
    }

    /// <summary>Null when the key says nothing. A column that is not there leaves its cells as they were shown.</summary>
    private static TypedRow? Row(IReadOnlyList<BookCell> line, int key, Dictionary<RowField, int> columns, int missing)
    {
        BookCell At(int column) => column >= 0 && column < line.Count ? line[column] : default;
        string Text(RowField field) => columns.TryGetValue(field, out var column) ? Typed(At(column), field) : "";
        if (At(key).Text?.Split(' ') is not [var id, var marks] || !Guid.TryParseExact(id, "N", out var entry))
        {
            return null;
        }

        var typed = new TypedRow
        {
            Entry = new(entry),
            Shown = CellMarks.Read(marks),
            Value = Text(RowField.Value),
            Missing = At(missing).Text ?? "",
            Spent = Text(RowField.Spent),
            Enabling = Text(RowField.Enabling),
            Inhibiting = Text(RowField.Inhibiting),
            FollowUp = Text(RowField.FollowUp),
            Assurance = Text(RowField.Assurance),
        };
        return typed with { Shown = CellMarks.Fields.Where(field => !columns.ContainsKey(field)).Aggregate(typed.Shown, (shown, field) => shown.With(field, typed)) };
    }

    /// <summary>As the form would show it, so that an untouched cell is no change.</summary>
    private static string Typed(BookCell cell, RowField field) => cell.Number is { } number && field is RowField.Spent
        ? IndonesianNumber.Format(number)
        : (cell.Text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>Why a file is not the sheet.</summary>
public static class SheetBookRejections
{
    /// <summary>It has no such sheet, or no column of keys, or no line.</summary>
    public static Rejection NotTheSheet { get; } = new("measurement.book.not-the-sheet");

    /// <summary>A key was changed, or stands twice. Argument: its cell.</summary>
    public static Rejection KeyBroken(string address) => new("measurement.book.key-broken", address);
}
