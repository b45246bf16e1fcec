using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tera.Procedures.Reading;

/// <summary>The symbols drawn in a row of a text document: each belongs to the column in which its middle lies, wherever in the row it is anchored.</summary>
/// <remarks>Source: ECMA-376, wp:anchor and w:tblGrid; 635 EMU are a twentieth of a point. What stands in the line of the text lies in its own cell.</remarks>
internal sealed partial class DocxDrawing
{
    private const double Twip = 635, Point = 12_700;

    /// <summary>Between the edge of a cell and its text, where nothing else is said.</summary>
    private const double Margin = 108 * Twip;

    private static readonly XNamespace Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Places = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace OldShapes = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace Alternatives = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private readonly ImmutableArray<double> _edges;

    /// <param name="table">Whose grid says how wide the columns are.</param>
    public DocxDrawing(XElement table)
    {
        var edges = ImmutableArray.CreateBuilder<double>();
        edges.Add(0);
        foreach (var column in table.Element(Word + "tblGrid")?.Elements(Word + "gridCol") ?? [])
        {
            edges.Add(edges[^1] + DrawnPlace.Number(column.Attribute(Word + "w")) * Twip);
        }

        _edges = edges.ToImmutable();
    }

    /// <summary>The symbols anchored in a cell with the column of each; null for one whose column cannot be told. Boxes for text, “Ya” and “Tidak”, arrows and pictures are none.</summary>
    /// <param name="cell">Of the row.</param>
    /// <param name="column">In which it begins.</param>
    public IEnumerable<(int? Column, CellMark Mark)> Symbols(XElement cell, int column) => Parts(cell).SelectMany(part =>
        part.Name == Word + "drawing" ? InDrawing(part, column)
        : part.Name == Word + "pict" ? InPicture(part, column)
        : []);

    /// <summary>What the shapes anchored in a cell are called that are read as no symbol.</summary>
    public static IEnumerable<string> Untold(XElement cell) => Parts(cell).Where(part => part.Name == Word + "drawing")
        .SelectMany(part => part.Descendants().Where(shape => shape.Name.LocalName == "wsp" && !IsText(shape))).Select(shape => DrawnShape.Of(FormName(shape)).Untold).OfType<string>();

    /// <summary>Every drawing once: what older programs are given instead says the same again.</summary>
    private static IEnumerable<XElement> Parts(XElement parent) => parent.Elements().Where(part => part.Name != Alternatives + "Fallback")
        .SelectMany(part => part.Name == Word + "drawing" || part.Name == Word + "pict" ? [part] : Parts(part));

    private IEnumerable<(int? Column, CellMark Mark)> InDrawing(XElement drawing, int column)
    {
        if (drawing.Element(Places + "anchor") is not { } anchor || anchor.Descendants(Places + "align").Any(align => align.Parent?.Name == Places + "positionH"))
        {
            return drawing.Descendants().Select(MarkOf).OfType<CellMark>().Select(mark => ((int?)column, mark));
        }

        var frame = FrameOf(anchor, column);
        return anchor.Element(Shapes + "graphic")?.Element(Shapes + "graphicData")?.Elements().SelectMany(part => Within(part, frame, isWhole: true)) ?? [];
    }

    /// <summary>Where an anchored drawing lies, from the left edge of the table; null where it is told from the page.</summary>
    private DrawnPlace? FrameOf(XElement anchor, int column) =>
        anchor.Element(Places + "positionH") is { } across && across.Attribute("relativeFrom")?.Value is "column"
        && double.TryParse(across.Element(Places + "posOffset")?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var offset)
        && anchor.Attribute("layoutInCell")?.Value is not ("0" or "false") && anchor.Attribute("simplePos")?.Value is not ("1" or "true")
        && anchor.Element(Places + "extent") is { } extent && column < _edges.Length
            ? new(_edges[column] + Margin + offset, 0, DrawnPlace.Number(extent.Attribute("cx")), DrawnPlace.Number(extent.Attribute("cy")))
            : null;

    /// <param name="part">A shape, a group, a canvas.</param>
    /// <param name="place">Where it lies; null where that is not told.</param>
    /// <param name="isWhole">Whether it is all there is at the anchor, and so lies where the anchor says.</param>
    private IEnumerable<(int? Column, CellMark Mark)> Within(XElement part, DrawnPlace? place, bool isWhole)
    {
        if (part.Name.LocalName == "wsp")
        {
            return MarkOf(part) is { } mark ? [(ColumnAt(place), mark)] : [];
        }

        var inner = part.Name.LocalName == "wpc" && isWhole && place is { } canvas ? canvas with { X = 0, Y = 0 } : DrawnPlace.Inside(FormOf(part));
        return part.Elements().Where(child => child.Name.LocalName is "wsp" or "grpSp" or "wgp").SelectMany(child => Within(
            child, DrawnPlace.Of(FormOf(child)) is { } own && inner is { Width: > 0, Height: > 0 } measures && place is { } outer ? own.Mapped(measures, outer) : null, isWhole: false));
    }

    private static XElement? FormOf(XElement part) => part.Elements().FirstOrDefault(one => one.Name.LocalName is "spPr" or "grpSpPr")?.Element(Shapes + "xfrm");

    private int? ColumnAt(DrawnPlace? place)
    {
        if (place is not { } known)
        {
            return null;
        }

        var middle = known.X + known.Width / 2;
        var column = _edges.Count(edge => edge <= middle) - 1;
        return column >= 0 && column < _edges.Length - 1 ? column : null;
    }

    private static CellMark? MarkOf(XElement shape) => shape.Name.LocalName == "wsp" && !IsText(shape) ? DrawnShape.Of(FormName(shape)).Mark : null;

    private static string? FormName(XElement shape) => shape.Descendants(Shapes + "prstGeom").FirstOrDefault()?.Attribute("prst")?.Value;

    private static bool IsText(XElement shape) =>
        shape.Elements().Any(part => part.Name.LocalName == "cNvSpPr" && part.Attribute("txBox")?.Value is "1" or "true")
        || HeadWords.Answer().IsMatch(string.Concat(shape.Descendants(Word + "t").Select(text => text.Value)).Trim());

    private IEnumerable<(int? Column, CellMark Mark)> InPicture(XElement picture, int column) =>
        from shape in picture.Descendants()
        let mark = OldMarkOf(shape)
        where mark is not null
        select (OldColumn(shape, column), mark.Value);

    /// <summary>Shapes of programs before 2010, and of documents kept as theirs: the style says where. Inside a group only the group is told.</summary>
    private int? OldColumn(XElement shape, int column)
    {
        var group = shape.Ancestors().TakeWhile(part => part.Name != Word + "pict").LastOrDefault(part => part.Name == OldShapes + "group");
        var style = (group ?? shape).Attribute("style")?.Value ?? "";
        if (!Floats().IsMatch(style))
        {
            return column;
        }

        return group is null && !FromPage().IsMatch(style) && column < _edges.Length && Length(style, "margin-left") is { } left && Length(style, "width") is { } width
            ? ColumnAt(new(_edges[column] + Margin + left, 0, width, 0))
            : null;
    }

    private static double? Length(string style, string name) =>
        Lengths().Matches(style).FirstOrDefault(match => match.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } match
        && double.TryParse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number * match.Groups["unit"].Value.ToUpperInvariant() switch
            {
                "PT" => Point,
                "IN" => 72 * Point,
                "CM" => 72 / 2.54 * Point,
                "MM" => 72 / 25.4 * Point,
                _ => 0.75 * Point,
            }
            : null;

    /// <summary>A shape names its kind by the number of its pattern.</summary>
    private static CellMark? OldMarkOf(XElement shape) => (shape.Name.Namespace == OldShapes ? shape.Name.LocalName : "", shape.Attribute("type")?.Value) switch
    {
        ("rect" or "roundrect" or "oval", _) when !shape.Elements(OldShapes + "textbox").Any() => CellMark.Symbol,
        ("shape", "#_x0000_t110" or "#_x0000_t4") => CellMark.Diamond,
        ("shape", "#_x0000_t109" or "#_x0000_t111" or "#_x0000_t112" or "#_x0000_t114" or "#_x0000_t116" or "#_x0000_t117" or "#_x0000_t119" or "#_x0000_t176") => CellMark.Symbol,
        _ => null,
    };

    [GeneratedRegex(@"(?:^|;)\s*position\s*:\s*absolute", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Floats();

    [GeneratedRegex(@"mso-position-horizontal-relative\s*:\s*(?:page|margin|char)|mso-position-horizontal\s*:\s*(?:inside|outside)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FromPage();

    [GeneratedRegex(@"(?:^|;)\s*(?<name>margin-left|width)\s*:\s*(?<number>-?\d{0,6}(?:\.\d{1,6})?)(?<unit>pt|in|cm|mm|px)?\s*(?=;|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lengths();
}
