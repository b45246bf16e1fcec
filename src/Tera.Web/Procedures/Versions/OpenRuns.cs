using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Versions;

/// <summary>Runs that have not ended, for the pages of SOPs.</summary>
internal static class OpenRuns
{
    /// <summary>Runs named on the page of an SOP; the rest are counted.</summary>
    private const int MostNamed = 100;

    /// <summary>How many of each procedure; procedures without any are absent.</summary>
    public static Task<List<RunCount>> CountAsync(TeraDbContext db, Guid[] procedures, CancellationToken ct) => db.Database.SqlQuery<RunCount>(
        $"""
         select procedure_id as "Procedure", count(*)::int as "Runs" from procedures.run
         where status in ('Running', 'Paused') and procedure_id = any ({procedures}) group by procedure_id
         """).ToListAsync(ct);

    public static Task<List<RunCount>> CountAsync(TeraDbContext db, IEnumerable<ProcedureId> procedures, CancellationToken ct) =>
        CountAsync(db, [.. procedures.Select(procedure => procedure.Value)], ct);

    /// <summary>Those of one procedure, oldest first, and how many there are in all.</summary>
    /// <param name="db">Of the region.</param>
    /// <param name="procedure">Whose.</param>
    /// <param name="inForce">The version new runs begin with; null for none.</param>
    /// <param name="ct">Ends reading.</param>
    public static async Task<OpenRunList> OfAsync(TeraDbContext db, ProcedureId procedure, VersionId? inForce, CancellationToken ct)
    {
        var counted = await db.Database.SqlQuery<TotalRow>(
            $"""
             select count(*)::int as "Total", count(*) filter (where version_id <> {inForce?.Value}::uuid)::int as "Earlier"
             from procedures.run where procedure_id = {procedure.Value} and status in ('Running', 'Paused')
             """).SingleAsync(ct);
        var rows = counted.Total == 0 ? [] : await db.Database.SqlQuery<OpenRunRow>(
            $"""
             select r.id as "Id", r.title as "Title", v.number as "Number", r.status = 'Paused' as "Paused"
             from procedures.run r join procedures.version v on v.id = r.version_id
             where r.procedure_id = {procedure.Value} and r.status in ('Running', 'Paused') order by r.started_at, r.id limit {MostNamed}
             """).ToListAsync(ct);
        return new([.. rows.Select(Read)], counted.Total, counted.Earlier);
    }

    /// <summary>Those of other versions than one, oldest first.</summary>
    /// <param name="db">Of the region.</param>
    /// <param name="target">The version they are not of.</param>
    /// <param name="only">Runs to look among; null for all of the procedure.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="ct">Ends reading.</param>
    public static async Task<IReadOnlyList<OpenRun>> OthersAsync(TeraDbContext db, ProcedureVersion target, IReadOnlyCollection<RunId>? only, int skip, int take, CancellationToken ct)
    {
        var chosen = only?.Select(run => run.Value).ToArray();
        var rows = await db.Database.SqlQuery<OpenRunRow>(
            $"""
             select r.id as "Id", r.title as "Title", v.number as "Number", r.status = 'Paused' as "Paused"
             from procedures.run r join procedures.version v on v.id = r.version_id
             where r.procedure_id = {target.ProcedureId.Value} and r.status in ('Running', 'Paused') and r.version_id <> {target.Id.Value}
               and ({chosen}::uuid[] is null or r.id = any ({chosen}))
             order by r.started_at, r.id offset {skip} limit {take}
             """).ToListAsync(ct);
        return [.. rows.Select(Read)];
    }

    private static OpenRun Read(OpenRunRow row) => new(new RunId(row.Id), row.Title, row.Number, row.Paused);

    internal sealed record RunCount(Guid Procedure, int Runs);

    private sealed record TotalRow(int Total, int Earlier);

    private sealed record OpenRunRow(Guid Id, string Title, int Number, bool Paused);
}

/// <summary>Runs of an SOP that have not ended.</summary>
/// <param name="Named">The oldest of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Earlier">How many of them are bound to another version than the one in force.</param>
public sealed record OpenRunList(IReadOnlyList<OpenRun> Named, int Total, int Earlier)
{
    /// <summary>How many are only counted.</summary>
    public int Unnamed => Total - Named.Count;
}

/// <summary>A run that has not ended.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">As its page is headed.</param>
/// <param name="Number">Number of the version it is bound to.</param>
/// <param name="Paused">Whether its clock stands.</param>
public sealed record OpenRun(RunId Id, string Title, int Number, bool Paused);
