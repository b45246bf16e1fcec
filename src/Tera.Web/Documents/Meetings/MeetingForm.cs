using NodaTime;
using Tera.Documents.Acts;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Documents.Meetings;

internal sealed record TypedAttendee(PersonId? Person, string Name, string? Post, Presence? Presence, string? RepresentedBy);

internal sealed record TypedTopic(string Title, string? Notes);

internal sealed record TypedDecision(string Text, OfficePerson? Owner, LocalDate? DueOn, Utilisation? Utilisation, string? Basis, int? NotedAs);

/// <summary>A meeting as typed. What is still open may be saved; to close the meeting nothing may be.</summary>
internal sealed record MeetingForm(
    string Subject,
    LocalDate? HeldOn,
    LocalTime? StartsAt,
    LocalTime? EndsAt,
    string? Place,
    OfficePerson? Chair,
    IReadOnlyList<TypedAttendee> Attendees,
    IReadOnlyList<TypedTopic> Topics,
    IReadOnlyList<TypedDecision> Decisions)
{
    public static readonly Input SubjectInput = new("Acara", "Acara");
    public static readonly Input DayInput = new("HariTanggal", "Hari dan tanggal");
    public static readonly Input StartInput = new("JamMulai", "Pukul mulai");
    public static readonly Input EndInput = new("JamSelesai", "Pukul selesai");
    public static readonly Input PlaceInput = new("Tempat", "Tempat");
    public static readonly Input ChairInput = new("PimpinanRapat", "Pimpinan rapat");

    public const int LongestLine = 300;

    /// <summary>The form, or null with everything that is wrong with it.</summary>
    /// <param name="reader">Of the form.</param>
    /// <param name="people">Who may be named.</param>
    /// <param name="now">At the agency's seat: a meeting that has not begun cannot be closed.</param>
    /// <param name="closing">Whether the meeting is to be closed.</param>
    public static MeetingForm? Read(FormReader reader, OfficePeople people, LocalDateTime now, bool closing)
    {
        var subject = reader.Required(SubjectInput, LongestLine);
        var day = reader.Date(DayInput, closing);
        if (closing && day > now.Date)
        {
            reader.Fault("documents.meeting.not-yet-held", DayInput, now.Date);
        }

        var (start, end) = (reader.Clock(StartInput, closing), reader.Clock(EndInput, required: false));
        if (closing && day == now.Date && start > now.TimeOfDay)
        {
            reader.Fault("documents.meeting.not-yet-begun", StartInput, IndonesianDate.Clock(start.Value));
        }

        if (end <= start)
        {
            reader.Fault("documents.form.end-before-start", EndInput);
        }

        var place = closing ? reader.Required(PlaceInput, LongestLine) : reader.Optional(PlaceInput, LongestLine);
        var chair = people.Find(reader.Form[ChairInput.Name]);
        if (closing && chair is null)
        {
            reader.Fault("documents.form.not-chosen", ChairInput, ChairInput.Label);
        }

        var attendees = AttendeeRows.Read(reader, people, closing);
        var topics = TopicRows.Read(reader, closing);
        var decisions = DecisionRows.Read(reader, people, final: closing, day);
        return reader.Faults.Count == 0 ? new(subject, day, start, end, place, chair, attendees, topics, decisions) : null;
    }
}
