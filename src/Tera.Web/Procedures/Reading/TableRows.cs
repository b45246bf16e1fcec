using System.Collections.Immutable;
using System.Globalization;

namespace Tera.Procedures.Reading;

/// <summary>The lines of one table, row by row.</summary>
/// <param name="Lines">Those of each row.</param>
/// <param name="Headings">What stands between rows and is none.</param>
/// <param name="End">Place of the first line that is no more of the table.</param>
internal sealed record TableBlock(IReadOnlyList<IReadOnlyList<GridLine>> Lines, ImmutableArray<(int Line, string Words)> Headings, int End);

/// <summary>Parts the lines below a head into rows, and says where the table ends: what stands behind it is no row.</summary>
internal sealed class TableRows
{
    private const int FarthestResumption = 10;

    private readonly CellGrid _grid;
    private readonly TableHead _head;
    private readonly bool _isNumbered;
    private readonly List<List<GridLine>> _rows = [];
    private readonly List<(int Line, string Words)> _headings = [];

    private TableRows(CellGrid grid, TableHead head, int end)
    {
        (_grid, _head) = (grid, head);
        _isNumbered = head.Number >= 0 && grid.Lines[head.Below..end].Count(line => char.IsDigit(NumberOf(line).FirstOrDefault())) > 1;
    }

    /// <param name="grid">The file.</param>
    /// <param name="head">Of the table.</param>
    /// <param name="end">Where the next head begins, at the latest.</param>
    public static TableBlock Read(CellGrid grid, TableHead head, int end)
    {
        var rows = new TableRows(grid, head, end);
        var behind = rows.Take(end);
        return new(rows._rows, [.. rows._headings], behind);
    }

    /// <summary>Every line, to the last.</summary>
    public static TableBlock Whole(CellGrid grid, TableHead head)
    {
        var rows = new TableRows(grid, head, grid.Lines.Length);
        foreach (var line in grid.Lines[head.Below..].Where(line => !line.IsEmpty))
        {
            rows.Add(line, begins: line[head.Text].Line.Length > 0 || NumberCell(line, head).Length > 0);
        }

        return new(rows._rows, [], grid.Lines.Length);
    }

    private int Take(int end)
    {
        var gap = false;
        for (var at = _head.Below; at < end; at++)
        {
            var line = _grid.Lines[at];
            if (line.IsEmpty)
            {
                gap = true;
                continue;
            }

            if (IsColumnNumbers(line))
            {
                continue;
            }

            switch (KindOf(line, gap || line.IsLoose))
            {
                case LineKind.Behind when Resumes(at, end) is { } resumes:
                    foreach (var between in _grid.Lines[at..resumes].Where(between => !between.IsEmpty))
                    {
                        Between(between);
                    }

                    at = resumes - 1;
                    break;
                case LineKind.Behind:
                    return at;
                case LineKind.Heading:
                    _headings.Add(Told(line));
                    break;
                case LineKind.Row:
                    Add(line, begins: true);
                    break;
                default:
                    Add(line, begins: false);
                    break;
            }

            gap = false;
        }

        return end;
    }

    /// <summary>A row merged over several lines of a sheet has its symbols and its second things where its words no longer stand.</summary>
    private void Between(GridLine line)
    {
        if (line[_head.Text].Line.Length == 0 && NumberCell(line, _head).Length == 0 && (IsMarked(line) || HasQuality(line)) && !IsBehind(line, isApart: true))
        {
            Add(line, begins: false);
        }
        else
        {
            _headings.Add(Told(line));
        }
    }

    private bool IsMarked(GridLine line) => _head.Lanes.Any(lane => TableReader.IsMark(line[lane.Column]));

    private bool HasQuality(GridLine line) => _head.Qualities.Any(column => !line[column].IsEmpty);

    /// <summary>Where the numbers go on behind a remark between rows; null where the table has ended. Looked for in the next lines only.</summary>
    private int? Resumes(int at, int end)
    {
        if (_rows.Count == 0 || !int.TryParse(NumberOf(_rows[^1][0]).Trim('(', ')', '.'), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            return null;
        }

        for (var next = at; next < Math.Min(end, at + FarthestResumption) && !IsCover(_grid.Lines[next]); next++)
        {
            var line = _grid.Lines[next];
            if (!line.IsLoose && line[_head.Text].Line.Length > 0 && _head.Qualities.Any(column => !line[column].IsEmpty)
                && int.TryParse(NumberOf(line).Trim('(', ')', '.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == last + 1)
            {
                return next;
            }
        }

        return null;
    }

    private static (int Line, string Words) Told(GridLine line) => (line.Number, string.Join(' ', line.Cells.Select(cell => cell.Line).Where(text => text.Length > 0)));

    private void Add(GridLine line, bool begins)
    {
        if (begins)
        {
            _rows.Add([line]);
        }
        else if (_rows.Count > 0)
        {
            // A row that was broken over lines goes on where neither number nor text begins anew.
            _rows[^1].Add(line);
        }
    }

    private LineKind KindOf(GridLine line, bool isApart)
    {
        var (number, text) = (NumberOf(line), line[_head.Text].Line);
        var (isMarked, hasQuality) = (IsMarked(line), HasQuality(line));
        if (number.Length > 0 && (text.Length > 0 || isMarked) && !line.IsLoose)
        {
            return !isMarked && !hasQuality && IsLetters(number) && _isNumbered ? LineKind.Heading : LineKind.Row;
        }

        if (IsBehind(line, isApart))
        {
            return LineKind.Behind;
        }

        var words = text.Length > 0 || NumberCell(line, _head).Length > 0;
        if (!words)
        {
            // A symbol in the middle of a row merged over many lines has empty lines before it.
            return isApart && !(isMarked && !line.IsLoose && _rows.Count > 0) ? LineKind.Behind : LineKind.More;
        }

        if (isMarked && hasQuality)
        {
            return LineKind.Row;
        }

        if (isApart)
        {
            // Where no numbers go on behind the gap, a mark or a quality says that the table does.
            return !_isNumbered && !line.IsLoose && text.Length > 0 && (isMarked || hasQuality) ? LineKind.Row : LineKind.Behind;
        }

        return _isNumbered && !isMarked && text.Length > 0 && char.IsLower(text[0]) ? LineKind.More
            : isMarked || hasQuality || !_isNumbered ? LineKind.Row
            : LineKind.Heading;
    }

    /// <summary>Remarks, a sum, who signs, or the cover of the next SOP. Without a gap before it, a cell of Mutu Baku may begin with such a word.</summary>
    private bool IsBehind(GridLine line, bool isApart) =>
        IsCover(line)
        || line.Cells.Any(cell => HeadWords.Signing().IsMatch(cell.Line))
        || line.Cells.Index().Any(cell => HeadWords.Foot().IsMatch(cell.Item.Line) && (isApart || (cell.Index != _head.Remark && !_head.Qualities.Contains(cell.Index))));

    private bool IsCover(GridLine line) =>
        line.Cells.Any(cell => CoverLabels.IsLabel(cell.Line))
        || (line.Cells.FirstOrDefault(cell => !cell.IsEmpty).Line is { Length: > 0 } first && HeadWords.Title().IsMatch(first) && !_head.Qualities.Any(column => !line[column].IsEmpty));

    private string NumberOf(GridLine line) => NumberCell(line, _head) is var number && HeadWords.RowNumber().IsMatch(number) ? number : "";

    private static string NumberCell(GridLine line, TableHead head) => head.Number < 0 ? "" : line[head.Number].Line;

    private static bool IsLetters(string number) => !number.Any(char.IsDigit);

    /// <summary>Some heads are followed by a line that numbers the columns.</summary>
    private static bool IsColumnNumbers(GridLine line)
    {
        var texts = line.Cells.Where(cell => !cell.IsEmpty).Select(cell => cell.Line.Trim('(', ')', '.')).ToList();
        return texts.Count >= 4 && texts.Index().All(text => text.Item == (text.Index + 1).ToString(CultureInfo.InvariantCulture));
    }

    private enum LineKind
    {
        Row,
        More,
        Heading,
        Behind,
    }
}
