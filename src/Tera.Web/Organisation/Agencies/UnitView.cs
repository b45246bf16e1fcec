using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Positions;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.Agencies;

internal sealed record UnitPost(PositionId Id, string Title);

/// <summary>What the page of a unit shows; without a unit, what a new one can be a part of.</summary>
internal sealed record UnitView(AgencyId AgencyId, string AgencyName, Unit? Unit)
{
    internal IReadOnlyList<Choice> Parents { get; init; } = [];

    internal IReadOnlyList<UnitPost> Posts { get; init; } = [];

    /// <summary>Names of what is in it and still there.</summary>
    internal IReadOnlyList<string> OpenParts { get; init; } = [];

    internal static async Task<UnitView?> FindAsync(TeraDbContext db, AgencyId? agency, UnitId? id, CancellationToken ct)
    {
        var unit = id is { } known ? await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == known, ct) : null;
        if ((unit?.AgencyId ?? agency) is not { } owner
            || await db.Set<Agency>().Where(one => one.Id == owner).Select(one => one.Name).SingleOrDefaultAsync(ct) is not { } name)
        {
            return null;
        }

        var others = await db.Set<Unit>().AsNoTracking().Where(one => one.AgencyId == owner && one.ClosedOn == null && one.Kind != UnitKind.Leadership)
            .OrderBy(one => one.Ordinal).ThenBy(one => one.Id).Select(one => new { one.Id, one.Name }).ToListAsync(ct);
        var view = new UnitView(owner, name, unit)
        {
            Parents = [.. others.Where(one => one.Id != id).Select(one => new Choice(one.Id.ToString(), one.Name))],
        };
        return unit is null ? view : view with
        {
            Posts = await db.Set<Position>().AsNoTracking().Where(post => post.UnitId == unit.Id && post.ClosedOn == null)
                .OrderByDescending(post => post.IsHead).ThenBy(post => post.Ordinal).ThenBy(post => post.Id)
                .Select(post => new UnitPost(post.Id, post.Title)).ToListAsync(ct),
            OpenParts = await CloseUnitHandler.PartsOf(db, unit.Id).ToListAsync(ct),
        };
    }
}
