using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Tera.Platform.Spreadsheets;

/// <summary>
/// Cells of a workbook that hold no value though something stands in them: an error, as <c>#DIV/0!</c>, and a formula nobody has reckoned. The
/// library that reads workbooks takes both for empty, and what is empty clears.
/// </summary>
internal sealed class OddCells
{
    private const string Workbook = "xl/workbook.xml", Relations = "xl/_rels/workbook.xml.rels";
    private const int Most = 10_000;

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    private readonly Dictionary<(string Sheet, string Address), string> _texts = [];

    /// <param name="stream">An XLSX file that swells no further than one may.</param>
    /// <exception cref="InvalidDataException">No workbook of any program has as many of them.</exception>
    public static OddCells Of(Stream stream)
    {
        var odd = new OddCells();
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.GetEntry(Workbook) is not { } workbook || zip.GetEntry(Relations) is not { } relations)
        {
            return odd;
        }

        var targets = Root(relations).Elements().Where(one => one.Attribute("Id") is not null).GroupBy(one => one.Attribute("Id")!.Value)
            .ToDictionary(group => group.Key, group => group.First().Attribute("Target")?.Value ?? "");
        foreach (var sheet in Root(workbook).Descendants().Where(one => one.Name.LocalName == "sheet"))
        {
            var id = sheet.Attributes().FirstOrDefault(one => one.Name.LocalName == "id")?.Value ?? "";
            if (targets.TryGetValue(id, out var target) && zip.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target) is { } part)
            {
                odd.Read(part, sheet.Attribute("name")?.Value.Trim() ?? "");
            }
        }

        return odd;
    }

    /// <summary>What stands in a cell: the error, or the formula with its sign; null for any other.</summary>
    /// <param name="sheet">On its tab, without outer blanks.</param>
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public string? At(string sheet, int column, int row) => _texts.Count == 0 ? null : _texts.GetValueOrDefault((sheet, BookAddress.Of(column, row)));

    private static XElement Root(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Safe);
        return XElement.Load(reader);
    }

    private void Read(ZipArchiveEntry part, string sheet)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Safe);
        var (row, column) = (0, -1);
        while (reader.Read())
        {
            switch (reader)
            {
                // Rows and cells may leave out where they stand: they follow those before.
                case { NodeType: XmlNodeType.Element, LocalName: "row" }:
                    (row, column) = (int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var number) ? number : row + 1, -1);
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "c" }:
                    column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                    Keep(reader, (sheet, BookAddress.Of(column, row)));
                    break;
                default:
                    break;
            }
        }
    }

    private void Keep(XmlReader reader, (string, string) place)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var kind = reader.GetAttribute("t");
        using var inner = reader.ReadSubtree();
        var (value, formula) = Inner(inner);
        var text = kind == "e" && value is { Length: > 0 } ? value : value is null && formula is not null ? "=" + formula : null;
        if (text is null)
        {
            return;
        }

        _texts[place] = text;
        if (_texts.Count > Most)
        {
            throw new InvalidDataException("More cells without a value than any workbook has.");
        }
    }

    /// <summary>From 0; null where the address says none.</summary>
    private static int? ColumnOf(string? address)
    {
        var letters = (address ?? "").TakeWhile(char.IsAsciiLetterUpper).ToList();
        return letters.Count is 0 or > 3 ? null : letters.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
    }

    private static (string? Value, string? Formula) Inner(XmlReader cell)
    {
        var (value, formula) = ((string?)null, (string?)null);
        cell.Read();
        while (!cell.EOF)
        {
            switch (cell)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "v" }:
                    value = cell.ReadElementContentAsString();
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "f" }:
                    formula = cell.ReadElementContentAsString();
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "is" }:
                    value = "";
                    cell.Skip();
                    break;
                default:
                    cell.Read();
                    break;
            }
        }

        return (value, formula);
    }
}
