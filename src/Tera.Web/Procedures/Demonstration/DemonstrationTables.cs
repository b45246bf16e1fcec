using Tera.Organisation;

namespace Tera.Procedures.Demonstration;

/// <summary>The tables the demonstration's SOPs are made from: a line each, fields parted by semicolons, the first line names them.</summary>
internal static class DemonstrationTables
{
    internal static IReadOnlyList<DemonstrationAdoption> Adoptions { get; } =
        [.. Rows("adoptions", 3).Select(row => new DemonstrationAdoption(row[0], row[1], row[2]))];

    internal static IReadOnlyList<DemonstrationLane> Lanes { get; } =
        [.. Rows("lanes", 5).Select(row => new DemonstrationLane(row[0], row[1], row[2], row[3] == "team", row[4]))];

    internal static IReadOnlyList<DemonstrationSeat> Seats { get; } =
        [.. Rows("teams", 4).Select(row => new DemonstrationSeat(row[0], row[1], row[2], Enum.Parse<TeamRole>(row[3])))];

    private static IEnumerable<string[]> Rows(string table, int fields)
    {
        var resource = $"Tera.Procedures.Demonstration.Reference.{table}.csv";
        using var stream = typeof(DemonstrationTables).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the program.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => Fields(line, fields))];
    }

    private static string[] Fields(string line, int count) => line.Split(';') is { } fields && fields.Length == count
        ? fields
        : throw new FormatException($"A line of the demonstration has not {count} fields: {line}");
}

/// <param name="Number">Of the SOP, without its year.</param>
internal sealed record DemonstrationAdoption(string Agency, string Sop, string Number);

internal sealed record DemonstrationLane(string Agency, string Sop, string Lane, bool IsTeam, string Name);

internal sealed record DemonstrationSeat(string Agency, string Team, string Position, TeamRole Role);
