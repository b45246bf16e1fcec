using System.Globalization;
using Tera.Documents.Acts;

namespace Tera.Documents.Meetings;

/// <summary>The rows of those who were to come.</summary>
internal static class AttendeeRows
{
    public static readonly Input CountInput = new("JumlahPeserta", "Peserta");
    public static readonly Input PersonInput = new("PesertaId", "Peserta");
    public static readonly Input NameInput = new("PesertaNama", "Peserta");
    public static readonly Input PostInput = new("PesertaJabatan", "Jabatan");
    public static readonly Input PresenceInput = new("Kehadiran", "Kehadiran");
    public static readonly Input RepresentedInput = new("Wakil", "Diwakili oleh");
    public static readonly Input MoreInput = new("PesertaLain", "Peserta lain yang hadir");
    public static readonly Input GuestsInput = new("Tamu", "Tamu yang hadir");

    /// <summary>In all: listed, added and guests.</summary>
    public const int Most = 200;

    public static IReadOnlyList<TypedAttendee> Read(FormReader reader, OfficePeople people, bool closing)
    {
        if (int.TryParse(reader.Form[CountInput.Name], NumberStyles.None, CultureInfo.InvariantCulture, out var sent) && sent > Most)
        {
            reader.Fault("documents.meeting.too-many-attendees", GuestsInput, Most, sent);
        }

        var rows = Enumerable.Range(0, Rows.Count(reader, CountInput, Most)).Select(at => Row(reader, people, at, closing)).OfType<TypedAttendee>().ToList();
        var listed = rows.Select(row => row.Person).ToHashSet();
        var more = people.Chosen(reader.Form.All(MoreInput.Name)).Where(person => !listed.Contains(person.Person))
            .Select(person => new TypedAttendee(person.Person, person.Name, person.Post, Presence.Present, null));
        var guests = reader.Lines(GuestsInput, Most, MeetingForm.LongestLine).Select(name => new TypedAttendee(null, name, null, Presence.Present, null));
        IReadOnlyList<TypedAttendee> all = [.. rows, .. more, .. guests];
        if (all.Count > Most)
        {
            reader.Fault("documents.meeting.too-many-attendees", GuestsInput, Most, all.Count);
        }

        if (closing && !all.Any(one => one.Presence is Presence.Present or Presence.Represented))
        {
            reader.Fault("documents.meeting.nobody-came", MoreInput);
        }

        return all;
    }

    private static TypedAttendee? Row(FormReader reader, OfficePeople people, int at, bool closing)
    {
        var person = people.Find(reader.Form[PersonInput.Row(at).Name]);
        var name = person?.Name ?? reader.Required(NameInput.Row(at), MeetingForm.LongestLine);
        if (name.Length == 0)
        {
            return null;
        }

        var presence = Enum.TryParse<Presence>(reader.Form[PresenceInput.Row(at).Name], out var chosen) && Enum.IsDefined(chosen) ? chosen : (Presence?)null;
        if (closing && presence is null)
        {
            reader.Fault("documents.meeting.presence-missing", PresenceInput.Row(at), name);
        }

        var deputy = reader.Optional(RepresentedInput.Row(at), MeetingForm.LongestLine);
        if (closing && presence is Presence.Represented && deputy is null)
        {
            reader.Fault("documents.meeting.deputy-missing", RepresentedInput.Row(at), name);
        }

        return new(
            person?.Person, name, person?.Post ?? reader.Optional(PostInput.Row(at), MeetingForm.LongestLine), presence,
            presence is Presence.Represented ? deputy : null);
    }
}

/// <summary>The rows of the agenda.</summary>
internal static class TopicRows
{
    public static readonly Input CountInput = new("JumlahPokok", "Pokok");
    public static readonly Input TitleInput = new("Pokok", "Pokok bahasan");
    public static readonly Input NotesInput = new("Bahasan", "Catatan pembahasan");

    public const int Most = 50;
    public const int LongestNotes = 20_000;

    public static IReadOnlyList<TypedTopic> Read(FormReader reader, bool closing)
    {
        var topics = new List<TypedTopic>();
        for (var at = 0; at < Rows.Count(reader, CountInput, Most); at++)
        {
            var (title, notes) = (reader.Optional(TitleInput.Row(at), MeetingForm.LongestLine), reader.Optional(NotesInput.Row(at), LongestNotes));
            if (title is null && notes is not null)
            {
                reader.Fault("documents.meeting.topic-missing", TitleInput.Row(at));
            }
            else if (title is not null)
            {
                topics.Add(new(title, notes));
            }
        }

        if (closing && topics.All(topic => topic.Notes is null))
        {
            reader.Fault("documents.meeting.nothing-discussed", NotesInput.Row(0));
        }

        return topics;
    }
}

internal static class Rows
{
    /// <summary>How many rows the form had; never more than may be.</summary>
    public static int Count(FormReader reader, Input input, int most) =>
        int.TryParse(reader.Form[input.Name], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, most) : 0;
}
