using System.Globalization;
using Tera.Documents.Attendance;
using Tera.Organisation;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Meetings;

/// <summary>One row of the attendance as the form shows it.</summary>
/// <param name="Person">Id; empty for a guest.</param>
/// <param name="Name">As printed.</param>
/// <param name="Post">As printed; empty for none.</param>
/// <param name="Presence">Name of the presence; empty while open.</param>
/// <param name="RepresentedBy">Who came for him; empty for nobody.</param>
public sealed record AttendeeRow(string Person, string Name, string Post, string Presence, string RepresentedBy)
{
    /// <summary>What was typed before a refusal, else what was noted, else who is expected; whoever has confirmed or came meanwhile is present.</summary>
    internal static IReadOnlyList<AttendeeRow> Of(MeetModel model, PanelForm? posted)
    {
        var rows = posted is null ? Noted(model) : Typed(posted);
        return
        [
            .. rows,
            .. from one in model.Arrived
               where !rows.Any(row => row.Is(one)) && posted?.All(AttendeeRows.MoreInput.Name).Contains(IdOf(one.PersonId)) is not true
               select new AttendeeRow(IdOf(one.PersonId), one.Name, one.Post ?? "", nameof(Documents.Presence.Present), ""),
        ];
    }

    private bool Is(CheckIn came) => came.Is(Guid.TryParse(Person, out var id) ? new PersonId(id) : null, Name);

    private static string IdOf(PersonId? person) => person?.Value.ToString("D") ?? "";

    private static IReadOnlyList<AttendeeRow> Typed(PanelForm posted)
    {
        var count = int.TryParse(posted[AttendeeRows.CountInput.Name], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, AttendeeRows.Most) : 0;
        return
        [
            .. Enumerable.Range(0, count).Select(at => new AttendeeRow(
                posted[AttendeeRows.PersonInput.Row(at).Name],
                posted[AttendeeRows.NameInput.Row(at).Name],
                posted[AttendeeRows.PostInput.Row(at).Name],
                posted[AttendeeRows.PresenceInput.Row(at).Name],
                posted[AttendeeRows.RepresentedInput.Row(at).Name])),
        ];
    }

    private static IReadOnlyList<AttendeeRow> Noted(MeetModel model)
    {
        IEnumerable<MeetingAttendee> attendees = model.Record?.Attendees ?? model.Expected.Select(invitee => new MeetingAttendee
        {
            MeetingId = default,
            Ordinal = invitee.Ordinal,
            PersonId = invitee.PersonId,
            Name = invitee.Name,
            Post = invitee.Post,
        });
        return
        [
            .. from one in attendees
               let row = new AttendeeRow(IdOf(one.PersonId), one.Name, one.Post ?? "", one.Presence?.ToString() ?? "", one.RepresentedBy ?? "")
               let arrived = model.Arrived.Any(row.Is)
               let came = arrived || (one.PersonId is { } person && model.Confirmed.Contains(person))
               select (one.Presence is null && came) || (one.Presence is Documents.Presence.Absent && arrived) ? row with { Presence = nameof(Documents.Presence.Present) } : row,
        ];
    }
}
