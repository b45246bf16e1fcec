using Tera.Shared;

namespace Tera.Procedures.Library;

/// <summary>Says in Indonesian what keeps a definition from running: what was expected, and what was found.</summary>
internal static class FlawTexts
{
    /// <summary>Both halves of the sentence for a flaw of <see cref="Definitions.Soundness"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The flaw has no text yet.</exception>
    public static (string Expected, string Found) Of(Rejection flaw) => flaw.Code switch
    {
        "procedures.definition.no-steps" => ("paling sedikit satu langkah", "tidak ada langkah"),
        "procedures.definition.duplicate-step" => ("kode langkah yang belum dipakai", $"kode \"{flaw.Args[0]}\" dua kali"),
        "procedures.definition.duplicate-lane" => ("kode pelaksana yang belum dipakai", $"kode \"{flaw.Args[0]}\" dua kali"),
        "procedures.definition.no-acts" => ("paling sedikit satu tindakan", $"langkah \"{flaw.Args[0]}\" tanpa tindakan"),
        "procedures.definition.no-actor" => ("pelaksana untuk setiap tindakan", $"tindakan tanpa pelaksana pada langkah \"{flaw.Args[0]}\""),
        "procedures.definition.actor-twice" => ("setiap pelaksana disebut sekali", $"pelaksana yang sama dua kali pada langkah \"{flaw.Args[0]}\""),
        "procedures.definition.decided-by-many" =>
            ("tindakan `periksa` oleh satu pelaksana, atau `bersama`", $"`periksa` per unit atau per pegawai pada langkah \"{flaw.Args[0]}\""),
        "procedures.definition.unknown-lane" => ("pelaksana yang ada dalam daftar `pelaksana`", $"\"{flaw.Args[1]}\""),
        "procedures.definition.unknown-target" => ("langkah tujuan yang ada dalam daftar `langkah`", $"\"{flaw.Args[1]}\""),
        "procedures.definition.decision-needs-one-check" =>
            ("tepat satu tindakan `periksa` pada langkah yang mempunyai `cabang`", $"langkah \"{flaw.Args[0]}\" tanpa atau dengan beberapa `periksa`"),
        "procedures.definition.same-labels" => ("label yang berbeda untuk kedua cabang", $"label yang sama pada langkah \"{flaw.Args[0]}\""),
        "procedures.definition.yes-has-one-target" =>
            ("satu tujuan untuk cabang `ya`; hanya cabang `tidak` boleh dipilih pemutus", $"beberapa tujuan pada langkah \"{flaw.Args[0]}\""),
        "procedures.definition.check-without-branches" =>
            ("`cabang` dengan `ya` dan `tidak` pada langkah yang mempunyai tindakan `periksa`", $"langkah \"{flaw.Args[0]}\" tanpa `cabang`"),
        "procedures.definition.unreachable" => ("langkah yang dapat dicapai dari langkah pertama", $"langkah \"{flaw.Args[0]}\" yang tidak dituju"),
        "procedures.definition.no-way-to-end" => ("jalan sampai selesai dari setiap langkah", $"langkah \"{flaw.Args[0]}\" yang tidak pernah sampai selesai"),
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw.Code, "A flaw without a text."),
    };
}
