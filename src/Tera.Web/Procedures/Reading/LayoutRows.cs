using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>The rows below a head in text that kept its columns by blanks.</summary>
internal sealed partial class LayoutRows
{
    /// <summary>Of the rows with words under Waktu, how many have a time there at the least.</summary>
    private const double FewestTimed = 0.8;

    private const int FarthestPush = 3;

    private readonly LayoutHead _head;
    private readonly ImmutableArray<(int At, bool CutsAll)> _borders;

    private LayoutRows(LayoutHead head, ImmutableArray<(int At, bool CutsAll)> borders) => (_head, _borders) = (head, borders);

    /// <summary>One line of cells for each row, and the place of the first line that is no more of the table; null where rows do not keep the columns of the head.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="head">Of the table.</param>
    /// <param name="end">Where it ends at the latest.</param>
    public static (IReadOnlyList<GridLine> Lines, int End)? Read(IReadOnlyList<string> lines, LayoutHead head, int end)
    {
        end = EndOf(lines, head, end);
        List<(int At, string Line)> body = [.. Enumerable.Range(head.Below, Math.Max(0, end - head.Below)).Select(at => (at, PlainRows.IsPageNumber(lines[at]) ? "" : lines[at]))];
        // What follows the last time after an empty line may be anything, so it is not asked where the columns are.
        var timed = body.FindLastIndex(line => TimeWord().IsMatch(line.Line));
        var known = body.Index().TakeWhile(line => line.Index <= timed || line.Item.Line.Trim().Length > 0).Select(line => line.Item.Line).Where(line => line.Trim().Length > 0).ToList();
        if (timed < 0 || Borders(head, known) is not { } borders)
        {
            return null;
        }

        var rows = new LayoutRows(head, borders);
        return rows.Rows(body) is { } blocks && blocks.ConvertAll(rows.Merged) is var merged && rows.Fits(merged) ? (merged, end) : null;
    }

    /// <summary>Signatures and remarks end a table, also where no gap stands before them; in small letters such a word goes on with a cell.</summary>
    private static int EndOf(IReadOnlyList<string> lines, LayoutHead head, int end)
    {
        List<string> below = [.. Enumerable.Range(head.Below, Math.Max(0, end - head.Below)).Select(at => lines[at])];
        // The table may stand far from the left edge, and a number is one at the edge of its table.
        var edge = below.Where(line => line.Trim().Length > 0 && !PlainRows.IsPageNumber(line)).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        below = below.ConvertAll(line => line.Length > edge ? line[edge..] : "");
        var number = 0;
        for (var at = 0; at < below.Count; at++)
        {
            number = PlainRows.LastNumber(below, (at, at + 1), number);
            if (number > 0 && LayoutPiece.Of(below[at]).Any(IsBehind) && !PlainRows.Resumes(below, at, below.Count, number))
            {
                return head.Below + at;
            }
        }

        return end;
    }

    private static bool IsBehind(LayoutPiece piece) =>
        (char.IsUpper(piece.Text[0]) && HeadWords.Signing().IsMatch(piece.Text)) || (piece.Text.Contains(':', StringComparison.Ordinal) && HeadWords.Foot().IsMatch(piece.Text));

    /// <summary>Where each column but the first begins: behind the widest gap between two heads that every line leaves. A line of one piece may be a heading over all columns, and is then not cut.</summary>
    private static ImmutableArray<(int At, bool CutsAll)>? Borders(LayoutHead head, List<string> lines)
    {
        var several = lines.FindAll(line => LayoutPiece.Of(line).Skip(1).Any());
        var borders = ImmutableArray.CreateBuilder<(int, bool)>();
        foreach (var (left, right) in head.Names.Zip(head.Names.Skip(1)))
        {
            // Programs push narrow columns to the right by some letters from line to line, so that two cells may part under the head of the second.
            if ((Between(left.End, right.Start) ?? Between(left.End, Math.Min(right.Start + FarthestPush, right.End))) is not { } found)
            {
                return null;
            }

            borders.Add(found);
        }

        return borders.ToImmutable();

        (int, bool)? Between(int from, int end) => Widest(lines, from, end) is { } ofAll ? (ofAll, true) : Widest(several, from, end) is { } ofSome ? (ofSome, false) : null;
    }

    private static int? Widest(List<string> lines, int from, int end)
    {
        var (best, width, open) = ((int?)null, 0, 0);
        for (var at = from; at <= end; at++)
        {
            open = at < end && lines.TrueForAll(line => at >= line.Length || line[at] == ' ') ? open + 1 : 0;
            if (open > 0 && open >= width)
            {
                (best, width) = (at + 1, open);
            }
        }

        return best;
    }

    private ImmutableArray<string> Cells(string line)
    {
        var cells = Enumerable.Repeat("", _head.Names.Length).ToArray();
        var isOne = !LayoutPiece.Of(line).Skip(1).Any();
        foreach (var piece in LayoutPiece.Of(line))
        {
            var start = piece.Start;
            foreach (var border in _borders.Where(border => border.At > piece.Start && border.At < piece.End && line[border.At - 1] == ' ' && (border.CutsAll || !isOne)).Select(border => border.At).Append(piece.End))
            {
                var column = _borders.Count(other => other.At <= start);
                cells[column] = $"{cells[column]} {line[start..border].Trim()}".Trim();
                start = border;
            }
        }

        return [.. cells];
    }

    /// <summary>The lines of each row; null where a row begins above its number and nothing tells where.</summary>
    private List<List<(int At, ImmutableArray<string> Cells)>>? Rows(List<(int At, string Line)> body)
    {
        List<List<(int At, ImmutableArray<string> Cells)>> blocks = [[]];
        foreach (var (at, line) in body)
        {
            if (line.Trim().Length > 0)
            {
                blocks[^1].Add((at, Cells(line)));
            }
            else if (blocks[^1].Count > 0)
            {
                blocks.Add([]);
            }
        }

        blocks.RemoveAll(block => block.Count == 0);
        // Where an empty line stands between all rows, a number may stand in the middle of its row, or a row may have none.
        if (blocks.Index().All(block => block.Item.Count(line => IsNumber(line.Cells)) is 1 || (block.Index > 0 && IsApart(block.Item, blocks[block.Index - 1]))))
        {
            return blocks;
        }

        List<(int At, ImmutableArray<string> Cells)> all = [.. blocks.SelectMany(block => block)];
        var rows = IsNumber(all[0].Cells) ? ByNumber(all) : null;
        if (rows is not null && rows.TrueForAll(BeginsASentence))
        {
            return rows;
        }

        // A row that begins in the middle of a sentence is one whose number stands in its middle.
        return InMiddle(all) is { } centred && centred.TrueForAll(BeginsASentence) ? centred : rows;
    }

    private List<List<(int At, ImmutableArray<string> Cells)>> ByNumber(List<(int At, ImmutableArray<string> Cells)> lines)
    {
        List<List<(int At, ImmutableArray<string> Cells)>> rows = [];
        foreach (var line in lines)
        {
            if (IsNumber(line.Cells) || IsUnnumbered(rows[^1], line.Cells))
            {
                rows.Add([]);
            }

            rows[^1].Add(line);
        }

        return rows;
    }

    /// <summary>Rows whose cells are centred from top to bottom: as many lines stand below a number as above it. Null where the lines do not come out even.</summary>
    private List<List<(int At, ImmutableArray<string> Cells)>>? InMiddle(List<(int At, ImmutableArray<string> Cells)> lines)
    {
        List<List<(int At, ImmutableArray<string> Cells)>> rows = [];
        var start = 0;
        while (start < lines.Count)
        {
            var number = lines.FindIndex(start, line => IsNumber(line.Cells));
            var height = 2 * (number - start) + 1;
            if (number < 0 || start + height > lines.Count || lines.Skip(number + 1).Take(height / 2).Any(line => IsNumber(line.Cells)))
            {
                return null;
            }

            rows.Add(lines.GetRange(start, height));
            start += height;
        }

        return rows;
    }

    private bool BeginsASentence(List<(int At, ImmutableArray<string> Cells)> row) =>
        row.Select(line => line.Cells[_head.Text]).FirstOrDefault(text => text.Length > 0) is not [var first, ..] || !char.IsLower(first);

    private bool IsNumber(ImmutableArray<string> cells) => HeadWords.RowNumber().IsMatch(cells[_head.Number]);

    /// <summary>A second time in a row, with a sentence that begins beside it, is a row that has no number.</summary>
    private bool IsUnnumbered(List<(int At, ImmutableArray<string> Cells)> row, ImmutableArray<string> cells) =>
        cells[_head.Text] is [var first, ..] && char.IsUpper(first) && PlainRows.Time(cells[_head.Time]).Success && row.Exists(line => PlainRows.Time(line.Cells[_head.Time]).Success);

    /// <summary>A block without a number that is a row: a sentence begins in it and it has its time, as the one above has.</summary>
    private bool IsApart(List<(int At, ImmutableArray<string> Cells)> block, List<(int At, ImmutableArray<string> Cells)> above) =>
        !block.Exists(line => IsNumber(line.Cells)) && BeginsASentence(block) && block.Exists(line => line.Cells[_head.Text].Length > 0) && new[] { block, above }.All(lines => lines.Exists(line => PlainRows.Time(line.Cells[_head.Time]).Success));

    private GridLine Merged(List<(int At, ImmutableArray<string> Cells)> row) =>
        new(row[0].At + 1, [.. Enumerable.Range(0, _head.Names.Length).Select(column => new GridCell(Joined([.. row.Select(line => line.Cells[column]).Where(text => text.Length > 0)], _head.IsLane(column))))]);

    /// <summary>The lines of a cell are one text, but for the things of a list. Ya and Tidak beside a symbol are no symbol.</summary>
    private static string Joined(List<string> parts, bool isLane) => isLane && parts.TrueForAll(part => HeadWords.Answer().IsMatch(part))
        ? parts.FirstOrDefault() ?? ""
        : parts.Aggregate("", (text, part) => text.Length == 0 ? part : ListItem().IsMatch(part) ? $"{text}\n{part}" : text is [.., var letter, '-'] && char.IsLetter(letter) ? text + part : $"{text} {part}");

    private bool Fits(List<GridLine> rows)
    {
        var times = rows.Select(row => row[_head.Time].Line).Where(time => time.Length > 0).ToList();
        return rows.Exists(row => row[_head.Number].Line.Length > 0 && row[_head.Text].Line.Length > 0)
            && times.Count(time => TimeWord().IsMatch(time) || char.IsDigit(time[0])) is > 0 and var timed && timed >= times.Count * FewestTimed;
    }

    [GeneratedRegex(@"\b(?:menit|mnt|jam|hari|hk|minggu|bulan|tahun|kondisional|tentatif)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeWord();

    [GeneratedRegex(@"^(?:[-•–]|\d{1,2}[.)])\s*\S")]
    private static partial Regex ListItem();
}
