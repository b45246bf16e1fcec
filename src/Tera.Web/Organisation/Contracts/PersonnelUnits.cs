using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Platform.Data;

namespace Tera.Organisation.Contracts;

/// <summary>Which unit of an agency may read what is personal of its employees, and who sits in it.</summary>
/// <remarks>Source: UU 27/2022.</remarks>
public sealed class PersonnelUnits(TeraDbContext db, RegionClock days)
{
    /// <summary>Whether somebody holds a position in the agency's personnel unit today.</summary>
    public async Task<bool> IncludesAsync(SignedInUser user, AgencyId agency, CancellationToken ct) =>
        user.Positions.Any(post => post.AgencyId == agency)
        && PersonnelUnit.InForce(await DecisionsAsync(agency, ct), await days.TodayAsync(ct))?.UnitId is { } unit
        && user.Positions.Any(post => post.UnitId == unit);

    /// <summary>Every decision of an agency, the newest first.</summary>
    public Task<List<PersonnelUnit>> DecisionsAsync(AgencyId agency, CancellationToken ct) => db.Set<PersonnelUnit>().AsNoTracking()
        .TagWith("Organisation: personnel unit").Where(one => one.AgencyId == agency).OrderByDescending(one => one.ValidFrom).ToListAsync(ct);
}
