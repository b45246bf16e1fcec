using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Platform.Data;

namespace Tera.Procedures.Adoption;

/// <summary>Reads who can hold lanes in an agency.</summary>
public sealed class HolderQuery(TeraDbContext db)
{
    public async Task<HolderDirectory> OfAsync(AgencyId agency, LocalDate day, CancellationToken ct) =>
        new(await PositionsAsync(agency, day, ct), await TeamsAsync(agency, day, ct));

    private async Task<IReadOnlyList<PositionOption>> PositionsAsync(AgencyId agency, LocalDate day, CancellationToken ct)
    {
        var holders = (await (
            from held in db.Set<Assignment>().AsNoTracking()
            join position in db.Set<Position>() on held.PositionId equals position.Id
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            join person in db.Set<Person>() on held.PersonId equals person.Id
            where unit.AgencyId == agency && held.ValidFrom <= day && (held.ValidUntil == null || held.ValidUntil >= day)
            orderby held.Kind, person.FullName, person.Id
            select new { held.PositionId, Holder = new OfficeHolder(person.Id, person.FullName, held.Kind) })
            .TagWith("Procedures: office holders of an agency").ToListAsync(ct)).ToLookup(row => row.PositionId, row => row.Holder);
        var positions = await (
            from position in db.Set<Position>().AsNoTracking()
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            where unit.AgencyId == agency
            orderby unit.Ordinal, position.Ordinal, position.Title, position.Id
            select new { position.Id, position.Title, Unit = unit.Name, Head = position.IsHead && unit.Kind == UnitKind.Leadership, position.ClosedOn })
            .TagWith("Procedures: positions of an agency").ToListAsync(ct);
        return [.. positions.Select(row => new PositionOption(row.Id, row.Title, row.Unit, row.Head, row.ClosedOn is null || row.ClosedOn > day, [.. holders[row.Id]]))];
    }

    private async Task<IReadOnlyList<TeamOption>> TeamsAsync(AgencyId agency, LocalDate day, CancellationToken ct)
    {
        var members = (await (
            from member in db.Set<TeamMember>().AsNoTracking()
            join team in db.Set<Team>() on member.TeamId equals team.Id
            join person in db.Set<Person>() on member.PersonId equals person.Id
            where team.AgencyId == agency && member.ValidFrom <= day && (member.ValidUntil == null || member.ValidUntil >= day)
            orderby member.Role, person.FullName, person.Id
            select new { member.TeamId, Holder = new OfficeHolder(person.Id, person.FullName, AssignmentKind.Definitive) })
            .TagWith("Procedures: team members of an agency").ToListAsync(ct)).ToLookup(row => row.TeamId, row => row.Holder);
        var teams = await db.Set<Team>().AsNoTracking().TagWith("Procedures: teams of an agency").Where(team => team.AgencyId == agency)
            .OrderBy(team => team.Name).ThenBy(team => team.Id).Select(team => new { team.Id, team.Name, team.ClosedOn }).ToListAsync(ct);
        return [.. teams.Select(row => new TeamOption(row.Id, row.Name, row.ClosedOn is null || row.ClosedOn > day, [.. members[row.Id]]))];
    }
}
