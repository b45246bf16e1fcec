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
    private static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace OldShapes = "urn:schemas-microsoft-com:vml";
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

        var lines = Lines(body).Take(MostLines + 1).ToList();
        if (lines.Count > MostLines)
        {
            faults.Add(1, "", $"paling banyak {MostLines} baris", "dokumen yang lebih panjang");
            return null;
        }

        return new CellGrid([.. lines.Select((line, at) => line with { Number = at + 1 })]);
    }

    private static IEnumerable<GridLine> Lines(XElement parent)
    {
        foreach (var block in Blocks(parent))
        {
            if (block.Name == Word + "p")
            {
                yield return new(0, [new GridCell(TextOf(block, withShapes: true).Trim())]) { IsLoose = true };
            }
            else if (block.Name == Word + "tbl")
            {
                foreach (var line in Blocks(block).Where(part => part.Name == Word + "tr").SelectMany(RowLines))
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>A row; where a whole table lies in one of its cells, the frame around it is none and the table is read instead.</summary>
    private static IEnumerable<GridLine> RowLines(XElement row)
    {
        var cells = Blocks(row).Where(part => part.Name == Word + "tc").ToList();
        return cells.Exists(cell => Blocks(cell).Any(IsWide)) ? cells.SelectMany(Lines) : [new GridLine(0, Cells(row))];
    }

    private static bool IsWide(XElement table) =>
        table.Name == Word + "tbl" && Blocks(table).Any(row => row.Name == Word + "tr" && Blocks(row).Count(cell => cell.Name == Word + "tc") >= FewestColumns);

    /// <summary>What lies in an element; the frame of a form field around it is no part of it.</summary>
    private static IEnumerable<XElement> Blocks(XElement parent) =>
        parent.Elements().SelectMany(part => part.Name == Word + "sdt" ? part.Elements(Word + "sdtContent").SelectMany(Blocks) : [part]);

    private static ImmutableArray<GridCell> Cells(XElement row)
    {
        var cells = ImmutableArray.CreateBuilder<GridCell>();
        cells.AddRange(Enumerable.Repeat(default(GridCell), Math.Clamp(Count(row.Element(Word + "trPr")?.Element(Word + "gridBefore"), 0), 0, MostColumns)));
        foreach (var cell in Blocks(row).Where(part => part.Name == Word + "tc"))
        {
            var merge = cell.Element(Word + "tcPr")?.Element(Word + "vMerge");
            var goesOn = merge is not null && merge.Attribute(Word + "val")?.Value is not "restart";
            cells.Add(goesOn ? default : new GridCell(TextIn(cell).Trim(), MarkOf(cell)));
            var span = Count(cell.Element(Word + "tcPr")?.Element(Word + "gridSpan"), 1);
            for (var more = 1; more < span && cells.Count < MostColumns; more++)
            {
                cells.Add(default);
            }

            if (cells.Count >= MostColumns)
            {
                break;
            }
        }

        return cells.ToImmutable();
    }

    private static int Count(XElement? element, int otherwise) =>
        int.TryParse(element?.Attribute(Word + "val")?.Value, CultureInfo.InvariantCulture, out var count) ? count : otherwise;

    /// <summary>Its paragraphs, one on each line; a table inside gives a line for each of its rows.</summary>
    private static string TextIn(XElement cell) => string.Join('\n', Blocks(cell).SelectMany(block => block.Name switch
    {
        var name when name == Word + "p" => [TextOf(block, withShapes: false)],
        var name when name == Word + "tbl" => Blocks(block).Where(part => part.Name == Word + "tr")
            .Select(row => string.Join(' ', Blocks(row).Where(part => part.Name == Word + "tc").Select(TextIn))),
        _ => (IEnumerable<string>)[],
    }));

    /// <summary>The symbol drawn in a cell. Boxes for text, “Ya” and “Tidak”, arrows and pictures are none.</summary>
    private static CellMark MarkOf(XElement cell)
    {
        var marks = cell.Descendants().Where(part => part.Name.LocalName == "wsp" && !IsText(part)).Select(shape => SheetDrawing.MarkOf(shape.Descendants(Shapes + "prstGeom").FirstOrDefault()?.Attribute("prst")?.Value))
            .Concat(cell.Descendants().Where(part => part.Name.Namespace == OldShapes).Select(OldMarkOf)).OfType<CellMark>().ToList();
        return marks.Contains(CellMark.Diamond) ? CellMark.Diamond : marks.FirstOrDefault();
    }

    private static bool IsText(XElement shape) =>
        shape.Elements().Any(part => part.Name.LocalName == "cNvSpPr" && part.Attribute("txBox")?.Value is "1" or "true")
        || HeadWords.Answer().IsMatch(string.Concat(shape.Descendants(Word + "t").Select(text => text.Value)).Trim());

    /// <summary>Of programs before 2010, and of documents kept as theirs: a shape names its kind by the number of its pattern.</summary>
    private static CellMark? OldMarkOf(XElement shape) => (shape.Name.LocalName, shape.Attribute("type")?.Value) switch
    {
        ("rect" or "roundrect" or "oval", _) when !shape.Elements(OldShapes + "textbox").Any() => CellMark.Symbol,
        ("shape", "#_x0000_t110" or "#_x0000_t4") => CellMark.Diamond,
        ("shape", "#_x0000_t109" or "#_x0000_t111" or "#_x0000_t112" or "#_x0000_t114" or "#_x0000_t116" or "#_x0000_t117" or "#_x0000_t119" or "#_x0000_t176") => CellMark.Symbol,
        _ => null,
    };

    private static string TextOf(XElement paragraph, bool withShapes) => string.Concat(Written(paragraph, withShapes).Select(part =>
        part.Name == Word + "t" ? part.Value : part.Name == Word + "tab" ? " " : part.Name == Word + "br" ? "\n" : part.Name == Word + "sym" && IsTick(part) ? "√" : ""));

    /// <summary>A tick from a font of signs, which is no letter.</summary>
    private static bool IsTick(XElement sign) => sign.Attribute(Word + "char")?.Value.ToUpperInvariant() is "F0FC" or "F0FE" or "F050" or "F052" or "F0D6" or "2713" or "2714";

    /// <summary>Every part once: what older programs are given instead says the same again, and the words on a symbol are not the words of the cell.</summary>
    private static IEnumerable<XElement> Written(XElement parent, bool withShapes) => parent.Elements()
        .Where(part => part.Name != Alternatives + "Fallback" && (withShapes || part.Name != Word + "txbxContent"))
        .SelectMany(part => Written(part, withShapes).Prepend(part));
}
