using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Documents.Letters;
using Tera.Documents.Meetings;
using Tera.Documents.Artifacts;
using Tera.Documents.Wordings;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Minutes;

/// <summary>What minutes print.</summary>
/// <param name="Header">Date and code.</param>
/// <param name="Letterhead">Kop.</param>
/// <param name="Minutes">The row.</param>
/// <param name="Record">The meeting; null where the SOP held none.</param>
/// <param name="Decisions">What was decided; empty in minutes from before decisions stood in rows.</param>
/// <param name="InvitationNumber">Number of the invitation; null for none.</param>
/// <param name="Zone">Whose clock.</param>
/// <param name="Chair">Who signs.</param>
public sealed record MinutesView(
    PaperHeader Header,
    LetterheadView Letterhead,
    MinutesOfMeeting Minutes,
    MeetingRecord? Record,
    IReadOnlyList<MinutesDecision> Decisions,
    string? InvitationNumber,
    IndonesianTimeZone Zone,
    SignatoryView Chair)
{
    internal IReadOnlyList<string> Present =>
        [.. (Record?.Attendees ?? []).Where(one => one.Presence is not Presence.Absent).Select(one => one.RepresentedBy is { } deputy ? $"{deputy} (mewakili {one.Name})" : Words(one))];

    internal string Worded(string part) => Header.Worded(WordingKind.Minutes, part, name => name switch
    {
        "rapat" => Minutes.Subject ?? "",
        "hari_tanggal" => IndonesianDate.LongWithDay(Minutes.HeldOn!.Value),
        "waktu" => MeetingTime.Words(Minutes.StartsAt!.Value, Record?.Meeting.EndsAt, Zone),
        "tempat" => Minutes.Place ?? "",
        "pimpinan" => Chair.Name,
        "pencatat" => Minutes.WriterName,
        "jumlah_hadir" => IndonesianNumber.Format(Present.Count, 0),
        _ => Header.Common(name, Letterhead.Agency),
    });

    private static string Words(MeetingAttendee one) => one.Post is { } post ? $"{one.Name}, {post}" : one.Name;
}

/// <summary>Notulen, signed by the chair.</summary>
/// <remarks>Source: Permendagri 1/2023, elements as offices use them.</remarks>
internal sealed class MinutesTemplate(TeraDbContext db, PaperParts parts, AgencyCalendars calendars, ActPeople people) : IDocumentTemplate
{
    public const string TemplateName = "notulen";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new MinutesId(paper.SourceId);
        var minutes = await db.Set<MinutesOfMeeting>().AsNoTracking().SingleAsync(row => row.Id == id, ct);
        var record = await MeetingRecord.FindAsync(db, db.Set<Meeting>().Where(row => row.Id == minutes.MeetingId), ct);
        var post = record?.Meeting.ChairId == minutes.ChairId && record?.Meeting.ChairPost is { } noted
            ? noted
            : await people.PostOfAsync(paper.Agency, minutes.ChairId!.Value, minutes.HeldOn!.Value, ct);
        var chair = await parts.SignatoryAsync(paper.Agency, minutes.ChairId!.Value, post, paper.Date, ct);
        var view = new MinutesView(
            paper,
            await parts.LetterheadAsync(paper.Agency, ct),
            minutes,
            record,
            await db.Set<MinutesDecision>().AsNoTracking().Where(row => row.MinutesId == id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            await NumberAsync(record?.Meeting.InvitationId, ct),
            (await calendars.OfAsync(paper.Agency, ct)).TimeZone,
            // What a meeting closes with is signed with a pen: its SOP has no act in which the chair would sign.
            record?.Meeting is { IsNoted: true } held && held.Task == minutes.Task ? chair with { Mark = new SignatureMark.Blank() } : chair);
        return new(typeof(MinutesPaper), new Dictionary<string, object?> { [nameof(MinutesPaper.View)] = view });
    }

    private async Task<string?> NumberAsync(InvitationId? invitation, CancellationToken ct)
    {
        if (invitation is not { } id)
        {
            return null;
        }

        var source = id.Value;
        return await (
            from revision in db.Set<Revision>()
            join letter in db.Set<Letter>() on revision.LetterId equals (LetterId?)letter.Id
            where revision.SourceId == source && revision.Template == InvitationTemplate.TemplateName
            select letter.Text).FirstOrDefaultAsync(ct);
    }
}
