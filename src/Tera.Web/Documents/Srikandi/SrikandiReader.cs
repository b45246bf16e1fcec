using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Srikandi;

/// <summary>A number that was noted.</summary>
/// <param name="Title">Of the document.</param>
/// <param name="By">Who noted it.</param>
public sealed record SrikandiLine(RevisionId Revision, string Title, string Number, string? Address, string By, Instant At);

/// <summary>Reads what SRIKANDI gave documents.</summary>
public sealed class SrikandiReader(TeraDbContext db)
{
    /// <summary>What was noted of a document, the latest first: that one counts.</summary>
    public async Task<IReadOnlyList<SrikandiLine>> OfAsync(RevisionId revision, CancellationToken ct) =>
        await Lines(db.Set<Revision>().Where(row => row.Id == revision)).ToListAsync(ct);

    /// <summary>The number that counts of each document of a run.</summary>
    public async Task<IReadOnlyList<SrikandiLine>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var artifacts = db.Set<Artifact>().Where(row => row.RunId == run).Select(row => row.Id);
        var lines = await Lines(db.Set<Revision>().Where(row => artifacts.Contains(row.ArtifactId))).ToListAsync(ct);
        return [.. lines.DistinctBy(line => line.Revision)];
    }

    private IQueryable<SrikandiLine> Lines(IQueryable<Revision> revisions) =>
        from revision in revisions.AsNoTracking()
        join number in db.Set<SrikandiNumber>() on revision.Id equals number.RevisionId
        join person in db.Set<Person>() on number.NotedBy equals person.Id
        orderby number.NotedAt descending, number.Id descending
        select new SrikandiLine(revision.Id, revision.Title, number.Number, number.Address, person.FullName, number.NotedAt);
}
