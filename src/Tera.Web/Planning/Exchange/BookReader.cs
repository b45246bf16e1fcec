using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Reads a file into rows: a workbook with any of the sheets, or a table with the columns of one. Formulas count by their value.</summary>
internal static class BookReader
{
    public static async Task<Result<IReadOnlyList<BookRow>>> ReadAsync(ReceivedFile file, CancellationToken ct)
    {
        if (!(await TableFile.ReadAsync(file, name => Named(name) is not null, ct)).Accepted(out var sheets, out var no))
        {
            return no;
        }

        if (sheets is [{ Name: "" } table])
        {
            return Table(table.Lines);
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

    private static Result<IReadOnlyList<BookRow>> Table(IReadOnlyList<IReadOnlyList<BookCell>> lines)
    {
        var names = lines.Count == 0 ? [] : lines[0].Select(cell => cell.Text).ToList();
        var nearest = PlanSheet.All.Select(sheet => (Sheet: sheet, Missing: sheet.Required.Where(column => !names.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList()))
            .OrderBy(one => one.Missing.Count > 0).ThenByDescending(one => one.Sheet.Required.Count() - one.Missing.Count).First();
        return nearest.Missing.Count == 0 ? Rows(nearest.Sheet, lines)
            // Half of the heads tell what it was meant to be.
            : nearest.Missing.Count * 2 < nearest.Sheet.Required.Count() ? ExchangeRejections.ColumnMissing(nearest.Sheet.Name, nearest.Missing[0])
            : ExchangeRejections.NoSheet;
    }

    /// <summary>Columns are found by their heads, so that they may stand in another order; a missing one is refused.</summary>
    private static Result<IReadOnlyList<BookRow>> Rows(PlanSheet sheet, IReadOnlyList<IReadOnlyList<BookCell>> lines)
    {
        var names = lines.Count == 0 ? [] : lines[0].Select(cell => cell.Text).ToList();
        if (sheet.Required.FirstOrDefault(column => !names.Contains(column, StringComparer.OrdinalIgnoreCase)) is { } missing)
        {
            return ExchangeRejections.ColumnMissing(sheet.Name, missing);
        }

        var places = sheet.Columns.Select(column => (Name: column, At: names.FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase))))
            .Where(column => column.At >= 0).ToDictionary(column => column.Name, column => column.At);
        return lines.Index().Skip(1).Where(line => line.Item.Any(cell => !cell.IsEmpty)).Select(line => new BookRow(
            sheet, line.Index + 1, places.ToDictionary(place => place.Key, place => place.Value < line.Item.Count ? line.Item[place.Value] : new BookCell("")), places)).ToList();
    }
}

/// <summary>Why a file was not taken.</summary>
public static class ExchangeRejections
{
    /// <summary>There is no sheet with rows in it.</summary>
    public static Rejection NoRows { get; } = new("planning.exchange.no-rows");

    /// <summary>The heads of the table are those of no sheet.</summary>
    public static Rejection NoSheet { get; } = new("planning.exchange.no-sheet");

    /// <summary>Something the import touched was changed since, or other things hang on it.</summary>
    public static Rejection StillUsed { get; } = new("planning.exchange.still-used");

    /// <summary>A promise that is not in the file no longer fits its card. Argument: code of the indicator.</summary>
    public static Rejection PromiseUnfit(string code) => new("planning.exchange.promise-unfit", code);

    /// <summary>A sheet lacks a column: sheet, column.</summary>
    public static Rejection ColumnMissing(string sheet, string column) => new("planning.exchange.column-missing", sheet, column);
}
