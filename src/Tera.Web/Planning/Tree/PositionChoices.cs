using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Positions;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Planning.Tree;

/// <summary>Positions that can answer for an objective: those of the agency that stand.</summary>
internal static class PositionChoices
{
    public static IQueryable<Position> Of(TeraDbContext db, AgencyId agency) =>
        db.Set<Position>().AsNoTracking().Where(position => position.ClosedOn == null && db.Set<Unit>().Any(unit => unit.Id == position.UnitId && unit.AgencyId == agency));

    /// <summary>For choosing, by unit and place in it; one that was chosen once stays among them.</summary>
    public static async Task<IReadOnlyList<Choice>> ListAsync(TeraDbContext db, AgencyId agency, PositionId? chosen, CancellationToken ct) => (await (
        from position in db.Set<Position>().AsNoTracking().TagWith("Planning: positions of an agency")
        join unit in db.Set<Unit>() on position.UnitId equals unit.Id
        where unit.AgencyId == agency && (position.ClosedOn == null || position.Id == chosen)
        orderby unit.Ordinal, unit.Id, position.Ordinal, position.Id
        select new { position.Id, position.Title, unit.Name }).ToListAsync(ct)).ConvertAll(row => new Choice(row.Id.ToString(), $"{row.Title} ({row.Name})"));
}
