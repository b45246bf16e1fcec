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
        var posts = await PostsAsync(head.Agency, day, ct);
        var holders = await HoldersAsync(head, day, ct);
        var ids = posts.Select(row => new PersonId(row.Person)).Concat(holders.Select(row => new PersonId(row.Person))).Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, ct);
        var firstPost = posts.GroupBy(row => new PersonId(row.Person)).ToDictionary(group => group.Key, group => Post(group.First()));
        return new(
            [.. ids.Select(id => Printed(people[id], firstPost.GetValueOrDefault(id) ?? NoPost))],
            holders.GroupBy(row => new LaneKey(row.Lane)).ToDictionary(
                group => group.Key, IReadOnlyList<PersonId> (group) => [.. group.Select(row => new PersonId(row.Person)).Distinct()]));
    }

    /// <summary>The title under which papers of a day print somebody.</summary>
    public async Task<string> PostOfAsync(AgencyId agency, PersonId person, LocalDate day, CancellationToken ct) =>
        (await PostsAsync(agency, day, ct)).FirstOrDefault(row => row.Person == person.Value) is { } post ? Post(post) : NoPost;

    private static OfficePerson Printed(Person person, string post) =>
        new(person.Id, person.FullName, post, person.Grade?.Printed, person.EmployeeNumber?.Digits);

    private static string Post(PostRow row) => row.Kind switch
    {
        nameof(AssignmentKind.Acting) => "Plt. " + row.Title,
        nameof(AssignmentKind.DailyActing) => "Plh. " + row.Title,
        nameof(TeamRole.Chair) => "Ketua " + row.Title,
        nameof(TeamRole.Secretary) => "Sekretaris " + row.Title,
        nameof(TeamRole.Member) => "Anggota " + row.Title,
        _ => row.Title,
    };

    /// <summary>Everybody with a post, the definitive one first; then members of teams who have none.</summary>
    private async Task<IReadOnlyList<PostRow>> PostsAsync(AgencyId agency, LocalDate day, CancellationToken ct)
    {
        var offices = await db.Database.SqlQuery<PostRow>(
            $"""
             select h.person_id as "Person", h.title as "Title", h.kind as "Kind"
             from organisation.office_holder h
             join organisation.unit u on u.id = h.unit_id
             join organisation.position p on p.id = h.position_id
             where h.agency_id = {agency.Value} and {day.ToDateOnly()} >= h.valid_from and (h.valid_until is null or {day.ToDateOnly()} <= h.valid_until)
             order by case h.kind when 'Definitive' then 0 else 1 end, u.ordinal, not p.is_head, p.ordinal, h.full_name
             """).ToListAsync(ct);
        var members = await db.Database.SqlQuery<PostRow>(
            $"""
             select m.person_id as "Person", t.name as "Title", m.role as "Kind"
             from organisation.team t
             join organisation.team_member m on m.team_id = t.id
             where t.agency_id = {agency.Value} and t.closed_on is null
               and {day.ToDateOnly()} >= m.valid_from and (m.valid_until is null or {day.ToDateOnly()} <= m.valid_until)
             order by t.name, case m.role when 'Chair' then 0 when 'Secretary' then 1 else 2 end
             """).ToListAsync(ct);
        return [.. offices, .. members];
    }

    /// <summary>Holders of lanes by position, team or person, and the heads of reporting units for a lane of all units.</summary>
    private async Task<IReadOnlyList<HolderRow>> HoldersAsync(RunHead head, LocalDate day, CancellationToken ct) => await db.Database.SqlQuery<HolderRow>(
        $"""
         with bound as (select lane, position_id, team_id, person_id from procedures.lane_binding
                        where procedure_id = {head.ProcedureId.Value} and {day.ToDateOnly()} >= valid_from
                          and (valid_until is null or {day.ToDateOnly()} <= valid_until)),
         office as (select * from organisation.office_holder
                    where agency_id = {head.Agency.Value} and {day.ToDateOnly()} >= valid_from and (valid_until is null or {day.ToDateOnly()} <= valid_until))
         select b.lane as "Lane", h.person_id as "Person" from bound b join office h on h.position_id = b.position_id
         union
         select b.lane, m.person_id from bound b join organisation.team_member m on m.team_id = b.team_id
         where {day.ToDateOnly()} >= m.valid_from and (m.valid_until is null or {day.ToDateOnly()} <= m.valid_until)
         union
         select b.lane, b.person_id from bound b where b.person_id is not null
         union
         select p.lane, h.person_id from procedures.run_participant p
         join organisation.unit u on p.slot = 'unit:' || u.id join office h on h.unit_id = u.id and h.is_head
         where p.run_id = {head.Id.Value}
         """).ToListAsync(ct);

    private sealed record PostRow(Guid Person, string Title, string Kind);

    private sealed record HolderRow(string Lane, Guid Person);
}
