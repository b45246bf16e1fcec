using Tera.Planning.Agreements;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>Kinds of the plan in the words of its forms.</summary>
internal static class StrategyWords
{
    public static IReadOnlyList<Choice> IndicatorKinds { get; } =
    [
        new(nameof(IndicatorKind.Key), "Indikator Kinerja Utama (IKU)", "Ditetapkan pimpinan sebagai ukuran keberhasilan instansi."),
        new(nameof(IndicatorKind.Other), "Indikator kinerja lain"),
    ];

    public static IReadOnlyList<Choice> NodeKinds { get; } = [.. Enum.GetValues<NodeKind>().Select(kind => new Choice(kind.ToString(), IndonesianText.Capital(Of(kind))))];

    public static string Of(NodeKind kind) => kind switch
    {
        NodeKind.FinalOutcome => "hasil akhir",
        NodeKind.CriticalFactor => "faktor kunci keberhasilan",
        NodeKind.Intermediate => "kondisi antara",
        _ => "kondisi operasional",
    };

    public static string Of(IndicatorKind kind) => kind is IndicatorKind.Key ? "IKU" : "bukan IKU";
}
