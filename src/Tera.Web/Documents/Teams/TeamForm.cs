using NodaTime;
using Tera.Documents.Acts;
using Tera.Organisation;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Teams;

/// <summary>One of a team, as chosen.</summary>
internal sealed record ChosenMember(OfficePerson Person, TeamRole Role);

/// <summary>A team as typed. The chair comes first, then the secretary; nobody is in it twice.</summary>
internal sealed record TeamForm(
    PrintedLine Name, LetterNature Nature, IReadOnlyList<string> Basis, IReadOnlyList<string> Purpose, LocalDate From, LocalDate Until, IReadOnlyList<ChosenMember> Members, LetterSigner Signed)
{
    public static readonly Input NameInput = new("NamaTim", "Nama tim");
    public static readonly Input BasisInput = new("Dasar", "Dasar");
    public static readonly Input PurposeInput = new("Untuk", "Tugas");
    public static readonly Input FromInput = new("Mulai", "Mulai bertugas");
    public static readonly Input UntilInput = new("Sampai", "Sampai dengan");
    public static readonly Input ChairInput = new("Ketua", "Ketua");
    public static readonly Input SecretaryInput = new("Sekretaris", "Sekretaris");
    public static readonly Input MembersInput = new("Anggota", "Anggota");

    public const int MostLines = 20;
    public const int LongestLine = 500;

    /// <summary>The form, or null with everything that is wrong with it.</summary>
    public static TeamForm? Read(FormReader reader, OfficePeople people, PanelContext context)
    {
        var today = context.Calendar.TimeZone.DateOf(context.Now);
        var typedName = reader.Required(NameInput, PrintedLine.Longest);
        var name = PrintedLine.Of(typedName);
        if (typedName.Length > 0 && name.Rejection is { } badName && reader.Faults.Count == 0)
        {
            reader.Fault(badName.Code, NameInput, [.. badName.Args]);
        }

        var basis = Needed(reader, BasisInput);
        var purpose = Needed(reader, PurposeInput);
        var (from, until) = (reader.Date(FromInput, required: true), reader.Date(UntilInput, required: true));
        if (until < from)
        {
            reader.Fault("documents.team-order.end-before-start", UntilInput, from!.Value);
        }

        // Who held the lane on a day that has passed stays on record.
        if (from < today)
        {
            reader.Fault("documents.team-order.in-the-past", FromInput, today);
        }

        var members = MembersOf(reader, people);
        var nature = LetterNature.Read(reader);
        var signed = LetterSigner.Read(reader, people, context);
        return reader.Faults.Count == 0 && name.Accepted(out var line, out _) ? new(line, nature!, basis, purpose, from!.Value, until!.Value, members, signed!) : null;
    }

    private static IReadOnlyList<string> Needed(FormReader reader, Input input)
    {
        var lines = reader.Lines(input, MostLines, LongestLine);
        if (lines.Count == 0)
        {
            reader.Fault("documents.form.missing", input, input.Label);
        }

        return lines;
    }

    private static IReadOnlyList<ChosenMember> MembersOf(FormReader reader, OfficePeople people)
    {
        var chair = people.Find(reader.Form[ChairInput.Name]);
        var secretary = people.Find(reader.Form[SecretaryInput.Name]);
        if (chair is null)
        {
            reader.Fault("documents.team-order.chair-missing", ChairInput);
        }
        else if (chair == secretary)
        {
            reader.Fault("documents.team-order.two-roles", SecretaryInput, chair.Name);
        }

        var others = people.Chosen(reader.Form.All(MembersInput.Name)).Where(person => person != chair && person != secretary).ToList();
        if (others.Count == 0 && secretary is null)
        {
            reader.Fault("documents.team-order.member-missing", MembersInput);
        }

        return
        [
            .. chair is null ? [] : new[] { new ChosenMember(chair, TeamRole.Chair) },
            .. secretary is null ? [] : new[] { new ChosenMember(secretary, TeamRole.Secretary) },
            .. others.Select(person => new ChosenMember(person, TeamRole.Member)),
        ];
    }
}
