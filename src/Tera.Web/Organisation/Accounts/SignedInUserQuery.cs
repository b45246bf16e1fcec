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
    /// <remarks>
    /// One question: it stands before every page. What day it is depends on the clock of the region, which the answer tells; so posts and seats
    /// are asked for a day more on either side.
    /// </remarks>
    internal async Task<SignedInUser?> FindAsync(AccountId id, string stamp, CancellationToken ct)
    {
        var here = clock.Now.InUtc().Date;
        var (before, after) = (here.PlusDays(-1), here.PlusDays(1));
        var found = await (
            from one in db.Set<Account>().AsNoTracking()
            join person in db.Set<Person>() on one.PersonId equals person.Id
            from region in db.Set<Region>().Where(region => region.Id == scope.Current!.Value)
            where one.Id == id.Value && one.SecurityStamp == stamp && !one.Disabled && person.LeftOn == null
            select new
            {
                one.Role, person.Id, person.FullName, person.CallName, person.Salutation, one.UserName, region.TimeZone,
                Posts = (
                    from held in db.Set<Assignment>()
                    join position in db.Set<Position>() on held.PositionId equals position.Id
                    join unit in db.Set<Unit>() on position.UnitId equals unit.Id
                    join agency in db.Set<Agency>() on unit.AgencyId equals agency.Id
                    where held.PersonId == person.Id && held.ValidFrom <= after && (held.ValidUntil == null || held.ValidUntil >= before)
                    // His own post first, then what he does for others; the head's before the rest.
                    orderby held.Kind == AssignmentKind.Definitive descending, position.IsHead descending, agency.Ordinal, position.Title, position.Id
                    select new
                    {
                        held.ValidFrom, held.ValidUntil, Position = position.Id, position.Title, Unit = unit.Id, UnitName = unit.Name, unit.Kind,
                        Agency = agency.Id, AgencyName = agency.Name, position.IsHead, Held = held.Kind,
                    }).ToList(),
                Seats = (
                    from member in db.Set<TeamMember>()
                    join team in db.Set<Team>() on member.TeamId equals team.Id
                    where member.PersonId == person.Id && member.ValidFrom <= after && (member.ValidUntil == null || member.ValidUntil >= before)
                    orderby team.Name, team.Id
                    select new { member.ValidFrom, member.ValidUntil, team.Id, team.Name, team.AgencyId, member.Role }).ToList(),
            })
            .AsSingleQuery().TagWith("Organisation: signed-in account").SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        clock.Told(found.TimeZone);
        var today = await clock.TodayAsync(ct);
        bool Holds(LocalDate from, LocalDate? until) => from <= today && (until is null || until >= today);
        return new SignedInUser(id, found.Id, scope.Current!.Value, found.Role)
        {
            UserName = found.UserName!,
            FullName = found.FullName,
            CallName = found.CallName,
            Salutation = found.Salutation,
            Positions =
            [
                .. found.Posts.Where(post => Holds(post.ValidFrom, post.ValidUntil)).Select(post =>
                    new HeldPosition(post.Position, post.Title, post.Unit, post.UnitName, post.Agency, post.AgencyName, post.IsHead, post.Held)
                    {
                        IsAgencyHead = post.IsHead && post.Kind == UnitKind.Leadership,
                    }),
            ],
            Teams = [.. found.Seats.Where(seat => Holds(seat.ValidFrom, seat.ValidUntil)).Select(seat => new TeamSeat(seat.Id, seat.Name, seat.AgencyId, seat.Role))],
        };
    }
}
