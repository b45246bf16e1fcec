using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Library;

internal static class ReturnedPapers
{
    /// <summary>Papers not signed yet whose makers have them before them again: they came back, and wait for nobody's signature. Few: each has an open task.</summary>
    public static async Task<List<RevisionId>> ReturnedPapersAsync(this TeraDbContext db, CancellationToken ct)
    {
        var ids = await db.Database.SqlQuery<Guid>(
            $"""
             select r.id as "Value" from procedures.task t
             join documents.artifact a on (a.region_id, a.run_id) = (t.region_id, t.run_id)
             join documents.revision r on (r.region_id, r.artifact_id) = (a.region_id, a.id)
             where t.status = 'Open' and t.round > r.round and (t.step, t.act) = (r.step, r.act) and r.state in ('Ready', 'Pending') and r.signed_hash is null and r.scan_hash is null
             """).TagWith("Documents: what came back").ToListAsync(ct);
        return [.. ids.Distinct().Select(id => new RevisionId(id))];
    }
}
