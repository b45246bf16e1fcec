using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;

namespace Tera.Documents.Drafts;

/// <summary>What a text prints.</summary>
/// <param name="Header">Number, date, code.</param>
/// <param name="Letterhead">Kop.</param>
/// <param name="Title">Its own title.</param>
/// <param name="Sections">Chapter, where one begins; heading; text.</param>
/// <param name="Attachments">Names of the files that go with it.</param>
/// <param name="Signatory">Who signs, or who wrote it where nobody does.</param>
public sealed record TextView(
    PaperHeader Header,
    LetterheadView Letterhead,
    string Title,
    IReadOnlyList<(string? Chapter, string Heading, string Body)> Sections,
    IReadOnlyList<string> Attachments,
    SignatoryView Signatory);

/// <summary>Naskah: headed sections, a list of what is attached, a signature.</summary>
internal sealed class TextTemplatePaper(TeraDbContext db, PaperParts parts, DraftFiles files) : IDocumentTemplate
{
    public const string TemplateName = "naskah";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new TextDocumentId(paper.SourceId);
        var text = await db.Set<TextDocument>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var bodies = await db.Set<TextBody>().AsNoTracking().Where(row => row.TextDocumentId == id).ToDictionaryAsync(row => row.Key, row => row.Body, ct);
        var template = TextTemplate.OfKept(text.Kind, bodies.Keys);
        var attached = await files.OfAsync(text.RunId, text.Task, ct);
        var view = new TextView(
            paper,
            await parts.LetterheadAsync(paper.Agency, ct),
            text.Title,
            [.. template.Sections.Where(section => section.Chapter is not null || bodies.ContainsKey(section.Key))
                .Select(section => (section.Chapter, section.Heading, bodies.GetValueOrDefault(section.Key, "")))],
            [.. attached.Select(one => one.Name)],
            await SignatoryAsync(paper, text, ct));
        return new(typeof(TextPaper), new Dictionary<string, object?> { [nameof(TextPaper.View)] = view });
    }

    private async Task<SignatoryView> SignatoryAsync(PaperHeader paper, TextDocument text, CancellationToken ct)
    {
        if (text.SigningLane is { } lane && await parts.SignatoryOfLaneAsync(paper.Run, new LaneKey(lane), paper.Date, ct) is { } signs)
        {
            return signs;
        }

        var author = await parts.SignatoryAsync(paper.Agency, text.AuthorId, text.AuthorPost, paper.Date, ct);
        return author with { Mark = new SignatureMark.Blank() };
    }
}
