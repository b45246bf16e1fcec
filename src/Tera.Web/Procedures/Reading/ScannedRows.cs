using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Rows of a scanned table: each line runs across all columns, so the words of a cell are strewn over the lines of its row.</summary>
/// <remarks>
/// The first line is parted by the standard time. What a cell goes on with is found by what SOPs repeat: the kelengkapan of a row is the keluaran
/// of the row above, and the keluaran of a row comes again in the row below. What nothing tells goes to kegiatan, whose words come first.
/// Where kegiatan ends is never printed in such a text, so every row says why it was cut there.
/// </remarks>
internal sealed class ScannedRows(List<PlainBlock> blocks, ScanMarks marks)
{
    /// <summary>Lines below a row that are looked at for words of the row above; a row that is longer was never one.</summary>
    private const int MostLines = 16;

    private string _output = "";

    public IEnumerable<SourceRow> Read() => blocks.Select((block, at) => RowOf(block, at + 1 < blocks.Count ? More(blocks[at + 1]) : []));

    private SourceRow RowOf(PlainBlock block, List<string[]> next)
    {
        var (first, number) = block.Lines[0];
        var time = PlainRows.Time(first);
        var (text, input, border) = Halves(marks.Words(first[..time.Index], number));
        var behind = marks.Words(first[(time.Index + time.Length)..], number);
        var sop = Array.IndexOf(behind, "SOP");
        List<string> output = [.. sop < 0 ? behind : behind[..sop]], remark = [.. sop < 0 ? [] : behind[sop..]];
        var wanted = Rest(string.Join(' ', input));
        foreach (var (line, at) in block.Lines.Skip(1))
        {
            var words = marks.Words(line, at);
            if (remark.Count > 0)
            {
                words = TakeRemark(words, remark);
            }

            // What kelengkapan still lacks parts the line: before it kegiatan, behind it keluaran.
            var (from, length) = RepeatedWords.Beginning(words, wanted);
            if (length > 0)
            {
                input.AddRange(words[from..(from + length)]);
                wanted = wanted[length..];
                text.AddRange(words[..from]);
                output.AddRange(words[(from + length)..]);
                continue;
            }

            var tail = Tail(words, next);
            var left = marks.Words(line[..marks.Arrow(line)], at).Length;
            if (tail == 0 && left > 0 && left < words.Length)
            {
                // An arrow stood between the columns: what is right of it belongs to kelengkapan.
                text.AddRange(words[..left]);
                input.AddRange(words[left..]);
                continue;
            }

            text.AddRange(words[..^tail]);
            output.AddRange(words[^tail..]);
        }

        _output = string.Join(' ', output);
        return new SourceRow(block.Line, block.Number, string.Join(' ', text))
        {
            Border = border,
            Inputs = input.Count > 0 ? [string.Join(' ', input)] : [],
            Duration = time.Value.Trim(),
            Outputs = output.Count > 0 ? [_output] : [],
            Remark = remark.Count > 0 ? string.Join(' ', remark) : null,
        };
    }

    /// <summary>Kegiatan and kelengkapan of the first line: the second begins as the output above did, or with the last capital.</summary>
    private (List<string> Text, List<string> Input, Provenance Border) Halves(string[] words)
    {
        var above = Parts(_output);
        if (above.Length > 0 && Array.FindLastIndex(words, word => RepeatedWords.Same(word, above[0]) && char.IsUpper(word[0])) is > 0 and var known)
        {
            return ([.. words[..known]], [.. words[known..]], new(Origin.Inferred, 0.8m, "Kolom naskah terjalin; kelengkapan dimulai seperti keluaran baris di atasnya."));
        }

        return Array.FindLastIndex(words, word => char.IsUpper(word[0])) is > 0 and var at
            ? ([.. words[..at]], [.. words[at..]], new(Origin.Inferred, 0.5m, "Kolom naskah terjalin; kelengkapan diduga mulai pada huruf besar terakhir sebelum waktu."))
            : ([.. words], [], new(Origin.Inferred, 0.5m, "Kolom naskah terjalin dan tidak ada yang menandai kelengkapan; semuanya dibaca sebagai kegiatan."));
    }

    private string[] Rest(string input) =>
        _output.Length > input.Length && _output.StartsWith(input, StringComparison.OrdinalIgnoreCase) ? Parts(_output[input.Length..]) : [];

    private static string[] Parts(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many words at the end of the line come again in the row below, in one piece.</summary>
    private static int Tail(string[] words, List<string[]> next) => next.Select(line => RepeatedWords.Ending(words, line)).DefaultIfEmpty(0).Max();

    private static string[] TakeRemark(string[] words, List<string> remark)
    {
        // A name that was broken at the edge goes on with a piece of a word.
        if (words is [var piece] && remark[^1].Contains('/', StringComparison.Ordinal) && remark[^1].Length - remark[^1].LastIndexOf('/') < 5 && char.IsLower(piece[0]))
        {
            remark[^1] += piece;
            return [];
        }

        var at = words.Length - 1;
        if (at < 0 || !char.IsUpper(words[at][0]))
        {
            return words;
        }

        remark.Add(words[at]);
        return words[..at];
    }

    private List<string[]> More(PlainBlock block) => [.. block.Lines.Skip(1).Take(MostLines).Select(line => marks.Words(line.Text, line.Number)).Where(words => words.Length > 0)];
}
