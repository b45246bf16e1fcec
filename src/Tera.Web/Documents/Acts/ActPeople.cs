using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;

namespace Tera.Documents.Acts;

/// <summary>Somebody of the agency, as papers print him.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">With titles.</param>
/// <param name="Post">With <c>Plt.</c> or <c>Plh.</c>; the team where he has no post.</param>
/// <param name="Rank">Pangkat and golongan; null for who has none.</param>
/// <param name="Nip">Eighteen digits; null for who has none.</param>
public sealed record OfficePerson(PersonId Person, string Name, string Post, string? Rank, string? Nip)
{
    internal Choice Choice => new(Person.Value.ToString("D"), Name, Post);

    /// <summary>For a list without room for a note.</summary>
    internal Choice Line => new(Person.Value.ToString("D"), $"{Name}, {Post}");
}

/// <summary>The people a panel may choose from.</summary>
/// <param name="All">In the order of the agency.</param>
/// <param name="Lanes">Who holds which lane.</param>
public sealed record OfficePeople(IReadOnlyList<OfficePerson> All, IReadOnlyDictionary<LaneKey, IReadOnlyList<PersonId>> Lanes)
{
    /// <summary>Those who hold one of the lanes, each once.</summary>
    public IReadOnlyList<OfficePerson> Of(IEnumerable<LaneKey> lanes)
    {
        var asked = lanes.SelectMany(lane => Lanes.TryGetValue(lane, out var people) ? people : []).ToHashSet();
        return [.. All.Where(person => asked.Contains(person.Person))];
    }

    public OfficePerson? Find(PersonId? person) => person is { } id ? All.FirstOrDefault(one => one.Person == id) : null;

    internal OfficePerson? Find(string posted) => Guid.TryParse(posted, out var id) ? Find(new PersonId(id)) : null;

    /// <summary>Those whose ids were posted, in the order of the agency; what names nobody counts for nothing.</summary>
    internal IReadOnlyList<OfficePerson> Chosen(IEnumerable<string> posted)
    {
        var ids = posted.Select(Find).OfType<OfficePerson>().ToHashSet();
        return [.. All.Where(ids.Contains)];
    }
}

/// <summary>Reads who belongs to an agency and who holds the lanes of a run's procedure.</summary>
public sealed class ActPeople(TeraDbContext db)
{
    private const string NoPost = "Petugas";

    public Task<OfficePeople> OfAsync(PanelContext context, CancellationToken ct) =>
        OfAsync(context.Head, context.Calendar.TimeZone.DateOf(context.Now), ct);

    public async Task<OfficePeople> OfAsync(RunHead head, LocalDate day, CancellationToken ct)
    {
        var rows = await RowsAsync(head.Agency, head, day, ct);
        var ids = rows.Select(row => new PersonId(row.Person)).Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, ct);
        var firstPost = rows.Where(row => row.Title is not null).GroupBy(row => new PersonId(row.Person)).ToDictionary(group => group.Key, group => Post(group.First()));
        return new(
            [.. ids.Select(id => Printed(people[id], firstPost.GetValueOrDefault(id) ?? NoPost))],
            rows.Where(row => row.Lane is not null).GroupBy(row => new LaneKey(row.Lane!)).ToDictionary(
                group => group.Key, IReadOnlyList<PersonId> (group) => [.. group.Select(row => new PersonId(row.Person)).Distinct()]));
    }

    /// <summary>The title under which papers of a day print somebody.</summary>
    public async Task<string> PostOfAsync(AgencyId agency, PersonId person, LocalDate day, CancellationToken ct) =>
        (await RowsAsync(agency, head: null, day, ct)).FirstOrDefault(row => row.Person == person.Value) is { } post ? Post(post) : NoPost;

    private static OfficePerson Printed(Person person, string post) =>
        new(person.Id, person.FullName, post, person.Grade?.Printed, person.EmployeeNumber?.Digits);

    private static string Post(PersonRow row) => row.Kind switch
    {
        nameof(AssignmentKind.Acting) => "Plt. " + row.Title,
        nameof(AssignmentKind.DailyActing) => "Plh. " + row.Title,
        nameof(TeamRole.Chair) => "Ketua " + row.Title,
        nameof(TeamRole.Secretary) => "Sekretaris " + row.Title,
        nameof(TeamRole.Member) => "Anggota " + row.Title,
        _ => row.Title!,
    };

    /// <summary>
    /// Everybody with a post, the definitive one first; then members of teams; then who holds a lane of the run by position, team or person, and the
    /// heads of units that report in it. One statement: every step asks it, and who holds an office is the dear part of it.
    /// </summary>
    /// <param name="agency">Whose posts and teams.</param>
    /// <param name="head">Whose lanes; null for none.</param>
    /// <param name="day">Of the paper.</param>
    /// <param name="ct">Ends waiting.</param>
    private async Task<IReadOnlyList<PersonRow>> RowsAsync(AgencyId agency, RunHead? head, LocalDate day, CancellationToken ct) => await db.Database.SqlQuery<PersonRow>(
        $"""
         with office as materialized (
             select h.person_id, h.full_name, h.position_id, h.unit_id, h.title, h.kind, h.is_head, u.ordinal as unit_ordinal, p.ordinal as post_ordinal
             from organisation.office_holder h
             join organisation.unit u on u.id = h.unit_id
             join organisation.position p on p.id = h.position_id
             where h.agency_id = {agency.Value} and {day.ToDateOnly()} >= h.valid_from and (h.valid_until is null or {day.ToDateOnly()} <= h.valid_until)),
         seat as (
             select team_id, person_id, role from organisation.team_member
             where {day.ToDateOnly()} >= valid_from and (valid_until is null or {day.ToDateOnly()} <= valid_until)),
         bound as (
             select lane, position_id, team_id, person_id from procedures.lane_binding
             where procedure_id = {head?.ProcedureId.Value} and {day.ToDateOnly()} >= valid_from and (valid_until is null or {day.ToDateOnly()} <= valid_until)),
         found as (
             select o.person_id, o.title, o.kind, null as lane, 0 as part,
                    row_number() over (order by o.kind <> 'Definitive', o.unit_ordinal, not o.is_head, o.post_ordinal, o.full_name) as place
             from office o
             union all
             select s.person_id, t.name, s.role, null, 1, row_number() over (order by t.name, case s.role when 'Chair' then 0 when 'Secretary' then 1 else 2 end)
             from organisation.team t
             join seat s on s.team_id = t.id
             where t.agency_id = {agency.Value} and t.closed_on is null
             union all
             select o.person_id, null, null, b.lane, 2, 0 from bound b join office o on o.position_id = b.position_id
             union all
             select s.person_id, null, null, b.lane, 2, 0 from bound b join seat s on s.team_id = b.team_id
             union all
             select b.person_id, null, null, b.lane, 2, 0 from bound b where b.person_id is not null
             union all
             select o.person_id, null, null, p.lane, 2, 0 from procedures.run_participant p join office o on p.slot = 'unit:' || o.unit_id and o.is_head
             where p.run_id = {head?.Id.Value})
         select person_id as "Person", title as "Title", kind as "Kind", lane as "Lane" from found order by part, place, lane, person_id
         """).TagWith("Documents: people of an agency").ToListAsync(ct);

    private sealed record PersonRow(Guid Person, string? Title, string? Kind, string? Lane);
}
