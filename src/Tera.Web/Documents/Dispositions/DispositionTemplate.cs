using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Wordings;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Dispositions;

/// <summary>What a disposition sheet prints.</summary>
public sealed record DispositionView(
    PaperHeader Header, LetterheadView Letterhead, Disposition Disposition, IReadOnlyList<DispositionRecipient> To, string Place)
{
    internal string Worded(string part) => Header.Worded(WordingKind.Disposition, part, name => name switch
    {
        "hal" => Disposition.Subject,
        "jumlah_penerima" => IndonesianNumber.Format(To.Count, 0),
        "pejabat" => Disposition.IssuerPost,
        _ => Header.Common(name, Letterhead.Agency),
    });
}

/// <summary>Lembar disposisi: the grid offices know.</summary>
/// <remarks>Source: Permendagri 1/2023, elements as offices use them.</remarks>
internal sealed class DispositionTemplate(TeraDbContext db, PaperParts parts) : IDocumentTemplate
{
    public const string TemplateName = "disposisi";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new DispositionId(paper.SourceId);
        var view = new DispositionView(
            paper,
            await parts.LetterheadAsync(paper.Agency, ct),
            await db.Set<Disposition>().AsNoTracking().SingleAsync(row => row.Id == id, ct),
            await db.Set<DispositionRecipient>().AsNoTracking().Where(row => row.DispositionId == id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            $"{await parts.SeatAsync(paper.Agency, ct)}, {IndonesianDate.Long(paper.Date)}");
        return new(typeof(DispositionPaper), new Dictionary<string, object?> { [nameof(DispositionPaper.View)] = view });
    }
}
