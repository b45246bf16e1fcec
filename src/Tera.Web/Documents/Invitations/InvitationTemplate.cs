using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Wordings;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Invitations;

/// <summary>What an invitation prints.</summary>
/// <param name="Header">Number, date, code.</param>
/// <param name="Letterhead">Kop.</param>
/// <param name="Invitation">The row.</param>
/// <param name="To">Whom it invites.</param>
/// <param name="Place">Town and date.</param>
/// <param name="Zone">Whose clock.</param>
/// <param name="Issuer">Who signs.</param>
public sealed record InvitationView(
    PaperHeader Header,
    LetterheadView Letterhead,
    Invitation Invitation,
    IReadOnlyList<Invitee> To,
    string Place,
    IndonesianTimeZone Zone,
    SignatoryView Issuer)
{
    /// <summary>Most names that stand in the letter itself; more go to an annex.</summary>
    public const int MostInLetter = 4;

    public bool Annexed => To.Count > MostInLetter;

    internal string Worded(string part) => Header.Worded(WordingKind.Invitation, part, name => name switch
    {
        "acara" => Invitation.Subject,
        "hari_tanggal" => IndonesianDate.LongWithDay(Invitation.HeldOn),
        "waktu" => MeetingTime.Words(Invitation.StartsAt, Invitation.EndsAt, Zone),
        "tempat" => Invitation.Place,
        "pejabat" => Issuer.PrintedPost(),
        _ => Header.Common(name, Letterhead.Agency),
    });
}

/// <summary>Surat undangan.</summary>
/// <remarks>Source: Permendagri 1/2023, elements as offices use them.</remarks>
internal sealed class InvitationTemplate(TeraDbContext db, PaperParts parts, AgencyCalendars calendars) : IDocumentTemplate
{
    public const string TemplateName = "undangan";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new InvitationId(paper.SourceId);
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var issuer = await parts.SignatoryAsync(paper.Agency, invitation.IssuerId, invitation.IssuerPost, date: null, ct);
        var view = new InvitationView(
            paper,
            await parts.LetterheadAsync(paper.Agency, ct),
            invitation,
            await db.Set<Invitee>().AsNoTracking().Where(row => row.InvitationId == id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            $"{await parts.SeatAsync(paper.Agency, ct)}, {IndonesianDate.Long(paper.Date)}",
            (await calendars.OfAsync(paper.Agency, ct)).TimeZone,
            issuer with { OnBehalfOf = invitation.OnBehalfOf, PassedOnBy = invitation.PassedOnBy, Mark = invitation.SignedHere ? issuer.Mark : new SignatureMark.Blank() });
        return new(typeof(InvitationPaper), new Dictionary<string, object?> { [nameof(InvitationPaper.View)] = view });
    }
}
