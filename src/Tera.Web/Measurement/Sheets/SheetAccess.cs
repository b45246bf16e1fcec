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
/// read by the employee and by those who hold a lane of the SOP today that the employee does not hold himself (the chain that assesses), by nobody
/// else, colleagues of the same lane and overseers included.
/// </remarks>
public sealed class SheetAccess(TeraDbContext db, RegionClock days, Inbox inbox)
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

    /// <summary>Employees of a run whose sheets the user may read: his own, and those whom he assesses.</summary>
    public async Task<IReadOnlySet<PersonId>> ReadableEmployeesAsync(RunId run, SignedInUser user, CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).ToDateOnly();
        var assessed = await db.Database.SqlQuery<Guid>(
            $"""
             select s.person_id as "Value"
             from measurement.sheet s
             where s.run_id = {run.Value} and s.person_id is not null and (s.person_id = {user.PersonId.Value} or exists (
                 select from procedures.run r
                 join procedures.lane_binding b on b.procedure_id = r.procedure_id and {today} >= b.valid_from and (b.valid_until is null or {today} <= b.valid_until)
                 left join organisation.office_holder h
                     on h.position_id = b.position_id and {today} >= h.valid_from and (h.valid_until is null or {today} <= h.valid_until)
                 left join organisation.team_member m
                     on m.team_id = b.team_id and {today} >= m.valid_from and (m.valid_until is null or {today} <= m.valid_until)
                 where r.id = s.run_id and {user.PersonId.Value} in (b.person_id, h.person_id, m.person_id)
                     and not exists (
                         select from procedures.lane_binding own
                         left join organisation.team_member mate
                             on mate.team_id = own.team_id and {today} >= mate.valid_from and (mate.valid_until is null or {today} <= mate.valid_until)
                         left join organisation.office_holder seat
                             on seat.position_id = own.position_id and {today} >= seat.valid_from and (seat.valid_until is null or {today} <= seat.valid_until)
                         where own.procedure_id = b.procedure_id and own.lane = b.lane and {today} >= own.valid_from
                             and (own.valid_until is null or {today} <= own.valid_until) and s.person_id in (own.person_id, mate.person_id, seat.person_id))))
             """).TagWith("Measurement: employees one may read").ToListAsync(ct);
        return assessed.Select(id => new PersonId(id)).ToHashSet();
    }
}
