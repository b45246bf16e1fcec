using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Measurement.Contracts;

/// <summary>A sheet that waits for somebody without a task: the SOP compiles what the units have, and prints no row in which they fill it.</summary>
/// <param name="Href">The sheet.</param>
/// <param name="Title">What to do with whose sheet.</param>
/// <param name="Run">Title of the run it is for.</param>
/// <param name="Standing">How many of its rows have a figure.</param>
/// <param name="Returned">It came back.</param>
public sealed record WaitingSheet(string Href, string Title, string Run, string Standing, bool Returned);

/// <summary>Sheets without a task that wait for somebody; those with a task are in the inbox of the runs.</summary>
public sealed class WaitingSheets(TeraDbContext db, SheetListQuery list) : IWaitingCount
{
    private const int Most = 20;

    public string Href => "/";

    /// <summary>Open ones of the person's units, the newest period first; at most 20.</summary>
    public async Task<IReadOnlyList<WaitingSheet>> OfAsync(SignedInUser user, CancellationToken ct)
    {
        var units = await list.MyUnitsAsync(user, ct);
        var rows = await Waiting(units).TagWith("Measurement: sheets that wait without a task")
            .OrderByDescending(sheet => sheet.FiscalYear).ThenByDescending(sheet => sheet.Quarter).ThenBy(sheet => sheet.Id).Take(Most)
            .Select(sheet => new
            {
                sheet.Id, sheet.RunId, sheet.State,
                Unit = db.Set<Organisation.Agencies.Unit>().Where(unit => unit.Id == sheet.UnitId).Select(unit => unit.Name).Single(),
                Rows = db.Set<SheetEntry>().Count(entry => entry.UnitId == sheet.UnitId && entry.FiscalYear == sheet.FiscalYear && entry.Quarter == sheet.Quarter
                    && entry.State != EntryState.NotDue),
                Filled = db.Set<SheetEntry>().Count(entry => entry.UnitId == sheet.UnitId && entry.FiscalYear == sheet.FiscalYear && entry.Quarter == sheet.Quarter
                    && (entry.State == EntryState.Value || entry.State == EntryState.NotAvailable)),
            }).ToListAsync(ct);
        var runs = rows.Select(row => row.RunId.Value).Distinct().ToArray();
        var titles = await db.Database.SqlQuery<RunRow>($"select id, title from procedures.run where id = any ({runs})").ToDictionaryAsync(run => run.Id, run => run.Title, ct);
        return [.. rows.Select(row => new WaitingSheet(
            MeasurementLinks.Sheet(row.Id), $"Isi dan serahkan lembar pengukuran {row.Unit}", titles[row.RunId.Value],
            $"{row.Filled} dari {row.Rows} indikator terisi", row.State is SheetState.Returned))];
    }

    public async Task<int> CountAsync(SignedInUser user, CancellationToken ct) =>
        await Waiting(await list.MyUnitsAsync(user, ct)).CountAsync(ct);

    private IQueryable<Sheet> Waiting(List<Organisation.UnitId> units) => db.Set<Sheet>().AsNoTracking()
        .Where(sheet => sheet.SelfStanding && (sheet.State == SheetState.Open || sheet.State == SheetState.Returned)
            && sheet.UnitId != null && units.Contains(sheet.UnitId.Value));

    private sealed record RunRow(Guid Id, string Title);
}
