using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Documents.Meetings;

/// <summary>On which days meetings were held, as their minutes say.</summary>
internal sealed class MeetingDays(TeraDbContext db) : IStatedDays
{
    private const int Most = 1_000;

    public async Task<IReadOnlyList<StatedDay>> OfProcedureAsync(ProcedureId procedure, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<DayRow>(
            $"""
             select m.run_id as "Run", m.step as "Step", m.round as "Round", m.held_on as "Day"
             from documents.meeting m join procedures.run r on (r.region_id, r.id) = (m.region_id, m.run_id)
             where r.procedure_id = {procedure.Value} and m.held_on is not null
             order by m.held_on desc, m.id limit {Most}
             """).TagWith("Documents: days of meetings of an SOP").ToListAsync(ct);
        return [.. rows.Select(row => new StatedDay(new(row.Run), new StepKey(row.Step), row.Round, LocalDate.FromDateOnly(row.Day), "rapat"))];
    }

    private sealed record DayRow(Guid Run, string Step, int Round, DateOnly Day);
}
