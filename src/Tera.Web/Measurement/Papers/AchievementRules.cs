using Tera.Measurement.Recaps;

namespace Tera.Measurement.Papers;

/// <summary>By what rules the figures of a paper were reckoned, so that a reader can reckon them again.</summary>
internal static class AchievementRules
{
    /// <summary>The way the figures came together, and how many went in; older frozen ones were means of objectives.</summary>
    public static string Total(AgencyRecap recap) => recap.Totals is { Items: > 0 } totals
        ? $"{totals.Method}, {MeasuredWords.Of(totals.Basis, totals.Cap)} ({totals.Counted} dari {totals.Items} terhitung{MeasuredWords.Before(totals.Uncapped)})"
        : $"Rata-rata capaian sasaran ({recap.Objectives.Count(objective => objective.Counted > 0)} dari {recap.Objectives.Count} sasaran)";

    /// <summary>Formulas, rounding, caps, weights and scales in one paragraph.</summary>
    public static string Of(AgencyRecap recap)
    {
        var totals = recap.Totals;
        var rules = recap.Rows.Where(row => row.Exact is not null).GroupBy(row => row.Rule.Expression)
            .Select(group => $"indikator {string.Join(", ", group.Select(row => row.Number))}: {group.Key}").ToList();
        var reckoned = rules.Count > 0 ? $"Capaian {string.Join("; ", rules)}. " : "";
        var ownScales = recap.Rows.Any(row => row.ScaleOfCard) ? "; kategori indikator yang kartunya menyebut skala sendiri menurut skala itu" : "";
        var category = totals.Category is { } word ? $" Capaian keseluruhan termasuk kategori {word} menurut skala {totals.Scale}{ownScales}." : "";
        return $"{reckoned}T = target, R = realisasi, keduanya sampai dengan triwulan ini; desimal menurut kartu indikator, dibulatkan satu kali di akhir, {(totals.Basis is AchievementBasis.Capped ? "dengan batas menurut kartu indikator" : "tanpa batas capaian")}. Tanda “–” berarti tidak dapat dinilai dan tidak ikut dirata-rata.{(totals.Weights is { } weights ? " " + weights : "")}{category}";
    }
}
