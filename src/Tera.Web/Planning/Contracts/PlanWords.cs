using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Contracts;

/// <summary>Targets and rules in the words of forms and papers.</summary>
public static class PlanWords
{
    /// <summary>Stands where there is no figure.</summary>
    public const string None = "–";

    /// <summary>As printed, without the unit: <c>77</c>, <c>80–90</c>, <c>WTP</c>.</summary>
    /// <param name="kind">Of the card; null where nobody knows it.</param>
    public static string Of(TargetValue? target, ValueKind? kind = null) => target switch
    {
        null => None,
        TargetValue.Amount(var number) => PrintedFigure.Of(number, kind),
        TargetValue.Range range => $"{PrintedFigure.Of(range.Low, kind)}–{PrintedFigure.Of(range.High, kind)}",
        TargetValue.Predicate predicate => predicate.Label,
        TargetValue.Date(var day) => PrintedFigure.Of(day),
        TargetValue.YesNo(var wanted) => PrintedFigure.Of(wanted),
        TargetValue.Text text => text.Words,
        _ => throw new System.Diagnostics.UnreachableException($"No words for {target.GetType().Name}."),
    };

    /// <summary>The same with the card's unit of measure.</summary>
    public static string WithUnit(TargetValue? target, IndicatorCard card) =>
        PrintedFigure.WithUnit(Of(target, card.Kind), card.MeasurementUnit);

    /// <summary>What is known of something, in one line; what is not known leaves no dot behind.</summary>
    public static string Line(params ReadOnlySpan<string?> parts) => string.Join(" · ", parts.ToArray().Where(part => !string.IsNullOrEmpty(part)));

    /// <summary><c>nilai akhir</c>, <c>kumulatif</c>, …</summary>
    public static string Of(AccumulationMode mode) => mode switch
    {
        AccumulationMode.Sum => "kumulatif",
        AccumulationMode.Latest => "nilai akhir",
        AccumulationMode.Average => "rata-rata",
        AccumulationMode.NegativeCumulative => "kumulatif negatif",
        _ => "tahunan",
    };

    /// <summary><c>makin tinggi makin baik</c>, <c>dalam rentang</c>, …</summary>
    public static string Of(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => "makin tinggi makin baik",
        Polarity.LowerIsBetter => "makin rendah makin baik",
        Polarity.Range => "dalam rentang",
        _ => "tepat sasaran",
    };

    /// <summary>What the card's figures are made of.</summary>
    public static string Of(ValueKind kind) => kind switch
    {
        ValueKind.Number => "bilangan",
        ValueKind.Percent => "persentase",
        ValueKind.Index => "indeks",
        ValueKind.Ratio => "rasio",
        ValueKind.Money => "rupiah",
        ValueKind.Duration => "lama waktu (menit)",
        ValueKind.Date => "tanggal",
        ValueKind.Predicate => "predikat",
        ValueKind.Milestone => "tahapan berbobot",
        ValueKind.YesNo => "ya atau tidak",
        _ => "uraian",
    };

    /// <summary>How the quarters become the figure of the year, as a sentence.</summary>
    public static string Sentence(AccumulationMode mode) => mode switch
    {
        AccumulationMode.Sum => "Realisasi setiap triwulan dijumlahkan.",
        AccumulationMode.Latest => "Yang berlaku adalah realisasi terakhir yang dilaporkan.",
        AccumulationMode.Average => "Yang berlaku adalah rata-rata triwulan yang dilaporkan.",
        AccumulationMode.NegativeCumulative => "Realisasi setiap triwulan dijumlahkan; makin kecil makin baik.",
        _ => "Diukur sekali setahun, pada Triwulan IV; triwulan lain belum diukur, bukan nol.",
    };

    /// <summary>Cap, floor and rounding, as a sentence.</summary>
    public static string Limits(IndicatorCard card) =>
        (card.Cap.Percent is { } cap ? $"Capaian dibatasi paling tinggi {IndonesianNumber.Format(cap)} persen" : "Capaian tidak dibatasi ke atas")
        + (card.FloorAtZero ? ", paling rendah 0" : ", boleh negatif")
        + $"; {card.Decimals} desimal, dibulatkan satu kali di akhir.";
}
