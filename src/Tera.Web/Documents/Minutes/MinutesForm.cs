using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Meetings;

namespace Tera.Documents.Minutes;

/// <summary>Minutes as typed. A draft may be incomplete; what is issued may not.</summary>
internal sealed record MinutesForm(
    string? Subject,
    LocalDate? HeldOn,
    LocalTime? StartsAt,
    string? Place,
    OfficePerson? Chair,
    string? Opening,
    string? Discussion,
    IReadOnlyList<TypedDecision> Decisions,
    string? Conclusion,
    string? Closing)
{
    public static readonly Input SubjectInput = new("Acara", "Acara");
    public static readonly Input DayInput = new("HariTanggal", "Hari dan tanggal");
    public static readonly Input StartInput = new("JamMulai", "Pukul mulai");
    public static readonly Input PlaceInput = new("Tempat", "Tempat");
    public static readonly Input ChairInput = new("PimpinanRapat", "Pimpinan rapat");
    public static readonly Input OpeningInput = new("Pembukaan", "Pembukaan");
    public static readonly Input DiscussionInput = new("Pembahasan", "Pembahasan");
    public static readonly Input ConclusionInput = new("Kesimpulan", "Kesimpulan");
    public static readonly Input ClosingInput = new("Penutup", "Penutup");

    public const int LongestLine = 300;
    public const int LongestText = 50_000;

    /// <summary>The form, or null with everything that is wrong with it.</summary>
    public static MinutesForm? Read(FormReader reader, OfficePeople people, LocalDate today, bool issuing)
    {
        var subject = Text(reader, SubjectInput, LongestLine, issuing);
        var day = reader.Date(DayInput, issuing);
        if (issuing && day > today)
        {
            reader.Fault("documents.meeting.not-yet-held", DayInput, today);
        }

        var start = reader.Clock(StartInput, issuing);
        var place = Text(reader, PlaceInput, LongestLine, issuing);
        var chair = people.Find(reader.Form[ChairInput.Name]);
        if (issuing && chair is null)
        {
            reader.Fault("documents.form.not-chosen", ChairInput, ChairInput.Label);
        }

        var form = new MinutesForm(
            subject,
            day,
            start,
            place,
            chair,
            reader.Optional(OpeningInput, LongestText),
            Text(reader, DiscussionInput, LongestText, issuing),
            DecisionRows.Read(reader, people, final: issuing, day),
            reader.Optional(ConclusionInput, LongestText),
            reader.Optional(ClosingInput, LongestText));
        if (issuing && form is { Decisions.Count: 0, Conclusion: null })
        {
            reader.Fault("documents.minutes.nothing-concluded", ConclusionInput);
        }

        return reader.Faults.Count == 0 ? form : null;
    }

    /// <summary>Of a meeting that closes with its minutes.</summary>
    public static MinutesForm Of(MeetingForm held, MinuteProposal words) => new(
        held.Subject, held.HeldOn, held.StartsAt, held.Place, held.Chair, words.Opening, words.Discussion, held.Decisions,
        held.Decisions.Count == 0 ? "Tidak ada keputusan." : null, words.Closing);

    private static string? Text(FormReader reader, Input input, int longest, bool required) =>
        required ? reader.Required(input, longest) : reader.Optional(input, longest);
}
