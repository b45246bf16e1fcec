using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Drafts;
using Tera.Documents.Library;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Platform.Paper;

namespace Tera.Documents.Wordings;

/// <summary>Shows a paper as it would be worded: one that was frozen, or one with invented things on it. Keeps nothing.</summary>
public sealed class WordingPreview(
    TeraDbContext db, IEnumerable<IDocumentTemplate> templates, PaperHeaders headers, PaperRenderer renderer, DocumentReader documents,
    AgencyLetterhead letterhead)
{
    private const int MostExamples = 10;

    /// <summary>Papers of the agency on which it may be looked at, the latest first.</summary>
    public async Task<IReadOnlyList<Choice>> ExamplesAsync(AgencyId agency, WordingKind kind, CancellationToken ct)
    {
        var (code, text, isText) = (kind.Code, TextTemplatePaper.TemplateName, kind.IsText);
        var rows = await (
            from revision in db.Set<Revision>().AsNoTracking()
            join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            where artifact.AgencyId == agency && revision.SupersededAt == null && (revision.Template == code || (isText && revision.Template == text && artifact.Kind == code))
            orderby revision.FrozenAt descending, revision.Id
            select new { revision.Id, revision.Title }).Take(MostExamples).TagWith("Documents: examples for a wording").ToListAsync(ct);
        return [.. rows.Select(row => new Choice(row.Id.Value.ToString("D"), row.Title))];
    }

    /// <summary>The sheets, for a screen.</summary>
    /// <param name="user">Who looks: he sees no paper he may not read.</param>
    /// <param name="agency">Whose letterhead.</param>
    /// <param name="wording">As it is typed.</param>
    /// <param name="example">Id of a frozen paper; anything else shows the invented one.</param>
    /// <param name="today">The day an invented paper bears.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<string> SheetsAsync(SignedInUser user, AgencyId agency, LetterWording wording, string? example, LocalDate today, CancellationToken ct)
    {
        var paper = await FrozenAsync(user, agency, wording, example, ct) ?? SamplePaper.Of(
            wording, agency, await letterhead.OfAsync(agency, ct),
            await db.Set<Agency>().Where(row => row.Id == agency).Select(row => row.Seat).SingleAsync(ct), today);
        return PaperMarkup.SheetsOf(await renderer.RenderHtmlAsync(paper.Component, paper.Parameters)) ?? "";
    }

    private async Task<PaperContent?> FrozenAsync(SignedInUser user, AgencyId agency, LetterWording wording, string? example, CancellationToken ct)
    {
        if (!Guid.TryParse(example, out var id) || await documents.FindAsync(user, new RevisionId(id), ct) is not ({ } revision, { } artifact)
            || artifact.AgencyId != agency || WordingKind.Of(revision.Template, artifact.Kind) != wording.Kind)
        {
            return null;
        }

        return await templates.Single(one => one.Name == revision.Template).LoadAsync(await headers.OfAsync(revision, ct) with { Wording = wording }, ct);
    }
}
