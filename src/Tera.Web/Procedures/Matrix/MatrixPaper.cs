using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Tera.Platform.Paper;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>Writes the lines of every cell as a literal background.</summary>
/// <remarks>
/// WeasyPrint knows neither calc() nor var() in backgrounds and sizes positioned children of a cell by its content, but it draws
/// backgrounds in hundredths of the cell exactly. A background of size s in a box starts at p of the room that is left over, so a
/// line from a to b stands at a / (1 − (b − a)).
/// </remarks>
internal sealed class MatrixPaper
{
    private const int HeadHeight = 128;
    private const int HeadLetters = 23;
    private const int HeadLine = 12;

    private static readonly decimal[] Levels = [0, 16, 50, 84, 93, 100];

    private readonly MatrixLook _look;
    private readonly SymbolSize _size;
    private readonly PaperColumns _columns;
    private readonly Dictionary<string, string> _classes = [];
    private readonly Dictionary<(int Row, int Column), string> _cells = [];

    public MatrixPaper(FlowLayout layout, PaperSize size)
    {
        _look = new MatrixLook(layout, run: null);
        _columns = PaperColumns.For(layout, size);
        _size = _look.Size;
        foreach (var row in layout.Rows)
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                _cells[(row.Index, column)] = ClassOf(Background(row.Cells[column]));
            }
        }
    }

    /// <summary>The style element of this matrix.</summary>
    public MarkupString Style
    {
        get
        {
            var css = new StringBuilder("<style>").Append(Ground(_columns));
            foreach (var (background, name) in _classes)
            {
                css.Append(CultureInfo.InvariantCulture, $".t-px td.{name}{{background:{background}}}\n");
            }

            return new MarkupString(css.Append("</style>").ToString());
        }
    }

    public string Css(FlowRow row, int column) =>
        _cells[(row.Index, column)] + (column > 0 && column < _look.Layout.Gutters ? " t-px-inner" : "") + (row.Cells[column].Symbol is { } symbol && SymbolDrawing.IsTall(symbol) ? " t-px-tall" : "");

    public MarkupString Symbol(FlowRow row, int column) => row.Cells[column].Symbol is { } symbol
        ? new SymbolDrawing(_size, isPaper: true).Draw(symbol, SymbolMarks.None, _look.Line)
        : default;

    /// <summary>The name of a lane; upright where the lane is narrower than the words.</summary>
    public MarkupString Head(string printed)
    {
        if (_size != SymbolSize.Narrow)
        {
            return new MarkupString(HtmlEncoder.Default.Encode(printed));
        }

        var lines = Lines(printed).ToList();
        var svg = new StringBuilder($"<svg width=\"{_size.Width}\" height=\"{HeadHeight}\" viewBox=\"0 0 {_size.Width} {HeadHeight}\">");
        for (var at = 0; at < lines.Count; at++)
        {
            var x = _size.Width / 2 + 3 + (int)Math.Round((at - (lines.Count - 1) / 2m) * HeadLine);
            var text = HtmlEncoder.Default.Encode(lines[at]);
            svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate({x} {HeadHeight - 4}) rotate(-90)\" font-size=\"10\" font-family=\"Liberation Sans, Arial, sans-serif\" fill=\"#000000\">{text}</text>");
        }

        return new MarkupString(svg.Append("</svg>").ToString());
    }

    /// <summary>The off-page connector of the regulation: at the end of a page below its line, at the beginning of the next above it.</summary>
    public static MarkupString Connector(OffPage mark, bool isAbove)
    {
        var (top, from, to) = isAbove ? (3, 25, 34) : (9, 0, 9);
        var dashes = mark.IsProposal ? " stroke-dasharray=\"4 2.5\"" : "";
        return new MarkupString(string.Create(CultureInfo.InvariantCulture, $"""
            <svg width="22" height="34" viewBox="0 0 22 34"><path d="M11 {from}V{to}" stroke="#000000" stroke-width="1.6"{dashes}/><path d="M4 {top}h14v13l-7 9-7-9z" fill="#ffffff" stroke="#000000" stroke-width="1.2"/><text x="11" y="{top + 11}" text-anchor="middle" font-size="9" font-family="Liberation Sans, Arial, sans-serif" fill="#000000">{mark.Letter}</text></svg>
            """));
    }

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

    private string ClassOf(string background)
    {
        if (background.Length == 0)
        {
            return "";
        }

        if (!_classes.TryGetValue(background, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"t-px-{_classes.Count + 1}");
            _classes[background] = name;
        }

        return name;
    }

    private string Background(FlowCell cell) => string.Join(',', CellLines.Of(cell, _look.Line).Select(Layer));

    private static string Layer(CellLine line)
    {
        var (left, top, width, height) = line.Span switch
        {
            LineSpan.Vertical down => ("50%", At(Levels[(int)down.From], Levels[(int)down.To]), "1.25pt", Size(Levels[(int)down.From], Levels[(int)down.To])),
            LineSpan.Horizontal { Left: true, Right: true } across => ("0", Percent(Levels[(int)across.Level]), "100%", "1.25pt"),
            LineSpan.Horizontal { Left: true } across => ("0", Percent(Levels[(int)across.Level]), "50.8%", "1.25pt"),
            LineSpan.Horizontal across => ("100%", Percent(Levels[(int)across.Level]), "50.8%", "1.25pt"),
            LineSpan.Face => ("25%", At(50, 84), "1.25pt", Size(50, 84)),
            _ => ("0", Percent(84), "25.8%", "1.25pt"),
        };
        return $"{Paint(line)} {left} {top}/{width} {height} no-repeat";
    }

    private static string Paint(CellLine line) => line.Look switch
    {
        LineLook.Tie => "linear-gradient(#777777,#777777)",
        LineLook.Proposed =>
            $"repeating-linear-gradient(to {(line.IsVertical ? "bottom" : "right")},#000000 0,#000000 4pt,transparent 4pt,transparent 6.5pt)",
        _ => "linear-gradient(#000000,#000000)",
    };

    private static string At(decimal from, decimal to) => to - from >= 100 ? "0" : Percent(from / (100 - (to - from)) * 100);

    private static string Size(decimal from, decimal to) => Percent(to - from);

    private static string Percent(decimal hundredths) => Math.Round(hundredths, 3).ToString(CultureInfo.InvariantCulture) + "%";

    private static string Ground(PaperColumns columns)
    {
        return string.Create(CultureInfo.InvariantCulture, $$"""
            .t-px{width:100%;border-collapse:collapse;table-layout:fixed;font:8.5pt/1.3 "Liberation Sans",Arial,sans-serif;color:#000000}
            .t-px th,.t-px td{border:.5pt solid #555555;padding:3pt;font-weight:400;text-align:left;vertical-align:middle}
            .t-px thead{display:table-header-group}.t-px thead th{text-align:center;background:#f2f2f2}.t-px thead td{background:#f2f2f2}
            .t-px tr{break-inside:avoid}.t-px .t-px-centre{text-align:center}
            .t-px svg{display:block;margin:0 -14px}
            .t-px .t-px-head{padding:3pt 1pt;font-size:8pt}.t-px .t-px-head svg{margin:0 auto}
            .t-px td.t-px-inner{border-left:hidden}
            .t-px td.t-px-flow{padding:1pt 0;height:15.5mm}.t-px td.t-px-tall{height:22.5mm}
            .t-px+.t-px{break-before:page}
            .t-px tr.t-px-off td{height:9mm;padding:0 3pt;font-size:7.5pt;color:#444444}.t-px tr.t-px-off td svg{margin:0 auto}
            .t-px .t-px-service td{background-color:#f2f2f2}
            col.t-px-no{width:8mm}col.t-px-gutter{width:{{columns.Gutter}}mm}col.t-px-lane{width:{{columns.Size.Width}}px}
            col.t-px-need{width:{{columns.Need}}mm}col.t-px-time{width:{{columns.Time}}mm}col.t-px-output{width:{{columns.Output}}mm}col.t-px-remark{width:{{columns.Remark}}mm}
            .t-px-foot{font:8pt "Liberation Sans",Arial,sans-serif;margin:2mm 0 0}

            """);
    }
}
