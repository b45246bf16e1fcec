using Tera.Measurement.Recaps;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>Policies and scales in the words of pages.</summary>
internal static class PolicyWords
{
    /// <summary>Both bounds as signs that say whether they belong: <c>&gt; 75 sampai ≤ 90</c>, <c>≥ 91</c>.</summary>
    public static string Of(CategoryBand band) => (band.Lower, band.Upper) switch
    {
        ({ } low, { } high) when low == high => $"= {IndonesianNumber.Format(low.Percent)}",
        ({ } low, { } high) => $"{Lower(low)} sampai {Upper(high)}",
        ({ } low, null) => Lower(low),
        (null, { } high) => Upper(high),
        _ => "semua",
    };

    public static string Of(GapRule gaps) => gaps switch
    {
        GapRule.BandAbove => "angka di antara dua kategori masuk kategori di atasnya",
        GapRule.BandBelow => "angka di antara dua kategori masuk kategori di bawahnya",
        _ => "angka di antara dua kategori tidak berkategori",
    };

    public static string Of(CategorySubject subject) => subject is CategorySubject.Achievement ? "capaian" : "penyerapan anggaran";

    /// <summary>Empty for what was read in a public document.</summary>
    public static string Review(RuleSource source) => source.Confidence is SourceConfidence.Found ? "" : "perlu ditinjau";

    /// <summary>What a policy decides, in one sentence.</summary>
    /// <param name="nameOf">The name of the scale of a code.</param>
    public static string Sentence(MeasurementPolicy policy, Func<string, string> nameOf) =>
        $"{policy.OfAgency.Name}, {MeasuredWords.Of(policy.Basis, policy.MeanCap)}; {policy.OfRegion.Name.ToLowerInvariant()}; skala {nameOf(policy.Scale)}; {(policy.AbsorptionScale is { } words ? $"penyerapan menurut skala {nameOf(words)}; " : "")}efisiensi: {policy.Efficiency.Name.ToLowerInvariant()}.";

    private static string Lower(CategoryBound bound) => $"{(bound.Inclusive ? "≥" : ">")} {IndonesianNumber.Format(bound.Percent)}";

    private static string Upper(CategoryBound bound) => $"{(bound.Inclusive ? "≤" : "<")} {IndonesianNumber.Format(bound.Percent)}";
}
