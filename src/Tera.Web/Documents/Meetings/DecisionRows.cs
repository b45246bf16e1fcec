using System.Globalization;
using NodaTime;
using Tera.Documents.Acts;

namespace Tera.Documents.Meetings;

/// <summary>The rows of what was decided, in the form of a meeting and in that of its minutes.</summary>
internal static class DecisionRows
{
    public static readonly Input CountInput = new("JumlahKeputusan", "Keputusan");
    public static readonly Input TextInput = new("Keputusan", "Keputusan");
    public static readonly Input OwnerInput = new("PenanggungJawab", "Penanggung jawab");
    public static readonly Input DueInput = new("Tenggat", "Tenggat");
    public static readonly Input UtilisationInput = new("Pemanfaatan", "Pemanfaatan hasil pengukuran");
    public static readonly Input BasisInput = new("DasarPemanfaatan", "Angka yang menjadi dasarnya");
    public static readonly Input NotedAsInput = new("KeputusanRapat", "Keputusan rapat");

    public const int Most = 50;
    public const int LongestText = 2000;

    /// <param name="reader">Of the form.</param>
    /// <param name="people">Who may be named.</param>
    /// <param name="final">Whether they are to be followed from now on: then each has somebody and a day.</param>
    /// <param name="held">The day of the meeting; null where none was typed.</param>
    public static IReadOnlyList<TypedDecision> Read(FormReader reader, OfficePeople people, bool final, LocalDate? held)
    {
        var decisions = new List<TypedDecision>();
        for (var at = 0; at < Rows.Count(reader, CountInput, Most); at++)
        {
            var text = reader.Optional(TextInput.Row(at), LongestText);
            var owner = people.Find(reader.Form[OwnerInput.Row(at).Name]);
            var due = reader.Date(DueInput.Row(at), required: false);
            var use = Utilised(reader, at, final);
            if (text is null && (owner is not null || due is not null || use is not (null, null)))
            {
                reader.Fault("documents.meeting.decision-missing", TextInput.Row(at));
            }
            else if (text is not null)
            {
                Complete(reader, at, decisions.Count + 1, (owner, due), final);
                if (due < held)
                {
                    reader.Fault("documents.meeting.due-before", DueInput.Row(at), decisions.Count + 1, held.Value);
                }

                decisions.Add(new(text, owner, due, use.Utilisation, use.Basis, NotedAs(reader, at)));
            }
        }

        return decisions;
    }

    private static void Complete(FormReader reader, int at, int number, (OfficePerson? Owner, LocalDate? Due) duty, bool final)
    {
        if (final && duty.Owner is null)
        {
            reader.Fault("documents.meeting.owner-missing", OwnerInput.Row(at), number);
        }
        else if (final && duty.Due is null)
        {
            reader.Fault("documents.meeting.due-missing", DueInput.Row(at), number);
        }
    }

    private static (Utilisation? Utilisation, string? Basis) Utilised(FormReader reader, int at, bool final)
    {
        var use = Enum.TryParse<Utilisation>(reader.Form[UtilisationInput.Row(at).Name], out var chosen) && Enum.IsDefined(chosen) ? chosen : (Utilisation?)null;
        var basis = reader.Optional(BasisInput.Row(at), MeetingForm.LongestLine);
        if (use is null && basis is not null)
        {
            reader.Fault("documents.meeting.utilisation-missing", UtilisationInput.Row(at));
        }
        else if (final && use is not null && basis is null)
        {
            reader.Fault("documents.meeting.basis-missing", BasisInput.Row(at));
        }

        return (use, basis);
    }

    private static int? NotedAs(FormReader reader, int at) =>
        int.TryParse(reader.Form[NotedAsInput.Row(at).Name], NumberStyles.None, CultureInfo.InvariantCulture, out var noted) ? noted : null;
}
