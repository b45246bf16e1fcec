using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Tells printed words from what a scan leaves of frames and arrows. Where there are no such signs every word is printed; where there are, what is left out is told.</summary>
internal sealed partial class ScanMarks
{
    /// <summary>Lines with a sign that nobody types from which on a text is taken for a scan.</summary>
    private const int FewestLines = 3;

    /// <summary>Words left out that are named one by one.</summary>
    private const int MostTold = 30;

    private readonly List<(int Line, string Word)> _leftOut = [];
    private readonly SortedSet<char> _signs = [];

    public ScanMarks(IEnumerable<string> lines) => IsScan = lines.Count(line => Sign().IsMatch(line)) >= FewestLines;

    public bool IsScan { get; }

    /// <summary>What was left out, for the note of the source; null for nothing.</summary>
    public string? Note
    {
        get
        {
            var words = _leftOut.Distinct().OrderBy(one => one.Line).ToList();
            if (words.Count == 0 && _signs.Count == 0)
            {
                return null;
            }

            var told = words.Take(MostTold).Select(one => $"“{one.Word}” (baris {one.Line})").ToList();
            var more = words.Count > MostTold ? $", dan {words.Count - MostTold} lagi" : "";
            return $"Sisa bingkai dan panah hasil pindai tidak dibaca: {string.Join(", ", (_signs.Count > 0 ? ["tanda " + string.Join(' ', _signs)] : Array.Empty<string>()).Concat(told))}{more}. Periksa bila salah satunya tercetak.";
        }
    }

    /// <summary>The printed words of a text.</summary>
    /// <param name="text">A line or a part of it.</param>
    /// <param name="line">Where it stands, from 1.</param>
    public string[] Words(string text, int line)
    {
        if (!IsScan)
        {
            return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        }

        foreach (Match sign in Frame().Matches(text))
        {
            _signs.Add(sign.Value[0]);
        }

        var words = Frame().Replace(text, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        List<string> printed = [];
        for (var at = 0; at < words.Length; at++)
        {
            if (!Smudge().IsMatch(words[at]) || IsCounted(words, at))
            {
                printed.Add(words[at]);
            }
            else if (words[at].Any(char.IsLetterOrDigit))
            {
                _leftOut.Add((line, words[at]));
            }
        }

        return [.. printed];
    }

    /// <summary>Where an arrow stood between two columns: place of its last sign; 0 for none.</summary>
    public int Arrow(string line) => IsScan && Quotes().Matches(line).LastOrDefault() is { } arrow ? arrow.Index : 0;

    /// <summary><c>Triwulan 1</c>, <c>Lampiran A</c>, <c>3 hari</c>: a sign that belongs to the word beside it.</summary>
    private static bool IsCounted(string[] words, int at) =>
        (at > 0 && Counting().IsMatch(words[at - 1])) || (at + 1 < words.Length && char.IsDigit(words[at][0]) && Unit().IsMatch(words[at + 1]));

    [GeneratedRegex(@"[|\\~`]|(?<=\s|^)[‘’](?=\s|$)")]
    private static partial Regex Sign();

    /// <summary>A quotation mark between letters belongs to a word: Jum’at.</summary>
    [GeneratedRegex(@"[|\[\]\\`~<>!]|(?<!\p{L})[‘’]|[‘’](?!\p{L})|(?<=\s|^)/(?=\s|$)")]
    private static partial Regex Frame();

    [GeneratedRegex(@"(?<!\p{L})[‘’](?!\p{L})")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"^(?:[^\p{L}&]|[\p{L}\d]|\p{Lu}\d|l/)$")]
    private static partial Regex Smudge();

    [GeneratedRegex(@"^(?:triwulan|tw|semester|tahap|lampiran|bagian|bab|pasal|ayat|kelas|tingkat|tipe|eselon|form(?:ulir)?|model|huruf|butir|angka|nomor|no\.?|ke)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Counting();

    [GeneratedRegex(@"^(?:menit|jam|hari|minggu|bulan|tahun|x|kali)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
