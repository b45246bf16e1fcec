using CsvHelper;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Writes rows as a workbook or as tables; numbers as numbers, all else as text, so that no code loses its zeros.</summary>
internal static class BookWriter
{
    private const double Narrow = 16, Wide = 44;

    private static readonly string[] WideColumns =
        [PlanSheet.Plan, PlanSheet.Objective, PlanSheet.CardName, PlanSheet.Programme, PlanSheet.Activity, PlanSheet.SubActivity, PlanSheet.Unit];

    public static byte[] Workbook(IReadOnlyDictionary<PlanSheet, IReadOnlyList<IReadOnlyList<object?>>> sheets, IReadOnlyList<string> help)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            book.Workbook = new Workbook(list);
            foreach (var sheet in PlanSheet.All)
            {
                Add(book, list, sheet.Name, sheet.Columns, sheets[sheet]);
            }

            Add(book, list, "Petunjuk", ["Cara mengisi"], [.. help.Select(line => (IReadOnlyList<object?>)[line])]);
            book.Workbook.Save();
        }

        return stream.ToArray();
    }

    /// <summary>Semicolons and a mark of the encoding, as Indonesian spreadsheets expect.</summary>
    public static byte[] Table(PlanSheet sheet, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', NewLine = "\r\n", WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var line in rows.Prepend(sheet.Columns))
            {
                foreach (var cell in line)
                {
                    csv.WriteField(cell is decimal number ? IndonesianNumber.FormatPlain(number) : cell?.ToString() ?? "");
                }

                csv.EndRecord();
            }
        }

        return stream.ToArray();
    }

    private static void Add(WorkbookPart book, Sheets list, string name, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var widths = new Columns(columns.Select((column, at) => new Column
        {
            Min = (uint)at + 1, Max = (uint)at + 1, CustomWidth = true, Width = columns.Count == 1 ? 2.5 * Wide : WideColumns.Contains(column) ? Wide : Narrow,
        }));
        var frozen = new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 };
        var data = new SheetData(rows.Prepend(columns).Select((row, at) => new Row(row.Select((cell, column) => CellOf(cell, at, column))) { RowIndex = (uint)at + 1 }));
        part.Worksheet = new Worksheet(new SheetViews(frozen), widths, data);
        list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)list.Count() + 1, Name = name });
    }

    private static Cell CellOf(object? value, int row, int column)
    {
        var cell = new Cell { CellReference = $"{(char)('A' + column)}{row + 1}", StyleIndex = row == 0 ? 1u : 0u };
        if (value is decimal number)
        {
            cell.CellValue = new CellValue(number);
            cell.DataType = CellValues.Number;
        }
        else
        {
            cell.InlineString = new InlineString(new Text(value?.ToString() ?? "") { Space = SpaceProcessingModeValues.Preserve });
            cell.DataType = CellValues.InlineString;
        }

        return cell;
    }

    /// <summary>The usual letters, and bold ones for the heads.</summary>
    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }));
}
