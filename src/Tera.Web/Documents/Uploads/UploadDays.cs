using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Documents.Uploads;

/// <summary>On which days entries were made in applications outside, as those who made them have written; at the agency's seat.</summary>
internal sealed class UploadDays(TeraDbContext db) : IStatedDays
{
    private const int Most = 1_000;

    public async Task<IReadOnlyList<StatedDay>> OfProcedureAsync(ProcedureId procedure, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<DayRow>(
            $"""
             select s.run_id as "Run", s.step as "Step", s.round as "Round", (s.submitted_at at time zone a.time_zone)::date as "Day"
             from documents.submission s
             join procedures.run r on (r.region_id, r.id) = (s.region_id, s.run_id)
             join organisation.agency a on (a.region_id, a.id) = (r.region_id, r.agency_id)
             where r.procedure_id = {procedure.Value}
             order by s.submitted_at desc, s.id limit {Most}
             """).TagWith("Documents: days of uploads of an SOP").ToListAsync(ct);
        return [.. rows.Select(row => new StatedDay(new(row.Run), new StepKey(row.Step), row.Round, LocalDate.FromDateOnly(row.Day), "unggahan"))];
    }

    private sealed record DayRow(Guid Run, string Step, int Round, DateOnly Day);
}
