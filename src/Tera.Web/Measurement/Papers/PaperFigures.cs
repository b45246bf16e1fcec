using System.Globalization;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Planning.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Papers;

/// <summary>A figure of a recapitulation with the digits its document prints of it.</summary>
/// <param name="Id">The entry, or what tells a sum of the agency's quarter from every other.</param>
/// <param name="Entry">Null for a sum.</param>
/// <param name="Version">Of the entry; 0 for a sum.</param>
/// <param name="Label">As the document names it.</param>
/// <param name="Printed">All its digits, in words that say which is which.</param>
public sealed record PaperFigure(Guid Id, EntryId? Entry, int Version, string Label, string Printed);

/// <summary>What a document prints of a recapitulation, figure by figure, so that whoever holds the paper can tell a changed digit.</summary>
public static class PaperFigures
{
    /// <summary>Indicators in their order, the agency's figure, programmes, their sum.</summary>
    public static IReadOnlyList<PaperFigure> Of(AgencyRecap recap) =>
    [
        .. recap.Rows.Where(row => row.Entry is not null).Select(row => new PaperFigure(row.Entry!.Value.Value, row.Entry, row.EntryVersion, $"{row.Number}. {row.Name}", Words(row))),
        .. recap.Totals.Achievement == PlanWords.None ? [] : (PaperFigure[])[Sum(recap, "capaian", "Capaian keseluruhan", $"{recap.Totals.Achievement} %")],
        .. recap.Programmes.Select(one => Sum(recap, $"program:{one.Code}", one.Name, Money(one.Spent, one.Ceiling, one.Absorption))),
        .. recap.Programmes.Count == 0 ? [] : (PaperFigure[])[Sum(recap, "anggaran", "Jumlah anggaran", Money(recap.Totals.Spent, recap.Totals.Ceiling, recap.Totals.Absorption))],
    ];

    /// <summary>What is printed of one indicator.</summary>
    public static string Words(RecapRow row)
    {
        var actual = MeasuredWords.WithUnit(row.State is EntryState.Value ? row.ActualSoFar : row.Actual, row.MeasurementUnit);
        var target = row.TargetSoFar == PlanWords.None ? "" : $" dari target {row.TargetSoFar}";
        var achievement = row.Achievement == PlanWords.None ? "" : $"; capaian {row.Achievement} %";
        var money = row.Ceiling is null ? "" : $"; anggaran {Money(row.Spent, row.Ceiling, absorption: null)}";
        return actual + target + achievement + money;
    }

    private static string Money(decimal? spent, decimal? ceiling, string? absorption) =>
        $"{(spent is null ? "belum dilaporkan" : $"Rp{MeasuredWords.Money(spent)}")} dari Rp{MeasuredWords.Money(ceiling)}{(absorption is null or PlanWords.None ? "" : $" ({absorption} %)")}";

    private static PaperFigure Sum(AgencyRecap recap, string which, string label, string printed) => new(
        DerivedGuid.Of(string.Create(CultureInfo.InvariantCulture, $"figure:{recap.Agency}:{recap.FiscalYear}:{recap.Quarter}:{which}")), Entry: null, Version: 0, label, printed);
}
