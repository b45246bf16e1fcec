using System.Globalization;
using System.Security;
using System.Text;

namespace Tera.Procedures.Exchange;

/// <summary>A workbook as a spreadsheet program writes it, part by part: cells with their words in them, merged where an office merges them.</summary>
internal static class OfficeSheet
{
    private const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main", Usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="rows">Their number, from 1, and their cells; null for an empty one.</param>
    /// <param name="merged">Ranges such as <c>C1:G1</c>.</param>
    /// <param name="isStrict">In the names of ISO/IEC 29500 strict.</param>
    public static byte[] Write(IEnumerable<(int Number, string?[] Cells)> rows, string[]? merged = null, bool isStrict = false)
    {
        var relations = isStrict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var main = isStrict ? Strict : Usual;
        var merges = merged is { Length: > 0 } ? $"<mergeCells count=\"{merged.Length}\">{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>" : "";
        return OfficeFile.Zip(
            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"),
            Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            Part("xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"{(isStrict ? " conformance=\"strict\"" : "")}><sheets><sheet name=\"SOP\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
            Part("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{main}\"><sheetData>{string.Concat(rows.Select(Row))}</sheetData>{merges}</worksheet>"));
    }

    /// <summary>Rows one below the other, from the first.</summary>
    public static byte[] Write(string?[][] rows, params string[] merged) => Write(rows.Select((cells, at) => (at + 1, cells)), merged);

    private static (string Name, byte[] Content) Part(string name, string xml) => (name, Encoding.UTF8.GetBytes(xml));

    private static string Row((int Number, string?[] Cells) row) => string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row.Number}\">{string.Concat(row.Cells.Select((text, at) => Cell(text, at, row.Number)))}</row>");

    private static string Cell(string? text, int at, int row) => text is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $"<c r=\"{(char)('A' + at)}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>");
}
