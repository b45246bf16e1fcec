using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Deadlines;

/// <summary>A quarter with the deadline that holds.</summary>
/// <param name="Closed">Its figures are closed for good.</param>
public sealed record QuarterDeadline(FiscalPeriod Period, SheetDeadline? Deadline, bool Closed);

/// <summary>Leave of a unit.</summary>
/// <param name="By">Name of who gave it.</param>
/// <param name="Counts">False when a later one of the same unit and quarter replaced it.</param>
public sealed record LeaveRow(DeadlineException Exception, string Unit, string By, bool Counts);

/// <summary>Deadlines and exceptions of an agency's year.</summary>
public sealed class DeadlinesQuery(TeraDbContext db)
{
    private const int MostLeaves = 200;

    public async Task<IReadOnlyList<QuarterDeadline>> QuartersAsync(AgencyId agency, FiscalYear year, CancellationToken ct)
    {
        var number = year.Value;
        var decisions = await db.Set<SheetDeadline>().AsNoTracking().TagWith("Measurement: deadlines of a year")
            .Where(one => one.AgencyId == agency && one.FiscalYear == number).OrderByDescending(one => one.SetAt).ThenByDescending(one => one.Id).ToListAsync(ct);
        var closed = await db.Set<PeriodFigures>().AsNoTracking()
            .Where(one => one.AgencyId == agency && one.FiscalYear == number && one.ClosedAt != null).Select(one => one.Quarter).ToListAsync(ct);
        return [.. year.Quarters.Select(period => new QuarterDeadline(
            period, decisions.Find(one => one.Quarter == period.Quarter.Number), closed.Contains(period.Quarter.Number)))];
    }

    /// <summary>The newest first; at most 200. What an employee was given because his work came back stands on his sheet alone.</summary>
    public async Task<IReadOnlyList<LeaveRow>> LeavesAsync(AgencyId agency, FiscalYear year, CancellationToken ct)
    {
        var number = year.Value;
        var rows = await (
            from one in db.Set<DeadlineException>().AsNoTracking()
            join unit in db.Set<Unit>() on one.UnitId equals (UnitId?)unit.Id
            join person in db.Set<Person>() on one.GrantedBy equals (PersonId?)person.Id into givers
            from person in givers.DefaultIfEmpty()
            where one.AgencyId == agency && one.FiscalYear == number
            orderby one.GrantedAt descending, one.Id descending
            select new { one, unit.Name, FullName = person == null ? "Sistem" : person.FullName }).TagWith("Measurement: exceptions of a year").Take(MostLeaves).ToListAsync(ct);
        return [.. rows.Select(row => new LeaveRow(
            row.one, row.Name, row.FullName, rows.First(other => (other.one.UnitId, other.one.Quarter) == (row.one.UnitId, row.one.Quarter)) == row))];
    }

    /// <summary>Units that stand today, for choosing.</summary>
    public async Task<IReadOnlyList<Choice>> UnitsAsync(AgencyId agency, CancellationToken ct) =>
        [.. (await db.Set<Unit>().AsNoTracking().Where(unit => unit.AgencyId == agency && unit.ClosedOn == null && unit.Reports)
            .OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id).Select(unit => new { unit.Id, unit.Name }).ToListAsync(ct))
            .Select(unit => new Choice(unit.Id.ToString(), unit.Name))];
}
