using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Tera.Platform.Paper;

/// <summary>Parts of a text document (DOCX): its package, paragraphs and tables. Lengths in twentieths of a point, letters in half points.</summary>
internal static class WordFile
{
    /// <summary>Small print, as in matrices.</summary>
    public const int SmallPrint = 17;

    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Font = "Liberation Sans";

    private static readonly string[] Borders = ["top", "left", "bottom", "right", "insideH", "insideV"];

    /// <param name="body">All there is.</param>
    /// <param name="more">Prefixes of what is drawn in it.</param>
    public static byte[] Write(XElement body, params IEnumerable<(string Prefix, XNamespace Name)> more)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", XElement.Parse("""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """));
            Part(zip, "_rels/.rels", XElement.Parse("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
                """));
            Part(zip, "word/document.xml", new XElement(
                W + "document", more.Prepend(("w", W)).Select(one => new XAttribute(XNamespace.Xmlns + one.Item1, one.Item2.NamespaceName)), body));
        }

        return stream.ToArray();
    }

    public static XElement Table(IReadOnlyList<int> widths, IEnumerable<XElement> rows, bool isRuled = true) => new(
        W + "tbl",
        new XElement(
            W + "tblPr",
            new XElement(W + "tblW", Number("w", widths.Sum()), new XAttribute(W + "type", "dxa")),
            isRuled ? new XElement(W + "tblBorders", Borders.Select(side => new XElement(W + side, new XAttribute(W + "val", "single"), Number("sz", 4), Number("space", 0), new XAttribute(W + "color", "000000")))) : null,
            new XElement(W + "tblLayout", new XAttribute(W + "type", "fixed"))),
        new XElement(W + "tblGrid", widths.Select(width => new XElement(W + "gridCol", Number("w", width)))),
        rows);

    public static XElement Row(IEnumerable<XElement> cells, bool isHead = false) =>
        new(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), isHead ? new XElement(W + "tblHeader") : null), cells);

    /// <param name="width">Of all columns it goes over.</param>
    /// <param name="blocks">What stands in it; the last is a paragraph.</param>
    /// <param name="span">Columns.</param>
    /// <param name="merge"><c>restart</c> or <c>continue</c>, of a cell over several rows.</param>
    public static XElement Cell(int width, IEnumerable<XElement> blocks, int span = 1, string? merge = null) => new(
        W + "tc",
        new XElement(
            W + "tcPr",
            new XElement(W + "tcW", Number("w", width), new XAttribute(W + "type", "dxa")),
            span > 1 ? new XElement(W + "gridSpan", Number("val", span)) : null,
            merge is null ? null : new XElement(W + "vMerge", new XAttribute(W + "val", merge))),
        blocks);

    public static XElement Paragraph(string text, bool isBold = false, bool isCentred = false, int size = SmallPrint) =>
        Paragraph([Run(text, size, isBold)], 20, isCentred ? "center" : null);

    /// <param name="runs">What stands in it.</param>
    /// <param name="spacing">Above and below.</param>
    /// <param name="align">As the format calls it; null for the left.</param>
    /// <param name="indent">An <c>ind</c> element; null for none.</param>
    public static XElement Paragraph(IEnumerable<XElement?> runs, int spacing, string? align = null, XElement? indent = null) => new(
        W + "p",
        new XElement(
            W + "pPr", new XElement(W + "spacing", Number("before", spacing), Number("after", spacing)), indent, align is null ? null : new XElement(W + "jc", new XAttribute(W + "val", align))),
        runs);

    /// <summary>Null for no text.</summary>
    public static XElement? Run(string text, int size, bool isBold = false) => text.Length == 0 ? null : new XElement(
        W + "r",
        new XElement(W + "rPr", new XElement(W + "rFonts", new XAttribute(W + "ascii", Font), new XAttribute(W + "hAnsi", Font)), isBold ? new XElement(W + "b") : null, new XElement(W + "sz", Number("val", size))),
        new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    public static XAttribute Number(string name, int value) => new(W + name, value.ToString(CultureInfo.InvariantCulture));

    private static void Part(ZipArchive zip, string name, XElement root)
    {
        using var stream = zip.CreateEntry(name).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        new XDocument(root).Save(xml);
    }
}
