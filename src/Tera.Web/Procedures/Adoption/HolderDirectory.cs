using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Procedures.Definitions;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Adoption;

/// <summary>A position of the agency and who holds it on the day asked for.</summary>
public sealed record PositionOption(PositionId Id, string Title, string Unit, bool IsAgencyHead, bool IsOpen, IReadOnlyList<OfficeHolder> Holders);

/// <summary>Somebody in a position.</summary>
public sealed record OfficeHolder(PersonId Id, string FullName, AssignmentKind Kind);

/// <summary>A team of the agency and its members on the day asked for.</summary>
public sealed record TeamOption(TeamId Id, string Name, bool IsOpen, IReadOnlyList<OfficeHolder> Members);

/// <summary>Who a lane is bound to, and who that is on the day.</summary>
/// <param name="Title">The position, team or person.</param>
/// <param name="People">Names, with Plt. and Plh.; empty while nobody is there.</param>
public sealed record HolderWords(string Title, IReadOnlyList<string> People);

/// <summary>Everybody and everything of an agency that can hold a lane, as of a day.</summary>
public sealed record HolderDirectory(IReadOnlyList<PositionOption> Positions, IReadOnlyList<TeamOption> Teams)
{
    /// <summary>Posts that may share a lane, inclusive.</summary>
    public const int MostHolders = 6;

    private const string Position = "jabatan", Team = "tim", Person = "orang";

    /// <summary>People of the agency, by name.</summary>
    private IReadOnlyList<OfficeHolder> People =>
        [.. Positions.SelectMany(position => position.Holders).Concat(Teams.SelectMany(team => team.Members)).DistinctBy(person => person.Id).OrderBy(person => person.FullName, StringComparer.Ordinal)];

    /// <summary>The agency's head position; null when it has none.</summary>
    public PositionOption? Head => Positions.FirstOrDefault(position => position is { IsAgencyHead: true, IsOpen: true });

    /// <summary>What may be chosen for a lane: positions first, teams first for lanes of teams and employees.</summary>
    public IReadOnlyList<Choice> ChoicesFor(Lane lane)
    {
        IEnumerable<Choice> positions = Positions.Where(position => position.IsOpen).Select(position => new Choice($"{Position}:{position.Id}", $"{position.Title} – {Names(position.Holders)}"));
        IEnumerable<Choice> teams = Teams.Where(team => team.IsOpen).Select(team => new Choice($"{Team}:{team.Id}", $"Tim: {team.Name} ({team.Members.Count} orang)"));
        IEnumerable<Choice> people = People.Select(person => new Choice($"{Person}:{person.Id}", $"Orang: {person.FullName}"));
        return lane.Nature switch
        {
            LaneNature.EachEmployee => [.. teams],
            LaneNature.Team or LaneNature.Staff => [.. teams, .. positions, .. people],
            _ => [.. positions, .. teams, .. people],
        };
    }

    /// <summary>The choice whose name is nearest to the lane's; null when none is near.</summary>
    public string? SuggestionFor(Lane lane)
    {
        if (lane.Nature is LaneNature.Team or LaneNature.Staff or LaneNature.EachEmployee)
        {
            return Teams.FirstOrDefault(team => team.IsOpen && Near(team.Name, lane.Role)) is { } team ? $"{Team}:{team.Id}"
                : lane.Nature is LaneNature.Staff && ByWords([.. Positions.Where(position => position.IsOpen)], lane.Role) is { } post ? $"{Position}:{post.Id}"
                : null;
        }

        var open = Positions.Where(position => position.IsOpen).ToList();
        var found = open.Find(position => string.Equals(position.Title, lane.Role, StringComparison.OrdinalIgnoreCase))
            ?? open.Find(position => position.IsAgencyHead && position.Title.StartsWith(lane.Role, StringComparison.OrdinalIgnoreCase))
            ?? ByWords(open, lane.Role)
            ?? open.Find(position => Near(position.Title, lane.Role));
        return found is null ? null : $"{Position}:{found.Id}";
    }

    /// <summary>Names of the inputs in which the holders of one lane are chosen.</summary>
    /// <param name="field">Name of the first.</param>
    public static IEnumerable<string> FieldsOf(string field) => Enumerable.Range(1, MostHolders).Select(at => at == 1 ? field : $"{field}.{at}");

    /// <summary>Every holder chosen for a lane, each once.</summary>
    public static IReadOnlyList<LaneHolding> ReadAll(LaneKey lane, IFormCollection form, string field) =>
        [.. FieldsOf(field).Select(name => Read(lane, form[name].ToString())).OfType<LaneHolding>().Distinct()];

    /// <summary>The holder a choice stands for; null when it is none.</summary>
    public static LaneHolding? Read(LaneKey lane, string? choice) => choice?.Split(':') is [var kind, var text] && Guid.TryParse(text, out var id)
        ? kind switch
        {
            Position => new(lane, Position: new PositionId(id)),
            Team => new(lane, Team: new TeamId(id)),
            Person => new(lane, Person: new PersonId(id)),
            _ => null,
        }
        : null;

    /// <summary>The choice that stands for a holder.</summary>
    public static string ChoiceOf(LaneHolding holding) => holding switch
    {
        { Position: { } position } => $"{Position}:{position}",
        { Team: { } team } => $"{Team}:{team}",
        _ => $"{Person}:{holding.Person}",
    };

    /// <summary>A holding in words.</summary>
    public HolderWords Describe(LaneHolding holding)
    {
        if (holding.Position is { } post)
        {
            var position = Positions.FirstOrDefault(option => option.Id == post);
            return new(position?.Title ?? "Jabatan di luar perangkat daerah", [.. (position?.Holders ?? []).Select(Name)]);
        }

        if (holding.Team is { } one)
        {
            var team = Teams.FirstOrDefault(option => option.Id == one);
            return new(team?.Name ?? "Tim di luar perangkat daerah", [.. (team?.Members ?? []).Select(member => member.FullName)]);
        }

        var person = People.FirstOrDefault(someone => someone.Id == holding.Person);
        return new("Orang", person is null ? [] : [person.FullName]);
    }

    /// <summary>The position whose title has every word of the lane’s name, however short it is written, and the fewest beside; null where none has.</summary>
    private static PositionOption? ByWords(IReadOnlyList<PositionOption> open, string role)
    {
        var wanted = LaneNames.TitleWords(role);
        return wanted.Count == 0 ? null : open.Select(position => (position, Words: LaneNames.TitleWords(position.Title))).Where(one => wanted.IsSubsetOf(one.Words)).OrderBy(one => one.Words.Count).Select(one => one.position).FirstOrDefault();
    }

    private static bool Near(string name, string role) =>
        name.Contains(role, StringComparison.OrdinalIgnoreCase) || role.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static string Names(IReadOnlyList<OfficeHolder> holders) => holders.Count == 0 ? "belum ada pejabat" : string.Join(", ", holders.Select(Name));

    private static string Name(OfficeHolder holder) => Titles.Of(holder.Kind, holder.FullName);
}
