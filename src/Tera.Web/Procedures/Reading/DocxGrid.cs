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

        return new CellGrid([.. lines.Select((cells, at) => new GridLine(at + 1, cells))]);
    }

    private static IEnumerable<ImmutableArray<GridCell>> Lines(XElement body)
    {
        foreach (var block in Blocks(body))
        {
            if (block.Name == Word + "p")
            {
                yield return [new GridCell(TextOf(block, withShapes: true).Trim())];
            }
            else if (block.Name == Word + "tbl")
            {
                foreach (var row in Blocks(block).Where(part => part.Name == Word + "tr"))
                {
                    yield return Cells(row);
                }
            }
        }
    }

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

    private static CellMark MarkOf(XElement cell)
    {
        var shapes = cell.Descendants(Shapes + "prstGeom").Select(shape => shape.Attribute("prst")?.Value ?? "")
            .Concat(cell.Descendants().Where(part => part.Name.Namespace == OldShapes && part.Name.LocalName is "rect" or "roundrect" or "oval").Select(part => part.Name.LocalName)).ToList();
        return shapes.Exists(shape => shape is "diamond" or "flowChartDecision") ? CellMark.Diamond
            : shapes.Exists(shape => !shape.Contains("onnector", StringComparison.Ordinal) && shape != "line") ? CellMark.Symbol
            : CellMark.None;
    }

    private static string TextOf(XElement paragraph, bool withShapes) => string.Concat(Written(paragraph, withShapes).Select(part =>
        part.Name == Word + "t" ? part.Value : part.Name == Word + "tab" ? " " : part.Name == Word + "br" ? "\n" : ""));

    /// <summary>Every part once: what older programs are given instead says the same again, and the words on a symbol are not the words of the cell.</summary>
    private static IEnumerable<XElement> Written(XElement parent, bool withShapes) => parent.Elements()
        .Where(part => part.Name != Alternatives + "Fallback" && (withShapes || part.Name != Word + "txbxContent"))
        .SelectMany(part => Written(part, withShapes).Prepend(part));
}
