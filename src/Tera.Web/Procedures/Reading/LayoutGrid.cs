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
    /// <summary>Of so many rows one that begins in the middle of a sentence tells that all are mixed.</summary>
    private const int MixedOf = 4;

    /// <summary>Null where a head has no gaps, or where a row fills one: then the words have to tell.</summary>
    public static CellGrid? Read(IReadOnlyList<string> source)
    {
        // The sign before a new page takes no room.
        List<string> lines = [.. source.Select((line, at) => IsCarried(source, at) ? "" : line.Replace("\f", "", StringComparison.Ordinal))];
        var heads = PlainParts.Heads(lines);
        if (!HasGaps(lines, heads))
        {
            return null;
        }

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

    /// <summary>True for rows that were read over their columns: the heads have their gaps, and yet many a row begins in the middle of a sentence, because its words stand above its number.</summary>
    public static bool IsMixed(IReadOnlyList<string> source, ImmutableArray<SourceTable> tables) =>
        HasGaps(source, PlainParts.Heads(source)) && tables.Any(table => table.Rows.Count(row => row.Number is not null && row.Text is [var first, ..] && char.IsLower(first)) * MixedOf >= table.Rows.Length);

    private static bool HasGaps(IReadOnlyList<string> source, IReadOnlyList<PlainHead> heads) => heads.Count > 0 && heads.All(head => Gap().IsMatch(source[head.Last]));

    /// <summary>What a page says of the one before and after it, the letters that name its broken lines, and the key of the drawing.</summary>
    internal static bool IsCarried(IReadOnlyList<string> lines, int at) =>
        Carry().IsMatch(lines[at]) || (Letters().IsMatch(lines[at]) && new[] { at - 1, at + 1 }.Any(beside => beside >= 0 && beside < lines.Count && Carry().IsMatch(lines[beside])));

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

    [GeneratedRegex(@"^\s*(?:ke|dari)\s+halaman\s+(?:berikut|sebelum)nya(?:\s+\p{Lu})*\s*$|^\s*garis\s+putus-putus\s*:.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Carry();

    [GeneratedRegex(@"^\s*\p{Lu}(?:\s+\p{Lu})*\s*$")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\S {2,}\S")]
    private static partial Regex Gap();
}
