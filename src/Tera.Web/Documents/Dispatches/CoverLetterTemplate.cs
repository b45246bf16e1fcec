using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Wordings;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Dispatches;

/// <summary>What a cover letter prints.</summary>
public sealed record CoverLetterView(
    PaperHeader Header,
    LetterheadView Letterhead,
    SignatoryView Sender,
    IReadOnlyList<string> To,
    IReadOnlyList<string> Copies,
    IReadOnlyList<CoverLetterLine> Lines,
    string Place,
    string? Telephone)
{
    public LetterNature Nature { get; init; } = LetterNature.Ordinary;

    internal string Worded(string part) => Header.Worded(WordingKind.CoverLetter, part, name => name switch
    {
        "naskah" => string.Join("; ", Lines.Select(line => line.What)),
        "jumlah_penerima" => IndonesianNumber.Format(To.Count, 0),
        "pejabat" => Sender.PrintedPost(),
        _ => Header.Common(name, Letterhead.Agency),
    });
}

/// <summary>One thing that is sent.</summary>
/// <param name="What">Naskah dinas yang dikirim.</param>
/// <param name="Quantity">Banyaknya.</param>
/// <param name="Remark">Keterangan.</param>
public sealed record CoverLetterLine(string What, string Quantity, string? Remark);

/// <summary>Surat pengantar: what is sent, to whom, and a place to confirm receipt.</summary>
/// <remarks>Source: Permendagri 1/2023, elements as offices use them.</remarks>
internal sealed class CoverLetterTemplate(TeraDbContext db, PaperParts parts) : IDocumentTemplate
{
    public const string TemplateName = "surat-pengantar";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new DispatchId(paper.SourceId);
        var dispatch = await db.Set<Dispatch>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var names = await db.Set<DispatchRecipient>().AsNoTracking().Where(row => row.DispatchId == id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        var lines = await db.Set<DispatchLine>().AsNoTracking().Where(row => row.DispatchId == id).OrderBy(row => row.Ordinal).ToListAsync(ct);
        var letterhead = await parts.LetterheadAsync(paper.Agency, ct);
        var sender = await parts.SignatoryAsync(paper.Agency, dispatch.Sender, dispatch.SenderPost, date: null, ct);
        var view = new CoverLetterView(
            paper with { ThroughBsre = paper.ThroughBsre && dispatch.SignedHere },
            letterhead,
            sender with { OnBehalfOf = dispatch.OnBehalfOf, PassedOnBy = dispatch.PassedOnBy, Mark = dispatch.SignedHere ? sender.Mark : new SignatureMark.Blank() },
            [.. names.Where(row => row.Kind is RecipientKind.To).Select(row => row.Name)],
            [.. names.Where(row => row.Kind is RecipientKind.Copy).Select(row => row.Name)],
            [.. lines.Select(line => new CoverLetterLine(line.What, line.Quantity, line.Remark))],
            $"{await parts.SeatAsync(paper.Agency, ct)}, {IndonesianDate.Long(paper.Date)}",
            letterhead.Contact)
        {
            Nature = dispatch.Nature,
        };
        return new(typeof(CoverLetterPaper), new Dictionary<string, object?> { [nameof(CoverLetterPaper.View)] = view });
    }
}
