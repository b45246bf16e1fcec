using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Wordings;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Memos;

/// <summary>What a nota dinas prints.</summary>
/// <param name="Header">Number, date, code.</param>
/// <param name="Letterhead">Kop.</param>
/// <param name="To">Yth.</param>
/// <param name="Copies">Tembusan.</param>
/// <param name="Nature">Sifat.</param>
/// <param name="Annexes">How many things go with it.</param>
/// <param name="Subject">Hal.</param>
/// <param name="Body">As typed.</param>
/// <param name="Signatory">Who signs: Dari.</param>
public sealed record MemoView(
    PaperHeader Header, LetterheadView Letterhead, IReadOnlyList<string> To, IReadOnlyList<string> Copies, string Nature, int Annexes, string Subject, string Body, SignatoryView Signatory)
{
    internal string Worded(string part) => Header.Worded(WordingKind.Memo, part, name => name switch
    {
        "hal" => Subject,
        "jumlah_lampiran" => IndonesianNumber.Format(Annexes, 0),
        "pejabat" => Signatory.PrintedPost(),
        _ => Header.Common(name, Letterhead.Agency),
    });
}

/// <summary>Nota dinas: a letter inside the agency, signed without a stamp.</summary>
/// <remarks>Source: Permendagri 1/2023, elements as offices use them. Their order and what stands between them was not found.</remarks>
internal sealed class MemoTemplate(TeraDbContext db, PaperParts parts) : IDocumentTemplate
{
    public const string TemplateName = "nota-dinas";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new OfficialMemoId(paper.SourceId);
        var memo = await db.Set<OfficialMemo>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var signs = await parts.SignatoryAsync(paper.Agency, memo.IssuerId, memo.IssuerPost, date: null, ct);
        return Paper(new(
            paper, await parts.LetterheadAsync(paper.Agency, ct), memo.Recipients, memo.Copies, memo.Nature.Printed, memo.Annexes, memo.Subject, memo.Body,
            signs with { OnBehalfOf = memo.OnBehalfOf, PassedOnBy = memo.PassedOnBy, Mark = new SignatureMark.Blank() }));
    }

    public static PaperContent Paper(MemoView view) => new(typeof(MemoPaper), new Dictionary<string, object?> { [nameof(MemoPaper.View)] = view });
}
