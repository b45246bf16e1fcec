using NodaTime;
using Tera.Documents.Acts;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Invitations;

/// <summary>An invitation as typed.</summary>
internal sealed record InvitationForm(
    string Subject,
    LetterNature Nature,
    LocalDate HeldOn,
    LocalTime StartsAt,
    LocalTime? EndsAt,
    string Place,
    string? OnlineAddress,
    IReadOnlyList<string> Agenda,
    string? Note,
    IReadOnlyList<OfficePerson> Invitees,
    IReadOnlyList<string> Guests,
    IReadOnlyList<string> Copies,
    LetterSigner Signed)
{
    public static readonly Input SubjectInput = new("Acara", "Acara");
    public static readonly Input UrgencyInput = new("Sifat", "Kecepatan");
    public static readonly Input SecurityInput = new("Keamanan", "Keamanan");
    public static readonly Input DayInput = new("HariTanggal", "Hari dan tanggal");
    public static readonly Input StartInput = new("JamMulai", "Pukul mulai");
    public static readonly Input EndInput = new("JamSelesai", "Pukul selesai");
    public static readonly Input PlaceInput = new("Tempat", "Tempat");
    public static readonly Input OnlineInput = new("Tautan", "Tautan rapat daring");
    public static readonly Input AgendaInput = new("Agenda", "Agenda");
    public static readonly Input NoteInput = new("Catatan", "Catatan");
    public static readonly Input InviteesInput = new("Undangan", "Yang diundang");
    public static readonly Input GuestsInput = new("Tamu", "Undangan dari luar");

    public static readonly Input CopiesInput = new("Tembusan", "Tembusan");

    public const int LongestLine = 300;
    public const int LongestNote = 1000;
    public const int MostLines = 30;

    /// <summary>The form, or null with everything that is wrong with it.</summary>
    public static InvitationForm? Read(FormReader reader, OfficePeople people, PanelContext context)
    {
        var today = context.Calendar.TimeZone.DateOf(context.Now);
        var subject = reader.Required(SubjectInput, LongestLine);
        var nature = LetterNature.Read(reader, UrgencyInput, SecurityInput);
        var day = reader.Date(DayInput, required: true);
        if (day < today)
        {
            reader.Fault("documents.invitation.day-past", DayInput, today);
        }

        var (start, end) = (reader.Clock(StartInput, required: true), reader.Clock(EndInput, required: false));
        var now = context.Now.InZone(context.Calendar.TimeZone.Zone).TimeOfDay;
        if (day == today && start < now.With(TimeAdjusters.TruncateToMinute))
        {
            reader.Fault("documents.invitation.hour-past", StartInput, IndonesianDate.Clock(now));
        }

        if (end <= start)
        {
            reader.Fault("documents.form.end-before-start", EndInput);
        }

        var place = reader.Required(PlaceInput, LongestLine);
        var online = Online(reader);
        var agenda = reader.Lines(AgendaInput, MostLines, LongestLine);
        if (agenda.Count == 0)
        {
            reader.Fault("documents.form.missing", AgendaInput, AgendaInput.Label);
        }

        var note = reader.Optional(NoteInput, LongestNote);
        var invitees = people.Chosen(reader.Form.All(InviteesInput.Name));
        var guests = reader.Lines(GuestsInput, MostLines, LongestLine);
        if (invitees.Count + guests.Count == 0)
        {
            reader.Fault("documents.invitation.nobody", InviteesInput);
        }

        var copies = reader.Lines(CopiesInput, MostLines, LongestLine);
        var signed = LetterSigner.Read(reader, people, context);
        return reader.Faults.Count == 0
            ? new(subject, nature!, day!.Value, start!.Value, end, place, online, agenda, note, invitees, guests, copies, signed!)
            : null;
    }

    private static string? Online(FormReader reader)
    {
        var typed = reader.Optional(OnlineInput, LongestLine);
        if (typed is not null && !(Uri.TryCreate(typed, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http" }))
        {
            reader.Fault("documents.invitation.address-invalid", OnlineInput);
        }

        return typed;
    }
}
