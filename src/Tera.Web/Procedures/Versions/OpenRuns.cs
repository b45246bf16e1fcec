using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Versions;

/// <summary>Runs that have not ended, for the pages of SOPs.</summary>
internal static class OpenRuns
{
    /// <summary>How many of each procedure; procedures without any are absent.</summary>
    public static Task<List<RunCount>> CountAsync(TeraDbContext db, Guid[] procedures, CancellationToken ct) => db.Database.SqlQuery<RunCount>(
        $"""
         select procedure_id as "Procedure", count(*)::int as "Runs" from procedures.run
         where status in ('Running', 'Paused') and procedure_id = any ({procedures}) group by procedure_id
         """).ToListAsync(ct);

    public static Task<List<RunCount>> CountAsync(TeraDbContext db, IEnumerable<ProcedureId> procedures, CancellationToken ct) =>
        CountAsync(db, [.. procedures.Select(procedure => procedure.Value)], ct);

    /// <summary>Those of one procedure, oldest first.</summary>
    public static async Task<IReadOnlyList<OpenRun>> OfAsync(TeraDbContext db, ProcedureId procedure, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<OpenRunRow>(
            $"""
             select r.id as "Id", r.title as "Title", v.number as "Number", r.status = 'Paused' as "Paused"
             from procedures.run r join procedures.version v on v.id = r.version_id
             where r.procedure_id = {procedure.Value} and r.status in ('Running', 'Paused') order by r.started_at, r.id limit 100
             """).ToListAsync(ct);
        return [.. rows.Select(row => new OpenRun(new RunId(row.Id), row.Title, row.Number, row.Paused))];
    }

    internal sealed record RunCount(Guid Procedure, int Runs);

    private sealed record OpenRunRow(Guid Id, string Title, int Number, bool Paused);
}

/// <summary>A run that has not ended.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">As its page is headed.</param>
/// <param name="Number">Number of the version it is bound to.</param>
/// <param name="Paused">Whether its clock stands.</param>
public sealed record OpenRun(RunId Id, string Title, int Number, bool Paused);
