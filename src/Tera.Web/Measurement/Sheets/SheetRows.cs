using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Planning.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Keeps the rows of an open quarter as the plan of its last day has them: one for each promise, with the card that holds.</summary>
public sealed class SheetRows(TeraDbContext db, PlanReader plans)
{
    /// <summary>Units that owe a row in a quarter, in the order of the plan.</summary>
    public async Task<IReadOnlyList<UnitId>> UnitsAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct) =>
        [.. (await plans.OfAsync(agency, period, ct)).Indicators.Where(planned => planned.Card is not null).Select(planned => planned.Unit).Distinct()];

    /// <summary>Adds the rows that are missing and gives the others the card that holds now. Rows that are there keep their id and their value.</summary>
    /// <param name="agency">Whose.</param>
    /// <param name="period">An open quarter.</param>
    /// <param name="units">Units that get rows; null for those that have a sheet in the quarter that has not ended.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <returns>Whether a row was added or changed.</returns>
    public async Task<bool> FollowPlanAsync(AgencyId agency, FiscalPeriod period, IReadOnlyCollection<UnitId>? units, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var filling = units ?? await db.Set<Sheet>().TagWith("Measurement: units that fill a quarter")
            .Where(sheet => sheet.AgencyId == agency && sheet.FiscalYear == year && sheet.Quarter == quarter && sheet.UnitId != null && sheet.State != SheetState.Closed)
            .Select(sheet => sheet.UnitId!.Value).Distinct().ToListAsync(ct);
        if (filling.Count == 0)
        {
            return false;
        }

        var plan = await plans.OfAsync(agency, period, ct);
        var there = await db.Set<SheetEntry>().TagWith("Measurement: rows of a quarter")
            .Where(entry => entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter == quarter).ToListAsync(ct);
        foreach (var planned in plan.Indicators.Where(planned => planned.Card is not null))
        {
            if (there.Find(entry => entry.IndicatorId == planned.Indicator.Id && entry.UnitId == planned.Unit) is { } row)
            {
                row.TakeCard(planned.Card!);
            }
            else if (filling.Contains(planned.Unit))
            {
                db.Add(SheetEntry.Blank(planned.Card!, agency, planned.Unit, period));
            }
        }

        return db.ChangeTracker.Entries<SheetEntry>().Any(entry => entry.State is EntityState.Added or EntityState.Modified);
    }
}
