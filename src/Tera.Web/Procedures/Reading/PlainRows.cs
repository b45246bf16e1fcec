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
/// <param name="lines">The file.</param>
/// <param name="pages">Places of the lines of the table, the end exclusive: a row may go on from one page to the next.</param>
internal sealed partial class PlainRows(IReadOnlyList<string> lines, IReadOnlyList<(int From, int End)> pages)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int FarthestJump = 4;

    /// <summary>Lines below a word that may begin the signatures in which the next row is sought.</summary>
    private const int FarthestResumption = 60;

    /// <summary>A number, a fraction, a range or a product, with what is printed before it.</summary>
    private const string Amount = @"(?:(?:±|\+/?-)\s?)?(?<![\p{L}\d])" + One + @"(?:\s?(?:[-–—x×]|s[./]?d\.?|sampai|hingga)\s?" + One + "){0,3}";

    /// <summary>Also with the number in words before it, and of working days: <c>2 (dua) hari kerja</c>. What follows may begin with <em>kerja sama</em>.</summary>
    private const string Unit = @"(?:\s?\(\p{L}[\p{L} ]{2,30}\))? ?(?:menit|mnt|jam|hari|hk|minggu)(?!\p{L})(?:\s(?-i:kerja|kalender)(?!\p{L}|\s+sama))?";

    private const string One = @"(?:\d{1,5}(?:[.,/]\d{1,3})?(?:\s?[½¼¾])?|[½¼¾])";

    private readonly ScanMarks _marks = new(Lines(lines, pages));

    private string _output = "";

    private readonly List<(int Number, string Words)> _left = [], _unplaced = [];

    private bool _hasOpenLines;

    /// <summary>What was left out, once the rows are read; null for nothing.</summary>
    public string? Note => string.Join(' ', new[] { _marks.Note, LeftLines.Unplaced(_unplaced), LeftLines.Told(_left) }.OfType<string>()) is { Length: > 0 } note ? note : null;

    public IEnumerable<SourceRow> Read()
    {
        List<PlainBlock> blocks = [.. Blocks()];
        _hasOpenLines = Lines(lines, pages).Any(line => line.EndsWith(' '));
        if (!_hasOpenLines && ApartCells.Are(blocks))
        {
            var apart = new ApartCells(_marks);
            List<SourceRow> rows = blocks.ConvertAll(apart.RowOf);
            _unplaced.AddRange(apart.Unplaced);
            return rows;
        }

        if (!_hasOpenLines && blocks.TrueForAll(block => Time(block.Lines[0].Text).Success) && blocks.Exists(block => Duration().IsMatch(block.Lines[0].Text)))
        {
            return new ScannedRows(blocks, _marks).Read();
        }

        return blocks.SelectMany(Parted);
    }

    /// <summary>Number of the first row on a page; 0 for none.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="page">Places of its lines, the end exclusive.</param>
    /// <param name="before">Number of the last row before it.</param>
    public static int FirstNumber(IReadOnlyList<string> lines, (int From, int End) page, int before) =>
        Lines(lines, [page]).TakeWhile(line => !IsHead(line)).Select(line => Begun(line, before) ?? Begun(line, 0)).FirstOrDefault(begun => begun is not null)?.Number ?? 0;

    /// <summary>Number of the last row on a page, or of the last before it.</summary>
    public static int LastNumber(IReadOnlyList<string> lines, (int From, int End) page, int before) =>
        Lines(lines, [page]).TakeWhile(line => !IsHead(line)).Aggregate(before, (number, line) => Begun(line, number)?.Number ?? number);

    /// <summary>Whether a line begins a row or holds a standard time, so that it is no head and no title.</summary>
    public static bool IsOfRow(string line) => Duration().IsMatch(line) || Begins().Match(line) is { Success: true } match && match.Groups["rest"].Length > 0;

    /// <summary>Whether the next row comes below a line, with its time.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="at">Place of the line.</param>
    /// <param name="end">Where the table ends at the latest.</param>
    /// <param name="number">Of the row before it.</param>
    public static bool Resumes(IReadOnlyList<string> lines, int at, int end, int number)
    {
        end = Math.Min(end, at + FarthestResumption);
        var next = at + 1;
        while (next < end && Begun(lines[next], number)?.Number != number + 1)
        {
            next++;
        }

        return Lines(lines, [(next, end)]).Any(line => Duration().IsMatch(line) || OtherTime().IsMatch(line));
    }

    public static bool IsPageNumber(string line) => PageNumber().IsMatch(line);

    private static IEnumerable<string> Lines(IReadOnlyList<string> lines, IEnumerable<(int From, int End)> pages) =>
        pages.SelectMany(page => Enumerable.Range(page.From, Math.Max(0, page.End - page.From)).Select(at => lines[at]));

    /// <summary>The row that a line begins; null where its number is none that may follow.</summary>
    private static (int Number, string Printed, string Text)? Begun(string line, int before) =>
        Begins().Match(line) is { Success: true } match && !BeginsWithTime(line.TrimStart())
        && int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) is var next && next >= Math.Max(1, before) && next <= before + FarthestJump
            ? (next, match.Groups["number"].Value, match.Groups["rest"].Value)
            : null;

    private static bool IsHead(string line) => Head().IsMatch(line.Trim());

    /// <summary>From one number to the next.</summary>
    private IEnumerable<PlainBlock> Blocks()
    {
        PlainBlock? open = null;
        var (number, isTimed) = (0, false);
        foreach (var page in pages)
        {
            for (var at = page.From; at < page.End; at++)
            {
                var line = lines[at];
                if (IsHead(line) || (isTimed && IsSigned(at, page.End, number)))
                {
                    _left.AddRange(Enumerable.Range(at, page.End - at).Select(place => (place + 1, lines[place])));
                    break;
                }

                if (IsPageNumber(line))
                {
                    continue;
                }

                if (Begun(line, number) is { } begun && !(begun.Text.Trim().Length == 0 && at + 1 < page.End && UnitLine().IsMatch(lines[at + 1])))
                {
                    if (open is not null)
                    {
                        yield return open;
                    }

                    (number, isTimed) = (begun.Number, false);
                    open = new PlainBlock(at + 1, begun.Printed, []);
                    line = begun.Text;
                }

                open?.Lines.Add((line, at + 1));
                isTimed = open is not null && (isTimed || Duration().IsMatch(line) || OtherTime().IsMatch(line));
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>Whether who signs is named from here on. A cell may go on with such a word: then the next number comes below it, with its time.</summary>
    private bool IsSigned(int at, int end, int number) =>
        lines[at].Trim() is var line && (Signing().IsMatch(line) || HeadWords.Signing().IsMatch(line)) && !Resumes(lines, at, end, number);

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
            // Only where lines that go on say so, or an empty line follows, does one that does not end the cell for sure.
            var isSure = _hasOpenLines || before[closed + 1].Trim().Length == 0;
            return (Joined(before.Take(closed + 1), line), Joined(before.Skip(closed + 1), line), new(Origin.Inferred, isSure ? 0.9m : 0.6m, "Kolom naskah hilang; kegiatan berakhir pada baris yang tidak bersambung."));
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

    /// <summary>The standard time in a text, else what stands for one: months, years, <em>kondisional</em>.</summary>
    internal static Match Time(string text) => Duration().Match(text) is { Success: true } match ? match : OtherTime().Match(text);

    /// <summary>What stands for a time where no row has a better one; a sentence may speak of months and years too.</summary>
    [GeneratedRegex("(?:" + Amount + @" ?(?:bulan|bln|tahun|thn)|\bkondisional|\btentatif)(?!\p{L})", Options)]
    private static partial Regex OtherTime();

    [GeneratedRegex(@"^(?:Me|Ber|Di)\p{Ll}{3,}\s")]
    private static partial Regex Verb();

    /// <summary>Heads of columns, which a text may have below the rows.</summary>
    [GeneratedRegex(@"^(?:no\.?\s+(?:kegiatan|uraian|aktivitas)|pelaksana\s+mutu)", Options)]
    private static partial Regex Head();

    /// <summary>Who signs without a comma or a line of its own: <c>Mengetahui Kepala Dinas</c>. In small letters it is a word of a sentence.</summary>
    [GeneratedRegex(@"^(?:Mengetahui|MENGETAHUI|Ditetapkan|DITETAPKAN)\s+\p{Lu}")]
    private static partial Regex Signing();

    [GeneratedRegex(@"^\s*(?:hal(?:aman)?\.?|page)\s*\d{1,3}(?:\s*(?:dari|of|/)\s*\d{1,3})?\s*$", Options)]
    private static partial Regex PageNumber();

    /// <summary>The unit of a number that was broken off above it.</summary>
    [GeneratedRegex(@"^\s*(?:menit|jam|hari|minggu|bulan|tahun)(?!\p{L})", Options)]
    private static partial Regex UnitLine();

    [GeneratedRegex(@"^\s{4,}")]
    private static partial Regex BlankCells();

    [GeneratedRegex(@"(?<=\s)\b(?:Ya|Tidak)\b(?=\s|$)|^\s*(?:Ya|Tidak)\s*$")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\s*(?:(?:Ya|Tidak)\s*)+$")]
    private static partial Regex OnlyAnswers();

    [GeneratedRegex(@"(?<=\s)\p{Lu}")]
    private static partial Regex Capital();
}
