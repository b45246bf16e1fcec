using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Wordings;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Teams;

/// <summary>What a letter of assignment prints.</summary>
public sealed record TeamOrderView(
    PaperHeader Header, LetterheadView Letterhead, TeamOrder Order, IReadOnlyList<TeamOrderMember> Members, SignatoryView Issuer)
{
    public IReadOnlyList<string> Basis => Order.Basis.Split('\n');

    public IReadOnlyList<string> Purpose => Order.Purpose.Split('\n');

    internal string Worded(string part) => Header.Worded(WordingKind.TeamOrder, part, name => name switch
    {
        "tim" => Order.Name,
        "mulai" => IndonesianDate.Long(Order.ValidFrom),
        "selesai" => IndonesianDate.Long(Order.ValidUntil),
        "jumlah_anggota" => IndonesianNumber.Format(Members.Count, 0),
        "pejabat" => Issuer.PrintedPost(),
        _ => Header.Common(name, Letterhead.Agency),
    });
}

/// <summary>Surat tugas: basis, the assigned, duty, time.</summary>
/// <remarks>Source: Permendagri 1/2023, elements as offices use them.</remarks>
internal sealed class TeamOrderTemplate(TeraDbContext db, PaperParts parts) : IDocumentTemplate
{
    public const string TemplateName = "surat-tugas";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new TeamOrderId(paper.SourceId);
        var order = await db.Set<TeamOrder>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var issuer = await parts.SignatoryAsync(paper.Agency, order.IssuerId, order.IssuerPost, paper.Date, ct);
        var view = new TeamOrderView(
            paper,
            await parts.LetterheadAsync(paper.Agency, ct),
            order,
            await db.Set<TeamOrderMember>().AsNoTracking().Where(row => row.TeamOrderId == id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            issuer with { OnBehalfOf = order.OnBehalfOf, PassedOnBy = order.PassedOnBy, Mark = order.SignedHere ? issuer.Mark : new SignatureMark.Blank() });
        return new(typeof(TeamOrderPaper), new Dictionary<string, object?> { [nameof(TeamOrderPaper.View)] = view });
    }
}
