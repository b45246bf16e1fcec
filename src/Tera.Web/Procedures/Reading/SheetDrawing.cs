using System.Globalization;
using System.Xml.Linq;

namespace Tera.Procedures.Reading;

/// <summary>The symbols drawn over the cells of a sheet: each belongs to the cell in which its middle lies, also inside a group.</summary>
internal sealed class SheetDrawing(SheetMeasure measure)
{
    private const int MostShapes = 5_000;

    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Alternatives = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private readonly Dictionary<(int Row, int Column), CellMark> _symbols = [];
    private int _shapes;

    public IReadOnlyDictionary<(int Row, int Column), CellMark> Symbols => _symbols;

    public void Read(XElement drawing)
    {
        foreach (var anchor in drawing.Elements().Where(part => part.Name.Namespace == Drawing && part.Name.LocalName.EndsWith("Anchor", StringComparison.Ordinal)))
        {
            if (PlaceOf(anchor) is { } place)
            {
                Within(anchor, place);
            }
        }
    }

    private void Within(XElement parent, DrawnPlace place)
    {
        foreach (var part in Parts(parent))
        {
            Add(part, place);
        }
    }

    private void Add(XElement part, DrawnPlace place)
    {
        if (part.Name == Drawing + "sp" && ++_shapes <= MostShapes)
        {
            Mark(part, place);
        }
        else if (part.Name == Drawing + "grpSp" && DrawnPlace.Inside(part.Element(Drawing + "grpSpPr")?.Element(Shapes + "xfrm")) is { } inner)
        {
            foreach (var child in Parts(part))
            {
                if (DrawnPlace.Of((child.Element(Drawing + "spPr") ?? child.Element(Drawing + "grpSpPr"))?.Element(Shapes + "xfrm")) is { } frame)
                {
                    Add(child, frame.Mapped(inner, place));
                }
            }
        }
    }

    /// <summary>What newer programs write is taken, and not again what older ones are given instead.</summary>
    private static IEnumerable<XElement> Parts(XElement parent) => parent.Elements().SelectMany(part =>
        part.Name == Alternatives + "AlternateContent" ? part.Elements(Alternatives + "Choice").Take(1).SelectMany(Parts) : [part]);

    private void Mark(XElement shape, DrawnPlace place)
    {
        var words = string.Concat(shape.Descendants(Shapes + "t").Select(text => text.Value)).Trim();
        var isText = shape.Element(Drawing + "nvSpPr")?.Element(Drawing + "cNvSpPr")?.Attribute("txBox")?.Value is "1" or "true" || HeadWords.Answer().IsMatch(words);
        if (!isText && MarkOf(shape.Element(Drawing + "spPr")?.Element(Shapes + "prstGeom")?.Attribute("prst")?.Value) is { } mark
            && measure.CellAt(place.X + place.Width / 2, place.Y + place.Height / 2) is { } cell)
        {
            _symbols[cell] = mark;
        }
    }

    /// <summary>Lines and connectors are no symbols, nor is a page that goes on.</summary>
    internal static CellMark? MarkOf(string? shape) => shape switch
    {
        "diamond" or "flowChartDecision" => CellMark.Diamond,
        "rect" or "roundRect" or "ellipse" or "can" or "parallelogram" or "snip2DiagRect" or "flowChartProcess" or "flowChartTerminator" or "flowChartAlternateProcess"
            or "flowChartPredefinedProcess" or "flowChartDocument" or "flowChartInputOutput" or "flowChartManualOperation" or "flowChartPreparation" => CellMark.Symbol,
        _ => null,
    };

    private DrawnPlace? PlaceOf(XElement anchor)
    {
        if (anchor.Name == Drawing + "absoluteAnchor")
        {
            return anchor.Element(Drawing + "pos") is { } pos && Size(anchor) is var (across, down) ? new(DrawnPlace.Number(pos.Attribute("x")), DrawnPlace.Number(pos.Attribute("y")), across, down) : null;
        }

        if (anchor.Element(Drawing + "from") is not { } from)
        {
            return null;
        }

        var (x, y) = Corner(from);
        if (anchor.Element(Drawing + "to") is { } to)
        {
            var (right, bottom) = Corner(to);
            return new(x, y, right - x, bottom - y);
        }

        return Size(anchor) is var (width, height) ? new(x, y, width, height) : null;
    }

    private (double X, double Y) Corner(XElement corner)
    {
        double At(string name) => double.TryParse(corner.Element(Drawing + name)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
        var (column, row) = (At("col"), At("row"));
        // What lies far outside is left there, and not drawn in at the edge.
        return column is >= 0 and <= int.MaxValue - 1 && row is >= 0 and <= int.MaxValue - 1
            ? (Beyond(measure.Left((int)column), measure.Left((int)column + 1), At("colOff")), Beyond(measure.Top((int)row), measure.Top((int)row + 1), At("rowOff")))
            : (double.NegativeInfinity, double.NegativeInfinity);
    }

    private static double Beyond(double from, double to, double offset) => to > from ? from + Math.Clamp(offset, 0, to - from) : from + Math.Max(0, offset);

    private static (double Width, double Height)? Size(XElement anchor) =>
        anchor.Element(Drawing + "ext") is { } size ? (DrawnPlace.Number(size.Attribute("cx")), DrawnPlace.Number(size.Attribute("cy"))) : null;
}
