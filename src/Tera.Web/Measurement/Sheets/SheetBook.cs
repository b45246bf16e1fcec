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
    private const string Tab = "Lembar";
    private const string Key = "Kunci (jangan diubah)", Missing = "Alasan tidak tersedia", No = "No", Indicator = "Indikator", MeasurementUnit = "Satuan", Target = "Target ";

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
        "Bila angkanya tidak ada, kosongkan Realisasi dan isi Alasan tidak tersedia. Kosong bukan nol. Baris yang belum diukur pada triwulan ini dibiarkan kosong.",
        "Angka di luar kebiasaan ditandai pada layar sesudah diunggah; alasannya boleh ditulis di kolom terakhir.",
        "Realisasi anggaran indikator yang dibiayai beberapa mata anggaran tampil sebagai jumlah dan tidak diubah di sini; isinya di Pengukuran › Realisasi anggaran.",
        "Sel yang tidak Anda ubah tidak menimpa isian orang lain; sel yang diisi dua orang ditanyakan pada layar.",
    ];

    public static byte[] Write(SheetView sheet) => WorkbookWriter.Write(
        new(
            Tab,
            [
                new(Key, Hidden: true), new(No, 6), new(Indicator, 44), new(MeasurementUnit, 12), new($"{Target}{sheet.Sheet.Period.Quarter}", 14),
                // Side by side as on the screen: a block copied here is pasted there.
                .. Cells.SkipLast(1).Select(cell => new BookColumn(cell.Head, cell.Field switch { RowField.Value => 16, RowField.Spent => 20, _ => 36 })),
                new(Missing, 28), new(Cells[^1].Head, 36),
            ],
            // All of them, as the screen has them: a column copied from one fits the other.
            [.. sheet.Rows.Select(Line)]),
        new("Petunjuk", [new("Cara mengisi", 110)], [.. Help.Select(line => (IReadOnlyList<object?>)[line])]));

    /// <summary>What somebody filled in; the file may hold any of the sheet's lines and columns, in any order.</summary>
    /// <param name="file">As it was sent.</param>
    /// <param name="reasons">Why figures do not exist, as kept: they stay where the file has no column for them and no figure either.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<Result<ReadBook>> ReadAsync(ReceivedFile file, IReadOnlyDictionary<EntryId, string> reasons, CancellationToken ct) =>
        (await TableFile.ReadWorkbookAsync(file, name => name == Tab, ct)).Accepted(out var sheets, out var no)
            ? Read(sheets.SelectMany(sheet => sheet.Lines).ToList(), reasons)
            : no;

    private static IReadOnlyList<object?> Line(SheetRow row)
    {
        var shown = TypedRow.Of(row);
        return
        [
            $"{row.Entry.Id.Value:N} {shown.Shown}", (decimal)row.Number, row.Card.Name, row.Card.MeasurementUnit, row.Recap.QuarterTarget,
            row.Entry.Number is { } number ? number : shown.Value, row.Recap.PaidBy.Count > 0 ? row.Recap.SpentSoFar : row.Entry.Spent, shown.Enabling, shown.Inhibiting, shown.FollowUp, shown.Missing, shown.Assurance,
        ];
    }

    private static Result<ReadBook> Read(List<IReadOnlyList<BookCell>> lines, IReadOnlyDictionary<EntryId, string> reasons)
    {
        var heads = lines.Count == 0 ? [] : lines[0].Select(cell => cell.Text).ToList();
        var key = heads.IndexOf(Key);
        if (key < 0)
        {
            return SheetBookRejections.NotTheSheet;
        }

        if (StrangeHead(heads, lines) is { } strange)
        {
            return strange;
        }

        var places = new Places(key, Cells.Where(cell => heads.Contains(cell.Head)).ToDictionary(cell => cell.Field, cell => heads.IndexOf(cell.Head)), heads.IndexOf(Missing));
        List<TypedRow> rows = [];
        var addresses = new Dictionary<EntryId, ImmutableDictionary<RowField, string>>();
        foreach (var (at, line) in lines.Index().Skip(1).Where(line => line.Item.Any(cell => !cell.IsEmpty)))
        {
            foreach (var column in places.Columns.Values.Append(places.Missing).Where(column => column >= 0 && column < line.Count && line[column].Misfit is not null))
            {
                return SpreadsheetRejections.CellTellsNothing(BookAddress.Of(column, at + 1), line[column].Text);
            }

            if (Row(line, places, reasons) is not { } row || !addresses.TryAdd(row.Entry, places.Columns.ToImmutableDictionary(column => column.Key, column => BookAddress.Of(column.Value, at + 1))))
            {
                return SheetBookRejections.KeyBroken(BookAddress.Of(key, at + 1));
            }

            rows.Add(row);
        }

        return rows.Count > 0 ? new ReadBook(rows, addresses) : SheetBookRejections.NotTheSheet;
    }

    /// <summary>A column under a head nobody knows would be dropped without a word, and what was typed in it with it.</summary>
    private static Rejection? StrangeHead(List<string> heads, List<IReadOnlyList<BookCell>> lines)
    {
        for (var at = 0; at < heads.Count; at++)
        {
            var head = heads[at];
            if (head.Length == 0 && !lines.Skip(1).Any(line => at < line.Count && !line[at].IsEmpty))
            {
                continue;
            }

            if (!IsKnown(head))
            {
                return SheetBookRejections.HeadUnknown(BookAddress.Of(at, 1), head.Length == 0 ? "(kosong)" : head);
            }

            if (heads.IndexOf(head) != at)
            {
                return SheetBookRejections.HeadTwice(BookAddress.Of(at, 1), head);
            }
        }

        return null;
    }

    private static bool IsKnown(string head) =>
        head is Key or Missing or No or Indicator or MeasurementUnit || head.StartsWith(Target, StringComparison.Ordinal) || Cells.Any(cell => cell.Head == head);

    /// <summary>Null when the key says nothing. A column that is not there leaves its cells as they were shown.</summary>
    private static TypedRow? Row(IReadOnlyList<BookCell> line, Places places, IReadOnlyDictionary<EntryId, string> reasons)
    {
        BookCell At(int column) => column >= 0 && column < line.Count ? line[column] : new("");
        string Text(RowField field) => places.Columns.TryGetValue(field, out var column) ? Typed(At(column), field) : "";
        if (At(places.Key).Text.Split(' ') is not [var id, var marks] || !Guid.TryParseExact(id, "N", out var guid))
        {
            return null;
        }

        var entry = new EntryId(guid);
        var value = Text(RowField.Value);
        var typed = new TypedRow
        {
            Entry = entry,
            Shown = CellMarks.Read(marks),
            Value = value,
            Missing = places.Missing >= 0 ? At(places.Missing).Text : value.Length == 0 ? reasons.GetValueOrDefault(entry, "") : "",
            Spent = Text(RowField.Spent),
            Enabling = Text(RowField.Enabling),
            Inhibiting = Text(RowField.Inhibiting),
            FollowUp = Text(RowField.FollowUp),
            Assurance = Text(RowField.Assurance),
            Native = [.. places.Columns.Where(column => At(column.Value).Number is not null).Select(column => column.Key)],
        };
        return typed with { Shown = CellMarks.Fields.Where(field => !places.Columns.ContainsKey(field)).Aggregate(typed.Shown, (shown, field) => shown.With(field, typed)) };
    }

    /// <summary>As the form would show it, so that an untouched cell is no change.</summary>
    private static string Typed(BookCell cell, RowField field) => cell.Number is { } number && field is RowField.Spent
        ? IndonesianNumber.Format(number)
        : cell.Text.ReplaceLineEndings("\n").Trim();

    /// <summary>Where what stands, from 0.</summary>
    /// <param name="Missing">Below 0 where the file has no such column.</param>
    private sealed record Places(int Key, IReadOnlyDictionary<RowField, int> Columns, int Missing);
}

/// <summary>Why a file is not the sheet.</summary>
public static class SheetBookRejections
{
    /// <summary>It has no such sheet, or no column of keys, or no line.</summary>
    public static Rejection NotTheSheet { get; } = new("measurement.book.not-the-sheet");

    /// <summary>A key was changed, or stands twice. Argument: its cell.</summary>
    public static Rejection KeyBroken(string address) => new("measurement.book.key-broken", address);

    /// <summary>A column under a head the sheet does not have. Arguments: its cell, what stands in it.</summary>
    public static Rejection HeadUnknown(string address, string head) => new("measurement.book.head-unknown", address, head);

    /// <summary>Two columns under one head. Arguments: the cell of the second, the head.</summary>
    public static Rejection HeadTwice(string address, string head) => new("measurement.book.head-twice", address, head);
}
