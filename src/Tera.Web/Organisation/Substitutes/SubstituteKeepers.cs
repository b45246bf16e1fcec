using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.Positions;
using Tera.Platform.Data;

namespace Tera.Organisation.Substitutes;

/// <summary>
/// Who names a Plh. besides administrators: the head of an agency for every position of it, the head of its secretariat for those outside its leadership;
/// nobody for the position he holds himself, whose order comes from above him.
/// </summary>
/// <remarks>Source: UU 30/2014 article 14; SE BKN 1/SE/I/2021.</remarks>
public sealed class SubstituteKeepers(TeraDbContext db, CurrentUser current, RegionClock days)
{
    /// <summary>Standing positions for which the user may name one.</summary>
    public IQueryable<Position> Positions()
    {
        var held = current.Required.Positions.Where(position => position.IsHead).ToList();
        var (own, units) = (current.Required.Positions.Select(position => position.PositionId).ToList(), held.ConvertAll(position => position.UnitId));
        return
            from position in db.Set<Position>()
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            where position.ClosedOn == null && !own.Contains(position.Id)
                && db.Set<Unit>().Any(mine => units.Contains(mine.Id) && mine.AgencyId == unit.AgencyId
                    && (mine.Kind == UnitKind.Leadership || (mine.Kind == UnitKind.Secretariat && unit.Kind != UnitKind.Leadership)))
            select position;
    }

    /// <summary>Whether a wish about a position is one of these: a Plh. of the same agency from today or later, or its end, not before today: what was signed stays signed by who might.</summary>
    /// <param name="wish">Of whoever is signed in, or of the system, which needs no such right.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<bool> MayAsync(ChangeHolder wish, CancellationToken ct) =>
        !current.IsSystem(wish.By?.PersonId) && await IsOfSubstituteAsync(wish, await days.TodayAsync(ct), ct) && await Positions().AnyAsync(one => one.Id == wish.Position, ct);

    private async Task<bool> IsOfSubstituteAsync(ChangeHolder wish, LocalDate today, CancellationToken ct) => wish.Change switch
    {
        HolderChange.Appoint(var named) => named.Kind is AssignmentKind.DailyActing && named.From >= today && await IsColleagueAsync(named.Person, wish.Position, today, ct),
        HolderChange.End(var assignment, var last, _) => last >= today && await db.Set<Assignment>().AnyAsync(held => held.Id == assignment && held.Kind == AssignmentKind.DailyActing, ct),
        _ => false,
    };

    /// <summary>Whether somebody holds a post of his own in the agency of a position.</summary>
    private Task<bool> IsColleagueAsync(PersonId person, PositionId position, LocalDate day, CancellationToken ct) => (
        from held in db.Set<Assignment>()
        join own in db.Set<Position>() on held.PositionId equals own.Id
        join unit in db.Set<Unit>() on own.UnitId equals unit.Id
        join whole in db.Set<Position>() on position equals whole.Id
        join of in db.Set<Unit>() on whole.UnitId equals of.Id
        where held.PersonId == person && held.Kind == AssignmentKind.Definitive && held.ValidFrom <= day && (held.ValidUntil == null || held.ValidUntil >= day) && unit.AgencyId == of.AgencyId
        select held.Id).AnyAsync(ct);
}
