using Tera.Documents.Acts;
using Tera.Documents.Attendance;
using Tera.Documents.Invitations;

namespace Tera.Documents.Meetings;

/// <summary>A name written at the door by mistake, to be struck out.</summary>
internal sealed record StrikeForm(Guid Arrival, string Because)
{
    public static readonly Input WhomInput = new("CoretNama", "Nama yang dicoret");
    public static readonly Input BecauseInput = new("CoretAlasan", "Alasan mencoret");

    /// <summary>The form, or null with what is wrong with it.</summary>
    public static StrikeForm? Read(FormReader reader)
    {
        var because = reader.Required(BecauseInput, MeetingForm.LongestLine);
        if (!Guid.TryParse(reader.Form[WhomInput.Name], out var whom))
        {
            reader.Fault("documents.attendance.strike-whom", WhomInput);
        }

        return reader.Faults.Count == 0 ? new(whom, because) : null;
    }

    /// <summary>The list without him. Who was to come stays on it, and his presence is open again.</summary>
    public static IReadOnlyList<TypedAttendee> Without(CheckIn struck, IReadOnlyList<TypedAttendee> attendees, IReadOnlyList<Invitee> expected)
    {
        var awaited = expected.Any(one => struck.Is(one.PersonId, one.Name));
        return
        [
            .. from row in attendees
               let his = struck.Is(row.Person, row.Name)
               where !his || awaited
               select his ? row with { Presence = null, RepresentedBy = null } : row,
        ];
    }
}
