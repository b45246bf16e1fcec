using Tera.Shared;

namespace Tera.Platform.Spreadsheets;

/// <summary>A cell as it was read: text as typed, or a number a spreadsheet holds as one.</summary>
/// <param name="Text">Without outer blanks; a number as a plain Indonesian one, a day as <c>2026-03-31</c>.</param>
/// <param name="Number">Null for text.</param>
public readonly record struct BookCell(string Text, decimal? Number = null)
{
    private readonly string? _shown;

    /// <summary>As a person sees it in the sheet, by the format of the cell: <c>2 Januari 2025</c>, <c>3 hari</c>; the text where it has none.</summary>
    public string Shown
    {
        get => _shown ?? Text;
        init => _shown = value;
    }

    public bool IsEmpty => Text.Length == 0;

    /// <summary>Why the cell tells nothing though something stands in it: an error of the spreadsheet, or a formula it has not reckoned. Null for any other.</summary>
    public Rejection? Misfit => Number is not null ? null
        : Text is "#NULL!" or "#DIV/0!" or "#VALUE!" or "#REF!" or "#NAME?" or "#NUM!" or "#N/A" ? SpreadsheetRejections.CellError(Text)
        : Text.StartsWith('=') ? SpreadsheetRejections.NotReckoned(Text)
        : null;
}

/// <summary>A sheet as it was read.</summary>
/// <param name="Name">On its tab, without outer blanks.</param>
/// <param name="Lines">From the first on, empty ones among them.</param>
public sealed record BookSheet(string Name, IReadOnlyList<IReadOnlyList<BookCell>> Lines);

/// <summary>A sheet as it is to be written.</summary>
/// <param name="Name">On its tab.</param>
/// <param name="Columns">With their heads, in the first line.</param>
/// <param name="Rows">A cell for each column: <see cref="decimal"/> becomes a number, null stays empty, all else is text.</param>
public sealed record BookTable(string Name, IReadOnlyList<BookColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A column to write.</summary>
/// <param name="Head">In the first line.</param>
/// <param name="Width">In letters.</param>
/// <param name="Hidden">Not for people: it ties a row to what it came from.</param>
public sealed record BookColumn(string Head, double Width = 16, bool Hidden = false);

/// <summary>How spreadsheets name places.</summary>
public static class BookAddress
{
    private const int Letters = 26;

    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    /// <returns><c>D7</c>.</returns>
    public static string Of(int column, int row) => $"{Column(column)}{row}";

    private static string Column(int column) => (column < Letters ? "" : Column((column / Letters) - 1)) + (char)('A' + (column % Letters));
}
