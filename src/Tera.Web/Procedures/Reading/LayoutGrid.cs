using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Words of a line that stand together, no more than one blank between them; places of letters, the end exclusive.</summary>
internal readonly partial record struct LayoutPiece(int Start, int End, string Text)
{
    public static IEnumerable<LayoutPiece> Of(string line) => Words().Matches(line).Select(match => new LayoutPiece(match.Index, match.Index + match.Length, match.Value));

    public bool Overlaps(LayoutPiece other) => Start < other.End && other.Start < End;

    [GeneratedRegex(@"\S+(?: \S+)*")]
    private static partial Regex Words();
}

/// <summary>Text out of a PDF that kept its columns by blanks: where each column begins is told by the gaps of its head, and every row has to leave the same gaps.</summary>
/// <remarks>A line of such a text is no row: a row goes from its number to the next, and the lines of a cell stand below one another.</remarks>
internal static partial class LayoutGrid
{
    /// <summary>Null where a head has no gaps, or where a row fills one: then the words have to tell.</summary>
    public static CellGrid? Read(IReadOnlyList<string> source)
    {
        var heads = PlainParts.Heads(source);
        if (heads.Count == 0 || heads.Any(head => !Gap().IsMatch(source[head.Last])))
        {
            return null;
        }

        // The sign before a new page takes no room.
        List<string> lines = [.. source.Select(line => line.Replace("\f", "", StringComparison.Ordinal))];
        var grid = ImmutableArray.CreateBuilder<GridLine>();
        var from = 0;
        foreach (var (at, head) in heads.Index())
        {
            var top = PlainParts.Top(lines, from, head);
            if (LayoutHead.Find(lines, top, head.Last) is not { } columns)
            {
                return null;
            }

            var end = at + 1 < heads.Count ? EndBefore(lines, columns, heads[at + 1]) : lines.Count;
            if (LayoutRows.Read(lines, columns, end) is not { } rows)
            {
                return null;
            }

            grid.AddRange(Cover(lines, from, top));
            grid.Add(columns.Line);
            grid.AddRange(rows.Lines);
            from = rows.End;
        }

        grid.AddRange(Cover(lines, from, lines.Count));
        return new(grid.ToImmutable());
    }

    /// <summary>Where the next head or its cover begins. What stands under the last column may read like a title, and is a remark.</summary>
    private static int EndBefore(List<string> lines, LayoutHead head, PlainHead next)
    {
        var begin = PlainParts.Begin(lines, head.Below, next);
        return lines[begin].Length - lines[begin].TrimStart().Length < head.Names[^1].Start ? begin : PlainParts.Top(lines, head.Below, next);
    }

    /// <summary>Lines outside a table. Below two labels that stand side by side, what begins under the second is a column of its own.</summary>
    private static IEnumerable<GridLine> Cover(List<string> lines, int from, int end)
    {
        int? border = null;
        for (var at = from; at < end; at++)
        {
            List<LayoutPiece> pieces = [.. LayoutPiece.Of(lines[at])];
            if (pieces.Where(piece => CoverLabels.IsLabel(piece.Text)).ToList() is [_, var second])
            {
                border = second.Start;
            }

            yield return new(at + 1, border is { } edge
                ? [Cell(pieces.Where(piece => piece.Start < edge)), Cell(pieces.Where(piece => piece.Start >= edge))]
                : [.. pieces.Select(piece => new GridCell(piece.Text))]);
        }

        static GridCell Cell(IEnumerable<LayoutPiece> pieces) => new(string.Join(' ', pieces.Select(piece => piece.Text)));
    }

    [GeneratedRegex(@"\S {2,}\S")]
    private static partial Regex Gap();
}
