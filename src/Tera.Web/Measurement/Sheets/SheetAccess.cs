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
    public async Task<IReadOnlySet<PersonId>> ReadableEmployeesAsync(RunId run, SignedInUser user, CancellationToken ct) =>
        (await ReadableAsync(db.Set<Sheet>().Where(sheet => sheet.RunId == run), user, ct)).Select(sheet => sheet.Employee).ToHashSet();

    /// <summary>Sheets of employees among some sheets that the user may read.</summary>
    public async Task<IReadOnlyList<EmployeeSheetRef>> ReadableAsync(IQueryable<Sheet> sheets, SignedInUser user, CancellationToken ct)
    {
        var measured = await sheets.TagWith("Measurement: sheets of employees").Where(sheet => sheet.PersonId != null)
            .Select(sheet => new { sheet.Id, sheet.RunId, sheet.AgencyId, Person = sheet.PersonId!.Value }).ToListAsync(ct);
        HashSet<AgencyId> kept = [];
        foreach (var agency in measured.Select(one => one.AgencyId).Distinct())
        {
            if (await personnel.IncludesAsync(user, agency, ct))
            {
                kept.Add(agency);
            }
        }

        var asked = measured.Where(one => !kept.Contains(one.AgencyId)).Select(one => one.RunId).Distinct().ToList();
        var judged = (await assessors.AssessedByAsync(asked, user.PersonId, ct)).ToHashSet();
        return
        [
            .. measured.Where(one => one.Person == user.PersonId || kept.Contains(one.AgencyId) || judged.Contains(new(one.RunId, one.Person)))
                .Select(one => new EmployeeSheetRef(one.Id, one.RunId, one.Person)),
        ];
    }
}

/// <summary>Whose sheet in which run.</summary>
public sealed record EmployeeSheetRef(SheetId Sheet, RunId Run, PersonId Employee);
