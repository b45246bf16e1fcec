using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>What a row says is done in it.</summary>
/// <param name="Acts">In the order of the text; empty where no verb is known.</param>
/// <param name="Main">The text without its condition.</param>
/// <param name="Condition">What follows <c>jika</c>, <c>apabila</c>; null where nothing is decided in words.</param>
/// <param name="Said">The main text without what it is for.</param>
internal sealed record RowWording(ImmutableArray<ActKind> Acts, string Main, string? Condition, string Said)
{
    /// <summary>Acts whose verb may mean others too, with that verb.</summary>
    public ImmutableDictionary<ActKind, string> Unsure { get; init; } = ImmutableDictionary<ActKind, string>.Empty;
}

/// <summary>Reads the acts of a row out of its verbs. What an order or a purpose names (<c>untuk …</c>) is not done in the row.</summary>
internal static partial class ActWording
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Where two begin at the same letter the first of the list is meant.</summary>
    private static readonly (ActKind Kind, Regex Verb)[] Verbs =
    [
        (ActKind.Instruct, Instruct()), (ActKind.FormTeam, FormTeam()), (ActKind.Minute, Minute()), (ActKind.Invite, Invite()), (ActKind.Upload, Upload()),
        (ActKind.Dispatch, Dispatch()), (ActKind.Archive, Archive()), (ActKind.Initial, Initial()), (ActKind.Sign, Sign()), (ActKind.Check, Check()),
        (ActKind.Collect, Collect()), (ActKind.Distribute, Distribute()), (ActKind.Report, Report()), (ActKind.Meet, Meet()), (ActKind.Process, Process()),
        (ActKind.Prepare, Prepare()), (ActKind.HandOver, HandOver()),
    ];

    /// <summary>Verbs that mean this act in most offices, and another in some: what they say is asked.</summary>
    private static readonly (ActKind Kind, Regex Verb)[] Likely =
    [
        (ActKind.Sign, LikelySign()), (ActKind.Dispatch, LikelyDispatch()), (ActKind.Upload, LikelyUpload()), (ActKind.Archive, LikelyArchive()), (ActKind.Instruct, LikelyInstruct()),
        (ActKind.Distribute, LikelyDistribute()), (ActKind.Meet, LikelyMeet()), (ActKind.Process, LikelyProcess()), (ActKind.Prepare, LikelyPrepare()), (ActKind.HandOver, LikelyHandOver()),
    ];

    public static RowWording Read(string text)
    {
        var condition = Condition().Match(text);
        var main = condition.Success ? text[..condition.Index] : text;
        List<ActKind> acts = [];
        List<string> spoken = [];
        Dictionary<ActKind, string> likely = [];
        HashSet<ActKind> sure = [];
        foreach (var clause in Clause().Split(main))
        {
            var purpose = Purpose().Match(clause);
            var said = purpose.Success ? clause[..purpose.Index] : clause;
            spoken.Add(said);
            if (KindOf(Verbs, said) is not var (kind, _))
            {
                if (KindOf(Likely, said) is var (guess, verb))
                {
                    acts.Add(guess);
                    likely.TryAdd(guess, verb);
                }

                continue;
            }

            acts.Add(kind);
            sure.Add(kind);
            if (kind is ActKind.Instruct && purpose.Success)
            {
                break;
            }
        }

        if (!condition.Success)
        {
            return new([.. Cleaned(acts)], text, null, string.Join(' ', spoken)) { Unsure = UnsureOf(likely, sure, text) };
        }

        // "Menganalisa …, apabila setuju … jika tidak …": what is looked at is decided upon.
        var judged = condition.Value.Length > 0 && IsChoice().IsMatch(text[condition.Index..]);
        if (judged && !acts.Contains(ActKind.Check))
        {
            acts.RemoveAll(kind => kind is ActKind.Process);
            acts.Insert(acts.Contains(ActKind.Sign) ? acts.IndexOf(ActKind.Sign) : acts.Count, ActKind.Check);
        }

        var agreed = string.Join(' ', Clause().Split(ConditionParts.Of(text[condition.Index..]).Yes).Select(clause => Purpose().Match(clause) is { Success: true } purpose ? clause[..purpose.Index] : clause));
        acts.AddRange(new[] { (Initial(), ActKind.Initial), (Sign(), ActKind.Sign) }.Where(verb => verb.Item1.IsMatch(agreed)).Select(verb => verb.Item2));
        return new([.. Cleaned(acts)], main, judged ? text[condition.Index..] : null, string.Join(' ', spoken)) { Unsure = UnsureOf(likely, sure, text) };
    }

    /// <summary>Another verb of the row, or the application it names, may say what a verb leaves open: copies that are handed out leave the office.</summary>
    private static ImmutableDictionary<ActKind, string> UnsureOf(Dictionary<ActKind, string> likely, HashSet<ActKind> sure, string text) => likely
        .Where(act => !sure.Contains(act.Key) && !(act.Key is ActKind.Dispatch && sure.Contains(ActKind.Distribute)) && !(act.Key is ActKind.Upload && Application().IsMatch(text)))
        .ToImmutableDictionary();

    private static (ActKind Kind, string Verb)? KindOf((ActKind Kind, Regex Verb)[] verbs, string clause)
    {
        var found = verbs.Select(verb => (verb.Kind, Match: verb.Verb.Match(clause))).Where(verb => verb.Match.Success).OrderBy(verb => verb.Match.Index).ToList();
        return found is [var first, ..] ? (first.Kind, first.Match.Value) : null;
    }

    /// <summary>Each act once; what is only another word for one that is there already goes.</summary>
    private static IEnumerable<ActKind> Cleaned(List<ActKind> acts) => acts.Distinct()
        .Where(kind => kind is not ActKind.Distribute || !acts.Contains(ActKind.Dispatch));

    /// <summary>Where cases begin: <c>jika …</c>, or <c>Ya: …, tidak: …</c>.</summary>
    [GeneratedRegex(@"\b(?:jika|apabila|bilamana|bila|kalau)\b|\bya\s*[:=](?=.*\btidak\s*[:=])|\btidak\s*[:=](?=.*\bya\s*[:=])", Options | RegexOptions.Singleline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\b(?:tidak|belum|perbaik\w*|diperbaiki|dikembalikan|dikoreksi|kembali|benar|setuju|sesuai|lengkap)\b", Options)]
    private static partial Regex IsChoice();

    [GeneratedRegex(@"[,.;]|\b(?:dan|serta|kemudian|lalu|sekaligus|selanjutnya)\b", Options)]
    private static partial Regex Clause();

    [GeneratedRegex(@"\b(?:untuk|agar|guna|supaya|yang|sesuai|berdasarkan|terkait)\b", Options)]
    private static partial Regex Purpose();

    [GeneratedRegex(@"\b(?:memerintah(?:kan)?|pemerintahkan|perintahkan|mendisposisi\w*|mendispo\w*|menugaskan|menginstruksikan|(?:memberi(?:kan)?|menulis(?:kan)?|mengisi)\s+(?:lembar\s+)?disposisi)\b", Options)]
    private static partial Regex Instruct();

    [GeneratedRegex(@"\b(?:membentuk|pembentukan)\s+tim\b", Options)]
    private static partial Regex FormTeam();

    [GeneratedRegex(@"\b(?:(?:membuat|menyusun|menyiapkan)\s+)?(?:draf\w*\s+)?(?:notul\w+|risalah)\b", Options)]
    private static partial Regex Minute();

    [GeneratedRegex(@"\bmengundang\b|\b(?:membuat|menyiapkan|menyusun|menyampaikan|menyebarkan|mengirim\w*)\s+(?:surat\s+)?undangan\b", Options)]
    private static partial Regex Invite();

    [GeneratedRegex(@"\b(?:mengunggah|meng-?upload|upload)\b", Options)]
    private static partial Regex Upload();

    [GeneratedRegex(@"\b(?:(?:membuat|menyiapkan|memproses|memperoses)\s+)?(?:pembuatan\s+)?surat\s+pengantar\b|\bpenomoran\b|\bmemberi(?:kan)?\s+nomor\b|\bmenomori\b|\bpengiriman\b|\bmengirim\w*\b", Options)]
    private static partial Regex Dispatch();

    [GeneratedRegex(@"\b(?:meng)?arsip\w*\b|\bpengarsipan\b|\bmendokumentasikan\b|\bmenyimpan\s+(?:arsip|dokumen|berkas|surat|naskah)\b", Options)]
    private static partial Regex Archive();

    [GeneratedRegex(@"\b(?:memberi(?:kan)?\s+)?paraf\b|\bmem?p?araf\w*\b|\bdiparaf\b", Options)]
    private static partial Regex Initial();

    [GeneratedRegex(@"\bmenanda\s?tangan\w*\b|\bditanda\s?tangan\w*\b|\b(?:memberi(?:kan)?\s+)?tanda\s?tangan\b|\bpenandatangan\w*\b|\bdi\s?ttd\b", Options)]
    private static partial Regex Sign();

    [GeneratedRegex(@"\b(?:memeriksa|meneliti|mengecek|men(?:g)?cek|mengkoreksi|mem?[vf]erifikasi|mef?erifikasi|verifikasi|memvalidasi|validasi|mereviu|mereview|mengoreksi|menyetujui|persetujuan)\b", Options)]
    private static partial Regex Check();

    [GeneratedRegex(@"\b(?:mengumpulkan|menghimpun|pengumpulan|mengisi|menginventaris\w*)\b|\bmenyerahkan\s+(?:data|kembali)\b|\bmenyiapkan\s+data\s+dukung\b", Options)]
    private static partial Regex Collect();

    [GeneratedRegex(@"\b(?:menyampaikan|menyebarkan|membagikan|mengedarkan)\s+(?:form\w*|permintaan)\b|\bmendistribusikan\w*\b|\bmenyebarkan\b|\bmembagikan\b|\bmengedarkan\b", Options)]
    private static partial Regex Distribute();

    [GeneratedRegex(@"\bmelapor\w*\b|\bmenyampaikan\s+laporan\b|^\s*laporan\s+\w+\s+kepada\b", Options)]
    private static partial Regex Report();

    [GeneratedRegex(@"\brapat\b|\b(?:ber)?koordinasi\b|\bmembahas\b|\bsosialisasi\b", Options)]
    private static partial Regex Meet();

    [GeneratedRegex(@"\b(?:meng?kompilasi|mengompilasi|mengolah|merekap\w*|menganalis\w+|analisis|analisa|menghitung|menelaah|mempelajari|mengevaluasi|mengkaji|menilai)\b", Options)]
    private static partial Regex Process();

    [GeneratedRegex(@"\b(?:membuat|menyusun|menyiapkan|mempersiapkan|mengetik|mengonsep|mengkonsep|merumuskan|memproses|memperoses|merencanakan|melengkapi|mencatat|mendata|memperbaiki|menyempurnakan|merevisi)\b", Options)]
    private static partial Regex Prepare();

    [GeneratedRegex(@"\b(?:menyampaikan|menyerahkan|diserahkan|meneruskan|diteruskan|mengajukan|memberikan|diberikan|mengembalikan|menaikkan|menerima|meminta(?:kan)?\s+(?:persetujuan|tanda\s?tangan|pengesahan))\b", Options)]
    private static partial Regex HandOver();

    [GeneratedRegex(@"\b(?:menetapkan|mengesahkan|me?legalisir|melegalisasi)\b", Options)]
    private static partial Regex LikelySign();

    [GeneratedRegex(@"\b(?:menggandakan|penggandaan|menerbitkan|penerbitan)\b", Options)]
    private static partial Regex LikelyDispatch();

    [GeneratedRegex(@"\b(?:meng-?input\w*|diinput|meng-?entr\w+|entri|memasukkan\s+data)\b", Options)]
    private static partial Regex LikelyUpload();

    [GeneratedRegex(@"\bmenyimpan\b", Options)]
    private static partial Regex LikelyArchive();

    [GeneratedRegex(@"\bmenunjuk\b", Options)]
    private static partial Regex LikelyInstruct();

    [GeneratedRegex(@"\b(?:mengumumkan|mempublikasikan|menayangkan)\b", Options)]
    private static partial Regex LikelyDistribute();

    [GeneratedRegex(@"\b(?:mensosialisasikan|menyosialisasikan)\b", Options)]
    private static partial Regex LikelyMeet();

    [GeneratedRegex(@"\b(?:menyortir|memilah|memantau|memonitor|meninjau)\b", Options)]
    private static partial Regex LikelyProcess();

    [GeneratedRegex(@"\b(?:mengagendakan|membukukan|me(?:ng)?registe?r\w*|meregistrasi|mencetak|menjawab|menjadwalkan)\b", Options)]
    private static partial Regex LikelyPrepare();

    [GeneratedRegex(@"\b(?:mengusulkan|mengambil)\b", Options)]
    private static partial Regex LikelyHandOver();

    /// <summary>What is filled in there goes out of the office.</summary>
    [GeneratedRegex(@"\b(?:aplikasi|sistem|portal|website|laman|situs|daring|online)\b|\w\.(?:go|co)\.id\b", Options)]
    private static partial Regex Application();
}
