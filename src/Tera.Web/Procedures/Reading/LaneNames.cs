using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>The lanes of an SOP and the ways in which its text speaks of them: Sekertaris, Sekreatris and Sekretaris are one.</summary>
internal sealed partial class LaneNames
{
    /// <summary>Spellings that mean the same in the SOPs seen.</summary>
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["sekertaris"] = "sekretaris", ["sekreatris"] = "sekretaris", ["sekcam"] = "sekretaris", ["sekdin"] = "sekretaris", ["sekdis"] = "sekretaris", ["sekda"] = "sekretaris-daerah",
        ["secretariat"] = "sekretariat", ["subag"] = "subbag", ["subbagian"] = "subbag", ["kasubag"] = "kasubbag", ["kasubang"] = "kasubbag", ["kasubbagian"] = "kasubbag",
        ["staff"] = "staf", ["stafnya"] = "staf", ["staffnya"] = "staf", ["kadis"] = "kepala dinas", ["kaban"] = "kepala badan", ["kabag"] = "kepala bagian",
        ["kabid"] = "kepala bidang", ["kasi"] = "kepala seksi", ["kasie"] = "kepala seksi", ["tu"] = "tata usaha", ["perencaan"] = "perencanaan", ["pengelolah"] = "pengelola", ["penyusuanan"] = "penyusunan",
    };

    /// <summary>Of these, the ones that are slips of spelling; the others are short forms that offices print on purpose.</summary>
    private static readonly HashSet<string> Slips = ["sekertaris", "sekreatris", "secretariat", "subag", "kasubag", "kasubang", "staff", "perencaan", "pengelolah", "penyusuanan"];

    /// <summary>Words that say nothing when they stand alone.</summary>
    private static readonly HashSet<string> Common = ["kepala", "sub", "pejabat", "pelaksana", "bagian", "unit", "dan", "kelompok", "jabatan", "penyusun", "penyusunan", "pengelola", "pengadministrasi", "analis"];

    /// <summary>Words between one who receives and the word that says so.</summary>
    private static readonly HashSet<string> Titles = ["kepala", "para", "bapak", "ibu", "sdr", "masing", "setiap", "tiap", "seluruh", "semua", "pihak"];

    private readonly ImmutableArray<ImmutableArray<string[]>> _phrases;

    public LaneNames(IEnumerable<string> printed)
    {
        Printed = [.. printed];
        var words = Printed.Select(head => Words(head)).ToList();
        _phrases =
        [
            .. Printed.Select((head, lane) =>
            {
                List<string[]> phrases = [.. head.Split('/').Select(part => Words(part)).Where(part => part.Length > 0), words[lane]];
                if (words[lane] is [var first, ..] && !Common.Contains(first) && words.Count(other => other.Length > 0 && other[0] == first) == 1)
                {
                    phrases.Add([first]);
                }

                // Kasubbag Perencanaan heads Subbag Perencanaan, and the text may speak of either.
                if (words[lane] is ["kasubbag", .. var subject])
                {
                    phrases.Add(["subbag", .. subject]);
                }

                if (words[lane] is ["subbag", .. var of])
                {
                    phrases.Add(["kasubbag", .. of]);
                }

                return (ImmutableArray<string[]>)[.. phrases.Where(phrase => phrase.Length > 0)];
            }),
        ];
    }

    public ImmutableArray<string> Printed { get; }

    /// <summary>What kind of holder a head speaks of, and how sure that is.</summary>
    public static (LaneNature Nature, decimal Confidence, string Reason) NatureOf(string head)
    {
        var words = Words(head);
        return words switch
        {
            ["tim" or "panitia" or "kelompok" or "pokja", ..] => (LaneNature.Team, 0.95m, "Kepala kolom menyebut sebuah tim."),
            ["bidang" or "seksi" or "sekretariat" or "unit" or "upt" or "upd" or "opd" or "skpd", ..] or [_, "bidang"] when words is not ["kepala", ..] =>
                (LaneNature.EachUnit, 0.8m, "Kepala kolom menyebut unit kerja, jadi setiap unit mengerjakan bagiannya."),
            ["pegawai" or "asn" or "pns", ..] => (LaneNature.EachEmployee, 0.8m, "Kepala kolom menyebut pegawai, jadi setiap pegawai mengerjakan bagiannya."),
            ["staf" or "pelaksana" or "petugas" or "operator" or "fungsional", ..] or ["pejabat"] or ["pejabat", "fungsional" or "pelaksana" or "terkait", ..] => (LaneNature.Staff, 0.8m, "Kepala kolom menyebut sekelompok staf."),
            _ => (LaneNature.Position, 0.85m, "Kepala kolom menyebut jabatan."),
        };
    }

    /// <summary>A head without slips of spelling, its letters as large as they were.</summary>
    public static string Spelled(string head) => Word().Replace(head, match =>
        match.Value.ToLowerInvariant() is var word && Slips.Contains(word) && Spellings[word] is var right
            ? match.Value.All(char.IsUpper) ? right.ToUpperInvariant() : char.IsUpper(match.Value[0]) ? char.ToUpperInvariant(right[0]) + right[1..] : right
            : match.Value);

    /// <summary>Lanes the text speaks of, in the order of the text, each once.</summary>
    public IReadOnlyList<LaneMention> Mentions(string text) => [.. AllMentions(text).DistinctBy(mention => mention.Lane)];

    /// <summary>Every place where the text speaks of a lane.</summary>
    public IReadOnlyList<LaneMention> AllMentions(string text)
    {
        var words = Words(text);
        List<LaneMention> found = [];
        for (var at = 0; at < words.Length; at++)
        {
            var longest = Enumerable.Range(0, _phrases.Length)
                .SelectMany(lane => _phrases[lane].Where(phrase => StandsAt(words, phrase, at)).Select(phrase => (lane, phrase.Length)))
                .OrderByDescending(match => match.Length).ThenBy(match => match.lane).FirstOrDefault((-1, 0));
            if (longest.Item1 >= 0)
            {
                var before = at - 1;
                while (before > 0 && Titles.Contains(words[before]))
                {
                    before--;
                }

                found.Add(new(longest.Item1, at, longest.Item2, before < 0 ? "" : words[before]));
                at += longest.Item2 - 1;
            }
        }

        return found;
    }

    /// <summary>The only lane that shares most words with a name, at least two: <c>Penyusun Program dan Anggaran</c> is <c>Penyusunan Anggaran</c>.</summary>
    public int? Nearest(string name)
    {
        var words = Words(name);
        var shared = Printed.Index().Select(head => (Lane: head.Index, Count: Words(head.Item).Count(word => word != "dan" && words.Any(other => IsAlike(word, other))))).Where(lane => lane.Count > 1).ToList();
        return shared.Where(lane => lane.Count == shared.Max(other => other.Count)).ToList() is [var only] ? only.Lane : null;
    }

    /// <summary>One word, or the work and who does it.</summary>
    private static bool IsAlike(string one, string other) => one == other || (one.Length > 5 && other.Length > 5 && (one == other + "an" || other == one + "an"));

    /// <summary>The lane of a place whose head passes a test; -1 for none.</summary>
    public int First(Func<string, bool> test) => Printed.Index().Where(head => test(string.Join(' ', Words(head.Item)))).Select(head => head.Index).FirstOrDefault(-1);

    internal static string[] Words(string text) =>
        [.. NotWord().Split(text.ToLowerInvariant()).Where(word => word.Length > 0).SelectMany(word => Spellings.GetValueOrDefault(word, word).Split(' '))];

    /// <summary>The words of an office in the one spelling: <c>Kasubbag</c> is <c>Kepala Subbagian</c>.</summary>
    internal static HashSet<string> TitleWords(string title) => [.. Words(title).SelectMany(word => word == "kasubbag" ? ["kepala", "subbag"] : (string[])[word]).Where(word => word != "dan")];

    private static bool StandsAt(string[] words, string[] phrase, int at) =>
        at + phrase.Length <= words.Length && phrase.AsSpan().SequenceEqual(words.AsSpan(at, phrase.Length));

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotWord();
}

/// <summary>A place where the text speaks of a lane.</summary>
/// <param name="Lane">Place of the lane, from 0.</param>
/// <param name="At">Place of its first word.</param>
/// <param name="Words">How many words name it.</param>
/// <param name="Before">The word before it and its titles: kepada, oleh, dengan.</param>
internal sealed record LaneMention(int Lane, int At, int Words, string Before);
