using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning.Strategy;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Keeping;

/// <summary>
/// Who may change the plan of an agency: administrators, its head, its secretary, and the people of the unit it was entrusted to. Reading is for
/// whoever sees the agency.
/// </summary>
public sealed class PlanKeepers(TeraDbContext db, RegionClock days)
{
    /// <summary>Whether somebody may change the plan of an agency today.</summary>
    public async Task<bool> MayKeepAsync(SignedInUser user, AgencyId agency, CancellationToken ct)
    {
        if (await MayEntrustAsync(user, agency, ct))
        {
            return true;
        }

        var today = await days.TodayAsync(ct);
        return PlanKeeping.InForce(await DecisionsAsync(agency, ct), today) is { } held && user.Positions.Any(post => post.UnitId == held.UnitId);
    }

    /// <summary>Whether somebody may say which unit keeps the plan.</summary>
    public async Task<bool> MayEntrustAsync(SignedInUser user, AgencyId agency, CancellationToken ct)
    {
        if (user.Role is AccountRole.Administrator)
        {
            return true;
        }

        var headed = user.Positions.Where(post => post.IsHead && post.AgencyId == agency).Select(post => post.UnitId).ToList();
        return headed.Count > 0 && await db.Set<Unit>().TagWith("Planning: heads of an agency")
            .AnyAsync(unit => headed.Contains(unit.Id) && (unit.Kind == UnitKind.Leadership || unit.Kind == UnitKind.Secretariat), ct);
    }

    /// <summary>Why somebody may not change the plan; null when he may, and for the program itself.</summary>
    public async Task<Rejection?> RefusalAsync(SignedInUser? user, AgencyId agency, CancellationToken ct) =>
        user is null || await MayKeepAsync(user, agency, ct) ? null : StrategyRejections.NotKeeper;

    /// <summary>Every decision of an agency, the newest first.</summary>
    public Task<List<PlanKeeping>> DecisionsAsync(AgencyId agency, CancellationToken ct) => db.Set<PlanKeeping>().AsNoTracking()
        .TagWith("Planning: who keeps a plan").Where(one => one.AgencyId == agency).OrderByDescending(one => one.ValidFrom).ToListAsync(ct);
}
