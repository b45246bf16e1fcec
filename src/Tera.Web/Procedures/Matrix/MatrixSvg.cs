using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>The flow matrix as one SVG picture, drawn from the same layout as the matrix on the screen and on paper.</summary>
/// <remarks>Lines, levels and symbols are those of <see cref="CellLines"/> and <see cref="SymbolDrawing"/>; only words are broken here, by estimated width.</remarks>
internal sealed class MatrixSvg
{
    private const double Letter = 11;
    private const double LineHeight = 14;
    private const double Padding = 5;
    private const double Low = 64;
    private const double Tall = 92;
    private const double TopHead = 24;
    private const double Foot = 24;
    private const double HeadOfNarrow = 132;

    private readonly FlowLayout _layout;
    private readonly MatrixLook _look;
    private readonly StringBuilder _svg = new();
    private readonly double[] _left;
    private readonly FlowLinks? _links;
    private readonly FlowRowSvg _flow;

    private MatrixSvg(FlowLayout layout, FlowLinks? links)
    {
        (_layout, _links) = (layout, links);
        _look = new MatrixLook(layout, run: null);
        var gutter = _look.Size == SymbolSize.Narrow ? 22d : 30d;
        double[] flow = [.. Enumerable.Repeat(gutter, layout.Gutters), .. Enumerable.Repeat((double)_look.Size.Width, layout.Definition.Lanes.Length)];
        double[] widths = links is null ? [34, 250, .. flow, 130, 66, 140, 96] : [34, .. flow];
        _left = new double[widths.Length + 1];
        for (var column = 0; column < widths.Length; column++)
        {
            _left[column + 1] = _left[column] + widths[column];
        }

        _flow = new FlowRowSvg(_look, _left[FirstFlow..(Standard + 1)]);
    }

    private bool IsFlowOnly => _links is not null;

    private int FirstFlow => IsFlowOnly ? 1 : 2;

    private int FirstLane => FirstFlow + _layout.Gutters;

    private int Standard => FirstFlow + _layout.Columns;

    /// <summary>A whole document, UTF-8.</summary>
    public static string Draw(ProcedureDefinition definition)
    {
        var drawing = new MatrixSvg(FlowLayout.Of(definition, FlowExtent.AsPrinted), links: null);
        return drawing.Document();
    }

    /// <summary>The same without the columns of words, for a page on which the words stand beside it; each row leads to an address.</summary>
    public static string DrawFlow(ProcedureDefinition definition, FlowLinks links) => new MatrixSvg(FlowLayout.Of(definition, FlowExtent.AsPrinted), links).Document();

    private string Document()
    {
        var head = HeadHeight();
        var heights = _layout.Rows.Select(Height).ToList();
        var foot = _layout.Edges.Any(edge => edge.IsProposal) ? Foot : 0;
        var (width, height) = (_left[^1], TopHead + head + heights.Sum() + foot);
        Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width + 2}\" height=\"{height + 2}\" viewBox=\"-1 -1 {width + 2} {height + 2}\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"{Letter}\">");
        Write($"<title>{Encoded("SOP " + _layout.Definition.Title)}</title><rect x=\"-1\" y=\"-1\" width=\"{width + 2}\" height=\"{height + 2}\" fill=\"#ffffff\"/>");
        DrawHead(head);
        var top = TopHead + head;
        foreach (var (row, rowHeight) in _layout.Rows.Zip(heights))
        {
            DrawRow(row, top, rowHeight);
            top += rowHeight;
        }

        if (foot > 0)
        {
            Write($"<text x=\"0\" y=\"{top + Foot - Padding}\">Garis putus-putus: usulan, tidak tercetak pada SOP.</text>");
        }

        _svg.Append("</svg>\n");
        return _svg.ToString();
    }

    private void DrawHead(double height)
    {
        Box(0, 1, 0, TopHead + height, "No");
        Box(FirstFlow, Standard, 0, TopHead, "Pelaksana");
        if (_layout.Gutters > 0)
        {
            Box(FirstFlow, FirstLane, TopHead, height, "");
        }

        foreach (var (at, lane) in _layout.Definition.Lanes.Index())
        {
            var column = FirstLane + at;
            if (_look.Size != SymbolSize.Narrow)
            {
                Box(column, column + 1, TopHead, height, lane.Printed);
                continue;
            }

            Box(column, column + 1, TopHead, height, "");
            var lines = LetterWidths.Lines(lane.Printed, height - 2 * Padding, Letter);
            foreach (var (line, text) in lines.Index())
            {
                var x = (_left[column] + _left[column + 1]) / 2 + 4 + (line - (lines.Count - 1) / 2d) * (Letter + 1);
                Write($"<text transform=\"translate({x} {TopHead + height - Padding}) rotate(-90)\">{Encoded(text)}</text>");
            }
        }

        if (IsFlowOnly)
        {
            return;
        }

        Box(1, 2, 0, TopHead + height, "Kegiatan");
        Box(Standard, Standard + 3, 0, TopHead, "Mutu Baku");
        Box(Standard + 3, Standard + 4, 0, TopHead + height, "Ket.");
        Box(Standard, Standard + 1, TopHead, height, "Kelengkapan");
        Box(Standard + 1, Standard + 2, TopHead, height, "Waktu");
        Box(Standard + 2, Standard + 3, TopHead, height, "Keluaran");
    }

    private void DrawRow(FlowRow row, double top, double height)
    {
        var step = row.Step;
        if (_links is { } links)
        {
            var fill = links.Open == step.Key || links.Marked?.Contains(step.Key) is true ? "#fff8ea" : "#ffffff";
            Write($"<a href=\"{Encoded(links.Address(step.Key))}\" data-row=\"{Encoded(step.Key.Value)}\"><title>{Encoded(step.Text)}</title><rect x=\"0\" y=\"{top}\" width=\"{_left[^1]}\" height=\"{height}\" fill=\"{fill}\"/>");
        }

        Cell(0, top, height, step.PrintedNumber is { } number ? [number] : [], isCentred: true);
        Frame(FirstFlow, FirstLane, top, height, "none");
        for (var column = FirstLane; column < Standard; column++)
        {
            Frame(column, column + 1, top, height, "none");
        }

        _flow.Draw(_svg, row, top, height);

        if (IsFlowOnly)
        {
            _svg.Append("</a>");
            return;
        }

        Cell(1, top, height, [step.Text]);
        Cell(Standard, top, height, [.. step.Standard.Inputs.Select(input => input.Printed)]);
        Cell(Standard + 1, top, height, step.Standard.TimeText is { } time ? [time] : [], isCentred: true);
        Cell(Standard + 2, top, height, [.. step.Standard.Outputs.Select(output => output.Printed)]);
        Cell(Standard + 3, top, height, step.Remark is { } remark ? [remark] : []);
    }

    private double Height(FlowRow row)
    {
        var step = row.Step;
        var flow = row.Cells.Any(cell => cell.Symbol is { } symbol && SymbolDrawing.IsTall(symbol)) ? Tall : Low;
        if (IsFlowOnly)
        {
            return flow;
        }

        var words = new[]
        {
            Lines(1, [step.Text]).Count,
            Lines(Standard, [.. step.Standard.Inputs.Select(input => input.Printed)]).Count,
            Lines(Standard + 1, step.Standard.TimeText is { } time ? [time] : []).Count,
            Lines(Standard + 2, [.. step.Standard.Outputs.Select(output => output.Printed)]).Count,
            Lines(Standard + 3, step.Remark is { } remark ? [remark] : []).Count,
        }.Max();
        return Math.Max(flow, words * LineHeight + 2 * Padding);
    }

    private double HeadHeight() => _look.Size == SymbolSize.Narrow
        ? HeadOfNarrow
        : Math.Max(TopHead, _layout.Definition.Lanes.Select((lane, at) => Lines(FirstLane + at, [lane.Printed]).Count).Max() * LineHeight + 2 * Padding);

    private List<string> Lines(int column, IReadOnlyList<string> texts) =>
        [.. texts.SelectMany(text => LetterWidths.Lines(text, _left[column + 1] - _left[column] - 2 * Padding, Letter))];

    private void Box(int from, int to, double top, double height, string text)
    {
        Frame(from, to, top, height, "#f2f2f2");
        Words(LetterWidths.Lines(text, _left[to] - _left[from] - 2 * Padding, Letter), (_left[from] + _left[to]) / 2, top + height / 2, "middle");
    }

    private void Cell(int column, double top, double height, IReadOnlyList<string> texts, bool isCentred = false)
    {
        Frame(column, column + 1, top, height, "none");
        Words(Lines(column, texts), isCentred ? (_left[column] + _left[column + 1]) / 2 : _left[column] + Padding, top + height / 2, isCentred ? "middle" : "start");
    }

    private void Words(IReadOnlyList<string> lines, double x, double middle, string anchor)
    {
        foreach (var (at, line) in lines.Index())
        {
            var y = middle + (at - (lines.Count - 1) / 2d) * LineHeight + Letter * 0.36;
            Write($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{Encoded(line)}</text>");
        }
    }

    private void Frame(int from, int to, double top, double height, string fill) =>
        Write($"<rect x=\"{_left[from]}\" y=\"{top}\" width=\"{_left[to] - _left[from]}\" height=\"{height}\" fill=\"{fill}\" stroke=\"#555555\" stroke-width=\"0.7\"/>");

    private void Write(FormattableString part) => _svg.Append(part.ToString(CultureInfo.InvariantCulture));

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>Where the rows of a flow lead that stands beside its words.</summary>
/// <param name="Address">Of a row.</param>
/// <param name="Open">The row that is open; null for none.</param>
internal sealed record FlowLinks(Func<StepKey, string> Address, StepKey? Open)
{
    /// <summary>Rows of another ground; null for none.</summary>
    public IReadOnlySet<StepKey>? Marked { get; init; }
}
