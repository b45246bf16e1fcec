using System.Globalization;
using System.Text;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>Draws the lines and symbols of one row of the matrix into an SVG, for the picture and for paper alike.</summary>
/// <param name="look">Of lines.</param>
/// <param name="left">Left edges of the columns of the flow, and the right edge of the last.</param>
internal sealed class FlowRowSvg(MatrixLook look, IReadOnlyList<double> left)
{
    /// <summary>Parts of a row's height at which lines lie, see <see cref="FlowLevel"/>.</summary>
    private static readonly double[] Levels = [0, 0.16, 0.5, 0.84, 0.93, 1];

    /// <summary>Lines first, so that none runs over a symbol; those of one look as one path.</summary>
    public void Draw(StringBuilder svg, FlowRow row, double top, double height)
    {
        foreach (var lines in row.Cells.Index().SelectMany(cell => CellLines.Of(cell.Item, look.Line).Select(line => (line.Look, Path: PathOf(line.Span, cell.Index, top, height))))
            .GroupBy(line => line.Look, line => line.Path).OrderBy(lines => lines.Key))
        {
            var paint = lines.Key is LineLook.Tie ? " stroke=\"#777777\"" : lines.Key is LineLook.Proposed ? " stroke=\"#000000\" stroke-dasharray=\"5 3\"" : " stroke=\"#000000\"";
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{string.Concat(lines)}\"{paint} stroke-width=\"1.5\" fill=\"none\"/>");
        }

        foreach (var (column, cell) in row.Cells.Index())
        {
            if (cell.Symbol is { } symbol)
            {
                // On paper with many lanes a lane may be narrower than its symbol is drawn.
                var part = Math.Min(1, (left[column + 1] - left[column]) / look.Size.Width);
                var middle = top + (height - SymbolDrawing.HeightOf(symbol) * part) / 2;
                var scale = part < 0.999 ? string.Create(CultureInfo.InvariantCulture, $" scale({part:0.###})") : "";
                svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left[column]:0.##} {middle:0.##}){scale}\">")
                    .Append(new SymbolDrawing(look.Size, isPaper: true).Shapes(symbol, SymbolMarks.None, look.Line)).Append("</g>");
            }
        }
    }

    private string PathOf(LineSpan span, int column, double top, double height)
    {
        var (from, width) = (left[column], left[column + 1] - left[column]);
        var (x1, y1, x2, y2) = Ends(span);
        return string.Create(CultureInfo.InvariantCulture, $"M{from + x1 * width:0.##} {top + y1 * height:0.##}L{from + x2 * width:0.##} {top + y2 * height:0.##}");
    }

    /// <summary>In parts of the cell.</summary>
    private static (double X1, double Y1, double X2, double Y2) Ends(LineSpan span) => span switch
    {
        LineSpan.Vertical down => (0.5, Levels[(int)down.From], 0.5, Levels[(int)down.To]),
        LineSpan.Horizontal across => (across.Left ? 0 : 0.5, Levels[(int)across.Level], across.Right ? 1 : 0.5, Levels[(int)across.Level]),
        LineSpan.Face => (0.25, 0.5, 0.25, 0.84),
        _ => (0, 0.84, 0.25, 0.84),
    };
}
