using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Runs.Show;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Contracts;

/// <summary>A task that waits for somebody, as a list shows it.</summary>
/// <param name="Href">The run, with the task open.</param>
/// <param name="Title">Verb and thing: <c>Isi dan serahkan Format …</c>.</param>
/// <param name="Procedure">SOP and subject.</param>
/// <param name="Place">Step of how many.</param>
/// <param name="Action">The words of the button.</param>
/// <param name="Time">How it stands to its time.</param>
/// <param name="TimeWords">In working time; null for no limit.</param>
/// <param name="Deadline">When it is due; null for no limit.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Who">Unit or role that holds it.</param>
/// <param name="Back">Why the work came back, in the words of who sent it; null where it did not.</param>
public sealed record WaitingTask(
    string Href, string Title, string Procedure, string Place, string Action, TimeState Time, string? TimeWords, string? Deadline, Instant ReceivedAt, string Who, string? Back);

/// <summary>What waits for a person, and what an agency waits for.</summary>
public sealed class Inbox(TeraDbContext db, RunStore store, DefinitionCache definitions, AgencyCalendars calendars, IEnumerable<ITaskLimits> limits, IClock clock)
{
    private const int Most = 100;

    /// <summary>Open tasks the person may do now, the most overdue first; at most 100.</summary>
    public async Task<IReadOnlyList<WaitingTask>> OfAsync(PersonId person, CancellationToken ct)
    {
        var rows = await db.Database.SqlQueryRaw<InboxRow>(InboxSql.OfPerson, person.Value, clock.GetCurrentInstant().ToDateTimeUtc()).ToListAsync(ct);
        return await DescribeAsync(rows, ct);
    }

    /// <summary>Open tasks whose time has passed, of every agency the user reads, the latest first; at most 100.</summary>
    public async Task<IReadOnlyList<WaitingTask>> OverdueAsync(SignedInUser user, CancellationToken ct)
    {
        var agencies = user.Agencies.Select(agency => agency.Value).ToArray();
        var rows = await db.Database.SqlQueryRaw<InboxRow>(InboxSql.Overdue, user.SeesEveryAgency, agencies, clock.GetCurrentInstant().ToDateTimeUtc()).ToListAsync(ct);
        return await DescribeAsync(rows, ct);
    }

    /// <summary>How many tasks the person may do now; 100 stands for as many or more.</summary>
    public async Task<int> CountAsync(PersonId person, CancellationToken ct) =>
        (await db.Database.SqlQueryRaw<InboxRow>(InboxSql.OfPerson, person.Value, clock.GetCurrentInstant().ToDateTimeUtc()).ToListAsync(ct)).Count;

    /// <summary>Whether the person may do an open task of that run and slot now.</summary>
    public async Task<bool> HoldsAsync(PersonId person, RunId run, Slot slot, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<InboxRow>(InboxSql.OfPersonInSlot, person.Value, clock.GetCurrentInstant().ToDateTimeUtc(), new[] { run.Value }, slot.Value).AnyAsync(ct);

    /// <summary>What waits for the person in some runs now, of the acts that are done once for all.</summary>
    public async Task<ILookup<RunId, ActKind>> ActsAsync(PersonId person, IReadOnlyCollection<RunId> runs, CancellationToken ct)
    {
        var ids = runs.Select(run => run.Value).ToArray();
        var rows = await db.Database.SqlQueryRaw<InboxRow>(InboxSql.OfPersonInSlot, person.Value, clock.GetCurrentInstant().ToDateTimeUtc(), ids, Slot.Sole.Value).ToListAsync(ct);
        List<(RunId Run, ActKind Kind)> acts = [];
        foreach (var row in rows.Where(row => row.Act > 0))
        {
            acts.Add((new(row.Run_Id), (await definitions.OfAsync(db, new VersionId(row.Version_Id), ct)).ActOf(new(row.Step), row.Act).Kind));
        }

        return acts.ToLookup(act => act.Run, act => act.Kind);
    }

    private async Task<IReadOnlyList<WaitingTask>> DescribeAsync(List<InboxRow> rows, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var tasks = new List<WaitingTask>(rows.Count);
        var events = new Dictionary<Guid, IReadOnlyList<SealedEvent>>();
        var clocks = new Dictionary<Guid, WorkingCalendar>();
        var ends = await EndsAsync(rows, ct);
        foreach (var row in rows.Take(Most))
        {
            var definition = await definitions.OfAsync(db, new VersionId(row.Version_Id), ct);
            var calendar = clocks.TryGetValue(row.Agency_Id, out var known) ? known : clocks[row.Agency_Id] = await calendars.OfAsync(new AgencyId(row.Agency_Id), ct);
            var key = new TaskKey(new(row.Step), row.Act, row.Round, new(row.Slot));
            var step = definition[key.Step];
            var kind = step.Acts[key.Act - 1].Kind;
            var standard = row.Due_At is { } at ? Instant.FromDateTimeUtc(at) : (Instant?)null;
            // What ends earlier is what counts; what has ended is said whatever the standard was.
            var end = kind is ActKind.Collect && ends.TryGetValue((new(row.Run_Id), key.Slot), out var last) && (last <= now || !(last > standard)) ? last : (Instant?)null;
            var due = end < standard ? end : standard ?? end;
            var received = Instant.FromDateTimeUtc(row.Opened_At);
            var (state, words) = TaskTime.Of(received, due, row.Status == nameof(RunStatus.Paused), calendar, now);
            var (verb, button) = Verbs(step, kind, key.Slot, row.Entrusted_Position is not null);
            tasks.Add(new(
                ProceduresLinks.Task(new(row.Run_Id), key),
                verb is null ? step.Text : $"{verb}: {step.Text}",
                row.Title,
                step.Number is { } number ? $"langkah {number}" : step.IsPrinted ? "baris tanpa nomor" : "di luar baris SOP",
                button,
                state,
                words,
                (end ?? due) is { } limit ? $"{(end is null ? "batas" : limit <= now ? "tenggat pengisian lewat" : "tenggat pengisian")} {calendar.TimeZone.Moment(limit)}" : null,
                received,
                row.Entrusted_Position ?? row.Label ?? definition.Lane(new(row.Lane)).Role,
                key.Round > 1 ? ReturnReason.Of(await EventsAsync(row.Run_Id), key)?.Reason : null));
        }

        return tasks;

        async Task<IReadOnlyList<SealedEvent>> EventsAsync(Guid run) =>
            events.TryGetValue(run, out var told) ? told : events[run] = await store.EventsAsync(new(run), ct);
    }

    private async Task<Dictionary<(RunId Run, Slot Slot), Instant>> EndsAsync(List<InboxRow> rows, CancellationToken ct)
    {
        List<(RunId, Slot)> filled = [.. rows.Where(row => new Slot(row.Slot).IsOneOfMany).Select(row => (new RunId(row.Run_Id), new Slot(row.Slot)))];
        Dictionary<(RunId, Slot), Instant> ends = [];
        foreach (var limit in filled.Count == 0 ? [] : limits)
        {
            foreach (var (task, end) in await limit.OfAsync(filled, ct))
            {
                ends[task] = end;
            }
        }

        return ends;
    }

    /// <summary>What comes before the sentence of the row, where it does not say by itself what is to be done now, and what the button says.</summary>
    private static (string? Before, string Button) Verbs(Step step, ActKind kind, Slot slot, bool entrusted) => (entrusted, slot.IsJointActor) switch
    {
        (true, _) => ($"Tanda tangani {Paper(kind)}", "Baca dan tanda tangani"),
        (_, true) => ("Ikut serta", "Nyatakan ikut"),
        _ => (step.Acts.Length == 1 ? null : ActWords.Verb(kind), ActWords.Verb(kind)),
    };

    /// <summary>What is signed where an act is entrusted for its signature.</summary>
    private static string Paper(ActKind kind) => kind switch
    {
        ActKind.Dispatch => "surat pengantar",
        ActKind.FormTeam => "surat tugas",
        _ => ActWords.Name(kind).ToLowerInvariant(),
    };

    private sealed record InboxRow(
        Guid Run_Id, Guid Version_Id, Guid Agency_Id, string Title, string Status, string Step, int Act, int Round, string Slot, string Lane, string? Label, DateTime? Due_At, DateTime Opened_At, string? Entrusted_Position);
}

/// <summary>Who may do what, resolved from dated bindings as the roster of a run is, but for one person and all runs.</summary>
internal static class InboxSql
{
    /// <summary>The task <c>t</c> of the run <c>r</c> is that of a lane which is held unit by unit: no SOP in force leaves any other lane without a holder.</summary>
    private const string OfUnitLane = """
        (t.slot = '' or t.slot like 'lane:%') and not exists (select from procedures.lane_binding b where b.procedure_id = r.procedure_id and b.lane = t.lane)
        """;

    private const string Columns = """
        select t.run_id, r.version_id, r.agency_id, r.title, r.status, t.step, t.act, t.round, t.slot, t.lane, t.label, t.due_at, t.opened_at, t.entrusted_position
        """;

    /// <summary>Whoever took the task <c>t</c> of the run <c>r</c> may still do it: he has not left the lane since.</summary>
    private const string TakerHolds = """
        exists (
            select from organisation.agency ra
            where ra.id = r.agency_id and (
                t.slot = 'person:' || t.holder_id
                or exists (select from organisation.office_holder h join organisation.unit u on u.id = h.unit_id
                           where h.person_id = t.holder_id and t.slot = 'unit:' || case when u.reports then u.id else coalesce(u.parent_id, u.id) end
                             and (m.now at time zone ra.time_zone)::date between h.valid_from and coalesce(h.valid_until, 'infinity'))
                or (t.slot not like 'person:%' and exists (
                    select from procedures.lane_binding b
                    where b.procedure_id = r.procedure_id and b.lane = t.lane
                      and (m.now at time zone ra.time_zone)::date between b.valid_from and coalesce(b.valid_until, 'infinity')
                      and (b.person_id = t.holder_id
                           or b.position_id in (select h.position_id from organisation.office_holder h where h.person_id = t.holder_id
                                                and (m.now at time zone ra.time_zone)::date between h.valid_from and coalesce(h.valid_until, 'infinity'))
                           or b.team_id in (select tm.team_id from organisation.team_member tm where tm.person_id = t.holder_id
                                            and (m.now at time zone ra.time_zone)::date between tm.valid_from and coalesce(tm.valid_until, 'infinity')))))
                or (
        """ + OfUnitLane + """
                    and exists (select from organisation.office_holder h join organisation.unit own on own.id = h.unit_id
                                join organisation.unit u on u.id = case when own.reports then own.id else coalesce(own.parent_id, own.id) end
                                where h.person_id = t.holder_id and u.agency_id = ra.id and u.reports
                                  and (u.closed_on is null or u.closed_on >= (m.now at time zone ra.time_zone)::date)
                                  and (m.now at time zone ra.time_zone)::date between h.valid_from and coalesce(h.valid_until, 'infinity')))))
        """;

    private const string Mine = """
        with moment as (select {0}::uuid as person, {1}::timestamptz as now),
        mine as (select h.position_id, h.unit_id, h.agency_id from organisation.office_holder h join organisation.agency a on a.id = h.agency_id, moment m
                 where h.person_id = m.person and (m.now at time zone a.time_zone)::date between h.valid_from and coalesce(h.valid_until, 'infinity')),
        teams as (select tm.team_id from organisation.team_member tm join organisation.team t on t.id = tm.team_id
                  join organisation.agency a on a.id = t.agency_id, moment m
                  where tm.person_id = m.person and (m.now at time zone a.time_zone)::date between tm.valid_from and coalesce(tm.valid_until, 'infinity')),
        units as (select case when u.reports then u.id else coalesce(u.parent_id, u.id) end as id from mine join organisation.unit u on u.id = mine.unit_id),
        filling as (select u.agency_id from units join organisation.unit u on u.id = units.id join organisation.agency a on a.id = u.agency_id, moment m
                    where u.reports and (u.closed_on is null or u.closed_on >= (m.now at time zone a.time_zone)::date))
        """ + Columns + """
         from procedures.task t join procedures.run r on r.id = t.run_id, moment m
        where t.status = 'Open' and r.status in ('Running', 'Paused') and (t.holder_id is null or t.holder_id = m.person or (t.entrusted_position is null and not
        """ + " " + TakerHolds + """
        ))
          and (t.entrusted_position is not null
               or t.slot = 'person:' || m.person
               or t.slot in (select 'unit:' || id from units)
               or (t.slot not like 'person:%' and exists (
                   select from procedures.lane_binding b join organisation.agency a on a.id = r.agency_id
                   where b.procedure_id = r.procedure_id and b.lane = t.lane
                     and (m.now at time zone a.time_zone)::date between b.valid_from and coalesce(b.valid_until, 'infinity')
                     and (b.position_id in (select position_id from mine) or b.team_id in (select team_id from teams) or b.person_id = m.person)))
               or (r.agency_id in (select agency_id from filling) and
        """ + " " + OfUnitLane + "))";

    public const string OfPerson = Mine + " order by t.due_at nulls last, t.opened_at, t.run_id, t.step, t.slot limit 100";

    public const string OfPersonInSlot = Mine + " and t.run_id = any ({2}) and t.slot = {3}";

    public const string Overdue = Columns + """
         from procedures.task t join procedures.run r on r.id = t.run_id
        where ({0} or r.agency_id = any ({1})) and t.status = 'Open' and r.status = 'Running' and t.due_at < {2} and t.slot not like 'lane:%'
        order by t.due_at, t.run_id, t.step, t.slot limit 100
        """;
}
