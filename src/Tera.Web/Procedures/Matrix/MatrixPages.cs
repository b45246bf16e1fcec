using System.Collections.Immutable;
using System.Globalization;
using Tera.Platform.Paper;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>Rows of the matrix that stand on one page, and where lines leave it and come to it.</summary>
/// <param name="Rows">From top to bottom.</param>
/// <param name="Above">Columns in which a line comes from the page before, each with its letter.</param>
/// <param name="Below">Columns in which a line goes on to the next page, each with its letter.</param>
internal sealed record MatrixPage(ImmutableArray<FlowRow> Rows, ImmutableDictionary<int, OffPage> Above, ImmutableDictionary<int, OffPage> Below);

/// <summary>An off-page connector.</summary>
/// <param name="Letter">The same at both ends.</param>
/// <param name="IsProposal">Whether every line through it is proposed.</param>
internal sealed record OffPage(string Letter, bool IsProposal);

/// <summary>Parts the matrix into pages, so that what crosses from one to the next can be marked at both ends.</summary>
/// <remarks>
/// Source: PermenPANRB 35/2012: the off-page connector. The PDF writer breaks pages by itself and tells nobody where; so the heights of
/// rows are estimated here, a little too high rather than too low, and the pages are filled evenly: no row stands alone on the last one.
/// </remarks>
internal static class MatrixPages
{
    /// <summary>Millimetres.</summary>
    private const double Low = 15.7, Tall = 22.7, Line = 3.95, Padding = 2.4, Head = 18, NarrowHead = 45, Connector = 9.5, Foot = 6, Letter = 3.05;

    public static IReadOnlyList<MatrixPage> Of(FlowLayout layout, PaperSize size)
    {
        var columns = PaperColumns.For(layout, size);
        var heights = layout.Rows.Select(row => Height(row, columns)).ToList();
        var whole = columns.PageHeight - (columns.Size == SymbolSize.Narrow ? NarrowHead : Head) - Foot;
        if (heights.Sum() <= whole)
        {
            return Marked(layout, [0]);
        }

        var room = whole - 2 * Connector;
        var limit = room;
        var pages = Count(heights, room);
        for (var (low, high) = (heights.DefaultIfEmpty(0).Max(), room); high - low > 1;)
        {
            limit = (low + high) / 2;
            (low, high) = Count(heights, limit) > pages ? (limit, high) : (low, limit);
            limit = high;
        }

        return Marked(layout, Split(heights, limit));
    }

    /// <summary>Millimetres a row needs, its words estimated.</summary>
    internal static double Height(FlowRow row, PaperColumns columns)
    {
        var (step, standard) = (row.Step, row.Step.Standard);
        var lines = new[]
        {
            Lines([step.Text], columns.Text),
            Lines(standard.Inputs.Select(input => input.Printed), columns.Need),
            Lines(standard.Outputs.Select(output => output.Printed), columns.Output),
            Lines(standard.TimeText is { } time ? [time] : [], columns.Time),
            Lines(step.Remark is { } remark ? [remark] : [], columns.Remark),
        }.Max();
        return Math.Max(row.Cells.Any(cell => cell.Symbol is { } symbol && SymbolDrawing.IsTall(symbol)) ? Tall : Low, lines * Line + Padding);
    }

    private static int Lines(IEnumerable<string> texts, double width) => texts.Sum(text => Math.Max(1, LetterWidths.Lines(text, width - 2.2, Letter).Count));

    private static int Count(List<double> heights, double limit) => Split(heights, limit).Count;

    private static List<int> Split(List<double> heights, double limit)
    {
        List<int> firsts = heights.Count == 0 ? [] : [0];
        var filled = 0d;
        for (var row = 0; row < heights.Count; row++)
        {
            if (filled > 0 && filled + heights[row] > limit)
            {
                firsts.Add(row);
                filled = 0;
            }

            filled += heights[row];
        }

        return firsts;
    }

    /// <summary>A to Z, then A2 to Z2: no two connectors of an SOP bear the same.</summary>
    internal static string Mark(int number) => $"{(char)('A' + number % 26)}{(number < 26 ? "" : (number / 26 + 1).ToString(CultureInfo.InvariantCulture))}";

    private static List<MatrixPage> Marked(FlowLayout layout, List<int> firsts)
    {
        List<MatrixPage> pages = [];
        var above = ImmutableDictionary<int, OffPage>.Empty;
        var marks = 0;
        for (var page = 0; page < firsts.Count; page++)
        {
            var end = page + 1 < firsts.Count ? firsts[page + 1] : layout.Rows.Length;
            var below = ImmutableDictionary<int, OffPage>.Empty;
            foreach (var (column, cell) in (end < layout.Rows.Length ? layout.Rows[end - 1].Cells : []).Index())
            {
                if (cell.LeavingDown.ToList() is { Count: > 0 } edges)
                {
                    below = below.Add(column, new(Mark(marks++), edges.TrueForAll(edge => layout.Edges[edge].IsProposal)));
                }
            }

            pages.Add(new([.. layout.Rows[firsts[page]..end]], above, below));
            above = below;
        }

        return pages;
    }
}

/// <summary>Widths of the columns on a sheet, in millimetres.</summary>
internal sealed record PaperColumns(SymbolSize Size, double PageHeight, double Gutter, double Text, double Need, double Time, double Output, double Remark)
{
    private const double Pixel = 25.4 / 96, Number = 8;

    /// <summary>Millimetres: below these a sentence, and a symbol with its line, cannot be read.</summary>
    private const double NarrowestText = 30, NarrowestColumn = 4;

    /// <summary>Of a lane.</summary>
    public double Lane { get; private init; }

    /// <summary>True when the columns do not fit on the sheet however narrow they become.</summary>
    public bool IsTooWide { get; private init; }

    public static PaperColumns For(FlowLayout layout, PaperSize paper)
    {
        var size = SymbolSize.For(layout.Definition.Lanes.Length);
        var isF4 = paper is PaperSize.F4Landscape;
        var (width, height) = isF4 ? (302d, 182d) : (269d, 177d);
        var (gutter, need, time, output, remark) = (size == SymbolSize.Narrow, isF4) switch
        {
            (false, true) => (8d, 30d, 16d, 34d, 23d),
            (false, false) => (7, 25, 15, 26, 22),
            (true, true) => (6, 24, 16, 26, 18),
            (true, false) => (5, 20, 13, 20, 16),
        };
        var lane = size.Width * Pixel;
        var rest = width - Number - need - time - output - remark;
        var text = rest - layout.Gutters * gutter - layout.Definition.Lanes.Length * lane;
        if (text < NarrowestText && layout.Columns > 0)
        {
            // The flow gives way until a sentence can be read; symbols and gutters become narrower together.
            var flow = Math.Max(rest - NarrowestText, layout.Columns * NarrowestColumn);
            var part = flow / (layout.Gutters * gutter + layout.Definition.Lanes.Length * lane);
            (gutter, lane, text) = (gutter * part, lane * part, rest - flow);
        }

        return new(size, height, gutter, Math.Max(text, NarrowestText), need, time, output, remark) { Lane = lane, IsTooWide = text < NarrowestText };
    }
}
