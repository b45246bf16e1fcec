using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Documents.Tasks;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Library;

/// <summary>Everything the page of a document shows.</summary>
/// <param name="Document">The revision with number and marks.</param>
/// <param name="Artifact">What it is a revision of.</param>
/// <param name="Agency">Whose.</param>
/// <param name="RunTitle">The run that made it.</param>
/// <param name="Ladder">From draft to archive.</param>
/// <param name="Versions">Every revision of the artifact, newest first.</param>
/// <param name="Paper">Its sheets for the screen; null until printed.</param>
/// <param name="Size">Bytes of the PDF; null until printed.</param>
/// <param name="Figures">Its figures against what they are now.</param>
/// <param name="WholeRunOpen">True when the user may take the pack of the run with him.</param>
public sealed record DocumentView(
    TaskDocument Document,
    Artifact Artifact,
    AgencyCard Agency,
    string RunTitle,
    IReadOnlyList<Rung> Ladder,
    IReadOnlyList<Revision> Versions,
    string? Paper,
    long? Size,
    FigureComparison Figures,
    bool WholeRunOpen)
{
    /// <summary>Its maker has it before him again.</summary>
    public bool IsReturned { get; init; }

    /// <summary>The meeting to which it invites, where that was called off.</summary>
    public CalledOffMeeting? CalledOff { get; init; }
}

/// <summary>The figures of a document against what they are now.</summary>
/// <param name="Figures">All that it prints, in their order.</param>
/// <param name="Compared">False where no module keeps such figures, so that nothing can be said.</param>
/// <param name="Standing">Whether they are the ones that count; null where nobody approves them.</param>
public sealed record FigureComparison(IReadOnlyList<ComparedFigure> Figures, bool Compared, FiguresStanding? Standing = null)
{
    public int Count => Figures.Count;

    /// <summary>Labels of those that have changed since it was frozen.</summary>
    public IReadOnlyList<string> Changed { get; } = [.. Figures.Where(figure => figure.Now is { Changed: true }).Select(figure => figure.Label).Distinct()];
}

/// <summary>A figure as the paper prints it, beside what it is now; null where nobody knows.</summary>
public sealed record ComparedFigure(string Label, string Printed, FigureNow? Now);

/// <summary>A document that is there and not open to the user.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Class">The class under which it was filed, where that closes it; null where personal data do.</param>
public sealed record ClosedDocument(string Title, AccessClass? Class);

/// <summary>Reads one document for somebody who may see it.</summary>
public sealed class DocumentReader(
    TeraDbContext db, TaskDocuments documents, DocumentLadder ladder, PaperPreview preview, RunDefinitions runs, OrganisationDirectory directory, FrozenFigures figures,
    LimitedPapers limited)
{
    /// <summary>Null when there is none or the user may not read it: both look the same.</summary>
    public async Task<DocumentView?> ReadAsync(SignedInUser user, RevisionId id, CancellationToken ct)
    {
        if (await FindAsync(user, id, ct) is not ({ } revision, { } artifact))
        {
            return null;
        }

        var document = await documents.WithMarksAsync(revision, artifact, ct);
        var agency = await directory.AgencyAsync(artifact.AgencyId, ct) ?? throw new InvalidOperationException("A document without its agency.");
        var (definition, title) = await runs.OfAsync(artifact.RunId, ct);
        return new(
            document,
            artifact,
            agency,
            title,
            await ladder.OfAsync(artifact.RunId, definition, document, agency.TimeZone, ct),
            await db.Set<Revision>().AsNoTracking().Where(row => row.ArtifactId == artifact.Id).OrderByDescending(row => row.Number).ToListAsync(ct),
            await preview.OfAsync(revision, ct),
            await SizeAsync(revision.CurrentPdf, ct),
            await figures.CompareAsync(revision, ct),
            await limited.OpenAllAsync(artifact.RunId, user, ct))
        {
            IsReturned = (await db.ReturnedPapersAsync(ct)).Contains(revision.Id),
            CalledOff = await CalledOffMeeting.OfAsync(db, revision, ct),
        };
    }

    /// <summary>The revision and its artifact; nulls when there is none or the user may not read it.</summary>
    public async Task<(Revision? Revision, Artifact? Artifact)> FindAsync(SignedInUser user, RevisionId id, CancellationToken ct) =>
        await SeenAsync(user, id, ct) is ({ } revision, { } artifact) && await limited.OpenAsync(artifact, user, ct) ? (revision, artifact) : (null, null);

    /// <summary>A document of an agency that the user sees and may not open: he may know that it is there. Null for any other.</summary>
    public async Task<ClosedDocument?> ClosedAsync(SignedInUser user, RevisionId id, CancellationToken ct) =>
        await SeenAsync(user, id, ct) is ({ } revision, { } artifact) && !await limited.OpenAsync(artifact, user, ct)
            ? new(revision.Title, await limited.ClosedByClassAsync(artifact.RunId, user, ct))
            : null;

    private async Task<(Revision? Revision, Artifact? Artifact)> SeenAsync(SignedInUser user, RevisionId id, CancellationToken ct)
    {
        var revision = await db.Set<Revision>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        var artifact = revision is null ? null : await db.Set<Artifact>().AsNoTracking().SingleAsync(row => row.Id == revision.ArtifactId, ct);
        return artifact is not null && user.Sees(artifact.AgencyId) ? (revision, artifact) : (null, null);
    }

    private async Task<long?> SizeAsync(FileHash? pdf, CancellationToken ct)
    {
        if (pdf is not { } hash)
        {
            return null;
        }

        var bytes = hash.ToBytes();
        return await db.Database.SqlQuery<long>($"""select size as "Value" from platform.file where hash = {bytes}""").SingleAsync(ct);
    }
}

/// <summary>The figures of a revision against what they are now.</summary>
public sealed class FrozenFigures(TeraDbContext db, IEnumerable<IFigureWatch> watches)
{
    public async Task<FigureComparison> CompareAsync(Revision of, CancellationToken ct)
    {
        var revision = of.Id;
        var rows = await db.Set<RevisionValue>().AsNoTracking().Where(value => value.RevisionId == revision).OrderBy(value => value.Ordinal).ToListAsync(ct);
        List<SnapshotValue> frozen = [.. rows.Select(row => new SnapshotValue(row.ValueId, row.ValueVersion, row.Label, row.Value))];
        var now = new FigureNow?[frozen.Count];
        FiguresStanding? standing = null;
        foreach (var watch in watches)
        {
            now = [.. now.Zip(await watch.NowAsync(of.SourceId, frozen, ct), (known, told) => known ?? told)];
            standing ??= await watch.StandingAsync(of.SourceId, ct);
        }

        return new([.. frozen.Zip(now, (value, told) => new ComparedFigure(value.Label, value.Value, told))], Compared: frozen.Count > 0 && watches.Any(), standing);
    }
}
