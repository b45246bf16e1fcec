using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Contracts;

/// <summary>The SOP a run follows, for pages of the modules above.</summary>
public sealed class RunDefinitions(TeraDbContext db, DefinitionCache cache)
{
    /// <summary>The version the run is pinned to, with the run's title; the run must be in the region.</summary>
    public async Task<(ProcedureDefinition Definition, string Title)> OfAsync(RunId run, CancellationToken ct)
    {
        var row = await db.Database.SqlQuery<RunRow>(
            $"""select version_id as "Version", title as "Title" from procedures.run where id = {run.Value}""").SingleAsync(ct);
        return (await cache.OfAsync(db, new VersionId(row.Version), ct), row.Title);
    }

    /// <summary>The versions several runs are pinned to; runs of other regions are left out.</summary>
    public async Task<IReadOnlyDictionary<RunId, ProcedureDefinition>> OfRunsAsync(IReadOnlyCollection<RunId> runs, CancellationToken ct)
    {
        var ids = runs.Select(run => run.Value).ToArray();
        var rows = await db.Database.SqlQuery<PinnedRow>($"""select id as "Run", version_id as "Version" from procedures.run where id = any ({ids})""").ToListAsync(ct);
        Dictionary<RunId, ProcedureDefinition> pinned = [];
        foreach (var row in rows)
        {
            pinned[new(row.Run)] = await cache.OfAsync(db, new VersionId(row.Version), ct);
        }

        return pinned;
    }

    private sealed record RunRow(Guid Version, string Title);

    private sealed record PinnedRow(Guid Run, Guid Version);
}
