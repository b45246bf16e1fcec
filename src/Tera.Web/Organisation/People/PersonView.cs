using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Platform.Data;

namespace Tera.Organisation.People;

internal sealed record PersonHeld(
    PositionId PositionId, string BareTitle, AssignmentKind Kind, string Agency, LocalDate From, LocalDate? Until)
{
    internal string Title => Titles.Of(Kind, BareTitle);
}

internal sealed record PersonAccount(AccountId Id, string UserName, AccountRole Role, bool Disabled);

/// <summary>What the page of a person shows.</summary>
internal sealed record PersonView(
    PersonId Id, string FullName, Salutation Salutation, string CallName, EmployeeNumber? EmployeeNumber,
    CivilServiceGrade? Grade, string? Email, LocalDate? LeftOn, int Version)
{
    internal IReadOnlyList<PersonHeld> Held { get; init; } = [];

    internal IReadOnlyList<TeamSeat> Teams { get; init; } = [];

    internal IReadOnlyList<PersonAccount> Accounts { get; init; } = [];

    internal static async Task<PersonView?> FindAsync(TeraDbContext db, PersonId id, LocalDate today, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().TagWith("Organisation: page of a person").Where(one => one.Id == id)
            .Select(one => new PersonView(one.Id, one.FullName, one.Salutation, one.CallName, one.EmployeeNumber, one.Grade, one.Email, one.LeftOn, one.Version))
            .SingleOrDefaultAsync(ct);
        return person is null
            ? null
            : person with { Held = await HeldAsync(db, id, today, ct), Teams = await TeamsAsync(db, id, today, ct), Accounts = await AccountsAsync(db, id, ct) };
    }

    private static Task<List<PersonHeld>> HeldAsync(TeraDbContext db, PersonId id, LocalDate today, CancellationToken ct) => (
        from held in db.Set<Assignment>().AsNoTracking()
        join position in db.Set<Position>() on held.PositionId equals position.Id
        join unit in db.Set<Unit>() on position.UnitId equals unit.Id
        join agency in db.Set<Agency>() on unit.AgencyId equals agency.Id
        where held.PersonId == id && held.ValidFrom <= today && (held.ValidUntil == null || held.ValidUntil >= today)
        orderby held.Kind == AssignmentKind.Definitive descending, position.Title, held.Id
        select new PersonHeld(position.Id, position.Title, held.Kind, agency.Name, held.ValidFrom, held.ValidUntil)).ToListAsync(ct);

    private static Task<List<TeamSeat>> TeamsAsync(TeraDbContext db, PersonId id, LocalDate today, CancellationToken ct) => (
        from member in db.Set<TeamMember>().AsNoTracking()
        join team in db.Set<Team>() on member.TeamId equals team.Id
        where member.PersonId == id && member.ValidFrom <= today && (member.ValidUntil == null || member.ValidUntil >= today)
        orderby team.Name, team.Id
        select new TeamSeat(team.Id, team.Name, team.AgencyId, member.Role)).ToListAsync(ct);

    private static Task<List<PersonAccount>> AccountsAsync(TeraDbContext db, PersonId id, CancellationToken ct) =>
        db.Set<Account>().AsNoTracking().Where(account => account.PersonId == id).OrderBy(account => account.UserName)
            .Select(account => new PersonAccount(new AccountId(account.Id), account.UserName!, account.Role, account.Disabled)).ToListAsync(ct);
}
