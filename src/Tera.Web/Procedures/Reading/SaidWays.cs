using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>What the words of a row say of where it leads: in its sentence, in Keterangan, and below its symbol.</summary>
/// <param name="Yes">What is said of going on; empty for nothing.</param>
/// <param name="No">What is said of going back; empty for nothing.</param>
internal sealed partial record SaidWays(string Yes, string No)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Words that begin what is no longer the name of who gets it.</summary>
    private static readonly HashSet<string> Behind = ["untuk", "agar", "guna", "supaya", "dengan", "disertai", "jika", "apabila", "bila", "dan", "atau", "yang", "sampai", "di", "ke", "karena", "selanjutnya", "serta", "langkah", "nomor", "no", "tahap", "baris"];

    /// <param name="text">Kegiatan.</param>
    /// <param name="remark">Keterangan; null where empty.</param>
    /// <param name="below">What stands below the symbols of the row.</param>
    public static SaidWays Of(string text, string? remark, IEnumerable<string> below)
    {
        var condition = ActWording.Read(text).Condition;
        var sentence = ConditionParts.Of(condition);
        List<ConditionParts> parts = [.. below.Select(Beside), sentence, .. remark is null ? [] : (ConditionParts[])[Beside(remark)]];
        // "Dikembalikan ke langkah 1 jika tidak sesuai": the way may stand before its case.
        var back = new[] { condition is null ? "" : text, remark ?? "" }.SelectMany(one => Back().Matches(one)).Select(match => match.Value);
        return new(Joined(parts.Select(part => Back().Replace(part.Yes, " "))), Joined(parts.Select(part => part.No).Concat(back)));
    }

    public static SaidWays Of(SourceRow row) => Of(row.Text, row.Remark, row.Ways);

    /// <summary>Numbers of the rows it goes on to.</summary>
    public ImmutableArray<string> YesNumbers => Numbers(Yes);

    /// <summary>Numbers of the rows it goes back to.</summary>
    public ImmutableArray<string> NoNumbers => Numbers(No);

    /// <summary>True where a no goes one row up: <c>kembali ke langkah sebelumnya</c>.</summary>
    public bool IsOneBack => Before().IsMatch(No);

    /// <summary>True where our own paper says that the way is only proposed.</summary>
    public bool IsNoProposed => Offered().IsMatch(No);

    /// <summary>True where our own paper says that a no ends the flow.</summary>
    public bool EndsOnNo => Ended().IsMatch(No);

    /// <summary>Whom the text gives it back to, in its words; null where it names nobody.</summary>
    public string? Whom
    {
        get
        {
            foreach (Match match in Receiver().Matches(No))
            {
                var name = match.Groups["who"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => !Behind.Contains(word.ToLowerInvariant())).ToList();
                if (name.Count > 0)
                {
                    return string.Join(' ', name);
                }
            }

            return null;
        }
    }

    /// <summary>Numbers of the rows to which the words of a row lead on that decides nothing.</summary>
    public static ImmutableArray<string> Onward(SourceRow row) =>
        [.. row.Ways.Append(row.Text).Append(row.Remark ?? "").SelectMany(one => On().Matches(one)).SelectMany(match => Numbers(match.Value))];

    private static ImmutableArray<string> Numbers(string text) =>
        [.. Numbered().Matches(text).SelectMany(match => match.Groups["number"].Captures).Select(number => number.Value.ToLowerInvariant()).Distinct()];

    private static ConditionParts Beside(string text) => ConditionParts.Of(Arrow().Replace(text, ": ke langkah "));

    private static string Joined(IEnumerable<string> parts) => string.Join("; ", parts.Select(part => part.Trim()).Where(part => part.Length > 0).Distinct());

    /// <summary>An arrow before a number.</summary>
    [GeneratedRegex(@"\s*(?:[→➔➜⇒]|-+>|=>)\s*(?:langkah\s*)?(?=\d)", Options)]
    private static partial Regex Arrow();

    /// <summary>A row by its number; what is counted or dated is none.</summary>
    [GeneratedRegex(@"(?:(?:\b(?:ke|pada|menuju|dari)|\()\s*(?:(?:kegiatan|tahapan?|proses|prosedur)\s+)?(?:langkah|nomor|no\b\.?|baris|tahap|butir|poin)(?:\s+(?:nomor|no\b\.?|ke))?|\blangkah(?:\s+(?:nomor|no\b\.?|ke))?|\bkembali(?:kan)?\s+ke)[\s-]*(?<number>\d{1,3}[a-z]?)\b(?:\s+atau(?:\s+ke)?(?:\s+langkah)?\s+(?<number>\d{1,3}[a-z]?)\b)*(?![.,]?\d|\s*(?:tahun|menit|jam|hari|minggu|bulan|kali|%|/|orang|rangkap|lembar))", Options)]
    private static partial Regex Numbered();

    /// <summary>Words that send back, to the end of their clause.</summary>
    [GeneratedRegex(@"\b(?:di)?kembali(?:kan)?\b[^;,]*?\b(?:langkah|nomor|no\.?|baris|tahap|ke)[\s-]*\d{1,3}[a-z]?\b(?:\s+atau(?:\s+ke)?(?:\s+langkah)?\s+\d{1,3}[a-z]?\b)*", Options)]
    private static partial Regex Back();

    [GeneratedRegex(@"\b(?:lanjut(?:kan)?|dilanjutkan|berlanjut|diteruskan|langsung|selanjutnya:)\s+(?:ke|pada)\b[^;,.]*", Options)]
    private static partial Regex On();

    [GeneratedRegex(@"\b(?:langkah|tahap(?:an)?|proses|kegiatan|baris)\s+(?:yang\s+)?sebelumnya\b", Options)]
    private static partial Regex Before();

    [GeneratedRegex(@"\balur\s+selesai\b", Options)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\(usulan\)", Options)]
    private static partial Regex Offered();

    [GeneratedRegex(@"\b(?:kepada|ke|pada)\s+(?:(?:pihak|para|sdr\.?|bapak|ibu)\s+)*(?<who>\p{L}[\p{L}/-]*(?:\s+\p{L}[\p{L}/-]*){0,3})", Options)]
    private static partial Regex Receiver();
}
