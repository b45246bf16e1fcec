using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Where the columns of Bagian Flowchart stand in a grid.</summary>
/// <param name="Below">Place of the first line below the head.</param>
/// <param name="Number">Column of No; -1 for none.</param>
/// <param name="Text">Column of Kegiatan.</param>
/// <param name="Lanes">Columns of Pelaksana with their heads.</param>
/// <param name="Inputs">Column of Kelengkapan; -1 for none.</param>
/// <param name="Duration">Column of Waktu; -1 for none.</param>
/// <param name="Outputs">Column of Keluaran; -1 for none.</param>
/// <param name="Remark">Column of Keterangan; -1 for none.</param>
internal sealed partial record TableHead(
    int Above, int Below, int Number, int Text, ImmutableArray<(int Column, string Head, int Line)> Lanes, int Inputs, int Duration, int Outputs, int Remark)
{
    private const int Deepest = 3;
    private const int LongestMark = 1;
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>The first head at or below a line; null where there is none.</summary>
    public static TableHead? Find(CellGrid grid, int from = 0)
    {
        for (var line = from; line < grid.Lines.Length; line++)
        {
            if (grid.Lines[line].Cells.Any(cell => Activity().IsMatch(cell.Line)) && At(grid, line) is { } head)
            {
                return head;
            }
        }

        return null;
    }

    private static TableHead? At(CellGrid grid, int top)
    {
        for (var depth = 1; depth <= Deepest && top + depth <= grid.Lines.Length; depth++)
        {
            var lines = grid.Lines[top..(top + depth)];
            var width = lines.Max(line => line.Cells.Length);
            // The lowest words of a column name it; what spans several columns names none of them.
            var names = Enumerable.Range(0, width).Select(column => lines.Select(line => line[column].Line).LastOrDefault(name => name.Length > 0) ?? "").ToList();
            var (inputs, duration, outputs) = (names.FindIndex(Input().IsMatch), names.FindIndex(Time().IsMatch), names.FindIndex(Output().IsMatch));
            if (duration < 0 || (inputs < 0 && outputs < 0))
            {
                continue;
            }

            var text = names.FindIndex(Activity().IsMatch);
            var last = new[] { inputs, duration, outputs }.Where(column => column >= 0).Min();
            var number = names.FindIndex(Ordinal().IsMatch);
            ImmutableArray<(int, string, int)> lanes =
            [
                .. Enumerable.Range(text + 1, Math.Max(0, last - text - 1)).Where(column => names[column].Length > 0 && (!Group().IsMatch(names[column]) || IsLane(grid, top + depth - 1, column)))
                    .Select(column => (column, names[column], grid.Lines[top + depth - 1].Number)),
            ];
            if (text >= 0 && text < last && !lanes.IsEmpty)
            {
                return new TableHead(top, top + depth, number, text, lanes, inputs, duration, outputs, names.FindIndex(last, Remarks().IsMatch));
            }
        }

        return null;
    }

    /// <summary>A column may be headed Pelaksana and nothing more: then the word stands in the lowest line of the head, and nothing but marks below it.</summary>
    private static bool IsLane(CellGrid grid, int line, int column) =>
        grid.Lines[line][column].Line.Length > 0 && grid.Lines[(line + 1)..].All(below => below[column].Line.Length <= LongestMark);

    [GeneratedRegex(@"^(?:uraian\b.*|(?:uraian\s+)?(?:kegiatan|aktivitas|prosedur)(?:\s.*)?|langkah\b.*)$", Options)]
    private static partial Regex Activity();

    [GeneratedRegex(@"^(?:kelengkapan|persyaratan|input|masukan)\b", Options)]
    private static partial Regex Input();

    [GeneratedRegex(@"^(?:waktu|durasi|lama)\b", Options)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?:output|out put|keluaran|hasil)\b", Options)]
    private static partial Regex Output();

    [GeneratedRegex(@"^no(?:mor)?\.?$", Options)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^ket(?:erangan)?\.?$", Options)]
    private static partial Regex Remarks();

    [GeneratedRegex(@"^(?:pelaksana|mutu baku|baku mutu)$", Options)]
    private static partial Regex Group();
}
