using System.Globalization;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Lines from one printed number to the next.</summary>
/// <param name="Line">Where it begins in the source, from 1.</param>
/// <param name="Number">As printed; null where the row has none.</param>
/// <param name="Lines">The text behind the number, then the lines below.</param>
internal sealed record PlainBlock(int Line, string? Number, List<(string Text, int Number)> Lines);

/// <summary>Cuts the lines of a table in plain text into rows, and each row into its cells.</summary>
internal sealed partial class PlainRows(IReadOnlyList<string> lines, int from, int end)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int FarthestJump = 4;

    /// <summary>A number, a fraction, a range or a product, with what is printed before it.</summary>
    private const string Amount = @"(?:(?:±|\+/?-)\s?)?(?<![\p{L}\d])" + One + @"(?:\s?(?:[-–—x×]|s[./]?d\.?|sampai|hingga)\s?" + One + "){0,3}";

    private const string Unit = @" ?(?:menit|jam|hari|minggu)(?!\p{L})";

    private const string One = @"(?:\d{1,5}(?:[.,/]\d{1,3})?(?:\s?[½¼¾])?|[½¼¾])";

    private readonly ScanMarks _marks = new(lines.Take(end).Skip(from));

    private string _output = "";

    /// <summary>What was left out, once the rows are read; null for nothing.</summary>
    public string? Note => _marks.Note;

    public IEnumerable<SourceRow> Read()
    {
        List<PlainBlock> blocks = [.. Blocks()];
        if (Enumerable.Range(from, Math.Max(0, end - from)).All(at => !lines[at].EndsWith(' ')) && blocks.TrueForAll(block => Duration().IsMatch(block.Lines[0].Text)))
        {
            return new ScannedRows(blocks, _marks).Read();
        }

        return blocks.SelectMany(Parted);
    }

    /// <summary>From one number to the next.</summary>
    private IEnumerable<PlainBlock> Blocks()
    {
        PlainBlock? open = null;
        var number = 0;
        for (var at = from; at < end; at++)
        {
            var line = lines[at];
            if (Foot().IsMatch(line.Trim()))
            {
                break;
            }

            var match = Begins().Match(line);
            var next = match.Success ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            if (match.Success && !BeginsWithTime(line.TrimStart()) && next >= Math.Max(1, number) && next <= number + FarthestJump)
            {
                if (open is not null)
                {
                    yield return open;
                }

                number = next;
                open = new PlainBlock(at + 1, match.Groups["number"].Value, []);
                line = match.Groups["rest"].Value;
            }

            open?.Lines.Add((line, at + 1));
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>A block with two standard times holds two rows: the second has lost its number and begins with its verb.</summary>
    private IEnumerable<SourceRow> Parted(PlainBlock block)
    {
        var (first, seen) = (0, false);
        var lastTime = block.Lines.FindLastIndex(line => Duration().IsMatch(line.Text));
        for (var at = 0; at < block.Lines.Count; at++)
        {
            var line = block.Lines[at].Text;
            if (seen && at <= lastTime && Verb().IsMatch(line.TrimStart()))
            {
                yield return RowOf(Piece(block, first, at));
                (first, seen) = (at, false);
            }

            seen |= Duration().IsMatch(line);
        }

        yield return RowOf(Piece(block, first, block.Lines.Count));
    }

    private static bool BeginsWithTime(string line) => line[..Math.Min(line.Length, 12)] is var head && (Duration().IsMatch(head) || OtherTime().IsMatch(head));

    private static PlainBlock Piece(PlainBlock block, int first, int behind) =>
        first == 0 ? block with { Lines = block.Lines[..behind] } : new(block.Lines[first].Number, null, block.Lines[first..behind]);

    private SourceRow RowOf(PlainBlock block)
    {
        var isDecision = block.Lines.Exists(line => Answer().IsMatch(line.Text));
        var written = block.Lines.Where(line => !OnlyAnswers().IsMatch(line.Text)).Select(line => Answer().Replace(line.Text, " ")).ToList();
        var (before, behind, duration) = Around(written, Duration()) ?? Around(written, OtherTime()) ?? (written, [], null);
        var (text, input, border) = Cut(before, duration is not null, block.Line);
        var (output, remark) = Behind(behind, block.Line);
        _output = output;
        return new SourceRow(block.Line, block.Number, text.Length > 0 ? text : input)
        {
            Border = border,
            Inputs = text.Length > 0 && input.Length > 0 ? TableReader.Split(input) : [],
            Duration = duration,
            Outputs = output.Length > 0 ? TableReader.Split(output) : [],
            Remark = remark.Length > 0 ? remark : null,
            HasAnswers = isDecision,
        };
    }

    /// <summary>What stands before and behind the printed time, and the time as it is printed; null where there is none of that kind.</summary>
    private static (List<string> Before, List<string> Behind, string? Duration)? Around(List<string> written, Regex time)
    {
        if (written.FindIndex(time.IsMatch) is not (>= 0 and var timed))
        {
            return null;
        }

        var match = time.Match(written[timed]);
        return (
            [.. written[..timed], written[timed][..match.Index]],
            [written[timed][(match.Index + match.Length)..], .. written[(timed + 1)..]],
            match.Value.Trim());
    }

    /// <summary>Where kegiatan ends: at a line of blanks, where a cell was left without a blank at its end, or by the words. What only the words tell says so.</summary>
    private (string Text, string Input, Provenance? Border) Cut(List<string> before, bool hasTime, int line)
    {
        var blank = before.FindIndex(1 <= before.Count ? 1 : 0, one => BlankCells().IsMatch(one));
        if (blank > 0 && Joined(before.Skip(blank), line).Length > 0)
        {
            return (Joined(before.Take(blank), line), Joined(before.Skip(blank), line), null);
        }

        if (!hasTime)
        {
            return (Joined(before, line), "", null);
        }

        // A line that goes on ends with a blank; the first that does not, and is not the last, ends the cell.
        var closed = before.FindIndex(one => one.Trim().Length > 0 && !one.EndsWith(' '));
        if (closed >= 0 && Joined(before.Skip(closed + 1), line).Length > 0)
        {
            return (Joined(before.Take(closed + 1), line), Joined(before.Skip(closed + 1), line), new(Origin.Inferred, 0.9m, "Kolom naskah hilang; kegiatan berakhir pada baris yang tidak bersambung."));
        }

        // The words before the time stand on a line of their own: that line is the cell.
        if (before.Count > 1 && before[^1].Trim().Length > 0 && Joined(before.Take(before.Count - 1), line).Length > 0)
        {
            return (Joined(before.Take(before.Count - 1), line), before[^1].Trim(), new(Origin.Inferred, 0.9m, "Kolom naskah hilang; kelengkapan berdiri pada baris sendiri di depan waktunya."));
        }

        return ByWords(Joined(before, line));
    }

    private (string, string, Provenance) ByWords(string all)
    {
        if (_output.Length > 0 && all.EndsWith(_output, StringComparison.OrdinalIgnoreCase) && all.Length > _output.Length)
        {
            return (all[..^_output.Length].Trim(), all[^_output.Length..], new(Origin.Inferred, 0.8m, "Kolom naskah hilang; kelengkapan sama dengan keluaran baris di atasnya."));
        }

        return Capital().Matches(all).LastOrDefault(match => match.Index > 0) is { } capital
            ? (all[..capital.Index].Trim(), all[capital.Index..].Trim(), new(Origin.Inferred, 0.5m, "Kolom naskah hilang; kelengkapan diduga mulai pada huruf besar terakhir sebelum waktu."))
            : (all, "", new(Origin.Inferred, 0.5m, "Kolom naskah hilang dan tidak ada yang menandai kelengkapan; semuanya dibaca sebagai kegiatan."));
    }

    private (string Output, string Remark) Behind(List<string> behind, int line)
    {
        var sop = behind.FindIndex(one => one.TrimStart().StartsWith("SOP ", StringComparison.Ordinal));
        return sop < 0 ? (Joined(behind, line), "") : (Joined(behind.Take(sop), line), Joined(behind.Skip(sop), line));
    }

    /// <summary>One text again; a word parted at the end of a line is one word.</summary>
    private string Joined(IEnumerable<string> parts, int line)
    {
        var text = string.Join('\n', parts.Select(part => part.Trim()).Where(part => part.Length > 0));
        return string.Join(' ', _marks.Words(text.Replace("-\n", "-", StringComparison.Ordinal), line));
    }

    [GeneratedRegex(@"^\s{0,3}(?<number>\d{1,3})(?:[.)]?\s*$|[.)]?\s+(?<rest>\D.*)$)")]
    private static partial Regex Begins();

    /// <summary>A standard time with all that is printed of it: <c>2 x 24 jam</c> is not 24 jam. What it means, <c>WrittenDuration</c> says.</summary>
    [GeneratedRegex(Amount + Unit + @"(?:\s" + One + Unit + ")?", Options)]
    internal static partial Regex Duration();

    /// <summary>What stands for a time where no row has a better one; a sentence may speak of months and years too.</summary>
    [GeneratedRegex("(?:" + Amount + @" ?(?:bulan|tahun)|\bkondisional)(?!\p{L})", Options)]
    private static partial Regex OtherTime();

    [GeneratedRegex(@"^(?:Me|Ber|Di)\p{Ll}{3,}\s")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^(?:no\.?\s+kegiatan|pelaksana\s+mutu|mengetahui\b|ditetapkan\b)", Options)]
    private static partial Regex Foot();

    [GeneratedRegex(@"^\s{4,}")]
    private static partial Regex BlankCells();

    [GeneratedRegex(@"(?<=\s)\b(?:Ya|Tidak)\b(?=\s|$)|^\s*(?:Ya|Tidak)\s*$")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\s*(?:(?:Ya|Tidak)\s*)+$")]
    private static partial Regex OnlyAnswers();

    [GeneratedRegex(@"(?<=\s)\p{Lu}")]
    private static partial Regex Capital();
}
