using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Documents.Library;

/// <summary>A paper that is not printed yet.</summary>
/// <param name="Failure">Why printing was given up; null while it waits.</param>
public sealed record PrintQueueRow(RevisionId Id, string Title, string Agency, string? Failure, Instant FrozenAt);

/// <summary>How far the printing of an agency's papers is.</summary>
/// <param name="Waiting">Frozen, not printed yet.</param>
/// <param name="Failed">Given up.</param>
/// <param name="Lately">Printed within <see cref="PrintQueue.Window"/>.</param>
/// <param name="Rows">Those that were given up, then the oldest that wait; at most <see cref="PrintQueue.Most"/>.</param>
public sealed record PrintQueueView(int Waiting, int Failed, int Lately, IReadOnlyList<PrintQueueRow> Rows)
{
    /// <summary>Until the last one is printed, at the pace of the last minutes; null where nothing waits or nothing was printed.</summary>
    public Duration? Left => Waiting > 0 && Lately > 0 ? PrintQueue.Window * ((double)Waiting / Lately) : null;
}

/// <summary>Reads what waits for the printer, of the agencies somebody sees.</summary>
public sealed class PrintQueue(TeraDbContext db, IClock clock)
{
    public const int Most = 50;

    public static Duration Window { get; } = Duration.FromMinutes(10);

    public async Task<PrintQueueView> ReadAsync(SignedInUser user, CancellationToken ct)
    {
        var papers =
            from artifact in db.Set<Artifact>().AsNoTracking().VisibleTo(user, artifact => artifact.AgencyId)
            join revision in db.Set<Revision>() on artifact.Id equals revision.ArtifactId
            join agency in db.Set<Agency>() on artifact.AgencyId equals agency.Id
            select new { revision, agency.ShortName };
        var open = papers.Where(paper => paper.revision.State == RevisionState.Pending || paper.revision.State == RevisionState.Failed).TagWith("Documents: papers not printed yet");
        var counts = await open.GroupBy(paper => paper.revision.State).Select(group => new { State = group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.State, group => group.Count, ct);
        var rows = await open.OrderBy(paper => paper.revision.State == RevisionState.Pending).ThenBy(paper => paper.revision.FrozenAt).ThenBy(paper => paper.revision.Id).Take(Most)
            .Select(paper => new PrintQueueRow(
                paper.revision.Id, paper.revision.Title, paper.ShortName, paper.revision.State == RevisionState.Failed ? paper.revision.Failure : null, paper.revision.FrozenAt)).ToListAsync(ct);
        return new(counts.GetValueOrDefault(RevisionState.Pending), counts.GetValueOrDefault(RevisionState.Failed), await LatelyAsync(user, ct), rows);
    }

    /// <summary>Revisions whose printing was given up.</summary>
    internal Task<List<RevisionId>> FailedAsync(SignedInUser user, CancellationToken ct) => (
        from artifact in db.Set<Artifact>().AsNoTracking().VisibleTo(user, artifact => artifact.AgencyId)
        join revision in db.Set<Revision>() on artifact.Id equals revision.ArtifactId
        where revision.State == RevisionState.Failed
        orderby revision.FrozenAt, revision.Id
        select revision.Id).TagWith("Documents: papers whose printing was given up").ToListAsync(ct);

    private async Task<int> LatelyAsync(SignedInUser user, CancellationToken ct)
    {
        var since = (clock.GetCurrentInstant() - Window).ToDateTimeUtc();
        var own = user.Agencies.Select(agency => agency.Value).ToArray();
        return (await db.Database.SqlQuery<int>(
            $"""
             select count(*)::int as "Value" from platform.file f
             join documents.revision r on r.region_id = f.region_id and r.pdf_hash = f.hash
             join documents.artifact a on (a.region_id, a.id) = (r.region_id, r.artifact_id)
             where f.stored_at > {since} and ({user.SeesEveryAgency} or a.agency_id = any ({own}))
             """).TagWith("Documents: papers printed lately").ToListAsync(ct))[0];
    }
}
