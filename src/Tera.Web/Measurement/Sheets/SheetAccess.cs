using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Sheets;

/// <summary>Who may read and fill which sheet.</summary>
/// <remarks>
/// A unit's sheet is read by everybody who sees the agency and filled by the people of the unit, and by those to whom the SOP gives the
/// collecting itself: a team that gathers what the units hand over on paper types it for them, under its own name. An employee's sheet is personal (UU 27/2022):
/// read by the employee, by those who judge him (<see cref="Assessors"/>) and by the personnel unit the agency has named; by nobody else, colleagues and overseers included.
/// </remarks>
public sealed class SheetAccess(TeraDbContext db, Inbox inbox, Assessors assessors, PersonnelUnits personnel)
{
    public async Task<bool> MaySeeAsync(Sheet sheet, SignedInUser user, CancellationToken ct) =>
        sheet.PersonId is { } employee ? employee == user.PersonId || (await ReadableEmployeesAsync(sheet.RunId, user, ct)).Contains(employee) : user.Sees(sheet.AgencyId);

    /// <summary>Whether the sheet is his to fill, open or not.</summary>
    public async Task<bool> IsFillerAsync(Sheet sheet, SignedInUser user, CancellationToken ct)
    {
        if (sheet.UnitId is not { } unit)
        {
            return sheet.PersonId == user.PersonId;
        }

        var own = user.Positions.Select(position => position.UnitId).ToList();
        return own.Contains(unit)
            || await db.Set<Unit>().AnyAsync(part => own.Contains(part.Id) && part.ParentId == unit && !part.Reports, ct)
            || await inbox.HoldsAsync(user.PersonId, sheet.RunId, new(sheet.Slot), ct);
    }

    /// <summary>Employees of a run whose sheets the user may read: his own, and those whom he judges; all for the personnel unit.</summary>
    public async Task<IReadOnlySet<PersonId>> ReadableEmployeesAsync(RunId run, SignedInUser user, CancellationToken ct)
    {
        var measured = await db.Set<Sheet>().TagWith("Measurement: employees of a run").Where(sheet => sheet.RunId == run && sheet.PersonId != null)
            .Select(sheet => new { sheet.AgencyId, Person = sheet.PersonId!.Value }).ToListAsync(ct);
        if (measured.Count > 0 && await personnel.IncludesAsync(user, measured[0].AgencyId, ct))
        {
            return measured.Select(one => one.Person).ToHashSet();
        }

        var read = measured.Select(one => one.Person).Where(person => person == user.PersonId).ToHashSet();
        read.UnionWith(await assessors.AssessedByAsync(run, user.PersonId, ct));
        return read;
    }
}
