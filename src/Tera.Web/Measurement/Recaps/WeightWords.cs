using Tera.Planning.Strategy;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>The weights a mean was reckoned with, so that a reader can reckon it again.</summary>
internal static class WeightWords
{
    /// <param name="rows">In their order; at least their objectives' numbers name them.</param>
    /// <param name="grounds">By which decrees the weights were decided.</param>
    public static string Of(IReadOnlyList<RecapRow> rows, IReadOnlyList<string> grounds)
    {
        var objectives = rows.GroupBy(row => (row.ObjectiveId, row.ObjectiveNumber)).OrderBy(group => group.Key.ObjectiveNumber)
            .Select(group => Item(group.Key.ObjectiveNumber, group.First().ObjectiveWeight));
        var unsettled = rows.Any(row => row.Weight is null || row.ObjectiveWeight is null) ? " Tanda * belum ditetapkan, dihitung dengan bobot 1." : "";
        var by = grounds.Count == 0 ? "" : $" Dasar: {string.Join("; ", grounds)}.";
        return $"Bobot sasaran {string.Join(", ", objectives)}. Bobot indikator dalam sasarannya {string.Join(", ", rows.Select(row => Item(row.Number, row.Weight)))}.{unsettled}{by}";
    }

    private static string Item(int number, decimal? weight) =>
        $"{number} = {IndonesianNumber.Format(weight ?? Weight.Unsettled)}{(weight is null ? "*" : "")}";
}
