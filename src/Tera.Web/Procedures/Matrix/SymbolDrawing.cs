using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>Draws a symbol of PermenPANRB 35/2012 as SVG, with arrow heads, tick, count, late badge and the words at its exits.</summary>
/// <remarks>The browser colours it by class; the PDF writer lets no style sheet into an SVG, so for it the paint is written out.</remarks>
internal sealed class SymbolDrawing(SymbolSize size, bool isPaper)
{
    private readonly StringBuilder _svg = new();

    // Rows on paper are lower, so symbols and arrow heads are too: the head must end below the channel.
    private int Diamond => isPaper ? 22 : 24;

    private int Box => isPaper ? 13 : 16;

    private int Head => isPaper ? 6 : 9;

    private double Centre => size.Width / 2d;

    /// <summary>A symbol with words at its exits needs room for them.</summary>
    public static bool IsTall(FlowSymbol symbol) => symbol.Shape is FlowShape.Decision || !symbol.Labels.IsEmpty;

    /// <summary>Of the drawing, in pixels.</summary>
    public static int HeightOf(FlowSymbol symbol) => IsTall(symbol) ? 78 : 52;

    public MarkupString Draw(FlowSymbol symbol, SymbolMarks marks, Func<int?, LineLook> look)
    {
        var height = HeightOf(symbol);
        return new MarkupString($"<svg class=\"t-mx-svg\" width=\"{size.Width}\" height=\"{height}\" viewBox=\"0 0 {size.Width} {height}\" aria-hidden=\"true\">{Shapes(symbol, marks, look)}</svg>");
    }

    /// <summary>The same without the frame of a picture of its own.</summary>
    public string Shapes(FlowSymbol symbol, SymbolMarks marks, Func<int?, LineLook> look)
    {
        var middle = HeightOf(symbol) / 2;
        Shape(symbol.Shape, middle);
        foreach (var head in symbol.Heads)
        {
            Arrow(head.Side, symbol.Shape, middle, head.Edges.Max(edge => look(edge)));
        }

        Inside(marks, middle);
        foreach (var label in symbol.Labels)
        {
            Word(label, symbol.Shape, middle);
        }

        return _svg.ToString();
    }

    private void Shape(FlowShape shape, int middle)
    {
        var paint = isPaper ? " fill=\"#ffffff\" stroke=\"#000000\" stroke-width=\"1.2\"" : "";
        if (shape is FlowShape.Decision)
        {
            var half = (size.Box + 4) / 2d;
            Write($"<path class=\"t-mx-shape\"{paint} d=\"M{Centre} {middle - Diamond}L{Centre + half} {middle}L{Centre} {middle + Diamond}L{Centre - half} {middle}Z\"/>");
            return;
        }

        var round = shape is FlowShape.Terminator ? Box : 1.5;
        Write($"<rect class=\"t-mx-shape\"{paint} x=\"{Centre - size.Box / 2d}\" y=\"{middle - Box}\" width=\"{size.Box}\" height=\"{2 * Box}\" rx=\"{round}\"/>");
    }

    private void Arrow(FlowSide side, FlowShape shape, int middle, LineLook look)
    {
        var paint = isPaper ? " fill=\"#000000\"" : $" class=\"t-mx-head t-mx-head-{LookCss.Of(look)}\"";
        if (side is FlowSide.Top)
        {
            var top = middle - (shape is FlowShape.Decision ? Diamond : Box);
            Write($"<path{paint} d=\"M{Centre - 4.5} {top - Head}h9l-4.5 {Head}z\"/>");
            return;
        }

        var left = Centre - (shape is FlowShape.Decision ? size.Box + 4 : size.Box) / 2d;
        var length = Math.Min(Head, left);
        Write($"<path{paint} d=\"M{left - length} {middle - 5}v10l{length}-5z\"/>");
    }

    private void Inside(SymbolMarks marks, int middle)
    {
        if (marks.Text is { } text)
        {
            Write($"<text class=\"t-mx-count\" x=\"{Centre}\" y=\"{middle + 4.5}\">{HtmlEncoder.Default.Encode(text)}</text>");
        }
        else if (marks.Tick is { } tick)
        {
            Write($"<path class=\"t-mx-tick\" d=\"{tick(Centre, middle)}\"/>");
        }

        if (marks.Late > 0)
        {
            var (x, y) = (Centre + size.Box / 2d, middle - Box);
            Write($"<circle class=\"t-mx-late\" cx=\"{x}\" cy=\"{y}\" r=\"9\"/><text class=\"t-mx-late-count\" x=\"{x}\" y=\"{y + 4}\">{marks.Late}</text>");
        }
    }

    /// <summary>Ya stands right of the line down; Tidak in the free corner of the symbol next to its own line.</summary>
    private void Word(FlowLabel label, FlowShape shape, int middle)
    {
        var (x, y, anchor) = label.Place switch
        {
            FlowPlace.Side => (0d, middle + (shape is FlowShape.Decision ? 24 : 29), "start"),
            FlowPlace.Face => (size.Width / 4d - 4, middle + (isPaper ? 24 : 30), "end"),
            _ when label.EndsRun => (size.Width / 4d + 6, middle + (isPaper ? 33 : 37), "start"),
            _ => (Centre + 6, middle + 36, "start"),
        };
        if (label.Place is FlowPlace.Side && size == SymbolSize.Narrow && shape is FlowShape.Decision)
        {
            (x, y, anchor) = (Centre - 4, middle + (isPaper ? 30 : 34), "end");
        }

        var paint = isPaper
            ? " fill=\"#000000\" font-size=\"9\" font-family=\"Liberation Sans, Arial, sans-serif\""
            : $" class=\"t-mx-word{(label.Exit is FlowExit.No or FlowExit.Refusal ? " t-mx-word-no" : "")}\" font-size=\"{size.LabelSize}\"";
        var text = HtmlEncoder.Default.Encode(label.EndsRun ? label.Text + ", selesai" : label.Text);
        Write($"<text{paint} x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>");
    }

    private void Write(FormattableString part) => _svg.Append(part.ToString(CultureInfo.InvariantCulture));
}

/// <summary>What a run writes on a symbol.</summary>
/// <param name="Text">In its middle.</param>
/// <param name="Tick">The mark of its state, drawn around a centre; null for none.</param>
/// <param name="Late">Number on the badge; 0 for none.</param>
internal sealed record SymbolMarks(string? Text, Func<double, int, string>? Tick, int Late)
{
    public static SymbolMarks None { get; } = new(null, null, 0);

    public static SymbolMarks Of(StepState? state, string? text, int late) => new(text, TickOf(state), late);

    private static Func<double, int, string>? TickOf(StepState? state) => state switch
    {
        StepState.Done => (x, y) => string.Create(CultureInfo.InvariantCulture, $"m{x - 6} {y + .5} 4.2 4.2 8-8.6"),
        StepState.Returned => (x, y) => string.Create(CultureInfo.InvariantCulture, $"m{x - 3} {y - 6}-4 4 4 4m-4-4h8a3.5 3.5 0 0 1 0 7h-2"),
        StepState.Skipped => (x, y) => string.Create(CultureInfo.InvariantCulture, $"M{x - 7} {y}h14"),
        StepState.Stopped => (x, y) => string.Create(CultureInfo.InvariantCulture, $"M{x - 5} {y - 5}l10 10M{x + 5} {y - 5}l-10 10"),
        _ => null,
    };
}

/// <summary>The names of the looks in the style sheet.</summary>
internal static class LookCss
{
    public static string Of(LineLook look) => look switch
    {
        LineLook.Tie => "tie",
        LineLook.Next => "next",
        LineLook.Proposed => "proposed",
        LineLook.Back => "back",
        LineLook.Done => "done",
        LineLook.BackDone => "back-done",
        _ => "printed",
    };
}
