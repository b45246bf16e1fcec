using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Tera.Planning;

/// <summary>A cell whose value comes from a formula; null where no program has reckoned it.</summary>
internal sealed record Formula(string Text, decimal? Value);

/// <summary>A cell that holds an error.</summary>
internal sealed record CellError(string Word);

/// <summary>A cell a spreadsheet shows as a percentage.</summary>
internal sealed record Percent(decimal Share);

/// <summary>A workbook as a spreadsheet program would have written it.</summary>
internal sealed class TestBook
{
    private readonly List<(string Name, object[][] Rows)> _sheets = [];

    public TestBook Sheet(string name, params object[][] rows)
    {
        _sheets.Add((name, rows));
        return this;
    }

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            // The second shape of a cell is 0.00%.
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true }));
            var list = new Sheets();
            book.Workbook = new(list);
            foreach (var (name, rows) in _sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new(new SheetData(rows.Select(row => new Row(row.Select(Of)))));
                list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)list.Count() + 1, Name = name });
            }
        }

        return stream.ToArray();
    }

    private static Cell Of(object value) => value switch
    {
        decimal number => Number(number),
        CellError error => new Cell { CellValue = new(error.Word), DataType = CellValues.Error },
        Formula { Value: null } formula => new Cell { CellFormula = new(formula.Text) },
        Formula formula => new Cell { CellFormula = new(formula.Text), CellValue = new(formula.Value.Value.ToString(CultureInfo.InvariantCulture)), DataType = CellValues.Number },
        Percent percent => Styled(Number(percent.Share)),
        var text => new Cell { InlineString = new(new DocumentFormat.OpenXml.Spreadsheet.Text(text.ToString()!)), DataType = CellValues.InlineString },
    };

    private static Cell Number(decimal number) => new() { CellValue = new(number.ToString(CultureInfo.InvariantCulture)), DataType = CellValues.Number };

    private static Cell Styled(Cell cell)
    {
        cell.StyleIndex = 1;
        return cell;
    }
}
