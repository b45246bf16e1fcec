using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tera.Platform.Spreadsheets;

/// <summary>Writes tables as a workbook; numbers as numbers, all else as text, so that no code loses its zeros.</summary>
internal static class WorkbookWriter
{
    public static byte[] Write(params IReadOnlyList<BookTable> tables)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            book.Workbook = new Workbook(list);
            foreach (var table in tables)
            {
                Add(book, list, table);
            }

            book.Workbook.Save();
        }

        return stream.ToArray();
    }

    private static void Add(WorkbookPart book, Sheets list, BookTable table)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var columns = new Columns(table.Columns.Select((column, at) => new Column
        {
            Min = (uint)at + 1, Max = (uint)at + 1, CustomWidth = true, Width = column.Width, Hidden = column.Hidden,
        }));
        var frozen = new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 };
        var heads = (IReadOnlyList<object?>)[.. table.Columns.Select(column => column.Head)];
        var data = new SheetData(table.Rows.Prepend(heads).Select((row, at) => new Row(row.Select((cell, column) => CellOf(cell, at, column))) { RowIndex = (uint)at + 1 }));
        part.Worksheet = new Worksheet(new SheetViews(frozen), columns, data);
        list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)list.Count() + 1, Name = table.Name });
    }

    private static Cell CellOf(object? value, int row, int column)
    {
        var cell = new Cell { CellReference = BookAddress.Of(column, row + 1), StyleIndex = row == 0 ? 1u : 0u };
        if (value is decimal number)
        {
            cell.CellValue = new CellValue(number);
            cell.DataType = CellValues.Number;
        }
        else
        {
            cell.InlineString = new InlineString(new Text(Printable(value?.ToString() ?? "")) { Space = SpaceProcessingModeValues.Preserve });
            cell.DataType = CellValues.InlineString;
        }

        return cell;
    }

    /// <summary>Without what no XML may hold, such as the line tabulator that some programs leave in a pasted text.</summary>
    private static string Printable(string text) => string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));

    /// <summary>The usual letters, and bold ones for the heads.</summary>
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
