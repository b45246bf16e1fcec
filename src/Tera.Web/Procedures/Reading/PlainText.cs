using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Reads SOPs from plain text as it falls out of a PDF: columns are gone, cells are broken over lines, several SOPs may follow one another.</summary>
/// <remarks>
/// A row begins with its number, or with a verb where a second standard time follows in the same row. The standard time parts what stands
/// before it (kegiatan, kelengkapan) from what stands behind it (keluaran, keterangan). Where nothing marks the end of kegiatan, the output of the row
/// above or the last word with a capital letter is taken for the beginning of kelengkapan, and the row says so.
/// </remarks>
internal static class PlainText
{
    private const string MarksAreLost = "Diimpor dari teks: tanda pada kolom pelaksana hilang, jadi pelaksana dibaca dari kalimatnya.";

    public static ImmutableArray<SourceTable> Read(IReadOnlyList<string> lines, string fileName, string fallbackTitle)
    {
        var tables = ImmutableArray.CreateBuilder<SourceTable>();
        foreach (var part in PlainParts.Of(lines))
        {
            var table = new PlainRows(lines, part.Pages);
            var rows = table.Read().ToImmutableArray();
            if (part.Lanes.IsEmpty || rows.IsEmpty)
            {
                continue;
            }

            tables.Add(new SourceTable(fileName, part.Title ?? fallbackTitle, part.Lanes, rows)
            {
                Cover = part.Cover.Tree,
                Note = string.Join(' ', new[] { MarksAreLost, TableReader.LeftOver(part.Cover, part.Title ?? fallbackTitle, 0), table.Note, part.Title is null ? TableReader.Untitled(fallbackTitle) : null }.OfType<string>()),
            });
        }

        return tables.ToImmutable();
    }

    /// <summary>Tables whose columns were kept, each told to have lost its symbols where it has none.</summary>
    public static ImmutableArray<SourceTable> WithoutMarks(ImmutableArray<SourceTable> tables) =>
        [.. tables.Select(table => table.Rows.All(row => row.Marks.IsEmpty) ? table with { Note = table.Note is null ? MarksAreLost : $"{MarksAreLost} {table.Note}" } : table)];
}

/// <summary>Puts the heads of the lanes together again, which the text has broken over lines.</summary>
internal static partial class PlainLanes
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Lines of a head that is written out cell by cell, above the heads of Mutu Baku.</summary>
    private const int HighestApart = 60;

    /// <summary>Empty lines from which on a head is taken to be written out cell by cell.</summary>
    private const int FewestApart = 3;

    public static ImmutableArray<SourceLane> Read(IReadOnlyList<string> lines, int from, PlainHead heads)
    {
        if (ApartTop(lines, from, heads) is { } top && Apart(lines, top, heads.Last) is { Length: > 1 } apart)
        {
            return apart;
        }

        var (first, head) = (heads.First, heads.Last);
        // A head in one line has its lanes in it.
        while (!IsTop(lines[heads.First].Trim()) && first > from && !Start().IsMatch(lines[first - 1]) && heads.First - first < 24)
        {
            first--;
        }

        // The line with Kegiatan may hold the first of them.
        while (first > from && Start().IsMatch(lines[first - 1]))
        {
            first--;
        }

        List<LaneHead> lanes = [];
        for (var at = first; at <= head; at++)
        {
            Add(lanes, Other().Replace(lines[at], " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1 || char.IsUpper(word[0])), at + 1);
        }

        return [.. lanes.Select(lane => new SourceLane(lane.Words.TrimEnd(','), lane.Line) { Reading = ReadingOf(lane) })];
    }

    /// <summary>The first line of a head whose cells are parted by empty lines; null where they are not.</summary>
    public static int? ApartTop(IReadOnlyList<string> lines, int from, PlainHead heads)
    {
        if (Other().Replace(lines[heads.First], " ").Trim().Length > 0 || lines.Skip(Math.Max(from, heads.First - HighestApart)).Take(Math.Min(heads.First - from, HighestApart)).Count(line => line.Trim().Length == 0) < FewestApart)
        {
            return null;
        }

        int? top = null;
        for (var at = heads.First - 1; at >= Math.Max(from, heads.First - HighestApart) && CoverLabels.In(lines[at]).Count == 0 && !PlainRows.IsOfRow(lines[at]) && !PlainRows.IsPageNumber(lines[at]) && !HeadWords.Title().IsMatch(lines[at].Trim()); at--)
        {
            top = IsTop(lines[at].Trim()) ? at : top;
        }

        List<string> head = [.. lines.Skip(top ?? heads.First).Take(heads.First - (top ?? heads.First))];
        return head.Count(line => line.Trim().Length == 0) >= FewestApart && !head.Exists(line => line.EndsWith(' ')) ? top : null;
    }

    private static ImmutableArray<SourceLane> Apart(IReadOnlyList<string> lines, int top, int last)
    {
        List<SourceLane> lanes = [];
        List<LaneHead> cell = [];
        for (var at = top; at <= last + 1; at++)
        {
            var words = at > last ? [] : Other().Replace(lines[at], " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && cell.Count == 0 && !HeadWord().IsMatch(words[0]))
            {
                cell.Add(new(string.Join(' ', words), at + 1, 1, at + 1));
            }
            else if (words.Length > 0)
            {
                Add(cell, words, at + 1);
            }
            else if (at > last || lines[at].Trim().Length == 0)
            {
                lanes.AddRange(cell.Where(lane => lane.Words.Length > 1).Select(lane => new SourceLane(lane.Words.TrimEnd(','), lane.Line) { Reading = ReadingOf(lane) }));
                cell = [];
            }
        }

        return [.. lanes];
    }

    /// <summary>Whether a line begins a head: with No, Kegiatan, Pelaksana or Mutu Baku.</summary>
    public static bool IsTop(string line) => Top().IsMatch(line);

    /// <summary>Whether a line begins with the name of a post or a unit.</summary>
    public static bool IsNamed(string line) => !line.Any(char.IsDigit) && line.Split(' ', 2) is [var word, ..] && HeadWord().IsMatch(word);

    /// <summary>Whether a word that never ends the name of a post begins another behind a word.</summary>
    public static bool Begins(string word, string before) => Post().IsMatch(word) && !Unfinished().IsMatch(before) && !before.EndsWith('/');

    /// <summary>Where one head ends and the next begins is lost with the columns: only the words tell.</summary>
    private static Provenance ReadingOf(LaneHead lane) => lane.Pieces > 1
        ? new(Origin.Inferred, 0.6m, $"Kepala kolom hilang garisnya; dirangkai dari {lane.Pieces} potongan menurut kata jabatannya.")
        : new(Origin.Inferred, 0.8m, "Kepala kolom hilang garisnya; batasnya dibaca dari kata jabatannya.");

    private static void Add(List<LaneHead> lanes, IEnumerable<string> words, int line)
    {
        // Where an earlier line left names unfinished, this one finishes them from the left, and new ones come between.
        var open = lanes.Index().Where(lane => IsUnfinished(lane.Item.Words)).Select(lane => lane.Index).ToList();
        var at = open.Count > 0 ? open[0] : lanes.Count;
        foreach (var word in words)
        {
            var last = at - 1;
            if (open.Count > 0 && open[0] >= at && Finishes(lanes, open[0], word))
            {
                lanes[open[0]] = lanes[open[0]].And(word, line);
                at = open[0] + 1;
                open.RemoveAt(0);
            }
            else if (last >= 0 && last < lanes.Count && !word.EndsWith('/') && (Unfinished().IsMatch(lanes[last].Words) || !HeadWord().IsMatch(word) || (lanes[last].Last == line && IsStaffOf(lanes[last].Words, word))))
            {
                lanes[last] = lanes[last].And(word, line);
            }
            else if (HeadWord().IsMatch(word))
            {
                lanes.Insert(Math.Min(at, lanes.Count), new(word, line, 1, line));
                open = [.. open.Select(index => index >= at ? index + 1 : index)];
                at++;
            }
        }
    }

    private static bool Finishes(List<LaneHead> lanes, int lane, string word) =>
        lanes[lane].Words.EndsWith('/') ? UnitWord().IsMatch(word) : !HeadWord().IsMatch(word) || lane == lanes.Count - 1;

    /// <summary>Staf Pengadministrasi is one: staff, and what they are called by.</summary>
    private static bool IsStaffOf(string words, string word) => Staff().IsMatch(words) && Clerk().IsMatch(word);

    private static bool IsUnfinished(string words) => Unfinished().IsMatch(words) || words.EndsWith('/');

    /// <summary>A head as far as it is put together.</summary>
    /// <param name="Words">So far.</param>
    /// <param name="Line">Where it begins.</param>
    /// <param name="Pieces">Lines it was on.</param>
    /// <param name="Last">The last of them.</param>
    private sealed record LaneHead(string Words, int Line, int Pieces, int Last)
    {
        public LaneHead And(string word, int line) => new(Words.EndsWith('/') ? Words + word : $"{Words} {word}", Line, line == Last ? Pieces : Pieces + 1, line);
    }

    [GeneratedRegex(@"\b(?:pelaksana|mutu baku|baku mutu|kegiatan|aktivitas|aktifitas|uraian prosedur)\b", Options)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?:no(?:mor)?\.?(?:\s+urut)?\s*(?:$|\s(?:uraian|kegiatan|aktivitas|aktifitas|prosedur|langkah|tahapan)\b)|(?:uraian|kegiatan|aktivitas|aktifitas)\b(?!.*\d)|pelaksana(?:\s+mutu|\s*$)|mutu\s+baku|baku\s+mutu)", Options)]
    private static partial Regex Top();

    /// <summary>Heads of columns that are no lanes.</summary>
    [GeneratedRegex(@"\b(?:no\.?|uraian(?: prosedur| kegiatan)?|kegiatan|aktivitas|aktifitas|pelaksana|mutu baku|baku mutu|" + HeadWords.InputNames + "|" + HeadWords.TimeNames + @"(?:\s*" + HeadWords.HeadUnit + ")?|" + HeadWords.OutputNames + @"|keterangan|ket\.?)(?=\s|/|$)", Options)]
    private static partial Regex Other();

    /// <summary>Words with which the name of a post or a unit begins.</summary>
    [GeneratedRegex(@"^(?:kepala|sek(?:e?r?e?)taris|sekertaris|sekcam|sekda|sekretariat/?|tim|panitia|kas?ubb?ag\w*|kasubb?id\w*|subb?ag\w*|kabag|kabid|kadis|kaban|kasi|kasie|camat|lurah|staff?|bidang|bagian|seksi|penyus\w+|bendahara|operator|pengadministrasi|pengelola|analis|inspektur|inspektorat|auditor|bupati|wali\s?kota|gubernur|asisten|direktur|manajer|ketua|petugas|pelaksana|pemohon|pejabat|fungsional|pegawai|jft|jfu|ppk|pptk|pa|kpa|unit|upt|upd|opd|skpd|irban\w*|dokter|perawat|guru)$", Options)]
    private static partial Regex HeadWord();

    [GeneratedRegex(@"^(?:kepala|sek(?:e?r?e?)taris|sekertaris|sekcam|sekda|kas?ubb?ag\w*|kasubb?id\w*|kabag|kabid|kadis|kaban|kasi|kasie|staff?)$", Options)]
    private static partial Regex Post();

    [GeneratedRegex("^(?:bidang|bagian|seksi|subbag|subag|unit|upt|upd)$", Options)]
    private static partial Regex UnitWord();

    [GeneratedRegex("^staff?$", Options)]
    private static partial Regex Staff();

    [GeneratedRegex(@"^(?:pengadministrasi|pengelola|analis|operator|pelaksana|penyus\w+|fungsional)$", Options)]
    private static partial Regex Clerk();

    /// <summary>Words that name nothing without another behind them.</summary>
    [GeneratedRegex("^(?:kepala|tim|sub|unit|ketua|pejabat|wakil)$", Options)]
    private static partial Regex Unfinished();
}
