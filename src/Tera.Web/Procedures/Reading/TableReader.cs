using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Editing;

namespace Tera.Procedures.Reading;

/// <summary>Reads Bagian Identitas and Bagian Flowchart out of a grid: every row, printed number and cell in its place.</summary>
internal static partial class TableReader
{
    private const string Wordless = "(baris tanpa teks)";

    /// <summary>All SOPs of a grid, one below the other; empty where there is no table that could be one.</summary>
    public static ImmutableArray<SourceTable> Read(CellGrid grid, string fileName, string fallbackTitle)
    {
        var tables = ImmutableArray.CreateBuilder<SourceTable>();
        var from = 0;
        while (TableHead.Find(grid, from) is { } head)
        {
            var next = TableHead.Find(grid, head.Below)?.Above ?? grid.Lines.Length;
            var rows = Rows(grid, head, next).ToImmutableArray();
            var cover = CoverLabels.Read(grid.Lines[from..head.Above]);
            if (!rows.IsEmpty)
            {
                tables.Add(new SourceTable(fileName, cover.Title ?? fallbackTitle, [.. head.Lanes.Select(lane => new SourceLane(lane.Head, lane.Line))], rows) { Cover = cover.Tree });
            }

            from = next;
        }

        return tables.ToImmutable();
    }

    private static IEnumerable<SourceRow> Rows(CellGrid grid, TableHead head, int end)
    {
        List<GridLine> row = [];
        foreach (var line in grid.Lines[head.Below..end].Where(line => !line.IsEmpty && !IsColumnNumbers(line)))
        {
            // A row that was broken over lines goes on where neither number nor text begins anew.
            var begins = line[head.Text].Line.Length > 0 || (head.Number >= 0 && line[head.Number].Line.Length > 0);
            if (begins && row.Count > 0)
            {
                yield return RowOf(row, head);
                row = [];
            }

            if (begins || row.Count > 0)
            {
                row.Add(line);
            }
        }

        if (row.Count > 0)
        {
            yield return RowOf(row, head);
        }
    }

    private static SourceRow RowOf(List<GridLine> lines, TableHead head)
    {
        var number = Joined(lines, head.Number).TrimEnd('.', ')', ' ');
        var text = Joined(lines, head.Text);
        if (number.Length > DraftEditor.LongestNumber)
        {
            // Words, not a number: a heading between rows, or a line below the table that fell into its first column.
            (number, text) = ("", $"{number} {text}".Trim());
        }

        var marks = head.Lanes.Index().Where(lane => lines.Exists(line => !line[lane.Item.Column].IsEmpty)).Select(lane => lane.Index).ToList();
        var diamonds = head.Lanes.Index().Where(lane => lines.Exists(line => IsDiamond(line[lane.Item.Column]))).Select(lane => lane.Index).ToList();
        return new SourceRow(lines[0].Number, number.Length > 0 ? number : null, text.Length > 0 ? text : Wordless)
        {
            Marks = [.. diamonds, .. marks.Except(diamonds)],
            IsDecision = diamonds.Count > 0,
            Inputs = Things(lines, head.Inputs),
            Duration = Joined(lines, head.Duration) is { Length: > 0 } duration ? duration : null,
            Outputs = Things(lines, head.Outputs),
            Remark = Joined(lines, head.Remark) is { Length: > 0 } remark ? remark : null,
        };
    }

    private static bool IsDiamond(GridCell cell) => cell.Mark is CellMark.Diamond || (cell.Text is { } text && Diamond().IsMatch(text));

    private static string Joined(List<GridLine> lines, int column) => column < 0 ? "" : string.Join(' ', lines.Select(line => line[column].Line).Where(text => text.Length > 0));

    /// <summary>The things in a cell: one on each line of it, or one behind each number.</summary>
    internal static ImmutableArray<string> Split(string cell)
    {
        var text = cell.Trim();
        if (Numbered().IsMatch(text))
        {
            return [.. NextNumber().Split(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Select(one => one.Trim()).Where(one => one.Length > 0)];
        }

        return [.. text.Split('\n').Select(one => string.Join(' ', one.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(one => one.Length > 0)];
    }

    private static ImmutableArray<string> Things(List<GridLine> lines, int column) =>
        column < 0 ? [] : Split(string.Join('\n', lines.Select(line => line[column].Text ?? "").Where(text => text.Length > 0)));

    /// <summary>Some heads are followed by a line that numbers the columns.</summary>
    private static bool IsColumnNumbers(GridLine line)
    {
        var texts = line.Cells.Where(cell => !cell.IsEmpty).Select(cell => cell.Line).ToList();
        return texts.Count >= 4 && texts.Index().All(text => text.Item == (text.Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("[◇◆⬦⬥♢♦⋄⟐]|keputusan", RegexOptions.IgnoreCase)]
    private static partial Regex Diamond();

    [GeneratedRegex(@"^1[.)]\s")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s+(?=\d{1,2}[.)]\s)")]
    private static partial Regex NextNumber();
}
