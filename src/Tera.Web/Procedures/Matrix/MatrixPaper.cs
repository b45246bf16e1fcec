using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Tera.Platform.Paper;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>Writes the flow of every row as one picture, laid behind its cell and stretched to its height.</summary>
/// <remarks>
/// A row has the height its words were estimated to need, so the picture is as high as it; where the estimate fell short, the picture is
/// stretched a little and no line is broken. One picture for a row and not one for each cell: the PDF writer takes three quarters of a millisecond
/// for each cell, line and picture, and a large SOP has thousands of them.
/// </remarks>
internal sealed class MatrixPaper
{
    private const double Pixel = 25.4 / 96;
    private const int HeadHeight = 128;
    private const int HeadLetters = 23;
    private const int HeadLine = 12;

    private readonly FlowLayout _layout;
    private readonly MatrixLook _look;
    private readonly PaperColumns _columns;
    private readonly double[] _left;

    public MatrixPaper(FlowLayout layout, PaperSize size)
    {
        (_layout, _look, _columns) = (layout, new MatrixLook(layout, run: null), PaperColumns.For(layout, size));
        _left = new double[layout.Columns + 1];
        for (var column = 0; column < layout.Columns; column++)
        {
            _left[column + 1] = _left[column] + (column < layout.Gutters ? _columns.Gutter : _columns.Lane) / Pixel;
        }
    }

    /// <summary>Whether the names of lanes stand upright, all in one picture.</summary>
    public bool HasUprightHeads => _look.Size == SymbolSize.Narrow;

    /// <summary>True when the flow does not fit on the sheet however narrow it becomes.</summary>
    public bool IsTooWide => _columns.IsTooWide;

    /// <summary>The style element of this matrix.</summary>
    public MarkupString Style
    {
        get
        {
            var css = new StringBuilder("<style>").Append(Ground());
            var flow = new FlowRowSvg(_look, _left);
            foreach (var row in _layout.Rows)
            {
                var height = MatrixPages.Height(row, _columns);
                var svg = Begin(_left[^1], height / Pixel, Enumerable.Range(0, _layout.Columns).Where(column => column > 0 && column >= _layout.Gutters).Select(column => _left[column]));
                flow.Draw(svg, row, top: 0, height / Pixel);
                css.Append(CultureInfo.InvariantCulture, $".t-px td.{Css(row)}{{height:{height:0.##}mm;background-image:{Address(svg)}}}\n");
            }

            if (HasUprightHeads)
            {
                css.Append(CultureInfo.InvariantCulture, $".t-px .t-px-heads{{height:{HeadHeight}px;background-image:{Address(UprightHeads())}}}\n");
            }

            return new MarkupString(css.Append("</style>").ToString());
        }
    }

    /// <summary>The class of the cell that holds the flow of a row.</summary>
    public static string Css(FlowRow row) => string.Create(CultureInfo.InvariantCulture, $"t-px-{row.Index + 1}");

    /// <summary>The off-page connector of the regulation: at the end of a page below its line, at the beginning of the next above it.</summary>
    public static MarkupString Connector(OffPage mark, bool isAbove)
    {
        var (top, from, to) = isAbove ? (3, 25, 34) : (9, 0, 9);
        var dashes = mark.IsProposal ? " stroke-dasharray=\"4 2.5\"" : "";
        return new MarkupString(string.Create(CultureInfo.InvariantCulture, $"""
            <svg width="22" height="34" viewBox="0 0 22 34"><path d="M11 {from}V{to}" stroke="#000000" stroke-width="1.6"{dashes}/><path d="M4 {top}h14v13l-7 9-7-9z" fill="#ffffff" stroke="#000000" stroke-width="1.2"/><text x="11" y="{top + 11}" text-anchor="middle" font-size="9" font-family="Liberation Sans, Arial, sans-serif" fill="#000000">{mark.Letter}</text></svg>
            """));
    }

    /// <summary>A picture of columns side by side, with the lines between them.</summary>
    private static StringBuilder Begin(double width, double height, IEnumerable<double> edges)
    {
        var path = string.Concat(edges.Select(edge => string.Create(CultureInfo.InvariantCulture, $"M{edge:0.##} 0V{height:0.##}")));
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0.##}\" height=\"{height:0.##}\" viewBox=\"0 0 {width:0.##} {height:0.##}\" preserveAspectRatio=\"none\">")
            .Append(path.Length == 0 ? "" : $"<path d=\"{path}\" stroke=\"#555555\" stroke-width=\"0.67\" fill=\"none\"/>");
    }

    private StringBuilder UprightHeads()
    {
        var (lanes, width) = (_layout.Definition.Lanes, _columns.Lane / Pixel);
        var svg = Begin(lanes.Length * width, HeadHeight, Enumerable.Range(1, lanes.Length - 1).Select(lane => (double)lane * width));
        foreach (var (lane, head) in lanes.Index())
        {
            var lines = Lines(head.Printed).ToList();
            for (var at = 0; at < lines.Count; at++)
            {
                var x = (lane + 0.5) * width + 3 + (at - (lines.Count - 1) / 2d) * HeadLine;
                svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({x:0.##} {HeadHeight - 4}) rotate(-90)\" font-size=\"10\" font-family=\"Liberation Sans, Arial, sans-serif\" fill=\"#000000\">{HtmlEncoder.Default.Encode(lines[at])}</text>");
            }
        }

        return svg;
    }

    private static string Address(StringBuilder svg) => $"url(data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString()))})";

    private static IEnumerable<string> Lines(string text)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= HeadLetters)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    private string Ground()
    {
        return string.Create(CultureInfo.InvariantCulture, $$"""
            .t-px{width:100%;border-collapse:collapse;table-layout:fixed;font:8.5pt/1.3 "Liberation Sans",Arial,sans-serif;color:#000000}
            .t-px th,.t-px td{border:.5pt solid #555555;padding:3pt;font-weight:400;text-align:left;vertical-align:middle;overflow-wrap:anywhere}
            .t-px thead{display:table-header-group}.t-px thead th{text-align:center;background:#f2f2f2}.t-px thead td{background:#f2f2f2}
            .t-px tr{break-inside:avoid}.t-px .t-px-centre{text-align:center}
            .t-px svg{display:block;margin:0 -14px}
            .t-px .t-px-head{padding:3pt 1pt;font-size:8pt}
            .t-px td.t-px-inner{border-left:hidden}
            .t-px .t-px-flow{padding:0;background-size:100% 100%;background-repeat:no-repeat}
            .t-px+.t-px{break-before:page}
            .t-px tr.t-px-off td{height:9mm;padding:0 3pt;font-size:7.5pt;color:#444444}.t-px tr.t-px-off td svg{margin:0 auto}
            .t-px .t-px-service td{background-color:#f2f2f2}
            col.t-px-no{width:8mm}col.t-px-gutter{width:{{_columns.Gutter:0.###}}mm}col.t-px-lane{width:{{_columns.Lane:0.###}}mm}
            col.t-px-need{width:{{_columns.Need}}mm}col.t-px-time{width:{{_columns.Time}}mm}col.t-px-output{width:{{_columns.Output}}mm}col.t-px-remark{width:{{_columns.Remark}}mm}
            .t-px-foot{font:8pt "Liberation Sans",Arial,sans-serif;margin:2mm 0 0}

            """);
    }
}
