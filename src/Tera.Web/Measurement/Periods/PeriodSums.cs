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
    private HeldYear? _held;

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

    /// <summary>Holds the year, where it has figures, until the transaction ends: whoever tells something of it now is waited for. Nothing is read or made.</summary>
    public async Task HoldAsync(AgencyId agency, FiscalYear year, CancellationToken ct)
    {
        if (Held(agency, year) is null)
        {
            await QuartersHeldAsync(agency, year, ct);
        }
    }

    /// <summary>The quarter and those after it. The whole year is locked with them: what is told of one quarter moves the later ones.</summary>
    private async Task<IReadOnlyList<PeriodFigures>> LockAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year, period.Quarter.Number);
        if (Held(agency, year) is { } held && held.Exists(row => row.Quarter == quarter))
        {
            return held.FindAll(row => row.Quarter >= quarter);
        }

        // What is there is locked before anything is added: the other way round, two that add would wait for each other.
        if (!(await QuartersHeldAsync(agency, year, ct)).Contains(quarter))
        {
            await db.Database.ExecuteSqlAsync(
                $"insert into measurement.period (agency_id, fiscal_year, quarter) values ({agency.Value}, {year.Value}, {quarter}) on conflict do nothing", ct);
            await QuartersHeldAsync(agency, year, ct);
        }

        // Another transaction may have changed what this one has looked at before its lock.
        var seen = db.ChangeTracker.Entries<PeriodFigures>().Select(entry => entry.Entity).ToHashSet();
        var rows = await db.Set<PeriodFigures>().Where(row => row.AgencyId == agency && row.FiscalYear == year.Value).OrderBy(row => row.Quarter).ToListAsync(ct);
        foreach (var row in rows.Where(seen.Contains))
        {
            await db.Entry(row).ReloadAsync(ct);
        }

        _held = db.Database.CurrentTransaction is { } transaction ? new(transaction.TransactionId, agency, year, rows) : null;
        return rows.FindAll(row => row.Quarter >= quarter);
    }

    private Task<List<int>> QuartersHeldAsync(AgencyId agency, FiscalYear year, CancellationToken ct) => db.Database.SqlQuery<int>(
        $"select quarter from measurement.period where agency_id = {agency.Value} and fiscal_year = {year.Value} order by quarter for update").ToListAsync(ct);

    /// <summary>The rows of the year, if this transaction holds them and will save them: nobody else can have changed them since.</summary>
    private List<PeriodFigures>? Held(AgencyId agency, FiscalYear year) =>
        _held is { } held && (held.Agency, held.Year) == (agency, year) && held.Transaction == db.Database.CurrentTransaction?.TransactionId
        && held.Rows.TrueForAll(row => db.Entry(row).State is not EntityState.Detached)
            ? held.Rows
            : null;

    private sealed record HeldYear(Guid Transaction, AgencyId Agency, FiscalYear Year, List<PeriodFigures> Rows);
}
