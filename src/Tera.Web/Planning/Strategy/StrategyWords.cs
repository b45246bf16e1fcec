using Tera.Planning.Agreements;
using Tera.Platform.Components;

namespace Tera.Planning.Strategy;

/// <summary>Kinds of the plan in the words of its forms.</summary>
internal static class StrategyWords
{
    public static IReadOnlyList<Choice> IndicatorKinds { get; } =
    [
        new(nameof(IndicatorKind.Key), "Indikator Kinerja Utama (IKU)", "Ditetapkan pimpinan sebagai ukuran keberhasilan instansi."),
        new(nameof(IndicatorKind.Other), "Indikator kinerja lain"),
    ];

    public static string Of(IndicatorKind kind) => kind is IndicatorKind.Key ? "IKU" : "bukan IKU";
}
