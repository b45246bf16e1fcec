using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Deadlines;

/// <summary>The deadline of a quarter ends the filling of its sheets, with the leave of whose sheet it is.</summary>
internal sealed class SheetLimits(TeraDbContext db) : ITaskLimits
{
    public async Task<IReadOnlyDictionary<(RunId Run, Slot Slot), Instant>> OfAsync(IReadOnlyCollection<(RunId Run, Slot Slot)> collecting, CancellationToken ct)
    {
        var (runs, slots) = (collecting.Select(task => task.Run.Value).ToArray(), collecting.Select(task => task.Slot.Value).ToArray());
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select s.run_id as "Run", s.slot as "Slot",
                    case when s.unit_id is not null then measurement.closes_at(s.agency_id, s.unit_id, s.fiscal_year, s.quarter)
                         else measurement.employee_closes_at(s.agency_id, s.person_id, s.fiscal_year, s.quarter) end as "Ends"
             from unnest({runs}, {slots}) asked (run_id, slot)
             join measurement.sheet s on s.run_id = asked.run_id and s.slot = asked.slot
             """).TagWith("Measurement: when sheets close").ToListAsync(ct);
        return rows.Where(row => row.Ends is not null)
            .ToDictionary(row => (new RunId(row.Run), new Slot(row.Slot)), row => Instant.FromDateTimeUtc(row.Ends!.Value));
    }

    private sealed record Row(Guid Run, string Slot, DateTime? Ends);
}
