using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.Teams;

internal sealed record MemberRow(TeamMemberId Id, PersonId PersonId, string FullName, TeamRole Role, LocalDate From, LocalDate? Until)
{
    /// <summary>Its last day lies before a day.</summary>
    internal bool IsOver(LocalDate day) => Until < day;
}

/// <summary>What the page of a team shows.</summary>
internal sealed record TeamView(
    TeamId Id, string Name, string? Basis, LocalDate? ClosedOn, int Version, AgencyId AgencyId, string AgencyName)
{
    /// <summary>Chair, secretary, members; those who left last.</summary>
    internal IReadOnlyList<MemberRow> Members { get; init; } = [];

    internal IReadOnlyList<Choice> People { get; init; } = [];

    internal static async Task<TeamView?> FindAsync(TeraDbContext db, TeamId id, CancellationToken ct)
    {
        var view = await (
            from team in db.Set<Team>().AsNoTracking().TagWith("Organisation: page of a team")
            join agency in db.Set<Agency>() on team.AgencyId equals agency.Id
            where team.Id == id
            select new TeamView(team.Id, team.Name, team.Basis, team.ClosedOn, team.Version, agency.Id, agency.Name)).SingleOrDefaultAsync(ct);
        return view is null ? null : view with { Members = await MembersAsync(db, id, ct), People = await PeopleChoice.ListAsync(db, ct) };
    }

    private static Task<List<MemberRow>> MembersAsync(TeraDbContext db, TeamId id, CancellationToken ct) => (
        from member in db.Set<TeamMember>().AsNoTracking()
        join person in db.Set<Person>() on member.PersonId equals person.Id
        where member.TeamId == id
        orderby member.ValidUntil != null, member.Role == TeamRole.Chair descending, member.Role == TeamRole.Secretary descending, person.FullName, member.Id
        select new MemberRow(member.Id, person.Id, person.FullName, member.Role, member.ValidFrom, member.ValidUntil)).ToListAsync(ct);
}
