using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Platform.Data;

namespace Tera.Organisation.Contracts;

/// <summary>Answers the modules above about people, positions, units and teams of the region; says nothing about who may ask.</summary>
public sealed class OrganisationDirectory(TeraDbContext db)
{
    /// <summary>People by id, for names beside what they did; those who left too.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonCard>> PeopleAsync(IEnumerable<PersonId> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Set<Person>().AsNoTracking().TagWith("Organisation: people by id").Where(person => wanted.Contains(person.Id))
            .Select(person => new PersonCard(person.Id, person.FullName, person.Salutation, person.CallName, person.EmployeeNumber, person.Grade, person.Email))
            .ToDictionaryAsync(card => card.Id, ct);
    }

    public async Task<IReadOnlyDictionary<UnitId, UnitCard>> UnitsAsync(IEnumerable<UnitId> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return await Cards(db.Set<Unit>().TagWith("Organisation: units by id").Where(unit => wanted.Contains(unit.Id))).ToDictionaryAsync(card => card.Id, ct);
    }

    public async Task<IReadOnlyDictionary<PositionId, PositionCard>> PositionsAsync(IEnumerable<PositionId> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return await (
            from position in db.Set<Position>().AsNoTracking().TagWith("Organisation: positions by id")
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            where wanted.Contains(position.Id)
            select new PositionCard(position.Id, position.Title, position.IsHead, unit.Id, unit.Name, unit.AgencyId)).ToDictionaryAsync(card => card.Id, ct);
    }

    /// <summary>Null when the region has no such agency.</summary>
    public Task<AgencyCard?> AgencyAsync(AgencyId id, CancellationToken ct) =>
        AgencyCard.Of(db.Set<Agency>().AsNoTracking().TagWith("Organisation: agency by id").Where(agency => agency.Id == id)).SingleOrDefaultAsync(ct);

    /// <summary>Agencies somebody may see, in their order.</summary>
    public Task<List<AgencyCard>> AgenciesAsync(SignedInUser user, CancellationToken ct) =>
        AgencyCard.Of(db.Set<Agency>().AsNoTracking().TagWith("Organisation: visible agencies").VisibleTo(user)).ToListAsync(ct);

    /// <summary>Units of an agency that stand on a day, in their order.</summary>
    public Task<List<UnitCard>> UnitsOfAsync(AgencyId agency, LocalDate day, CancellationToken ct) =>
        Cards(Standing(agency, day).OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id)).ToListAsync(ct);

    /// <summary>Units of an agency that fill a measurement sheet of their own on a day, in their order.</summary>
    public Task<List<UnitCard>> ReportingUnitsAsync(AgencyId agency, LocalDate day, CancellationToken ct) =>
        Cards(Standing(agency, day).Where(unit => unit.Reports).OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id)).ToListAsync(ct);

    /// <summary>Everybody in a position of an agency on a day: definitive, Plt. and Plh.</summary>
    public Task<List<OfficeHolder>> HoldersAsync(AgencyId agency, LocalDate day, CancellationToken ct) =>
        Holders(db.Set<Assignment>().Where(held => PositionsOf(agency).Contains(held.PositionId)), day).ToListAsync(ct);

    /// <summary>Who holds the given positions on a day; a position may have a holder and a Plh.</summary>
    public Task<List<OfficeHolder>> HoldersAsync(IEnumerable<PositionId> positions, LocalDate day, CancellationToken ct)
    {
        var wanted = positions.Distinct().ToList();
        return Holders(db.Set<Assignment>().Where(held => wanted.Contains(held.PositionId)), day).ToListAsync(ct);
    }

    /// <summary>The positions a person holds on a day, in whatever agency.</summary>
    public Task<List<OfficeHolder>> HeldByAsync(PersonId person, LocalDate day, CancellationToken ct) =>
        Holders(db.Set<Assignment>().Where(held => held.PersonId == person), day).ToListAsync(ct);

    /// <summary>Who sits in the teams of an agency on a day, chairs first.</summary>
    public Task<List<TeamMate>> TeamMatesAsync(AgencyId agency, LocalDate day, CancellationToken ct) => (
        from member in db.Set<TeamMember>().AsNoTracking().TagWith("Organisation: team members")
        join team in db.Set<Team>() on member.TeamId equals team.Id
        join person in db.Set<Person>() on member.PersonId equals person.Id
        where team.AgencyId == agency && member.ValidFrom <= day && (member.ValidUntil == null || member.ValidUntil >= day)
        orderby team.Name, team.Id, member.Role == TeamRole.Chair descending, member.Role == TeamRole.Secretary descending, person.FullName, person.Id
        select new TeamMate(person.Id, person.FullName, team.Id, team.Name, member.Role)).ToListAsync(ct);

    /// <summary>People who can be chosen in an agency: who holds a position or sits in a team there on a day, by name.</summary>
    public async Task<IReadOnlyList<PersonCard>> SelectableAsync(AgencyId agency, LocalDate day, CancellationToken ct)
    {
        var holders = await HoldersAsync(agency, day, ct);
        var mates = await TeamMatesAsync(agency, day, ct);
        var people = await PeopleAsync(holders.Select(holder => holder.PersonId).Concat(mates.Select(mate => mate.PersonId)), ct);
        return [.. people.Values.OrderBy(person => person.FullName, StringComparer.Ordinal).ThenBy(person => person.Id.Value)];
    }

    private IQueryable<Unit> Standing(AgencyId agency, LocalDate day) => db.Set<Unit>().TagWith("Organisation: units of an agency")
        .Where(unit => unit.AgencyId == agency && (unit.ClosedOn == null || unit.ClosedOn > day));

    private static IQueryable<UnitCard> Cards(IQueryable<Unit> units) => units.AsNoTracking()
        .Select(unit => new UnitCard(unit.Id, unit.AgencyId, unit.ParentId, unit.Kind, unit.Name, unit.ShortName, unit.Reports));

    private IQueryable<PositionId> PositionsOf(AgencyId agency) =>
        from position in db.Set<Position>()
        join unit in db.Set<Unit>() on position.UnitId equals unit.Id
        where unit.AgencyId == agency
        select position.Id;

    private IQueryable<OfficeHolder> Holders(IQueryable<Assignment> among, LocalDate day) =>
        from held in among.AsNoTracking().TagWith("Organisation: office holders")
        join position in db.Set<Position>() on held.PositionId equals position.Id
        join unit in db.Set<Unit>() on position.UnitId equals unit.Id
        join person in db.Set<Person>() on held.PersonId equals person.Id
        where held.ValidFrom <= day && (held.ValidUntil == null || held.ValidUntil >= day)
        orderby unit.Ordinal, position.Ordinal, position.Id, held.Id
        select new OfficeHolder(
            held.Id, person.Id, person.FullName, position.Id, position.Title, position.IsHead, unit.Id, unit.AgencyId, held.Kind, held.ValidFrom, held.ValidUntil);
}
