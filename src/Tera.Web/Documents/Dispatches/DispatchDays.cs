using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;

namespace Tera.Documents.Dispatches;

/// <summary>On which days letters left, as those who sent them have written.</summary>
internal sealed class DispatchDays(TeraDbContext db) : IStatedDays
{
    private const int Most = 1_000;

    public async Task<IReadOnlyList<StatedDay>> OfProcedureAsync(ProcedureId procedure, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<DayRow>(
            $"""
             select d.run_id as "Run", d.step as "Step", d.round as "Round", d.sent_on as "Day"
             from documents.dispatch d join procedures.run r on (r.region_id, r.id) = (d.region_id, d.run_id)
             where r.procedure_id = {procedure.Value} and d.sent_on is not null
             order by d.sent_on desc, d.id limit {Most}
             """).TagWith("Documents: days of letters of an SOP").ToListAsync(ct);
        return [.. rows.Select(row => new StatedDay(new(row.Run), new StepKey(row.Step), row.Round, LocalDate.FromDateOnly(row.Day), "surat keluar"))];
    }

    private sealed record DayRow(Guid Run, string Step, int Round, DateOnly Day);
}
