using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>What holds for the holders of lanes, at adoption and at every change after it.</summary>
internal static class LaneHolderRules
{
    /// <summary>Lanes that act and need somebody: all but those of every unit, whose members act for it.</summary>
    public static IEnumerable<Lane> Needed(ProcedureDefinition definition) =>
        definition.Lanes.Where(lane => lane.Nature is not LaneNature.EachUnit && definition.Steps.Any(step => step.Lanes.Contains(lane.Key)));

    /// <summary>Null when every holding names a lane of the SOP and exactly one holder of the agency; lanes without a holder are not asked after.</summary>
    public static async Task<Rejection?> RefusalAsync(
        TeraDbContext db, AgencyId agency, ProcedureDefinition definition, IReadOnlyList<LaneHolding> holdings, CancellationToken ct)
    {
        foreach (var holding in holdings)
        {
            if (definition.Lanes.FirstOrDefault(lane => lane.Key == holding.Lane) is not { } lane)
            {
                return LaneHolderRejections.NoSuchLane(holding.Lane.Value);
            }

            if (!await IsOfAgencyAsync(db, agency, holding, ct))
            {
                return LaneHolderRejections.NotOfAgency(lane.Role);
            }
        }

        return null;
    }

    private static Task<bool> IsOfAgencyAsync(TeraDbContext db, AgencyId agency, LaneHolding holding, CancellationToken ct) => holding switch
    {
        { Position: { } position, Team: null, Person: null } => (
            from post in db.Set<Position>()
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            where post.Id == position && unit.AgencyId == agency && post.ClosedOn == null
            select post).AnyAsync(ct),
        { Position: null, Team: { } team, Person: null } =>
            db.Set<Team>().AnyAsync(one => one.Id == team && one.AgencyId == agency && one.ClosedOn == null, ct),
        { Position: null, Team: null, Person: { } person } => (
            from held in db.Set<Assignment>()
            join post in db.Set<Position>() on held.PositionId equals post.Id
            join unit in db.Set<Unit>() on post.UnitId equals unit.Id
            where held.PersonId == person && unit.AgencyId == agency
            select held).AnyAsync(ct),
        _ => Task.FromResult(false),
    };
}

/// <summary>Why somebody cannot hold a lane.</summary>
public static class LaneHolderRejections
{
    /// <summary>The SOP has no such lane.</summary>
    public static Rejection NoSuchLane(string lane) => new("procedures.holder.no-such-lane", lane);

    /// <summary>The position, team or person is not there, closed, or of another agency.</summary>
    public static Rejection NotOfAgency(string lane) => new("procedures.holder.not-of-agency", lane);

    /// <summary>The lane has the same holder already.</summary>
    public static Rejection SameHolder(string lane) => new("procedures.holder.same", lane);

    /// <summary>No lane gets a holder it has not.</summary>
    public static Rejection NothingNamed() => new("procedures.holder.nothing-named");

    /// <summary>Who acted in the past is never rewritten.</summary>
    public static Rejection InThePast(NodaTime.LocalDate today) => new("procedures.holder.in-the-past", today);

    /// <summary>A later change is on record and would be overtaken.</summary>
    public static Rejection LaterChangeKnown(string lane, NodaTime.LocalDate from) => new("procedures.holder.later-change", lane, from);
}
