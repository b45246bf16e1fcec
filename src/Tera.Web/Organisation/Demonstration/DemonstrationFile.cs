namespace Tera.Organisation.Demonstration;

/// <summary>Reads the tables the demonstration region is made from: a line each, fields parted by semicolons, the first line names them.</summary>
internal static class DemonstrationFile
{
    internal static IReadOnlyList<DemonstrationAgency> Agencies { get; } = [.. Rows("agencies", 7).Select(row =>
        new DemonstrationAgency(row[0], Enum.Parse<AgencyKind>(row[1]), row[2], row[3], row[4], row[5], row[6]))];

    internal static IReadOnlyList<DemonstrationUnit> Units { get; } = [.. Rows("units", 7).Select(row =>
        new DemonstrationUnit(row[0], row[1], row[2], Enum.Parse<UnitKind>(row[3]), row[4], row[5], row[6] == "yes"))];

    internal static IReadOnlyList<DemonstrationPost> Posts { get; } = [.. Rows("people", 11).Select(row =>
        new DemonstrationPost(row[0], row[1], row[2], row[3] == "yes", row[4].StartsWith('=') ? row[4][1..] : null, PersonOf(row), row[9], row[10]))];

    private static DemonstrationPerson? PersonOf(string[] row) =>
        row[4].StartsWith('=') ? null : new(row[4], Enum.Parse<Salutation>(row[5]), row[6], row[7], row[8]);

    private static IEnumerable<string[]> Rows(string table, int fields)
    {
        var resource = $"Tera.Organisation.Demonstration.Reference.{table}.csv";
        using var stream = typeof(DemonstrationFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Fields(line, fields))];
    }

    private static string[] Fields(string line, int count) => line.Split(';') is { } fields && fields.Length == count
        ? fields
        : throw new FormatException($"A line of the demonstration has not {count} fields: {line}");
}

internal sealed record DemonstrationAgency(
    string Code, AgencyKind Kind, string Name, string ShortName, string Parent, string Address, string Contact);

internal sealed record DemonstrationUnit(
    string Agency, string Code, string Parent, UnitKind Kind, string Name, string ShortName, bool Reports);

internal sealed record DemonstrationPerson(string FullName, Salutation Salutation, string CallName, string Grade, string Account);

/// <param name="ActingHolder">Account of somebody who holds another post and is Plt. here; null where the post has its own holder.</param>
internal sealed record DemonstrationPost(
    string Agency, string Unit, string Title, bool Head, string? ActingHolder, DemonstrationPerson? Holder, string Team, string TeamRole);

/// <summary>Somebody who can sign in to the demonstration region.</summary>
public sealed record DemonstrationAccount(string UserName, string Person, string Position, string Agency);
