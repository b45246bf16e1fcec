using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Runs;

/// <summary>Which SOPs somebody may begin: those whose first act he does or receives, by the dated bindings of today.</summary>
/// <remarks>For pages, so that they offer what will not be refused; the engine asks for itself.</remarks>
public sealed class BeginnableProcedures(TeraDbContext db, RegionClock days)
{
    /// <summary>Of all that are in force.</summary>
    public async Task<IReadOnlySet<ProcedureId>> OfAsync(PersonId person, CancellationToken ct)
    {
        var today = (await days.TodayAsync(ct)).ToDateOnly();
        var rows = await db.Database.SqlQuery<Guid>(
            $"""
             with first as (
                 select v.procedure_id, v.content::jsonb -> 'steps' -> 0 -> 'acts' -> 0 as act from procedures.version v where v.state in ('InForce', 'InRevision')),
             lane as (
                 select procedure_id, jsonb_array_elements_text(act -> 'lanes') as key from first
                 union all
                 select procedure_id, jsonb_array_elements_text(act -> 'recipients') from first)
             select distinct lane.procedure_id as "Value" from lane
             join procedures.lane_binding b on b.procedure_id = lane.procedure_id and b.lane = lane.key
                 and {today} >= b.valid_from and (b.valid_until is null or {today} <= b.valid_until)
             where b.person_id = {person.Value}
                or exists (select from organisation.office_holder h where h.person_id = {person.Value} and h.position_id = b.position_id
                           and {today} >= h.valid_from and (h.valid_until is null or {today} <= h.valid_until))
                or exists (select from organisation.team_member m where m.person_id = {person.Value} and m.team_id = b.team_id
                           and {today} >= m.valid_from and (m.valid_until is null or {today} <= m.valid_until))
             """).TagWith("Procedures: SOPs somebody may begin").ToListAsync(ct);
        return rows.Select(id => new ProcedureId(id)).ToHashSet();
    }
}
