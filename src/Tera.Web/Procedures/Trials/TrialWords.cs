using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Trials;

/// <summary>Trials as users read them.</summary>
internal static class TrialWords
{
    public static string Of(TrialConclusion conclusion) => conclusion is TrialConclusion.Fit ? "layak" : "perlu perbaikan";

    /// <summary>How a trial stands: <c>layak</c>, <c>perlu perbaikan, diakhiri sebelum ujung SOP</c>, <c>belum diakhiri</c>.</summary>
    public static string Standing(PlayedTrial played) => played.Trial.Conclusion is not { } conclusion ? "belum diakhiri"
        : played.Trial.ReachedEnd ? Of(conclusion) : $"{Of(conclusion)}, diakhiri sebelum ujung SOP";

    public static string Of(TrialFinding finding) => finding.Kind switch
    {
        TrialFindingKind.NobodyTakesPart => "Tidak ada unit atau pegawai yang mengisi langkah ini.",
        TrialFindingKind.NobodyHolds => $"Tidak ada orang yang mengerjakan sebagai {finding.What} hari ini.",
        TrialFindingKind.InputMissing => $"Kelengkapan “{finding.What}” tidak dihasilkan langkah mana pun sebelumnya.",
        TrialFindingKind.OwnWork => $"{finding.What} memeriksa atau menandatangani yang dibuatnya sendiri.",
        _ => $"Menunggu {finding.What} selesai; di meja dianggap sudah selesai.",
    };

    /// <summary><c>Ya, ke langkah 4</c>.</summary>
    public static string Of(TrialWay way, ProcedureDefinition definition)
    {
        var label = definition[way.From] switch
        {
            { Onward: Onward.Decision decision } => (way.Outcome is CheckOutcome.Yes ? decision.Yes : decision.No).Label,
            { Refusal.Label: var refused } => refused,
            _ => "Tidak",
        };
        return $"{label}, {(way.To is { } to ? $"ke {StepWords.Within(definition[to])}" : "selesai")}";
    }

    /// <summary>What those who legalise should know of the trials of a version; null where it was tried to its end as it is now and found fit.</summary>
    /// <param name="trials">Of the version.</param>
    public static string? Doubt(IReadOnlyList<TrialRow> trials)
    {
        var ended = trials.Where(trial => trial.Played.Trial is { EndedAt: not null, ReachedEnd: true }).ToList();
        return trials.FirstOrDefault(trial => trial.Played.Trial.EndedAt is not null) is { TextChanged: false, Played.Trial: { Conclusion: TrialConclusion.NeedsWork } newest }
            ? $"Uji coba {newest.Number} menyimpulkan perlu perbaikan{(newest.ReachedEnd ? "" : ", diakhiri sebelum ujung SOP")}, dan naskahnya belum diubah."
            : trials.Count == 0 ? "Versi ini belum pernah diuji coba."
            : ended is not [var last, ..] ? "Versi ini belum pernah diuji coba sampai ujungnya."
            : last.TextChanged ? $"Naskah berubah sejak uji coba {last.Played.Trial.Number}, uji coba terakhir yang sampai ujung."
            : null;
    }

    public static string NotOnTrial(VersionState state) => $"Versi ini sekarang {VersionWords.Of(state).ToLowerInvariant()}, jadi uji cobanya tidak dilanjutkan. Yang sudah dicatat tetap ada dan dapat diakhiri dengan kesimpulan.";
}
