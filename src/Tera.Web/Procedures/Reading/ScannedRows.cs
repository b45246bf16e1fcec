using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Rows of a scanned table: each line runs across all columns, so the words of a cell are strewn over the lines of its row.</summary>
/// <remarks>
/// The first line is parted by the standard time. What a cell goes on with is found by what SOPs repeat: the kelengkapan of a row is the keluaran
/// of the row above, and the keluaran of a row comes again in the row below. What nothing tells goes to kegiatan, whose words come first.
/// </remarks>
internal sealed partial class ScannedRows(List<PlainBlock> blocks)
{
    private string _output = "";

    public IEnumerable<SourceRow> Read() => blocks.Select((block, at) => RowOf(block, at + 1 < blocks.Count ? More(blocks[at + 1]) : []));

    private SourceRow RowOf(PlainBlock block, List<string[]> next)
    {
        var first = block.Lines[0].Text;
        var time = PlainRows.Duration().Match(first);
        var (text, input) = Halves(Words(first[..time.Index]));
        var behind = Words(first[(time.Index + time.Length)..]);
        var sop = Array.IndexOf(behind, "SOP");
        List<string> output = [.. sop < 0 ? behind : behind[..sop]], remark = [.. sop < 0 ? [] : behind[sop..]];
        var wanted = Rest(string.Join(' ', input));
        foreach (var (line, _) in block.Lines.Skip(1))
        {
            var words = Words(line);
            if (remark.Count > 0)
            {
                words = TakeRemark(words, remark);
            }

            // What kelengkapan still lacks parts the line: before it kegiatan, behind it keluaran.
            var (at, length) = Find(words, wanted);
            if (length > 0)
            {
                input.AddRange(words[at..(at + length)]);
                wanted = wanted[length..];
                text.AddRange(words[..at]);
                output.AddRange(words[(at + length)..]);
                continue;
            }

            var tail = Tail(words, next);
            var left = Words(line[..Math.Max(0, line.LastIndexOfAny(['‘', '’']))]).Length;
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
            Inputs = input.Count > 0 ? [string.Join(' ', input)] : [],
            Duration = time.Value.Trim(),
            Outputs = output.Count > 0 ? [_output] : [],
            Remark = remark.Count > 0 ? string.Join(' ', remark) : null,
        };
    }

    /// <summary>Kegiatan and kelengkapan of the first line: the second begins as the output above did, or with the last capital.</summary>
    private (List<string> Text, List<string> Input) Halves(string[] words)
    {
        var above = Words(_output);
        var at = above.Length == 0 ? -1 : Array.FindLastIndex(words, word => Same(word, above[0]) && char.IsUpper(word[0]));
        at = at > 0 ? at : Array.FindLastIndex(words, word => char.IsUpper(word[0]));
        return at > 0 ? ([.. words[..at]], [.. words[at..]]) : ([.. words], []);
    }

    private string[] Rest(string input) =>
        _output.Length > input.Length && _output.StartsWith(input, StringComparison.OrdinalIgnoreCase) ? Words(_output[input.Length..]) : [];

    /// <summary>The longest beginning of what is wanted that stands in the line in one piece.</summary>
    private static (int At, int Length) Find(string[] words, string[] wanted)
    {
        for (var length = Math.Min(words.Length, wanted.Length); length > 0; length--)
        {
            for (var at = 0; at + length <= words.Length; at++)
            {
                if (words.Skip(at).Take(length).Zip(wanted, Same).All(same => same))
                {
                    return (at, length);
                }
            }
        }

        return (0, 0);
    }

    /// <summary>How many words at the end of the line come again in the row below, in one piece.</summary>
    private static int Tail(string[] words, List<string[]> next)
    {
        var length = 0;
        while (length < words.Length && next.Exists(line => Find(line, words[^(length + 1)..]).Length == length + 1))
        {
            length++;
        }

        return length;
    }

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

    private static List<string[]> More(PlainBlock block) => [.. block.Lines.Skip(1).Select(line => Words(line.Text)).Where(words => words.Length > 0)];

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without what a scan makes of frames and arrows.</summary>
    private static string[] Words(string text) =>
        [.. Frame().Replace(text, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !Smudge().IsMatch(word))];

    [GeneratedRegex(@"[|\[\]\\‘’`~<>!]|(?<=\s|^)/(?=\s|$)")]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(?:\P{L}|[\p{L}\d]|\p{Lu}\d|l/)$")]
    private static partial Regex Smudge();
}
