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

    /// <summary>Somebody leaves a lane, if others of it are left for every task he could do.</summary>
    public static Roster WithoutOne(Roster roster, Draw draw)
    {
        var leaves = draw.Of(roster.Holders);
        var left = roster with { Holders = roster.Holders.Remove(leaves) };
        var slots = roster.Units.Concat(roster.Employees).Where(who => who.Lane == leaves.Lane).Select(who => who.Slot).Append(Slot.Sole);
        return slots.All(slot => left.HoldersOf(leaves.Lane, slot).Any()) ? left : roster;
    }
}
