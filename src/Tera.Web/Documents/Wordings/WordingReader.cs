using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Data;

namespace Tera.Documents.Wordings;

/// <summary>A version as its history tells it.</summary>
public sealed record WordingLine(WordingVersionId Id, string Kind, int Number, bool OfProgram, string By, Instant At);

/// <summary>Reads how an agency words its letters.</summary>
public sealed class WordingReader(TeraDbContext db)
{
    /// <summary>A history is read to its latest so many.</summary>
    public const int MostVersions = 50;

    /// <summary>The version that counts; null while there is none.</summary>
    public Task<WordingVersion?> LatestAsync(AgencyId agency, WordingKind kind, CancellationToken ct) =>
        db.Set<WordingVersion>().AsNoTracking().Where(version => version.AgencyId == agency && version.Kind == kind.Code)
            .OrderByDescending(version => version.Number).FirstOrDefaultAsync(ct);

    /// <summary>What a version says; the program's sentences for none.</summary>
    public async Task<LetterWording> OfAsync(WordingKind kind, WordingVersionId? id, CancellationToken ct)
    {
        if (id is not { } wanted)
        {
            return LetterWording.OfProgram(kind);
        }

        var texts = await db.Set<WordingSentence>().AsNoTracking().Where(sentence => sentence.VersionId == wanted)
            .ToDictionaryAsync(sentence => sentence.Part, sentence => sentence.Text, ct);
        return new(kind, texts);
    }

    /// <summary>How a frozen paper is worded; null where nothing on it can be.</summary>
    public async Task<LetterWording?> OfAsync(Revision revision, string artifact, CancellationToken ct) =>
        WordingKind.Of(revision.Template, artifact) is { } kind ? await OfAsync(kind, revision.WordingId, ct) : null;

    /// <summary>The version of every kind that counts in an agency.</summary>
    public async Task<IReadOnlyList<WordingLine>> CurrentAsync(AgencyId agency, CancellationToken ct)
    {
        var versions = db.Set<WordingVersion>();
        var latest = versions.Where(version => version.AgencyId == agency
            && !versions.Any(later => later.AgencyId == agency && later.Kind == version.Kind && later.Number > version.Number));
        return await Lines(latest).TagWith("Documents: wordings that count").ToListAsync(ct);
    }

    /// <summary>The versions of a kind, newest first.</summary>
    public async Task<IReadOnlyList<WordingLine>> HistoryAsync(AgencyId agency, WordingKind kind, CancellationToken ct) =>
        await Lines(db.Set<WordingVersion>().Where(version => version.AgencyId == agency && version.Kind == kind.Code)).Take(MostVersions)
            .TagWith("Documents: versions of a wording").ToListAsync(ct);

    /// <summary>One version; null for none.</summary>
    public async Task<WordingLine?> LineAsync(WordingVersionId? id, CancellationToken ct) =>
        id is { } wanted ? await Lines(db.Set<WordingVersion>().Where(version => version.Id == wanted)).SingleOrDefaultAsync(ct) : null;

    private IQueryable<WordingLine> Lines(IQueryable<WordingVersion> versions) =>
        from version in versions.AsNoTracking()
        join person in db.Set<Person>() on version.MadeBy equals person.Id
        orderby version.Kind, version.Number descending
        select new WordingLine(version.Id, version.Kind, version.Number, version.OfProgram, person.FullName, version.MadeAt);
}
