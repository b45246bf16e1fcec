using System.Collections.Immutable;
using System.Xml.Linq;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>A sheet of a workbook as cells, with the symbols that are drawn over them: offices draw their flow with shapes.</summary>
internal static class XlsxGrid
{
    /// <summary>Lines of a sheet that are read.</summary>
    public const int MostRows = 5_000;

    /// <summary>Lines of the sheet in which our own workbook tells every field: some hundred for a row.</summary>
    private const int MostDetails = 50_000;

    /// <summary>Columns of a sheet that are read; a drawing beyond them lies over nothing.</summary>
    private const int MostColumns = 64;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
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
        if (!WorkbookReader.Read(stream, _ => true, name => name == SopBook.DetailSheet ? MostDetails : MostRows).Accepted(out var sheets, out var no))
        {
            faults.Add(1, "", no.Code == SpreadsheetRejections.TooManySheets(0).Code ? "paling banyak 200 lembar" : no.Code == SpreadsheetRejections.Unreadable.Code ? "buku kerja yang utuh" : $"paling banyak {MostRows} baris dalam satu lembar", no.Code == SpreadsheetRejections.Unreadable.Code ? "buku kerja yang tidak dapat dibaca" : "lembar yang lebih panjang");
            return [];
        }

        var names = SheetParts(parts);
        return [.. sheets.Index().Select(sheet => (sheet.Item.Name, Marked(sheet.Item, sheet.Index < names.Count && names[sheet.Index].Length > 3 ? Symbols(parts, names[sheet.Index], sheet.Item.Lines.Count) : new Dictionary<(int, int), CellMark>())))];
    }

    private static CellGrid Marked(BookSheet sheet, IReadOnlyDictionary<(int Row, int Column), CellMark> symbols)
    {
        var width = symbols.Count == 0 ? 0 : symbols.Keys.Max(place => place.Column) + 1;
        return new CellGrid([.. sheet.Lines.Select((line, row) => new GridLine(row + 1,
        [
            .. Enumerable.Range(0, Math.Max(line.Count, width)).Select(column => new GridCell(
                column < line.Count ? line[column].Shown.ReplaceLineEndings("\n") : "", symbols.GetValueOrDefault((row, column)))),
        ]))]);
    }

    /// <summary>What is drawn over a sheet.</summary>
    private static IReadOnlyDictionary<(int Row, int Column), CellMark> Symbols(OfficeParts parts, string sheet, int rows)
    {
        var drawings = Targets(parts, sheet).Where(target => target.StartsWith("xl/drawings/drawing", StringComparison.Ordinal)).Distinct().ToList();
        if (drawings.Count == 0)
        {
            return new Dictionary<(int, int), CellMark>();
        }

        var symbols = new SheetDrawing(new SheetMeasure(parts.Xml(sheet)?.Root, MostColumns, rows));
        foreach (var drawing in drawings.Select(parts.Xml))
        {
            if (drawing?.Root is { } root)
            {
                symbols.Read(root);
            }
        }

        return symbols.Symbols;
    }

    /// <summary>The parts of the sheets in the order in which the workbook shows them, which need not be that of their names.</summary>
    private static List<string> SheetParts(OfficeParts parts)
    {
        var links = parts.Xml("xl/_rels/workbook.xml.rels")?.Root?.Elements(Links + "Relationship").GroupBy(link => link.Attribute("Id")?.Value ?? "").ToDictionary(link => link.Key, link => link.First().Attribute("Target")?.Value) ?? [];
        return [.. parts.Xml("xl/workbook.xml")?.Root?.Element(Main + "sheets")?.Elements(Main + "sheet").Select(sheet => PathOf("xl/workbook.xml", links.GetValueOrDefault(sheet.Attribute(Relations + "id")?.Value ?? "") ?? "")) ?? []];
    }

    private static IEnumerable<string> Targets(OfficeParts parts, string part) =>
        parts.Xml($"{part[..(part.LastIndexOf('/') + 1)]}_rels/{part[(part.LastIndexOf('/') + 1)..]}.rels")?.Root?.Elements(Links + "Relationship").Select(link => PathOf(part, link.Attribute("Target")?.Value ?? "")) ?? [];

    /// <summary>A target as the place of a part: from the root, or from the folder of the part that names it.</summary>
    private static string PathOf(string part, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        List<string> folders = [.. part.Split('/').SkipLast(1)];
        foreach (var name in target.Split('/'))
        {
            if (name == ".." && folders.Count > 0)
            {
                folders.RemoveAt(folders.Count - 1);
            }
            else if (name is not (".." or "."))
            {
                folders.Add(name);
            }
        }

        return string.Join('/', folders);
    }
}
