using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Adoption;

/// <summary>Which SOPs and open tasks hang on a unit or position.</summary>
internal sealed class LanesOfOffices(TeraDbContext db) : IOfficeDependants
{
    public async Task<IReadOnlyList<string>> OfUnitAsync(UnitId unit, LocalDate day, CancellationToken ct)
    {
        var slot = Slot.Of(unit).Value;
        var runs = await db.Database.SqlQuery<string>(
            $"""
             select r.title as "Value" from procedures.task t join procedures.run r on (r.region_id, r.id) = (t.region_id, t.run_id)
             where t.status = 'Open' and t.slot = {slot} group by r.id, r.title order by r.title
             """).TagWith("Procedures: open tasks of a unit").ToListAsync(ct);
        return [.. runs.Select(run => $"tugas terbuka pada pelaksanaan “{run}”")];
    }

    public async Task<IReadOnlyList<string>> OfPositionAsync(PositionId position, LocalDate day, CancellationToken ct)
    {
        var lanes = await (
            from lane in db.Set<LaneBinding>().AsNoTracking().TagWith("Procedures: lanes of a position")
            join procedure in db.Set<AdoptedProcedure>() on lane.ProcedureId equals procedure.Id
            where lane.PositionId == position && (lane.ValidUntil == null || lane.ValidUntil >= day)
            select new { procedure.Title, lane.Lane }).Distinct().OrderBy(row => row.Title).ThenBy(row => row.Lane).ToListAsync(ct);
        return [.. lanes.Select(lane => $"lajur {lane.Lane.Replace('-', ' ')} pada SOP “{lane.Title}”")];
    }
}
