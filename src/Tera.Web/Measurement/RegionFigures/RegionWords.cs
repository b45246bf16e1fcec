using Tera.Measurement.Recaps;
using Tera.Shared;

namespace Tera.Measurement.RegionFigures;

/// <summary>How a region's figure came about, in the same words on screen, paper and workbook.</summary>
internal static class RegionWords
{
    /// <summary>The way agencies came together, which achievements went in, and what the mean counts for at most.</summary>
    public static string Whole(RegionQuarter figures) =>
        $"{figures.Policy.Policy.OfRegion.Name}, {MeasuredWords.Of(figures.Policy.Policy.Basis, figures.Policy.Policy.MeanCap)}{MeasuredWords.Before(figures.Uncapped)}";

    /// <summary>Scales, absorption, efficiency and what a dash means.</summary>
    public static string Rule(RegionQuarter figures)
    {
        var absorption = figures.Policy.AbsorptionScale is { } scale ? $", kategori penyerapan menurut skala {scale.Name}" : "";
        var why = figures.Efficiency.Note is { Length: > 0 } note ? $"; efisiensi daerah: {IndonesianText.Uncapital(note)}" : "";
        var partly = figures.IsWhole ? "" : " Capaian daerah belum diberi kategori karena masih ada yang belum dinilai.";
        return $"{figures.Policy.Policy.OfRegion.Sentence}{partly} Kategori menurut skala {figures.Policy.Scale.Name}{absorption}. Penyerapan adalah jumlah realisasi dibagi jumlah pagu; efisiensi menurut cara {figures.Policy.Policy.Efficiency.Name}{why}. "
            + "Tanda – berarti belum ada: pengukuran triwulan ini belum dimulai, atau belum ada angka yang dapat dinilai.";
    }

    /// <summary>The figure by what the region did not choose.</summary>
    public static string Others(RegionQuarter figures) =>
        $"Menurut cara lain: {string.Join("; ", figures.Others.Select(other => $"{other.Name} {MeasuredWords.Percent(other.Reached.Rounded, 2)}"))}.";
}
