using Tera.Organisation;
using Tera.Planning.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Which row of an earlier quarter continues in a later one: the indicator's, of the unit that answered for it then.</summary>
internal static class EarlierEntries
{
    /// <summary>The one of an indicator in a quarter; null for none.</summary>
    /// <param name="ofQuarter">Rows of the indicator in the quarter, one for each unit that ever had it.</param>
    /// <param name="units">Who answered when.</param>
    /// <param name="now">Who answers now: asked where the quarter itself has no promise.</param>
    public static SheetEntry? Of(IEnumerable<SheetEntry> ofQuarter, PromisedUnits units, UnitId now)
    {
        var there = ofQuarter.ToList();
        if (there.Count == 0)
        {
            return null;
        }

        return units.Of(there[0].IndicatorId, PeriodOf(there[0])) is { } unit
            ? there.Find(entry => entry.UnitId == unit)
            : there.Find(entry => entry.UnitId == now) ?? (there.Count == 1 ? there[0] : null);
    }

    /// <summary>Those of an indicator by quarter, each of who answered then.</summary>
    /// <param name="ofIndicator">Its rows of one year.</param>
    public static Dictionary<int, SheetEntry> ByQuarter(IEnumerable<SheetEntry> ofIndicator, PromisedUnits units, UnitId now) =>
        ofIndicator.GroupBy(entry => entry.Quarter).Select(quarter => Of(quarter, units, now)).OfType<SheetEntry>().ToDictionary(entry => entry.Quarter);

    private static FiscalPeriod PeriodOf(SheetEntry entry) => new(new(entry.FiscalYear), new(entry.Quarter));
}
