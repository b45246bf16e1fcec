using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Periods;

/// <summary>Keeps the figures of a quarter with its values: called in the transaction that changes a value, after the value is saved.</summary>
public sealed class PeriodSums(TeraDbContext db, RecapReader recaps)
{
    /// <summary>Reckons the quarter again, and later open quarters of the year that have figures: theirs build on it.</summary>
    public async Task RecountAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        // Approved figures stand as they were approved, whatever moved before them.
        foreach (var affected in (await LockAsync(agency, period, ct)).Where(row => row.ClosedAt is null))
        {
            var of = new FiscalPeriod(period.Year, new Quarter(affected.Quarter));
            var (totals, sheets, handedIn) = await CountAsync(agency, of, ct);
            affected.Take(totals, sheets, handedIn);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Counts the sheets of the quarter again, where no figure has moved with them.</summary>
    public async Task RecountSheetsAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        if (await LockedAsync(agency, period, ct) is { ClosedAt: null } row)
        {
            var (sheets, handedIn) = await SheetsAsync(agency, period, ct);
            row.TakeSheets(sheets, handedIn);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>What a full count of the values gives.</summary>
    public async Task<(RecapTotals Totals, int Sheets, int HandedIn)> CountAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var recap = await recaps.OfAsync(agency, period, ct);
        var (sheets, handedIn) = await SheetsAsync(agency, period, ct);
        return (recap.Totals, sheets, handedIn);
    }

    private async Task<(int Sheets, int HandedIn)> SheetsAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var states = await db.Set<Sheet>().Where(sheet => sheet.AgencyId == agency && sheet.FiscalYear == year && sheet.Quarter == quarter)
            .Select(sheet => new { sheet.State, sheet.SubmittedAt }).ToListAsync(ct);
        return (states.Count, states.Count(sheet => sheet.State is not (SheetState.Open or SheetState.Returned) && sheet.SubmittedAt is not null));
    }

    /// <summary>The quarter's row, locked until the transaction ends; made when it is not there.</summary>
    public async Task<PeriodFigures> LockedAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct) => (await LockAsync(agency, period, ct))[0];

    /// <summary>Holds the quarter, where it has figures, until the transaction ends: whoever tells something of it now is waited for. Nothing is read or made.</summary>
    public async Task HoldAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        await db.Database.ExecuteSqlAsync(
            $"""
             select from measurement.period where agency_id = {agency.Value} and fiscal_year = {year} and quarter >= {quarter}
             order by quarter for update
             """,
            ct);
    }

    private async Task<List<PeriodFigures>> LockAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        await db.Database.ExecuteSqlAsync(
            $"insert into measurement.period (agency_id, fiscal_year, quarter) values ({agency.Value}, {year}, {quarter}) on conflict do nothing", ct);
        await HoldAsync(agency, period, ct);
        // Another transaction may have changed what this one has looked at before its lock.
        var seen = db.ChangeTracker.Entries<PeriodFigures>().Select(entry => entry.Entity).ToHashSet();
        var rows = await db.Set<PeriodFigures>()
            .Where(row => row.AgencyId == agency && row.FiscalYear == year && row.Quarter >= quarter).OrderBy(row => row.Quarter).ToListAsync(ct);
        foreach (var row in rows.Where(seen.Contains))
        {
            await db.Entry(row).ReloadAsync(ct);
        }

        return rows;
    }
}
