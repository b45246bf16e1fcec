using System.Collections.Immutable;
using System.Xml.Linq;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>A sheet of a workbook as cells, with the symbols that are drawn over them: offices draw their flow with shapes.</summary>
internal static class XlsxGrid
{
    /// <summary>Lines of a sheet on which something stands.</summary>
    public const int MostRows = 5_000;

    /// <summary>Empty lines that are kept behind one with words, in a book that has too many: a row merged over several has its symbols there.</summary>
    private const int MostBlank = 10;

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

        var names = SheetParts(parts);
        using var stream = new MemoryStream(parts.IsStrict ? StrictNames.Rename(bytes) : bytes, writable: false);
        if (!WorkbookReader.Read(stream, _ => true, name => name == SopBook.DetailSheet ? MostDetails : MostRows).Accepted(out var sheets, out var no))
        {
            faults.Add(1, "", no.Code == SpreadsheetRejections.TooManySheets(0).Code ? "paling banyak 200 lembar" : no.Code == SpreadsheetRejections.Unreadable.Code ? "buku kerja yang utuh" : $"paling banyak {MostRows} baris berisi dalam satu lembar", no.Code == SpreadsheetRejections.Unreadable.Code ? "buku kerja yang tidak dapat dibaca" : "lembar yang lebih panjang");
            return [];
        }

        var isLong = sheets.Sum(sheet => sheet.Lines.Count) > MostRows;
        return [.. sheets.Index().Select(sheet => (sheet.Item.Name, Marked(sheet.Item, isLong, sheet.Index < names.Count && names[sheet.Index].Length > 3 ? DrawnOver(parts, names[sheet.Index], sheet.Item.Lines.Count) : null)))];
    }

    /// <param name="sheet">As it was read.</param>
    /// <param name="isLong">Whether the book is long because nothing stands on most lines of it.</param>
    /// <param name="drawing">What is drawn over it; null for nothing.</param>
    private static CellGrid Marked(BookSheet sheet, bool isLong, SheetDrawing? drawing)
    {
        var symbols = drawing?.Symbols ?? new Dictionary<(int Row, int Column), CellMark>();
        var (width, kept) = (symbols.Count == 0 ? 0 : symbols.Keys.Max(place => place.Column) + 1, isLong ? Kept(sheet, symbols) : [.. Enumerable.Range(0, sheet.Lines.Count)]);
        var places = kept.Index().ToDictionary(row => row.Item, row => row.Index);
        var arrows = (drawing?.Arrows ?? []).ToLookup(arrow => arrow.Row, arrow => arrow.To);
        var untold = (drawing?.Untold ?? []).ToLookup(shape => shape.Row, shape => shape.Name);
        return new CellGrid([.. kept.Select((row, at) => new GridLine(at + 1,
        [
            .. Enumerable.Range(0, Math.Max(sheet.Lines[row].Count, width)).Select(column => new GridCell(
                column < sheet.Lines[row].Count ? sheet.Lines[row][column].Shown.ReplaceLineEndings("\n") : "", symbols.GetValueOrDefault((row, column)))),
        ]) { Arrows = [.. arrows[row].Where(places.ContainsKey).Select(to => places[to] - at)], Untold = [.. untold[row]] })]);
    }

    /// <summary>The lines of a sheet with something on them, and the first few behind each.</summary>
    private static List<int> Kept(BookSheet sheet, IReadOnlyDictionary<(int Row, int Column), CellMark> symbols)
    {
        var marked = symbols.Keys.Select(place => place.Row).ToHashSet();
        var (kept, blank) = (new List<int>(), 0);
        for (var row = 0; row < sheet.Lines.Count; row++)
        {
            blank = sheet.Lines[row].Any(cell => !cell.IsEmpty) || marked.Contains(row) ? 0 : blank + 1;
            if (blank <= MostBlank)
            {
                kept.Add(row);
            }
        }

        return kept;
    }

    /// <summary>What is drawn over a sheet; null for nothing.</summary>
    private static SheetDrawing? DrawnOver(OfficeParts parts, string sheet, int rows)
    {
        var drawings = Targets(parts, sheet).Where(target => target.StartsWith("xl/drawings/drawing", StringComparison.Ordinal)).Distinct().ToList();
        if (drawings.Count == 0)
        {
            return null;
        }

        var drawn = new SheetDrawing(new SheetMeasure(parts.Xml(sheet)?.Root, MostColumns, rows));
        foreach (var drawing in drawings.Select(parts.Xml))
        {
            if (drawing?.Root is { } root)
            {
                drawn.Read(root);
            }
        }

        return drawn;
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
