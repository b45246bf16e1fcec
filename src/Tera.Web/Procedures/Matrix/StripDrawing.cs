using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>The same flow turned by 90°: lanes become rows, steps become columns, gutters lie above the first lane.</summary>
internal sealed class StripDrawing(MatrixLook look)
{
    public const int Width = 1310;
    public const int Left = 150;
    private const int Lane = 34;
    private const int Gutter = 14;
    private const int Names = 28;
    private const int HalfBox = 19;
    private const int HalfDiamond = 22;
    private const int BoxHeight = 10;
    private const int DiamondHeight = 14;

    private readonly StringBuilder _svg = new();

    private FlowLayout Layout => look.Layout;

    private int Top => Names + Layout.Gutters * Gutter + 8;

    private int Height => Top + look.Lanes.Count * Lane;

    private double Column => (Width - Left) / (double)Math.Max(Layout.Rows.Length, 1);

    public MarkupString Draw(string name)
    {
        Write($"<svg class=\"t-strip\" viewBox=\"0 0 {Width} {Height + 2}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(name)}\">");
        Ground();
        foreach (var edge in Layout.Edges)
        {
            Line(edge, LookCss.Of(look.Line(edge.Index)));
        }

        foreach (var row in Layout.Rows)
        {
            Step(row);
        }

        return new MarkupString(_svg.Append("</svg>").ToString());
    }

    private double X(int row) => Left + Column * (row + 0.5);

    private int Y(int lane) => Top + Lane * lane + Lane / 2;

    private static int Track(int gutter) => Names + Gutter * gutter + 8;

    private void Ground()
    {
        foreach (var row in Layout.Rows.Where(row => look.State(row) is StepState.Now))
        {
            Write($"<rect class=\"t-strip-now\" x=\"{X(row.Index) - Column / 2:0.#}\" width=\"{Column:0.#}\" height=\"{Height}\"/>");
        }

        for (var lane = 0; lane <= look.Lanes.Count; lane++)
        {
            Write($"<path class=\"t-strip-rule\" d=\"M0 {Top + Lane * lane}H{Width}\"/>");
        }

        for (var lane = 0; lane < look.Lanes.Count; lane++)
        {
            var role = look.Lanes[lane].Role;
            var shown = role.Length <= 22 ? role : role[..21] + "…";
            Write($"<text class=\"t-strip-lane\" y=\"{Y(lane) + 5}\">{HtmlEncoder.Default.Encode(shown)}<title>{HtmlEncoder.Default.Encode(role)}</title></text>");
        }
    }

    private void Line(FlowEdge edge, string css)
    {
        var (from, to) = (Layout.Rows[edge.From], Layout.Rows[edge.To]);
        if (edge.Gutter is { } gutter)
        {
            // Beside the centre on the way out, so that a line arriving at the same symbol stays apart.
            var (x1, x2, end) = (X(edge.From) + 10, X(edge.To) - 4, Upper(to));
            Write($"<path class=\"t-strip-line t-strip-{css}\" d=\"M{x1:0.#} {Y(Uppermost(from))}V{Track(gutter)}H{x2:0.#}V{end - 8}\"/>");
            Write($"<path class=\"t-mx-head t-mx-head-{css}\" d=\"M{x2 - 4.5:0.#} {end - 9}h9l-4.5 8z\"/>");
            return;
        }

        var (left, right) = (X(edge.From) + Half(from), X(edge.To) - Half(to));
        var (y1, y2) = (Y(from.MainLane), Y(to.MainLane));
        var bend = y1 == y2 ? "" : string.Create(CultureInfo.InvariantCulture, $"H{(X(edge.From) + X(edge.To)) / 2:0.#}V{y2}");
        Write($"<path class=\"t-strip-line t-strip-{css}\" d=\"M{left:0.#} {y1}{bend}H{right - 8:0.#}\"/>");
        Write($"<path class=\"t-mx-head t-mx-head-{css}\" d=\"M{right - 9:0.#} {y2 - 4.5}v9l8-4.5z\"/>");
    }

    private void Step(FlowRow row)
    {
        var current = look.State(row) is StepState.Now ? " t-strip-current" : "";
        var name = $"{row.Step.PrintedNumber} {MatrixWords.Act(row.Step.Acts[0].Kind)}".Trim();
        Write($"<text class=\"t-strip-name{current}\" x=\"{X(row.Index):0.#}\" y=\"18\">{HtmlEncoder.Default.Encode(name)}</text>");
        var lanes = Lanes(row).ToList();
        Write($"<path class=\"t-strip-line t-strip-tie\" d=\"M{X(row.Index):0.#} {Y(lanes[0])}V{Y(lanes[^1])}\"/>");
        foreach (var lane in lanes)
        {
            Symbol(row, lane, row.Cells[Layout.Gutters + lane].Symbol!);
        }
    }

    private void Symbol(FlowRow row, int lane, FlowSymbol symbol)
    {
        var (x, y) = (X(row.Index), Y(lane));
        Write($"<g class=\"t-mx-{StateCss.Of(look.SymbolState(row, lane))}\">");
        if (symbol.Shape is FlowShape.Decision)
        {
            Write($"<path class=\"t-mx-shape\" d=\"M{x:0.#} {y - DiamondHeight}l{HalfDiamond} {DiamondHeight}-{HalfDiamond} {DiamondHeight}-{HalfDiamond}-{DiamondHeight}z\"/>");
        }
        else
        {
            var round = symbol.Shape is FlowShape.Terminator ? BoxHeight : 1.5;
            Write($"<rect class=\"t-mx-shape\" x=\"{x - HalfBox:0.#}\" y=\"{y - BoxHeight}\" width=\"{2 * HalfBox}\" height=\"{2 * BoxHeight}\" rx=\"{round}\"/>");
        }

        var view = symbol.IsMain ? look.View(row) : null;
        Inside(SymbolMarks.Of(look.SymbolState(row, lane), view?.SymbolText?.Replace(" ", "", StringComparison.Ordinal), view?.LateCount ?? 0), x, y);
        Write($"</g>");
    }

    private void Inside(SymbolMarks marks, double x, int y)
    {
        if (marks.Text is { } text)
        {
            Write($"<text class=\"t-mx-count\" x=\"{x:0.#}\" y=\"{y + 4.5}\">{HtmlEncoder.Default.Encode(text)}</text>");
        }
        else if (marks.Tick is { } tick)
        {
            Write($"<path class=\"t-mx-tick\" d=\"{tick(Math.Round(x, 1), y)}\"/>");
        }

        if (marks.Late > 0)
        {
            Write($"<circle class=\"t-mx-late\" cx=\"{x + HalfBox:0.#}\" cy=\"{y - 9}\" r=\"8\"/><text class=\"t-mx-late-count\" x=\"{x + HalfBox:0.#}\" y=\"{y - 5}\">{marks.Late}</text>");
        }
    }

    private IEnumerable<int> Lanes(FlowRow row) =>
        Enumerable.Range(0, look.Lanes.Count).Where(lane => row.Cells[Layout.Gutters + lane].Symbol is not null);

    private int Uppermost(FlowRow row) => Lanes(row).First();

    private int Upper(FlowRow row) =>
        Y(Uppermost(row)) - (row.Cells[Layout.Gutters + Uppermost(row)].Symbol!.Shape is FlowShape.Decision ? DiamondHeight : BoxHeight);

    private int Half(FlowRow row) => row.Cells[Layout.Gutters + row.MainLane].Symbol!.Shape is FlowShape.Decision ? HalfDiamond : HalfBox;

    private void Write(FormattableString part) => _svg.Append(part.ToString(CultureInfo.InvariantCulture));
}
