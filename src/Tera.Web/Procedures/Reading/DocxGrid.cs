using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>A text document as lines of cells: a paragraph is a line of one cell, a row of a table a line of several; merged cells keep their place.</summary>
internal static class DocxGrid
{
    private const int MostLines = 5_000;
    private const int MostColumns = 64;

    /// <summary>A table of fewer columns inside a cell is a list, not an SOP.</summary>
    private const int FewestColumns = 4;

    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Alternatives = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>Null after a fault.</summary>
    public static CellGrid? Read(byte[] bytes, FaultList faults)
    {
        using var parts = OfficeParts.Open(bytes, "word/", faults);
        if (parts?.Xml("word/document.xml")?.Root?.Element(Word + "body") is not { } body)
        {
            if (parts is not null)
            {
                faults.Add(1, "", "dokumen Word yang utuh", "dokumen tanpa isi");
            }

            return null;
        }

        var lines = Lines(body, new DocxNumbers(parts.Xml("word/numbering.xml"))).Take(MostLines + 1).ToList();
        if (lines.Count > MostLines)
        {
            faults.Add(1, "", $"paling banyak {MostLines} baris", "dokumen yang lebih panjang");
            return null;
        }

        return new CellGrid([.. lines.Select((line, at) => line with { Number = at + 1 })]);
    }

    private static IEnumerable<GridLine> Lines(XElement parent, DocxNumbers numbers)
    {
        foreach (var block in Blocks(parent))
        {
            if (block.Name == Word + "p")
            {
                // Loose words keep their own; their lists are counted on all the same.
                numbers.Next(block);
                yield return new(0, [new GridCell(TextOf(block, withShapes: true).Trim())]) { IsLoose = true };
            }
            else if (block.Name == Word + "tbl")
            {
                var drawing = new DocxDrawing(block);
                foreach (var line in Blocks(block).Where(part => part.Name == Word + "tr").SelectMany(row => RowLines(row, drawing, numbers)))
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>A row; where a whole table lies in one of its cells, the frame around it is none and the table is read instead.</summary>
    private static IEnumerable<GridLine> RowLines(XElement row, DocxDrawing drawing, DocxNumbers numbers)
    {
        var cells = Blocks(row).Where(part => part.Name == Word + "tc").ToList();
        return cells.Exists(cell => Blocks(cell).Any(IsWide)) ? cells.SelectMany(cell => Lines(cell, numbers)) : [Row(row, drawing, numbers)];
    }

    private static bool IsWide(XElement table) =>
        table.Name == Word + "tbl" && Blocks(table).Any(row => row.Name == Word + "tr" && Blocks(row).Count(cell => cell.Name == Word + "tc") >= FewestColumns);

    /// <summary>What lies in an element; the frame of a form field around it is no part of it.</summary>
    private static IEnumerable<XElement> Blocks(XElement parent) =>
        parent.Elements().SelectMany(part => part.Name == Word + "sdt" ? part.Elements(Word + "sdtContent").SelectMany(Blocks) : [part]);

    private static GridLine Row(XElement row, DocxDrawing drawing, DocxNumbers numbers)
    {
        var cells = ImmutableArray.CreateBuilder<GridCell>();
        List<(int? Column, CellMark Mark)> symbols = [];
        List<string> untold = [];
        // Where the cell begins to which a column belongs.
        List<int> begins = [.. Enumerable.Range(0, Math.Clamp(Count(row.Element(Word + "trPr")?.Element(Word + "gridBefore"), 0), 0, MostColumns))];
        cells.AddRange(Enumerable.Repeat(default(GridCell), begins.Count));
        foreach (var cell in Blocks(row).Where(part => part.Name == Word + "tc").TakeWhile(_ => cells.Count < MostColumns))
        {
            var merge = cell.Element(Word + "tcPr")?.Element(Word + "vMerge");
            var goesOn = merge is not null && merge.Attribute(Word + "val")?.Value is not "restart";
            var (column, span) = (cells.Count, Math.Clamp(Count(cell.Element(Word + "tcPr")?.Element(Word + "gridSpan"), 1), 1, MostColumns - cells.Count));
            if (!goesOn)
            {
                symbols.AddRange(drawing.Symbols(cell, column));
                untold.AddRange(DocxDrawing.Untold(cell));
            }

            cells.Add(goesOn ? default : new GridCell(TextIn(cell, numbers).Trim()));
            cells.AddRange(Enumerable.Repeat(default(GridCell), span - 1));
            begins.AddRange(Enumerable.Repeat(column, span));
        }

        var placed = symbols.Where(symbol => symbol.Column < begins.Count).ToList();
        foreach (var (column, mark) in placed)
        {
            var at = begins[column!.Value];
            cells[at] = cells[at] with { Mark = cells[at].Mark is CellMark.Diamond ? CellMark.Diamond : mark };
        }

        return new(0, cells.ToImmutable()) { LostMarks = symbols.Count - placed.Count, Untold = [.. untold] };
    }

    private static int Count(XElement? element, int otherwise) =>
        int.TryParse(element?.Attribute(Word + "val")?.Value, CultureInfo.InvariantCulture, out var count) ? count : otherwise;

    /// <summary>Its paragraphs, one on each line; a table inside gives a line for each of its rows.</summary>
    private static string TextIn(XElement cell, DocxNumbers numbers) => string.Join('\n', Blocks(cell).SelectMany(block => block.Name switch
    {
        var name when name == Word + "p" => [Numbered(TextOf(block, withShapes: false), numbers.Next(block))],
        var name when name == Word + "tbl" => Blocks(block).Where(part => part.Name == Word + "tr")
            .Select(row => string.Join(' ', Blocks(row).Where(part => part.Name == Word + "tc").Select(inner => TextIn(inner, numbers)))),
        _ => (IEnumerable<string>)[],
    }));

    /// <summary>A paragraph of nothing but its number, as in a column of numbers; before words it counts the lines of a cell and is no part of them.</summary>
    private static string Numbered(string text, string? number) => number is not null && string.IsNullOrWhiteSpace(text) ? number : text;

    private static string TextOf(XElement paragraph, bool withShapes) => string.Concat(Written(paragraph, withShapes).Select(part =>
        part.Name == Word + "t" ? part.Value : part.Name == Word + "tab" ? " " : part.Name == Word + "br" ? "\n" : part.Name == Word + "sym" && IsTick(part) ? "√" : ""));

    /// <summary>A tick from a font of signs, which is no letter.</summary>
    private static bool IsTick(XElement sign) => sign.Attribute(Word + "char")?.Value.ToUpperInvariant() is "F0FC" or "F0FE" or "F050" or "F052" or "F0D6" or "2713" or "2714";

    /// <summary>Every part once: what older programs are given instead says the same again, and the words on a symbol are not the words of the cell.</summary>
    private static IEnumerable<XElement> Written(XElement parent, bool withShapes) => parent.Elements()
        .Where(part => part.Name != Alternatives + "Fallback" && (withShapes || part.Name != Word + "txbxContent"))
        .SelectMany(part => Written(part, withShapes).Prepend(part));
}
