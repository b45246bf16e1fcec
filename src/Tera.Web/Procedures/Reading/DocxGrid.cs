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
        foreach (var block in body.Elements())
        {
            if (block.Name == Word + "p")
            {
                yield return [new GridCell(TextOf(block).Trim())];
            }
            else if (block.Name == Word + "tbl")
            {
                foreach (var row in block.Elements(Word + "tr"))
                {
                    yield return Cells(row);
                }
            }
        }
    }

    private static ImmutableArray<GridCell> Cells(XElement row)
    {
        var cells = ImmutableArray.CreateBuilder<GridCell>();
        foreach (var cell in row.Elements(Word + "tc"))
        {
            var merge = cell.Element(Word + "tcPr")?.Element(Word + "vMerge");
            var goesOn = merge is not null && merge.Attribute(Word + "val")?.Value is not "restart";
            cells.Add(goesOn ? default : new GridCell(string.Join('\n', cell.Elements(Word + "p").Select(TextOf)).Trim(), MarkOf(cell)));
            var span = int.TryParse(cell.Element(Word + "tcPr")?.Element(Word + "gridSpan")?.Attribute(Word + "val")?.Value, CultureInfo.InvariantCulture, out var wide) ? wide : 1;
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

    private static CellMark MarkOf(XElement cell)
    {
        var shapes = cell.Descendants(Shapes + "prstGeom").Select(shape => shape.Attribute("prst")?.Value ?? "").ToList();
        return shapes.Exists(shape => shape is "diamond" or "flowChartDecision") ? CellMark.Diamond
            : shapes.Exists(shape => !shape.Contains("onnector", StringComparison.Ordinal) && shape != "line") ? CellMark.Symbol
            : CellMark.None;
    }

    private static string TextOf(XElement paragraph) => string.Concat(paragraph.Descendants().Select(part =>
        part.Name == Word + "t" ? part.Value : part.Name == Word + "tab" ? " " : part.Name == Word + "br" ? "\n" : ""));
}
