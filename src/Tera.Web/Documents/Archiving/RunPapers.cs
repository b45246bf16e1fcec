using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>A document of a run, under its number.</summary>
public sealed record RunPaper(Revision Revision, string Kind, string? Letter);

/// <summary>Everything a run has made on paper.</summary>
/// <param name="Papers">In the order they were frozen.</param>
/// <param name="Marks">In the order they were made.</param>
/// <param name="Values">The figures on the papers, in the order of these and of their place.</param>
public sealed record PapersOfRun(IReadOnlyList<RunPaper> Papers, IReadOnlyList<Signature> Marks, IReadOnlyList<RevisionValue> Values);

/// <summary>Reads the papers of a run that is packed, once: the first page shows the very ones that lie in the package.</summary>
public sealed class RunPapers(TeraDbContext db)
{
    private (RunId Run, PapersOfRun Papers)? _packed;

    /// <summary>As they stand now, at the beginning of a package.</summary>
    public async Task<PapersOfRun> ReadAsync(RunId run, CancellationToken ct)
    {
        var papers = await (
            from revision in db.Set<Revision>().AsNoTracking()
            join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id into letters
            from letter in letters.DefaultIfEmpty()
            where artifact.RunId == run
            orderby revision.FrozenAt, revision.Id
            select new RunPaper(revision, artifact.Kind, letter == null ? null : letter.Text)).ToListAsync(ct);
        var ids = papers.ConvertAll(paper => paper.Revision.Id);
        var marks = await db.Set<Signature>().AsNoTracking().Where(mark => ids.Contains(mark.RevisionId)).OrderBy(mark => mark.SignedAt).ThenBy(mark => mark.Ordinal).ToListAsync(ct);
        var values = await db.Set<RevisionValue>().AsNoTracking().Where(value => ids.Contains(value.RevisionId)).ToListAsync(ct);
        PapersOfRun read = new(papers, marks, [.. values.OrderBy(value => ids.IndexOf(value.RevisionId)).ThenBy(value => value.Ordinal)]);
        _packed = (run, read);
        return read;
    }

    /// <summary>Those of the package that is being packed.</summary>
    public async Task<PapersOfRun> OfPackageAsync(RunId run, CancellationToken ct) => _packed is { } packed && packed.Run == run ? packed.Papers : await ReadAsync(run, ct);
}
