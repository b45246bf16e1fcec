using System.Collections.Immutable;

namespace Tera.Procedures.Reading;

/// <summary>Where the columns of Bagian Flowchart stand in a grid.</summary>
/// <param name="Above">Place of the first line of the head.</param>
/// <param name="Below">Place of the first line below the head.</param>
/// <param name="Number">Column of No; -1 for none.</param>
/// <param name="Text">Column of Kegiatan.</param>
/// <param name="Lanes">Columns of Pelaksana with their heads; empty where one column names who acts in words, see <see cref="Who"/>.</param>
internal sealed record TableHead(int Above, int Below, int Number, int Text, ImmutableArray<(int Column, string Head, int Line)> Lanes)
{
    private const int Deepest = 4;
    private const int LongestMark = 1;

    /// <summary>Column of Kelengkapan; -1 for none.</summary>
    public int Inputs { get; init; } = -1;

    /// <summary>Column of Waktu; -1 for none.</summary>
    public int Duration { get; init; } = -1;

    /// <summary>Column of Keluaran; -1 for none.</summary>
    public int Outputs { get; init; } = -1;

    /// <summary>Column of Keterangan; -1 for none.</summary>
    public int Remark { get; init; } = -1;

    /// <summary>Column of a Mutu Baku that is not parted; -1 for none.</summary>
    public int Standard { get; init; } = -1;

    /// <summary>Column that names in words who acts; -1 where each has a column with marks.</summary>
    public int Who { get; init; } = -1;

    /// <summary>The unit where the head says it for all rows: <c>Waktu (menit)</c>; null where each cell says its own.</summary>
    public string? TimeUnit { get; init; }

    /// <summary>The columns that say what a row needs, takes and yields.</summary>
    public IEnumerable<int> Qualities => new[] { Inputs, Duration, Outputs, Standard, Who }.Where(column => column >= 0);

    /// <summary>The grid in which what stands under one head merged over several columns stands in the first of them: <c>10</c> and <c>menit</c>, <c>a.</c> and the words behind it.</summary>
    /// <param name="grid">The file.</param>
    /// <param name="end">Where the table ends at the latest.</param>
    public CellGrid Joined(CellGrid grid, int end)
    {
        HashSet<int> taken = [.. new[] { Number, Text, Inputs, Duration, Outputs, Standard, Remark, Who }.Where(column => column >= 0), .. Lanes.Select(lane => lane.Column)];
        // Bounded by a column with a head: what lies right of the last one is beside the table.
        var more = new[] { Text, Inputs, Duration, Outputs, Standard }.Where(column => column >= 0)
            .Select(column => (Column: column, Next: taken.Where(other => other > column).DefaultIfEmpty(column + 1).Min()))
            .SelectMany(place => Enumerable.Range(place.Column + 1, place.Next - place.Column - 1).Where(column => grid.Lines[Above..Below].All(line => line[column].IsEmpty)).Select(column => (place.Column, Other: column))).ToList();
        return more.Count == 0 ? grid : new([.. grid.Lines.Select((line, at) => at < Below || at >= end ? line : more.Aggregate(line, Joined))]);
    }

    private static GridLine Joined(GridLine line, (int Column, int Other) place)
    {
        var (first, second) = (line[place.Column], line[place.Other]);
        return second.Line.Length <= LongestMark || second.Mark is not CellMark.None
            ? line
            : line with { Cells = [.. line.Cells.Select((cell, at) => at == place.Column ? first with { Text = $"{first.Text} {second.Text}".Trim() } : at == place.Other ? default : cell)] };
    }

    /// <summary>The first head at or below a line; null where there is none.</summary>
    public static TableHead? Find(CellGrid grid, int from = 0)
    {
        for (var line = from; line < grid.Lines.Length; line++)
        {
            if (grid.Lines[line].Cells.Any(cell => HeadWords.Activity().IsMatch(cell.Line)) && At(grid, line) is { } head)
            {
                return head;
            }
        }

        return null;
    }

    /// <summary>A Mutu Baku in three columns is sought first; what is not parted has its head on the line of Kegiatan.</summary>
    private static TableHead? At(CellGrid grid, int top) =>
        Enumerable.Range(1, Deepest).Select(depth => At(grid, top, depth, isParted: true)).FirstOrDefault(head => head is not null)
        ?? Enumerable.Range(1, Deepest).Select(depth => At(grid, top, depth, isParted: false)).FirstOrDefault(head => head is not null);

    private static TableHead? At(CellGrid grid, int top, int depth, bool isParted)
    {
        if (top + depth > grid.Lines.Length)
        {
            return null;
        }

        var lines = grid.Lines[top..(top + depth)];
        // The lowest words of a column name it; what spans several columns names none of them.
        var names = Enumerable.Range(0, lines.Max(line => line.Cells.Length)).Select(column => lines.Select(line => line[column].Line).LastOrDefault(name => name.Length > 0) ?? "").ToList();
        var (inputs, duration, outputs) = (names.FindIndex(HeadWords.Input().IsMatch), names.FindIndex(HeadWords.Time().IsMatch), names.FindIndex(HeadWords.Output().IsMatch));
        var standard = isParted ? -1 : names.FindIndex(HeadWords.Standard().IsMatch);
        var text = names.FindIndex(HeadWords.Activity().IsMatch);
        if (text < 0 || (isParted ? duration < 0 || (inputs < 0 && outputs < 0) : standard < 0 && duration < 0))
        {
            return null;
        }

        var known = new[] { text, inputs, duration, outputs, standard, names.FindIndex(HeadWords.Ordinal().IsMatch), names.FindIndex(HeadWords.Remarks().IsMatch) };
        var bottom = top + depth - 1;
        var lanes = LaneColumns(lines, names, known).Where(column => !HeadWords.Group().IsMatch(names[column]) || IsLane(grid, bottom, column)).ToList();
        var who = lanes.Count > 0 ? -1 : names.FindIndex(name => HeadWords.Group().IsMatch(name));
        if ((lanes.Count == 0 && who < 0) || (lanes.Count == 0 && GoesOn(grid, bottom + 1, known)))
        {
            return null;
        }

        var below = bottom + 1;
        while (lanes.Count > 0 && below - top < Deepest && GoesOn(grid, below, known))
        {
            (lanes, below) = ([.. Enumerable.Range(lanes[0], LastOf(grid.Lines[below], lanes, known) - lanes[0] + 1).Where(column => !known.Contains(column) && (grid.Lines[below][column].Line.Length > 0 || lanes.Contains(column)))], below + 1);
        }

        return new TableHead(top, below, known[5], text, [.. lanes.Select(column => (column, Lowest(grid, top, below, column), grid.Lines[below - 1].Number))])
        {
            Inputs = inputs,
            Duration = duration,
            Outputs = outputs,
            Remark = known[6],
            Standard = standard,
            Who = who,
            TimeUnit = duration >= 0 && HeadWords.Unit().Match(names[duration]) is { Success: true } unit ? unit.Groups["unit"].Value.ToLowerInvariant() : null,
        };
    }

    /// <summary>What stands under Pelaksana, wherever that is; without such a head what stands between Kegiatan and Mutu Baku.</summary>
    private static IEnumerable<int> LaneColumns(ImmutableArray<GridLine> lines, List<string> names, int[] known)
    {
        var under = Enumerable.Range(0, names.Count).Where(column => lines.SkipLast(1).Any(line => HeadWords.Group().IsMatch(GroupOver(line, column)))).ToList();
        var last = new[] { known[1], known[2], known[3], known[4] }.Where(column => column >= 0).Min();
        if (under.Where(IsOther).ToList() is [.., var end] lanes)
        {
            // A head that was merged over too few columns leaves posts right of it.
            return [.. lanes, .. Enumerable.Range(end + 1, Math.Max(0, last - end - 1)).TakeWhile(column => IsOther(column) && PlainLanes.IsNamed(names[column]))];
        }

        return Enumerable.Range(known[0] + 1, Math.Max(0, last - known[0] - 1)).Where(IsOther);

        bool IsOther(int column) => names[column].Length > 0 && !known.Contains(column) && !HeadWords.Standard().IsMatch(names[column]);
    }

    /// <summary>A merged head has its words in its first cell.</summary>
    private static string GroupOver(GridLine line, int column)
    {
        for (var at = column; at >= 0; at--)
        {
            if (line[at].Line is { Length: > 0 } words)
            {
                return words;
            }
        }

        return "";
    }

    /// <summary>A line that holds words over the lanes alone still belongs to the head.</summary>
    private static bool GoesOn(CellGrid grid, int at, int[] known) =>
        at < grid.Lines.Length && known.Where(column => column >= 0).All(column => grid.Lines[at][column].IsEmpty)
        && grid.Lines[at].Cells.Where(cell => !cell.IsEmpty).ToList() is { Count: > 0 } words && words.TrueForAll(cell => cell.Line.Length > 2 && !cell.Line.Any(char.IsDigit) && cell.Mark is CellMark.None && !HeadWords.Answer().IsMatch(cell.Line));

    private static int LastOf(GridLine line, List<int> lanes, int[] known)
    {
        var last = lanes[^1];
        while (last + 1 < line.Cells.Length && !known.Contains(last + 1) && line[last + 1].Line.Length > 0)
        {
            last++;
        }

        return last;
    }

    private static string Lowest(CellGrid grid, int top, int below, int column) =>
        grid.Lines[top..below].Select(line => line[column].Line).Last(name => name.Length > 0);

    /// <summary>A column may be headed Pelaksana and nothing more: then the word stands in the lowest line of the head, and nothing but marks below it.</summary>
    private static bool IsLane(CellGrid grid, int line, int column) =>
        grid.Lines[line][column].Line.Length > 0 && grid.Lines[(line + 1)..].All(below => below[column].Line.Length <= LongestMark);
}
