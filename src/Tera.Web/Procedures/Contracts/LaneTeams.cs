using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>A team that a run has formed for a lane.</summary>
/// <param name="Procedure">Whose lane.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Team">The team.</param>
/// <param name="From">Its first day.</param>
/// <param name="Instead">Teams that the same act formed before and that give way to it.</param>
public sealed record FormedTeam(ProcedureId Procedure, Lane Lane, TeamId Team, LocalDate From, IReadOnlyCollection<TeamId> Instead);

/// <summary>Puts a team that a run has formed into its lane.</summary>
public sealed class LaneTeams(TeraDbContext db, RegionClock days)
{
    /// <summary>
    /// From that day the lane is filled by the team alone; null when it will be. Not from a day that has passed, and not over a change
    /// that is known for a later day. Changes tracked entities; the caller saves.
    /// </summary>
    public async Task<Rejection?> BindAsync(FormedTeam formed, CancellationToken ct)
    {
        var bindings = await db.Set<LaneBinding>().Where(row => row.ProcedureId == formed.Procedure && row.Lane == formed.Lane.Key.Value).ToListAsync(ct);
        var givingWay = bindings.Where(row => row.ValidFrom >= formed.From && row.TeamId is { } team && formed.Instead.Contains(team)).ToList();
        db.RemoveRange(givingWay);
        var turn = new LaneTurn(
            formed.Procedure, formed.Lane.Role, [new LaneHolding(formed.Lane.Key, Team: formed.Team)], formed.From, await days.TodayAsync(ct));
        return LaneChange.Make(db, turn, [.. bindings.Except(givingWay)]).Rejection;
    }
}
