using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Sheets;

/// <summary>Who judges which employee of a run.</summary>
/// <remarks>
/// A lane judges when the SOP gives it an act that looks at what was reported: checking, processing, initialling, signing. Of its holders of today
/// those judge an employee who sit in his own unit, or head a unit above it or the agency; where his unit or the holder's is not known (a team, a
/// person without a position) the lane alone decides. Whoever has such a task open in the run judges everybody in it until the task is done.
/// </remarks>
public sealed class Assessors(TeraDbContext db, RegionClock days, Inbox inbox, RunDefinitions definitions)
{
    private static readonly ActKind[] Judging = [ActKind.Check, ActKind.Process, ActKind.Initial, ActKind.Sign];

    /// <summary>Employees of a run whom somebody judges; himself never.</summary>
    public async Task<IReadOnlyList<PersonId>> AssessedByAsync(RunId run, PersonId judge, CancellationToken ct) =>
        [.. (await AssessedByAsync([run], judge, ct)).Select(one => one.Person)];

    /// <summary>The same for several runs at once.</summary>
    public async Task<IReadOnlyList<AssessedEmployee>> AssessedByAsync(IReadOnlyCollection<RunId> runs, PersonId judge, CancellationToken ct)
    {
        if (runs.Count == 0)
        {
            return [];
        }

        var whole = (await inbox.ActsAsync(judge, runs, ct)).Where(acts => acts.Any(Judging.Contains)).Select(acts => acts.Key).ToList();
        var all = await db.Set<Sheet>().TagWith("Measurement: employees of a run").Where(sheet => whole.Contains(sheet.RunId) && sheet.PersonId != null && sheet.PersonId != judge)
            .Select(sheet => new AssessedEmployee(sheet.RunId, sheet.PersonId!.Value)).ToListAsync(ct);
        return [.. all, .. await ByLaneAsync([.. runs.Except(whole)], judge, ct)];
    }

    private async Task<IEnumerable<AssessedEmployee>> ByLaneAsync(List<RunId> runs, PersonId judge, CancellationToken ct)
    {
        var judging = (await definitions.OfRunsAsync(runs, ct)).SelectMany(one => one.Value.Steps.SelectMany(step => step.Acts).Where(act => Judging.Contains(act.Kind))
            .SelectMany(act => act.Lanes).Select(lane => (Run: one.Key.Value, Lane: lane.Value))).Distinct().ToList();
        var (ids, of, lanes) = (runs.ConvertAll(run => run.Value).ToArray(), judging.ConvertAll(one => one.Run).ToArray(), judging.ConvertAll(one => one.Lane).ToArray());
        var today = (await days.TodayAsync(ct)).ToDateOnly();
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             with recursive judged as (
                 select s.run_id, s.person_id from measurement.sheet s where s.run_id = any ({ids}) and s.person_id is not null and s.person_id <> {judge.Value}),
             seat as (
                 select r.id as run_id, b.lane, h.position_id, h.unit_id, h.is_head, u.kind = 'Leadership' as leads
                 from unnest({of}::uuid[], {lanes}::text[]) as judging (run_id, lane)
                 join procedures.run r on r.id = judging.run_id
                 join procedures.lane_binding b on b.procedure_id = r.procedure_id and b.lane = judging.lane
                     and {today} >= b.valid_from and (b.valid_until is null or {today} <= b.valid_until)
                 left join organisation.office_holder h on (h.position_id = b.position_id or h.person_id = b.person_id) and {today} >= h.valid_from and (h.valid_until is null or {today} <= h.valid_until)
                 left join organisation.unit u on u.id = h.unit_id
                 left join organisation.team_member m on m.team_id = b.team_id and {today} >= m.valid_from and (m.valid_until is null or {today} <= m.valid_until)
                 where {judge.Value} in (b.person_id, h.person_id, m.person_id)),
             above as (
                 select e.person_id, u.id as unit_id, u.parent_id, 0 as height
                 from (select distinct person_id from judged) one
                 join organisation.office_holder e on e.person_id = one.person_id and {today} >= e.valid_from and (e.valid_until is null or {today} <= e.valid_until)
                 join organisation.unit u on u.id = e.unit_id
                 union all
                 select below.person_id, u.id, u.parent_id, below.height + 1 from above below join organisation.unit u on u.id = below.parent_id where below.height < 10)
             select judged.run_id as "Run", judged.person_id as "Person" from judged
             where exists (
                 select from seat
                 where seat.run_id = judged.run_id
                   and (seat.unit_id is null or not exists (select from above where above.person_id = judged.person_id) or (seat.leads and seat.is_head)
                        or exists (select from above where above.person_id = judged.person_id and above.unit_id = seat.unit_id and (above.height = 0 or seat.is_head)))
                   and not exists (
                     select from procedures.run r
                     join procedures.lane_binding own on own.procedure_id = r.procedure_id and own.lane = seat.lane
                         and {today} >= own.valid_from and (own.valid_until is null or {today} <= own.valid_until)
                     left join organisation.team_member mate on mate.team_id = own.team_id and {today} >= mate.valid_from and (mate.valid_until is null or {today} <= mate.valid_until)
                     left join organisation.office_holder chair
                         on chair.position_id = own.position_id and {today} >= chair.valid_from and (chair.valid_until is null or {today} <= chair.valid_until)
                     where r.id = judged.run_id and judged.person_id in (own.person_id, mate.person_id, chair.person_id)))
             """).TagWith("Measurement: employees one judges").ToListAsync(ct);
        return rows.Select(row => new AssessedEmployee(new(row.Run), new(row.Person)));
    }

    private sealed record Row(Guid Run, Guid Person);
}

/// <summary>An employee whom somebody judges in a run.</summary>
public sealed record AssessedEmployee(RunId Run, PersonId Person);
