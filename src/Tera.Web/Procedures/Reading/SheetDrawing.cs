using System.Globalization;
using System.Xml.Linq;

namespace Tera.Procedures.Reading;

/// <summary>The symbols drawn over the cells of a sheet: each belongs to the cell in which its middle lies, also inside a group; and the arrows fastened to two of them.</summary>
internal sealed class SheetDrawing(SheetMeasure measure)
{
    private const int MostShapes = 5_000;

    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private static readonly XNamespace Shapes = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Alternatives = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private readonly Dictionary<(int Row, int Column), CellMark> _symbols = [];
    private readonly Dictionary<string, int> _rows = [];
    private readonly List<(string From, string To)> _connected = [];
    private readonly List<(int Row, int To)> _arrows = [];
    private readonly List<(int Row, string Name)> _untold = [];
    private int _shapes;

    public IReadOnlyDictionary<(int Row, int Column), CellMark> Symbols => _symbols;

    /// <summary>Arrows from a symbol of one line to one of another.</summary>
    public IReadOnlyList<(int Row, int To)> Arrows => _arrows;

    /// <summary>Shapes that are read as no symbol, by what they are called.</summary>
    public IReadOnlyList<(int Row, string Name)> Untold => _untold;

    public void Read(XElement drawing)
    {
        // Numbers of shapes count within one drawing.
        _rows.Clear();
        _connected.Clear();
        foreach (var anchor in drawing.Elements().Where(part => part.Name.Namespace == Drawing && part.Name.LocalName.EndsWith("Anchor", StringComparison.Ordinal)))
        {
            if (PlaceOf(anchor) is { } place)
            {
                Within(anchor, place);
            }
        }

        foreach (var (from, to) in _connected)
        {
            if (_rows.TryGetValue(from, out var row) && _rows.TryGetValue(to, out var target) && row != target)
            {
                _arrows.Add((row, target));
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
        else if (part.Name == Drawing + "cxnSp" && ++_shapes <= MostShapes)
        {
            Connect(part);
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
        if (isText || measure.CellAt(place.X + place.Width / 2, place.Y + place.Height / 2) is not { } cell)
        {
            return;
        }

        var drawn = DrawnShape.Of(shape.Element(Drawing + "spPr")?.Element(Shapes + "prstGeom")?.Attribute("prst")?.Value);
        if (drawn.Mark is { } mark)
        {
            _symbols[cell] = mark;
            if (shape.Element(Drawing + "nvSpPr")?.Element(Drawing + "cNvPr")?.Attribute("id")?.Value is { } id)
            {
                _rows[id] = cell.Row;
            }
        }
        else if (drawn.Untold is { } name)
        {
            _untold.Add((cell.Row, name));
        }
    }

    /// <summary>An arrow fastened to a symbol at both ends, its head at one of them.</summary>
    private void Connect(XElement connector)
    {
        var ends = connector.Element(Drawing + "nvCxnSpPr")?.Element(Drawing + "cNvCxnSpPr");
        var line = connector.Element(Drawing + "spPr")?.Element(Shapes + "ln");
        if (ends?.Element(Shapes + "stCxn")?.Attribute("id")?.Value is { } start && ends.Element(Shapes + "endCxn")?.Attribute("id")?.Value is { } end && HasHead(line, "headEnd") != HasHead(line, "tailEnd"))
        {
            _connected.Add(HasHead(line, "tailEnd") ? (start, end) : (end, start));
        }
    }

    private static bool HasHead(XElement? line, string end) => line?.Element(Shapes + end)?.Attribute("type")?.Value is not (null or "none");

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
