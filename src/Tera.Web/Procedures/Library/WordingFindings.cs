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

    private static string FirstVerb(string text) => VerbWord().Match(text) is { Success: true } match ? $", “{char.ToUpperInvariant(match.Value[0])}{match.Value[1..]} …”" : "";

    private sealed record StepLike(string Where, string Text);

    /// <summary>What is done to something (di-) is no active verb.</summary>
    [GeneratedRegex(@"^(?:me[a-z]{2}|ber[a-z])\w*", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveVerb();

    [GeneratedRegex(@"\bme(?:m|n|ng|ny|r|l)\w{3,}", RegexOptions.IgnoreCase)]
    private static partial Regex VerbWord();
}
