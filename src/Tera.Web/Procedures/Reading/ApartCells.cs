using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Rows of plain text in which empty lines part the cells, as programs give it that write out a PDF cell by cell.</summary>
/// <remarks>The time stands in a cell of its own: before it kegiatan and kelengkapan, behind it keluaran and keterangan. What fits no cell is told.</remarks>
internal sealed partial class ApartCells(ScanMarks marks)
{
    private const double FewestApart = 0.6;

    private readonly List<(int Number, string Words)> _unplaced = [];

    /// <summary>What fits no cell, once the rows are read.</summary>
    public IEnumerable<(int Number, string Words)> Unplaced => _unplaced;

    /// <summary>True where most rows have their number on a line of its own and their time in a cell of its own.</summary>
    public static bool Are(IReadOnlyList<PlainBlock> blocks) =>
        blocks.Count > 1 && blocks.Count(block => block.Lines[0].Text.Trim().Length == 0 && CellsOf(block) is { Count: > 1 } cells && cells.FindIndex(1, IsTime) > 0) >= blocks.Count * FewestApart;

    public SourceRow RowOf(PlainBlock block)
    {
        var isDecision = block.Lines.Exists(line => HeadWords.Answer().IsMatch(line.Text.Trim()));
        List<(int Number, string Words)> cells = [.. CellsOf(block).Where(cell => !HeadWords.Answer().IsMatch(cell.Words) && !HeadWords.Remarks().IsMatch(cell.Words) && !HeadWords.Group().IsMatch(cell.Words))];
        var time = cells.Count > 1 ? cells.FindIndex(1, IsTime) : -1;
        List<(int Number, string Words)> before = time > 0 ? cells[..time] : [.. cells.Take(2)], behind = time > 0 ? cells[(time + 1)..] : cells[before.Count..];
        // One word behind keluaran is keterangan; where more stand there the page has broken the row.
        var remark = time > 0 && behind.Count == 2 ? behind[1].Words : null;
        _unplaced.AddRange(behind.Skip(time > 0 ? remark is null ? 1 : 2 : 0));
        string[] inputs = [.. before.Skip(1).Select(cell => cell.Words)], outputs = time > 0 ? [.. behind.Take(1).Select(cell => cell.Words)] : [];
        return new SourceRow(block.Line, block.Number, before.Count > 0 ? Printed(before[0]) : "(baris tanpa teks)")
        {
            Border = Border(time, inputs.Length),
            Inputs = [.. inputs.SelectMany(words => TableReader.Split(words))],
            Duration = time > 0 ? cells[time].Words : null,
            Outputs = [.. outputs.SelectMany(words => TableReader.Split(words))],
            Remark = remark,
            HasAnswers = isDecision,
        };
    }

    private string Printed((int Number, string Words) cell) => string.Join(' ', marks.Words(cell.Words, cell.Number));

    private static Provenance Border(int time, int inputs) => (time, inputs) switch
    {
        ( > 0, 1) => new(Origin.Inferred, 0.9m, "Kolom naskah hilang; baris kosong memisahkan kegiatan dari kelengkapan."),
        ( > 0, 0) => new(Origin.Inferred, 0.6m, "Kolom naskah hilang; tidak ada baris kosong sebelum waktunya, jadi semuanya dibaca sebagai kegiatan."),
        ( > 0, _) => new(Origin.Inferred, 0.6m, "Kolom naskah hilang; lebih dari dua bagian berdiri sebelum waktunya, dan yang pertama dibaca sebagai kegiatan."),
        _ => new(Origin.Inferred, 0.5m, "Kolom naskah hilang dan waktunya tidak berdiri di antara sel baris ini; periksa juga waktu dan keluarannya."),
    };

    /// <summary>The cells of a row, each in one line; what a page says of the next one is none.</summary>
    private static List<(int Number, string Words)> CellsOf(PlainBlock block)
    {
        List<(int Number, string Words)> cells = [];
        var texts = block.Lines.ConvertAll(line => line.Text);
        var goesOn = false;
        foreach (var (at, (text, number)) in block.Lines.Index())
        {
            var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (words.Length == 0 || LayoutGrid.IsCarried(texts, at))
            {
                goesOn = false;
                continue;
            }

            if (goesOn)
            {
                cells[^1] = (cells[^1].Number, Joined(cells[^1].Words, words));
            }
            else
            {
                cells.Add((number, words));
            }

            goesOn = true;
        }

        return cells;
    }

    private static bool IsTime((int Number, string Words) cell) => Time().IsMatch(cell.Words);

    public static string Joined(string before, string words) => before.EndsWith('/') || before.EndsWith('-') ? before + words : $"{before} {words}";

    /// <summary>A cell that holds a time and nothing else.</summary>
    [GeneratedRegex(@"^(?:±\s?)?\d{1,5}(?:[.,/]\d{1,3})?(?:\s?(?:[-–x×]|s[./]?d\.?|sampai)\s?\d{1,5})?\s?(?:\(\p{L}+\)\s?)?(?:menit|mnt|jam|hari|hr|hk|minggu|bulan|tahun)(?:\s+kerja)?\.?$|^kondisional$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
