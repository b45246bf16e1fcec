using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Simulations;

/// <summary>Small agencies: people who hold several lanes, teams, acting officials, units and employees.</summary>
internal static class RandomRosters
{
    public static readonly IReadOnlyList<string> People = ["Ani", "Beni", "Cici", "Dedi", "Edi", "Fitri", "Gani", "Hesti"];

    /// <summary>Somebody holds every lane, and at least one unit and one employee take part.</summary>
    public static Roster For(ProcedureDefinition definition, Draw draw)
    {
        var roster = A.Roster();
        foreach (var lane in definition.Lanes)
        {
            roster.Holds(lane.Key.Value, [.. draw.Some(People, 3)]);
            if (draw.OneIn(4))
            {
                roster.Acts(lane.Key.Value, draw.Of(People), draw.Of(People));
            }
        }

        var lanes = definition.Lanes.Select(lane => lane.Key.Value).ToList();
        for (var unit = draw.Below(4); unit >= 0; unit--)
        {
            roster.Unit($"Bidang {unit + 1}", draw.Of(lanes), [.. draw.Some(People, 2)]);
        }

        foreach (var employee in draw.Some(People, 3))
        {
            roster.Employee(employee, draw.Of(lanes));
        }

        return roster.Build();
    }
}
