using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Regions;
using Tera.Organisation.Teams;
using Tera.Platform.Data;

namespace Tera.Organisation.Accounts;

/// <summary>Who stands behind an account today: person, positions, teams, agencies.</summary>
internal sealed class SignedInUserQuery(TeraDbContext db, RegionScope scope, RegionClock clock)
{
    /// <summary>Null when the account is disabled, gone, or has changed since it got the stamp.</summary>
    internal async Task<SignedInUser?> FindAsync(AccountId id, string stamp, CancellationToken ct)
    {
        var account = await (
            from one in db.Set<Account>().AsNoTracking()
            join person in db.Set<Person>() on one.PersonId equals person.Id
            from region in db.Set<Region>().Where(region => region.Id == scope.Current!.Value)
            where one.Id == id.Value && one.SecurityStamp == stamp && !one.Disabled && person.LeftOn == null
            select new { one.Role, person.Id, person.FullName, person.CallName, person.Salutation, one.UserName, region.TimeZone })
            .TagWith("Organisation: signed-in account").SingleOrDefaultAsync(ct);
        if (account is null)
        {
            return null;
        }

        clock.Told(account.TimeZone);
        var today = await clock.TodayAsync(ct);
        return new SignedInUser(id, account.Id, scope.Current!.Value, account.Role)
        {
            UserName = account.UserName!,
            FullName = account.FullName,
            CallName = account.CallName,
            Salutation = account.Salutation,
            Positions = await PositionsAsync(account.Id, today, ct),
            Teams = await TeamsAsync(account.Id, today, ct),
        };
    }

    private Task<List<HeldPosition>> PositionsAsync(PersonId person, LocalDate today, CancellationToken ct) => (
        from held in db.Set<Assignment>().AsNoTracking()
        join position in db.Set<Position>() on held.PositionId equals position.Id
        join unit in db.Set<Unit>() on position.UnitId equals unit.Id
        join agency in db.Set<Agency>() on unit.AgencyId equals agency.Id
        where held.PersonId == person && held.ValidFrom <= today && (held.ValidUntil == null || held.ValidUntil >= today)
        // His own post first, then what he does for others; the head's before the rest.
        orderby held.Kind == AssignmentKind.Definitive descending, position.IsHead descending, agency.Ordinal, position.Title, position.Id
        select new HeldPosition(position.Id, position.Title, unit.Id, unit.Name, agency.Id, agency.Name, position.IsHead, held.Kind)
        {
            IsAgencyHead = position.IsHead && unit.Kind == UnitKind.Leadership,
        }).TagWith("Organisation: positions of the signed-in").ToListAsync(ct);

    private Task<List<TeamSeat>> TeamsAsync(PersonId person, LocalDate today, CancellationToken ct) => (
        from member in db.Set<TeamMember>().AsNoTracking()
        join team in db.Set<Team>() on member.TeamId equals team.Id
        where member.PersonId == person && member.ValidFrom <= today && (member.ValidUntil == null || member.ValidUntil >= today)
        orderby team.Name, team.Id
        select new TeamSeat(team.Id, team.Name, team.AgencyId, member.Role)).TagWith("Organisation: teams of the signed-in").ToListAsync(ct);
}
