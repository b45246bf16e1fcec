using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Collections;
using Tera.Documents.Contracts;
using Tera.Documents.Memos;
using Tera.Documents.Wordings;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Shared;

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
    SignatoryView Signatory)
{
    public LetterNature Nature { get; init; } = LetterNature.Ordinary;

    /// <summary>Empty for a kind of text that nobody words.</summary>
    internal string Worded(string part) => Header.Wording is null ? "" : Header.Worded(Header.Wording.Kind, part, name => name switch
    {
        "judul" => Title,
        "jumlah_lampiran" => IndonesianNumber.Format(Attachments.Count, 0),
        "pejabat" => Signatory.PrintedPost(),
        _ => Header.Common(name, Letterhead.Agency),
    });
}

/// <summary>Naskah: headed sections, a list of what is attached, a signature.</summary>
internal sealed class TextTemplatePaper(TeraDbContext db, PaperParts parts, DraftFiles files, CollectionRecord collected, AgencyCalendars calendars) : IDocumentTemplate
{
    public const string TemplateName = "naskah";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new TextDocumentId(paper.SourceId);
        var text = await db.Set<TextDocument>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var bodies = await db.Set<TextBody>().AsNoTracking().Where(row => row.TextDocumentId == id).ToDictionaryAsync(row => row.Key, row => row.Body, ct);
        var attached = await files.OfAsync(text.RunId, text.Task, ct);
        var (signatory, signer) = await SignatoryAsync(paper, text, ct);
        if (text.Kind == TextTemplate.CollectionKind)
        {
            var record = new CollectionView(
                paper, await parts.LetterheadAsync(paper.Agency, ct), text.Title, await collected.OfAsync(id, ct), bodies.GetValueOrDefault(TextTemplate.CollectionRemark, ""),
                [.. attached.Select(one => one.Name)],
                (await calendars.OfAsync(paper.Agency, ct)).TimeZone, signatory)
            {
                Nature = text.Nature,
            };
            return new(typeof(CollectionPaper), new Dictionary<string, object?> { [nameof(CollectionPaper.View)] = record }) { Signer = signer };
        }

        var template = TextTemplate.OfKept(text.Kind, bodies.Keys);
        if (text.Kind == TextTemplate.MemoKind)
        {
            return MemoTemplate.Paper(new(
                paper, await parts.LetterheadAsync(paper.Agency, ct), LinesOf(TextTemplate.MemoTo), LinesOf(TextTemplate.MemoCopies),
                text.Nature.Printed, attached.Count, text.Title, bodies.GetValueOrDefault(TextTemplate.MemoBody, ""), signatory)) with { Signer = signer };
        }

        var view = new TextView(
            paper,
            await parts.LetterheadAsync(paper.Agency, ct),
            text.Title,
            [.. template.Sections.Where(section => section.Chapter is not null || bodies.ContainsKey(section.Key))
                .Select(section => (section.Chapter, section.Heading, bodies.GetValueOrDefault(section.Key, "")))],
            [.. attached.Select(one => one.Name)],
            signatory)
        {
            Nature = text.Nature,
        };
        return new(typeof(TextPaper), new Dictionary<string, object?> { [nameof(TextPaper.View)] = view }) { Signer = signer };

        string[] LinesOf(string key) => TextTemplate.LinesOf(bodies.GetValueOrDefault(key, ""));
    }

    private async Task<(SignatoryView Block, PrintedSigner? Signer)> SignatoryAsync(PaperHeader paper, TextDocument text, CancellationToken ct)
    {
        if (text.SigningLane is { } lane)
        {
            return await parts.SignerAsync(paper, new LaneKey(lane), ct);
        }

        var author = await parts.SignatoryAsync(paper.Agency, text.AuthorId, text.AuthorPost, paper.Date, ct);
        return (author with { Mark = new SignatureMark.Blank() }, null);
    }
}
