using System.Globalization;
using Tera.Measurement.Recaps;
using Tera.Planning.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Papers;

/// <summary>A figure of a recapitulation with the digits its document prints of it.</summary>
/// <param name="Id">The entry, or what tells a sum of the agency's quarter from every other.</param>
/// <param name="Entry">Null for what is no entry.</param>
/// <param name="Version">Of the entry; 0 for a sum.</param>
/// <param name="Label">As the document names it.</param>
/// <param name="Printed">All its digits, in words that say which is which.</param>
public sealed record PaperFigure(Guid Id, EntryId? Entry, int Version, string Label, string Printed);

/// <summary>What a document prints of a recapitulation, table by table, so that whoever holds the paper can tell a changed digit.</summary>
public static class PaperFigures
{
    /// <summary>Indicators in their order, their quarter by itself, the agency's figure, objectives, units, programmes, their sum and efficiency, the far end, workings, employees.</summary>
    public static IReadOnlyList<PaperFigure> Of(AgencyRecap recap) =>
    [
        .. recap.Rows.Select(row => row.Entry is { } entry ? new PaperFigure(entry.Value, entry, row.EntryVersion, Label(row), Words(row)) : Sum(recap, $"indikator:{row.Indicator}", Label(row), Words(row))),
        .. recap.Rows.Where(row => row.IsSummed).Select(row => Sum(recap, $"triwulan:{row.Indicator}", $"{Label(row)}: triwulan ini", $"{MeasuredWords.WithUnit(row.Actual, row.MeasurementUnit)} dari target {row.QuarterTarget}{Percent("; capaian", row.QuarterAchievement)}")),
        .. recap.Totals.Achievement == PlanWords.None ? [] : (PaperFigure[])[Sum(recap, "capaian", "Capaian keseluruhan", Whole(recap.Totals))],
        .. Objectives(recap),
        .. recap.Rows.GroupBy(row => row.UnitName).Select(unit => Sum(recap, $"unit:{unit.Key}", $"{unit.Key}, seluruhnya", Words(UnitFigures.Of(recap.Totals, [.. unit])))),
        .. recap.Programmes.Select(one => Sum(recap, $"program:{one.Code}", one.Name, Money(one.Spent, one.Ceiling, one.Absorption, one.Told, one.Lines))),
        .. recap.Programmes.Count == 0 ? [] : (PaperFigure[])[Sum(recap, "anggaran", "Jumlah anggaran", Budget(recap.Totals))],
        .. Words(recap.Totals.Efficiency) is { Length: > 0 } efficiency && recap.Programmes.Count > 0 ? (PaperFigure[])[Sum(recap, "efisiensi", "Efisiensi keseluruhan", efficiency)] : [],
        .. recap.Rows.Where(row => HasProgress(recap) && row.Strategic is { Final: not PlanWords.None })
            .Select(row => Sum(recap, $"renstra:{row.Indicator}", $"{Label(row)}: akhir Renstra", $"target {row.Strategic!.Final} ({row.Strategic.LastYear}){Percent("; kemajuan", row.Strategic.Progress)}")),
        .. recap.Rows.Where(row => row.Rule.Steps.Count > 0)
            .Select(row => Sum(recap, $"jejak:{row.Indicator}", $"{Label(row)}: jejak hitung", $"{string.Join("; ", row.Rule.Steps.Select(step => $"{step.Label}: {step.Text}"))}{Percent("; capaian asli", row.AchievementRaw)}")),
        .. recap.Employees.Count == 0 ? [] : (PaperFigure[])[Sum(recap, "pegawai", "Predikat pegawai", string.Join("; ", EmployeeSpread.Of(recap.Employees).Select(one => $"{one.Words} {one.Count}").Append($"jumlah {recap.Employees.Count}")))],
    ];

    /// <summary>What is printed of one indicator.</summary>
    public static string Words(RecapRow row)
    {
        var actual = MeasuredWords.WithUnit(row.Printed, row.MeasurementUnit);
        var target = row.TargetSoFar == PlanWords.None ? "" : $" dari target {row.TargetSoFar}";
        var year = row.AnnualTarget == PlanWords.None ? "" : $" (setahun {row.AnnualTarget})";
        var money = row.Ceiling is null ? "" : $"; anggaran {Money(row.SpentSoFar, row.Ceiling, RecapMaking.Absorption(row.Ceiling, row.Spent), row.BudgetTold, row.BudgetLines)}";
        return actual + target + year + Percent("; capaian", row.Achievement) + money;
    }

    /// <summary>The far end of the strategic plan is printed once a year's figure can be held against it.</summary>
    public static bool HasProgress(AgencyRecap recap) => recap.Rows.Any(row => row.Strategic?.Progress is not null);

    private static string Label(RecapRow row) => $"{row.Number}. {row.Name}";

    /// <summary>Money by objective is printed where achievement is held against it.</summary>
    private static IEnumerable<PaperFigure> Objectives(AgencyRecap recap) => recap.Totals.Efficiency is null || recap.Programmes.Count == 0
        ? []
        : recap.Objectives.Select((one, place) => Sum(
            recap,
            string.Create(CultureInfo.InvariantCulture, $"sasaran:{place}"),
            $"Sasaran {one.Number}. {one.Name}",
            $"{Percent("capaian", one.Achievement, "belum ada capaian")}{Before(one.Uncapped)}; anggaran {Money(one.Spent, one.Ceiling, one.Absorption, one.BudgetTold, one.BudgetLines)}{(Words(one.Efficiency) is { Length: > 0 } efficiency ? $"; efisiensi {efficiency}" : "")}"));

    private static string Whole(RecapTotals totals) =>
        $"{totals.Achievement} %{(totals.Items > 0 ? $" ({totals.Counted} dari {totals.Items} terhitung)" : "")}{Before(totals.Uncapped)}";

    private static string Budget(RecapTotals totals) =>
        $"{Money(totals.Spent, totals.Ceiling, totals.Absorption)}{MeasuredWords.Told(totals.BudgetTold, totals.BudgetLines)}";

    private static string Words(UnitFigures unit) => $"{Percent("rata-rata capaian", MeasuredWords.Percent(unit.Mean.Rounded, 2), "belum ada capaian")} ({unit.Mean.Counted} dari {unit.Mean.Of} indikator); anggaran "
        + Money(unit.Spent, unit.Ceiling, RecapMaking.Absorption(unit.Ceiling, unit.Spent));

    private static string Words(RecapEfficiency? efficiency) =>
        efficiency is null || efficiency.Figure == PlanWords.None ? "" : $"{efficiency.Figure}{(efficiency.Note.Length > 0 ? $", {efficiency.Note}" : "")}";

    private static string Before(string? uncapped) => uncapped is null ? "" : $" (sebelum dibatasi {uncapped})";

    private static string Percent(string what, string? printed, string nothing = "") => printed is null or PlanWords.None ? nothing : $"{what} {printed} %";

    private static string Money(decimal? spent, decimal? ceiling, string absorption, int told = 0, int lines = 0)
    {
        var partly = MeasuredWords.Partly(told, lines);
        return $"{(spent is null ? "belum dilaporkan" : $"Rp{MeasuredWords.Money(spent)}")} dari Rp{MeasuredWords.Money(ceiling)}{(absorption == PlanWords.None ? "" : $" ({absorption} %)")}{(partly.Length > 0 ? $" {partly}" : "")}";
    }

    private static PaperFigure Sum(AgencyRecap recap, string which, string label, string printed) => new(
        DerivedGuid.Of(string.Create(CultureInfo.InvariantCulture, $"figure:{recap.Agency}:{recap.FiscalYear}:{recap.Quarter}:{which}")), Entry: null, Version: 0, label, printed);
}

/// <summary>The last line of a unit's annex.</summary>
/// <param name="Mean">Of its indicators, in the reading that counts.</param>
/// <param name="Ceiling">Rupiah.</param>
/// <param name="Spent">Rupiah; null where nothing was told.</param>
internal sealed record UnitFigures(RecapitulatedAchievement Mean, decimal Ceiling, decimal? Spent)
{
    public static UnitFigures Of(RecapTotals totals, IReadOnlyList<RecapRow> rows) => new(
        RecapMaking.OfAgency(rows, AggregationMethod.MeanOfIndicators, totals.Basis, totals.Cap),
        rows.Sum(row => row.Ceiling ?? 0),
        rows.Any(row => row.SpentSoFar is not null) ? rows.Sum(row => row.SpentSoFar ?? 0) : null);
}
