using System.Text.Unicode;
using CsvHelper;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Reads a file into rows: a workbook with any of the sheets, or a table with the columns of one. Formulas count by their value.</summary>
internal static class BookReader
{
    /// <summary>In bytes; a plan of an agency has some hundreds of rows.</summary>
    public const long Limit = 5 * 1024 * 1024;

    private const int MostRows = 5_000;

    public static async Task<Result<IReadOnlyList<BookRow>>> ReadAsync(string fileName, byte[] content, CancellationToken ct)
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

        return type == FileType.Xlsx ? Workbook(stream)
            : type == FileType.Csv ? Table(content)
            : FileRejections.TypeNotAllowed(Path.GetExtension(fileName), ".xlsx, .csv");
    }

    private static Result<IReadOnlyList<BookRow>> Workbook(MemoryStream stream)
    {
        if (!WorkbookReader.Read(stream, name => Named(name) is not null, MostRows).Accepted(out var sheets, out var no))
        {
            return no;
        }

        List<BookRow> rows = [];
        foreach (var sheet in sheets)
        {
            if (!Rows(Named(sheet.Name)!, sheet.Lines).Accepted(out var read, out no))
            {
                return no;
            }

            rows.AddRange(read);
        }

        return rows.Count > 0 ? rows : ExchangeRejections.NoRows;
    }

    private static PlanSheet? Named(string name) => PlanSheet.All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));

    private static Result<IReadOnlyList<BookRow>> Table(byte[] content)
    {
        if (!Utf8.IsValid(content))
        {
            return ExchangeRejections.NotUtf8;
        }

        var head = content.AsSpan(0, content.AsSpan().IndexOf((byte)'\n') is > 0 and var end ? end : content.Length);
        var shape = new CsvReaderOptions
        {
            Separator = head.Contains((byte)';') ? ';' : ',', HasHeader = false, SkipEmptyLines = false, MalformedData = CsvMalformedDataHandling.Throw,
        };
        List<IReadOnlyList<BookCell>> lines = [];
        try
        {
            using var reader = CsvReader.Create(new MemoryStream(content, writable: false), shape);
            while (reader.Read() && lines.Count <= MostRows)
            {
                lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => new BookCell(BookWriter.Unguarded(reader.GetString(at).Trim('\uFEFF', ' ', '\r'))))]);
            }
        }
        catch (CsvFormatException)
        {
            return SpreadsheetRejections.Unreadable;
        }

        if (lines.Count > MostRows)
        {
            return SpreadsheetRejections.TooManyRows(MostRows);
        }

        var names = lines.Count == 0 ? [] : lines[0].Select(cell => cell.Text).ToList();
        return PlanSheet.All.FirstOrDefault(sheet => sheet.Columns.All(column => names.Contains(column, StringComparer.OrdinalIgnoreCase))) is { } found
            ? Rows(found, lines)
            : ExchangeRejections.NoSheet;
    }

    /// <summary>Columns are found by their heads, so that they may stand in another order; a missing one is refused.</summary>
    private static Result<IReadOnlyList<BookRow>> Rows(PlanSheet sheet, IReadOnlyList<IReadOnlyList<BookCell>> lines)
    {
        var names = lines.Count == 0 ? [] : lines[0].Select(cell => cell.Text).ToList();
        if (sheet.Columns.FirstOrDefault(column => !names.Contains(column, StringComparer.OrdinalIgnoreCase)) is { } missing)
        {
            return ExchangeRejections.ColumnMissing(sheet.Name, missing);
        }

        var places = sheet.Columns.ToDictionary(column => column, column => names.FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase)));
        return lines.Index().Skip(1).Where(line => line.Item.Any(cell => !cell.IsEmpty)).Select(line => new BookRow(
            sheet, line.Index + 1, places.ToDictionary(place => place.Key, place => place.Value < line.Item.Count ? line.Item[place.Value] : new BookCell("")))).ToList();
    }
}

/// <summary>Why a file was not taken.</summary>
public static class ExchangeRejections
{
    /// <summary>The table is written in another encoding.</summary>
    public static Rejection NotUtf8 { get; } = new("planning.exchange.other-encoding");

    /// <summary>There is no sheet with rows in it.</summary>
    public static Rejection NoRows { get; } = new("planning.exchange.no-rows");

    /// <summary>The heads of the table are those of no sheet.</summary>
    public static Rejection NoSheet { get; } = new("planning.exchange.no-sheet");

    /// <summary>The last import was undone already, or there was none.</summary>
    public static Rejection NothingToUndo { get; } = new("planning.exchange.nothing-to-undo");

    /// <summary>Something the import touched was changed since, or other things hang on it.</summary>
    public static Rejection StillUsed { get; } = new("planning.exchange.still-used");

    /// <summary>The file has faults.</summary>
    public static Rejection Faulty { get; } = new("planning.exchange.faulty");

    /// <summary>Somebody has changed the plan since its effect was shown.</summary>
    public static Rejection PlanChanged { get; } = new("planning.exchange.plan-changed");

    /// <summary>A promise that is not in the file no longer fits its card. Argument: code of the indicator.</summary>
    public static Rejection PromiseUnfit(string code) => new("planning.exchange.promise-unfit", code);

    /// <summary>A sheet lacks a column: sheet, column.</summary>
    public static Rejection ColumnMissing(string sheet, string column) => new("planning.exchange.column-missing", sheet, column);
}
