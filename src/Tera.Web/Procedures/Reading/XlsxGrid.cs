using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>A sheet of a workbook as cells, with the symbols that are drawn over them: offices draw their flow with shapes.</summary>
internal static class XlsxGrid
{
    /// <summary>Lines of a sheet that are read.</summary>
    public const int MostRows = 5_000;

    /// <summary>Columns of a sheet that are read; a drawing beyond them lies over nothing.</summary>
    private const int MostColumns = 64;

    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>All sheets by name; empty after a fault.</summary>
    public static IReadOnlyList<(string Name, CellGrid Grid)> Read(byte[] bytes, FaultList faults)
    {
        using var parts = OfficeParts.Open(bytes, "xl/", faults);
        if (parts is null)
        {
            return [];
        }

        using var stream = new MemoryStream(bytes, writable: false);
        if (!WorkbookReader.Read(stream, _ => true, MostRows).Accepted(out var sheets, out var no))
        {
            faults.Add(1, "", no.Code == SpreadsheetRejections.Unreadable.Code ? "buku kerja yang utuh" : $"paling banyak {MostRows} baris dalam satu lembar", no.Code == SpreadsheetRejections.Unreadable.Code ? "buku kerja yang tidak dapat dibaca" : "lembar yang lebih panjang");
            return [];
        }

        return [.. sheets.Index().Select(sheet => (sheet.Item.Name, Marked(sheet.Item, Symbols(parts, sheet.Index + 1))))];
    }

    private static CellGrid Marked(BookSheet sheet, Dictionary<(int Row, int Column), CellMark> symbols)
    {
        var width = symbols.Count == 0 ? 0 : symbols.Keys.Max(place => place.Column) + 1;
        return new CellGrid([.. sheet.Lines.Select((line, row) => new GridLine(row + 1,
        [
            .. Enumerable.Range(0, Math.Max(line.Count, width)).Select(column => new GridCell(
                column < line.Count ? line[column].Text.ReplaceLineEndings("\n") : "", symbols.GetValueOrDefault((row, column)))),
        ]))]);
    }

    /// <summary>Each shape belongs to the cell in which its middle lies; lines and connectors are no symbols.</summary>
    private static Dictionary<(int Row, int Column), CellMark> Symbols(OfficeParts parts, int sheet)
    {
        Dictionary<(int, int), CellMark> symbols = [];
        var links = parts.Xml(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/_rels/sheet{sheet}.xml.rels"));
        foreach (var target in links?.Root?.Elements(Links + "Relationship").Select(link => link.Attribute("Target")?.Value).OfType<string>().Where(target => target.Contains("drawings/drawing", StringComparison.Ordinal)).Select(Path.GetFileName).Distinct() ?? [])
        {
            foreach (var anchor in parts.Xml("xl/drawings/" + target)?.Root?.Elements(Drawing + "twoCellAnchor") ?? [])
            {
                if (anchor.Elements(Drawing + "sp").Descendants(Shapes + "prstGeom").FirstOrDefault()?.Attribute("prst")?.Value is { } shape && MarkOf(shape) is { } mark
                    && Middle(anchor, "row") is >= 0 and < MostRows and var row && Middle(anchor, "col") is >= 0 and < MostColumns and var column)
                {
                    symbols[((int)row, (int)column)] = mark;
                }
            }
        }

        return symbols;
    }

    private static CellMark? MarkOf(string shape) => shape switch
    {
        "diamond" or "flowChartDecision" => CellMark.Diamond,
        "rect" or "roundRect" or "ellipse" or "flowChartProcess" or "flowChartTerminator" or "flowChartAlternateProcess" or "flowChartPredefinedProcess" => CellMark.Symbol,
        _ => null,
    };

    private static long Middle(XElement anchor, string axis)
    {
        long At(string end) => int.TryParse(anchor.Element(Drawing + end)?.Element(Drawing + axis)?.Value, CultureInfo.InvariantCulture, out var place) ? place : 0;
        return (At("from") + At("to")) / 2;
    }
}
