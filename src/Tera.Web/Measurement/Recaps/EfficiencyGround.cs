using Tera.Planning.Contracts;

namespace Tera.Measurement.Recaps;

/// <summary>From which money an efficiency was reckoned, in words, where that is not all that stands beside it; null where it is.</summary>
internal static class EfficiencyGround
{
    public static string? OfWhole(AgencyRecap recap) => Words(
        recap, recap.Totals.Efficiency, recap.Programmes.Sum(programme => programme.CeilingTold), recap.Totals.Spent, recap.Totals.Absorption);

    public static string? Of(AgencyRecap recap, RecapObjective objective) => Words(
        recap, objective.Efficiency,
        recap.Rows.Where(row => (row.ObjectiveNumber, row.Objective) == (objective.Number, objective.Name)).Sum(row => row.CeilingTold),
        objective.Spent, objective.Absorption);

    /// <param name="recap">By the method of which it was reckoned.</param>
    /// <param name="efficiency">The figure; nothing is said where there is none.</param>
    /// <param name="ceiling">Of the lines of which the spending is known.</param>
    /// <param name="spent">On those.</param>
    /// <param name="shown">The absorption of all lines, as printed.</param>
    private static string? Words(AgencyRecap recap, RecapEfficiency? efficiency, decimal ceiling, decimal? spent, string shown) =>
        efficiency is not { Steps.Count: > 0 } || RecapMaking.Absorption(ceiling, spent) is not { } used || used == shown || used == PlanWords.None ? null
        : RecapMaking.EfficiencyMethodOf(recap) is { IsOfOutputs: true } ? "dari keluaran yang realisasi anggarannya dilaporkan"
        : $"dari penyerapan {used} % atas mata anggaran yang dilaporkan";
}
