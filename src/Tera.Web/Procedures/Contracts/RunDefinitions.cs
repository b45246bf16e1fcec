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

    private sealed record RunRow(Guid Version, string Title);
}
