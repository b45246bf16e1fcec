using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;
using Tera.Procedures.Matrix;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Library;

/// <summary>How activities are worded: an active verb, no subject, one activity in a row.</summary>
/// <remarks>Source: PermenPANRB 35/2012, annex: wording of kegiatan.</remarks>
internal static partial class WordingFindings
{
    /// <summary>Nouns and slips seen at the head of activities, with the verb that is meant.</summary>
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["persetujuan"] = "Menyetujui", ["laporan"] = "Melaporkan", ["hasil"] = "Menyampaikan hasil", ["pemerintahkan"] = "Memerintahkan", ["memperoses"] = "Memproses",
        ["penyusunan"] = "Menyusun", ["pembuatan"] = "Membuat", ["pengumpulan"] = "Mengumpulkan", ["pemeriksaan"] = "Memeriksa", ["verifikasi"] = "Memverifikasi",
        ["penandatanganan"] = "Menandatangani", ["pengiriman"] = "Mengirim", ["pengarsipan"] = "Mengarsipkan", ["rapat"] = "Melaksanakan rapat", ["koordinasi"] = "Melakukan koordinasi",
        ["berkas"] = "Menyiapkan berkas", ["berita"] = "Menyusun berita acara", ["ditandatangani"] = "Menandatangani", ["diparaf"] = "Memaraf", ["dikirim"] = "Mengirim", ["diperiksa"] = "Memeriksa",
        ["disusun"] = "Menyusun", ["dibuat"] = "Membuat", ["disampaikan"] = "Menyampaikan", ["diserahkan"] = "Menyerahkan", ["dikumpulkan"] = "Mengumpulkan", ["diverifikasi"] = "Memverifikasi",
        ["diarsipkan"] = "Mengarsipkan", ["disahkan"] = "Mengesahkan", ["disposisi"] = "Mendisposisikan", ["penomoran"] = "Memberi nomor", ["evaluasi"] = "Mengevaluasi", ["analisis"] = "Menganalisis", ["rekapitulasi"] = "Merekapitulasi",
    };

    /// <summary>Nouns that begin as verbs do.</summary>
    private static readonly HashSet<string> Nouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "berkas", "berita", "beranda", "bendahara", "berat", "beras", "media", "mekanisme", "menteri", "memo", "memorandum", "mesin", "meja", "metode", "meterai", "materai", "menu", "menit", "merek", "medis", "mediator", "member",
    };

    /// <summary>Verbs that say one thing twice.</summary>
    private static readonly HashSet<string>[] Likes =
    [
        ["memeriksa", "meneliti", "mempelajari", "menelaah", "mengoreksi", "mencermati", "memverifikasi", "meferifikasi", "memvalidasi", "menganalisis", "menganalisa", "mengevaluasi"],
        ["menyusun", "membuat", "menyiapkan", "mempersiapkan", "mengetik", "mengonsep", "merumuskan"],
        ["mengumpulkan", "menghimpun", "mengompilasi", "mengkompilasi", "merekap", "merekapitulasi", "mengolah"],
        ["menyampaikan", "menyerahkan", "meneruskan", "mengirim", "mengirimkan", "mendistribusikan", "membagikan", "menyebarkan"],
        ["menyetujui", "mengesahkan", "menandatangani", "menetapkan"], ["mencatat", "mengagendakan", "meregistrasi", "mendaftarkan", "membukukan"], ["menyimpan", "mengarsipkan", "mendokumentasikan"],
        ["membahas", "mendiskusikan", "merapatkan", "melaksanakan", "melakukan", "mengadakan", "menyelenggarakan", "mengikuti"],
    ];

    public static IEnumerable<Finding> Of(ProcedureDefinition definition)
    {
        var names = new LaneNames(definition.Lanes.Select(lane => lane.Role));
        StepLike? before = null;
        foreach (var step in definition.PrintedSteps)
        {
            if (names.Mentions(step.Text) is [{ At: 0 } subject, ..])
            {
                yield return Finding.At(step, FindingKind.Wording, $"Kegiatan menyebut pelakunya, “{names.Printed[subject.Lane]}”.", $"Pelaku cukup pada kolom pelaksana; mulai dengan kata kerjanya{FirstVerb(step.Text)}.");
            }
            else if (step.Text.TrimStart().Split(' ')[0].Trim('.', ',', ':', ';') is var first && (!ActiveVerb().IsMatch(first) || Nouns.Contains(first)))
            {
                yield return Finding.At(step, FindingKind.Wording, $"“{first}” bukan kata kerja aktif.", Verbs.TryGetValue(first, out var verb) ? $"Tulis “{verb} …”." : "Mulai dengan kata kerja aktif, misalnya Menyusun atau Memeriksa.");
            }

            var printed = step.Acts.Where(act => act.Actor.Origin is not Origin.Proposed).Select(act => act.Kind).Distinct().ToList();
            if (printed.Count > 1)
            {
                var acts = MatrixWords.Joined([.. printed.Select(kind => MatrixWords.Act(kind).ToLowerInvariant())], "dan");
                yield return Finding.At(step, FindingKind.Wording, $"Satu baris memuat {printed.Count} kegiatan: {acts}.", $"Pisahkan menjadi {printed.Count} baris.");
            }
            else if (SeveralVerbs(step) is { Count: > 1 } verbs)
            {
                yield return Finding.At(step, FindingKind.Wording, $"Satu baris memuat {verbs.Count} kegiatan: {MatrixWords.Joined(verbs, "dan")}.", $"Pisahkan menjadi {verbs.Count} baris.");
            }

            if (before is { } above && string.Equals(above.Text, step.Text, StringComparison.OrdinalIgnoreCase))
            {
                yield return Finding.At(step, FindingKind.Wording, $"Sama kata demi kata dengan {above.Where}.", "Hapus salah satu, atau tulis bedanya.");
            }
            else if (definition.PrintedSteps.TakeWhile(other => other.Key != step.Key).FirstOrDefault(other => string.Equals(other.Text, step.Text, StringComparison.OrdinalIgnoreCase)) is { } twin)
            {
                yield return Finding.At(step, FindingKind.Wording, $"Mengulang {StepWords.Name(twin).ToLowerInvariant()} kata demi kata.", "Tulis apa yang berbeda pada langkah ini.");
            }

            before = new(StepWords.Name(step).ToLowerInvariant(), step.Text);
        }
    }

    /// <summary>Verbs of activities that follow one another in a row whose acts do not tell them apart: <em>menggandakan dan mendistribusikan</em>.</summary>
    /// <remarks>What is ordered, what it is for, and what happens if not, is no activity of the row; two words for one thing are one.</remarks>
    private static List<string> SeveralVerbs(Step step)
    {
        if (step.Acts.Any(act => act.Kind is ActKind.Instruct))
        {
            return [];
        }

        var said = Aside().Match(step.Text) is { Success: true } aside ? step.Text[..aside.Index] : step.Text;
        if (VerbWord().Matches(said).FirstOrDefault(match => !Nouns.Contains(match.Value)) is not { } first)
        {
            return [];
        }

        List<string> verbs = [Bare(first)];
        foreach (var next in NextVerb().Matches(said).Where(match => match.Index > first.Index).Select(match => Bare(match.Groups[1])))
        {
            if (!Nouns.Contains(next) && !verbs.Exists(one => one == next || AreOne(one, next)))
            {
                verbs.Add(next);
            }
        }

        // Whoever does something with a thing has received it.
        verbs.Remove("menerima");
        return verbs;
    }

    private static string Bare(Capture verb) => verb.Value.EndsWith("nya", StringComparison.OrdinalIgnoreCase) ? verb.Value[..^3].ToLowerInvariant() : verb.Value.ToLowerInvariant();

    private static bool AreOne(string one, string other) => Likes.Any(like => like.Contains(one) && like.Contains(other));

    private static string FirstVerb(string text) => VerbWord().Match(text) is { Success: true } match ? $", “{char.ToUpperInvariant(match.Value[0])}{match.Value[1..]} …”" : "";

    /// <summary>What it is for, on which condition, or what follows.</summary>
    [GeneratedRegex(@"\b(?:untuk|agar|guna|supaya|dengan|yang|jika|apabila|bila|kalau|sebelum|sesudah|setelah)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    /// <summary>A verb that another joins.</summary>
    [GeneratedRegex(@"(?:,|\bdan|\bserta|\bkemudian|\blalu|\bselanjutnya|\bsekaligus)\s+(me(?:m|n|ng|ny|r|l)\w{3,})\b", RegexOptions.IgnoreCase)]
    private static partial Regex NextVerb();

    private sealed record StepLike(string Where, string Text);

    /// <summary>What is done to something (di-) is no active verb.</summary>
    [GeneratedRegex(@"^(?:me[a-z]{2}|ber[a-z])\w*", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveVerb();

    [GeneratedRegex(@"\bme(?:m|n|ng|ny|r|l)\w{3,}", RegexOptions.IgnoreCase)]
    private static partial Regex VerbWord();
}
