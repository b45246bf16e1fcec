using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Sheets;

/// <summary>Tells what units have handed in of the sheets of a run.</summary>
internal sealed class CollectedSheets(TeraDbContext db) : ICollectedThings
{
    public async Task<IReadOnlyList<CollectedThing>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select u.name as "Unit", case when s.state not in ('Open', 'Returned') then s.submitted_at end as "At",
                    case when s.state not in ('Open', 'Returned') and s.submitted_at is not null then p.full_name end as "By",
                    case when s.state not in ('Open', 'Returned') and s.submitted_at is not null then t.by_position end as "Position",
                    (select count(*) from measurement.entry e
                     where e.agency_id = s.agency_id and e.unit_id = s.unit_id and e.fiscal_year = s.fiscal_year and e.quarter = s.quarter and e.state = 'Value')::int as "Figures",
                    (select count(*) from measurement.evidence f where f.sheet_id = s.id and f.removed_at is null)::int as "Files"
             from measurement.sheet s
             join organisation.unit u on u.id = s.unit_id
             left join organisation.person p on p.id = s.submitted_by
             left join lateral (
                 select task.by_position from procedures.task task
                 where task.run_id = s.run_id and task.slot = s.slot and task.act_kind = 'Collect' and task.status = 'Done' and task.by_person = s.submitted_by
                 order by task.round desc limit 1) t on true
             where s.run_id = {run.Value}
             order by u.ordinal, u.name, s.id
             """).TagWith("Measurement: what units have handed in").ToListAsync(ct);
        return [.. rows.Select(row => new CollectedThing(
            row.Unit, row.At is { } at ? Instant.FromDateTimeUtc(at) : null, row.By, row.Position, row.Figures, row.Files))];
    }

    private sealed record Row(string Unit, DateTime? At, string? By, string? Position, int Figures, int Files);
}
