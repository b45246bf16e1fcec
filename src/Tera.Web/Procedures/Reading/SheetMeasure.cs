using System.Globalization;
using System.Xml.Linq;

namespace Tera.Procedures.Reading;

/// <summary>Where the rows and columns of a sheet begin, in EMU, so that a drawing finds the cell it lies on.</summary>
/// <remarks>Source: ECMA-376, widths of columns in letters of 7 pixels, heights of rows in points; 9 525 EMU are a pixel, 12 700 a point.</remarks>
internal sealed class SheetMeasure
{
    private const double Pixel = 9_525, Point = 12_700, DefaultWidth = 64 * Pixel, DefaultHeight = 15 * Point;

    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly double[] _columns;
    private readonly double[] _rows;

    /// <param name="sheet">Its part; null where it cannot be read, then all have the usual size.</param>
    /// <param name="columns">How many there are.</param>
    /// <param name="rows">How many there are.</param>
    public SheetMeasure(XElement? sheet, int columns, int rows)
    {
        var format = sheet?.Element(Sheet + "sheetFormatPr");
        var widths = Enumerable.Repeat(Number(format?.Attribute("defaultColWidth")) is { } width ? Width(width) : DefaultWidth, columns).ToArray();
        var heights = Enumerable.Repeat(Number(format?.Attribute("defaultRowHeight")) is { } height ? height * Point : DefaultHeight, rows).ToArray();
        foreach (var column in sheet?.Element(Sheet + "cols")?.Elements(Sheet + "col") ?? [])
        {
            var size = IsHidden(column) ? 0 : Number(column.Attribute("width")) is { } own ? Width(own) : DefaultWidth;
            for (var at = Place(column.Attribute("min")); at <= Math.Min(Place(column.Attribute("max")), columns - 1) && at >= 0; at++)
            {
                widths[at] = size;
            }
        }

        foreach (var row in sheet?.Element(Sheet + "sheetData")?.Elements(Sheet + "row") ?? [])
        {
            if (Place(row.Attribute("r")) is >= 0 and var at && at < rows && (IsHidden(row) || row.Attribute("ht") is not null))
            {
                heights[at] = IsHidden(row) ? 0 : (Number(row.Attribute("ht")) ?? 15) * Point;
            }
        }

        (_columns, _rows) = (Edges(widths), Edges(heights));
    }

    /// <summary>How far a column begins from the left, a row from the top; beyond the last at its end.</summary>
    public double Left(int column) => _columns[Math.Clamp(column, 0, _columns.Length - 1)];

    /// <inheritdoc cref="Left"/>
    public double Top(int row) => _rows[Math.Clamp(row, 0, _rows.Length - 1)];

    /// <summary>The cell at a place; null beyond the sheet.</summary>
    public (int Row, int Column)? CellAt(double x, double y) => At(_rows, y) is { } row && At(_columns, x) is { } column ? (row, column) : null;

    private static int? At(double[] edges, double place)
    {
        var found = Array.BinarySearch(edges, place);
        var at = found >= 0 ? found : ~found - 1;
        return at >= 0 && at < edges.Length - 1 ? at : null;
    }

    private static double[] Edges(double[] sizes)
    {
        var edges = new double[sizes.Length + 1];
        for (var at = 0; at < sizes.Length; at++)
        {
            edges[at + 1] = edges[at] + sizes[at];
        }

        return edges;
    }

    private static double Width(double letters) => Math.Truncate((256 * Math.Min(letters, 255) + Math.Truncate(128 / 7d)) / 256 * 7) * Pixel;

    private static bool IsHidden(XElement part) => part.Attribute("hidden")?.Value is "1" or "true";

    private static int Place(XAttribute? number) => int.TryParse(number?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place - 1 : -1;

    private static double? Number(XAttribute? number) =>
        double.TryParse(number?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and < 10_000 ? value : null;
}
