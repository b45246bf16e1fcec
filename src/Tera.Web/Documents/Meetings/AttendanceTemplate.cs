using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Meetings;

/// <summary>What an attendance list prints.</summary>
public sealed record AttendanceView(
    PaperHeader Header, LetterheadView Letterhead, MeetingRecord Record, IndonesianTimeZone Zone, SignatoryView Chair)
{
    /// <summary>Empty lines for those who come unannounced.</summary>
    public const int SpareLines = 3;
}

/// <summary>Daftar hadir: who came, with room to sign.</summary>
internal sealed class AttendanceTemplate(TeraDbContext db, PaperParts parts, AgencyCalendars calendars) : IDocumentTemplate
{
    public const string TemplateName = "daftar-hadir";

    public string Name => TemplateName;

    public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
    {
        var id = new MeetingId(paper.SourceId);
        var record = await MeetingRecord.FindAsync(db, db.Set<Meeting>().Where(row => row.Id == id), ct)
            ?? throw new InvalidOperationException($"There is no meeting {id.Value}.");
        var chair = await parts.SignatoryAsync(paper.Agency, record.Meeting.ChairId!.Value, record.Meeting.ChairPost!, record.Meeting.HeldOn, ct);
        var view = new AttendanceView(
            paper,
            await parts.LetterheadAsync(paper.Agency, ct),
            record,
            (await calendars.OfAsync(paper.Agency, ct)).TimeZone,
            chair with { Mark = new SignatureMark.Blank() });
        return new(typeof(AttendancePaper), new Dictionary<string, object?> { [nameof(AttendancePaper.View)] = view });
    }
}
