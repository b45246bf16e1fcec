using NodaTime;
using Tera.Documents.Acts;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Dispositions;

/// <summary>A disposition as typed.</summary>
internal sealed record DispositionForm(
    string Subject,
    LetterNature Nature,
    IReadOnlyList<Wish> Wishes,
    string? Note,
    LocalDate? DueOn,
    IReadOnlyList<OfficePerson> Recipients,
    LetterOrigin Origin)
{
    public static readonly Input SubjectInput = new("Hal", "Hal");
    public static readonly Input UrgencyInput = new("Sifat", "Kecepatan");
    public static readonly Input SecurityInput = new("Keamanan", "Keamanan");
    public static readonly Input WishesInput = new("Harap", "Dengan hormat harap");
    public static readonly Input NoteInput = new("Catatan", "Catatan");
    public static readonly Input DueInput = new("Tenggat", "Tenggat yang diharapkan");
    public static readonly Input RecipientsInput = new("Penerima", "Diteruskan kepada");
    public static readonly Input OthersInput = new("PenerimaLain", "Penerima lain di perangkat daerah");

    public const int LongestSubject = 300;
    public const int LongestNote = 2000;

    /// <summary>The form, or null with everything that is wrong with it.</summary>
    public static DispositionForm? Read(FormReader reader, OfficePeople people, LocalDate today)
    {
        var subject = reader.Required(SubjectInput, LongestSubject);
        var nature = LetterNature.Read(reader, UrgencyInput, SecurityInput);
        var wishes = WishesOf(reader.Form);
        var note = reader.Optional(NoteInput, LongestNote);
        if (wishes.Count == 0 && note is null)
        {
            reader.Fault("documents.disposition.nothing-asked", WishesInput);
        }

        var due = reader.Date(DueInput, required: false);
        if (due < today)
        {
            reader.Fault("documents.disposition.due-past", DueInput, today);
        }

        var recipients = people.Chosen(reader.Form.All(RecipientsInput.Name).Concat(reader.Form.All(OthersInput.Name)));
        if (recipients.Count == 0)
        {
            reader.Fault("documents.disposition.recipient-missing", RecipientsInput);
        }

        var origin = LetterOrigin.Read(reader, today);
        return reader.Faults.Count == 0 ? new(subject, nature!, wishes, note, due, recipients, origin) : null;
    }

    private static IReadOnlyList<Wish> WishesOf(PanelForm form) =>
        [.. Enum.GetValues<Wish>().Where(wish => form.All(WishesInput.Name).Contains(wish.ToString()))];
}

/// <summary>The letter a disposition answers to; all empty when it answers to none.</summary>
internal sealed record LetterOrigin(string? From, string? Number, LocalDate? Date, LocalDate? Received, string? Agenda)
{
    public static readonly Input FromInput = new("SuratDari", "Surat dari");
    public static readonly Input NumberInput = new("NomorSurat", "Nomor surat");
    public static readonly Input DateInput = new("TanggalSurat", "Tanggal surat");
    public static readonly Input ReceivedInput = new("DiterimaTanggal", "Diterima tanggal");
    public static readonly Input AgendaInput = new("NomorAgenda", "Nomor agenda");

    public const int LongestLine = 200;

    public static LetterOrigin Read(FormReader reader, LocalDate today)
    {
        var origin = new LetterOrigin(
            reader.Optional(FromInput, LongestLine),
            reader.Optional(NumberInput, LongestLine),
            reader.Date(DateInput, required: false),
            reader.Date(ReceivedInput, required: false),
            reader.Optional(AgendaInput, LongestLine));
        if (origin.Date > today)
        {
            reader.Fault("documents.form.date-ahead", DateInput, DateInput.Label, today);
        }

        if (origin.Received > today)
        {
            reader.Fault("documents.form.date-ahead", ReceivedInput, ReceivedInput.Label, today);
        }
        else if (origin.Received < origin.Date)
        {
            reader.Fault("documents.disposition.received-before-sent", ReceivedInput, origin.Date!.Value);
        }

        return origin;
    }
}
