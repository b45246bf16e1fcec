using System.Collections.Immutable;

namespace Tera.Procedures.Drawing;

/// <summary>Where each exit leaves its symbol and which gutter carries it.</summary>
internal sealed record FlowPlan(FlowGraph Graph, ImmutableArray<PlannedExit> Exits, int Gutters)
{
    public static FlowPlan Of(FlowGraph graph)
    {
        var down = DownExits(graph);
        var entered = graph.Exits.Where(exit => !down.Contains(exit)).SelectMany(exit => exit.Targets).Select(to => to.Row).ToHashSet();
        ImmutableArray<PlannedExit> placed =
        [
            .. graph.Exits.GroupBy(exit => exit.From)
                .SelectMany(exits => Place([.. exits], graph.Rows[exits.Key], down, entered.Contains(exits.Key))),
        ];
        return Colour(graph, placed);
    }

    /// <summary>At most one exit of a row goes straight down, to the row below and nowhere else.</summary>
    private static HashSet<GraphExit> DownExits(FlowGraph graph) =>
    [
        .. graph.Exits.Where(exit => exit.Targets.Length == 1 && exit.Targets[0].Row == exit.From + 1)
            .GroupBy(exit => exit.From)
            .Select(exits => exits.First()),
    ];

    /// <summary>
    /// A return prefers the left side, a way on prefers the bottom. The left side is free only where no line arrives and no joint
    /// actor stands; the lower left always is. With at most two exits the three places suffice.
    /// </summary>
    private static IEnumerable<PlannedExit> Place(ImmutableArray<GraphExit> exits, GraphRow row, HashSet<GraphExit> down, bool isEntered)
    {
        var free = new List<FlowPlace>();
        if (!isEntered && row.MainLane == row.Leftmost)
        {
            free.Add(FlowPlace.Side);
        }

        free.Add(FlowPlace.Face);
        if (!exits.Any(down.Contains))
        {
            free.Add(FlowPlace.Bottom);
        }

        foreach (var exit in exits)
        {
            if (down.Contains(exit))
            {
                yield return new PlannedExit(exit, FlowPlace.Down, Gutter: null);
                continue;
            }

            var place = exit.Exit is FlowExit.No or FlowExit.Refusal || !free.Contains(FlowPlace.Bottom) ? free[0] : FlowPlace.Bottom;
            free.Remove(place);
            yield return new PlannedExit(exit, place, Gutter: null);
        }
    }

    /// <summary>Colours the intervals of rows; short ones first and innermost, so that a return inside another does not cross it.</summary>
    private static FlowPlan Colour(FlowGraph graph, ImmutableArray<PlannedExit> placed)
    {
        var taken = new List<List<PlannedExit>>();
        var colours = new Dictionary<PlannedExit, int>();
        foreach (var trunk in placed.Where(exit => exit.NeedsGutter).OrderBy(exit => exit.LastRow - exit.FirstRow).ThenBy(exit => exit.FirstRow))
        {
            var colour = taken.FindIndex(others => others.TrueForAll(other => !other.Overlaps(trunk)));
            if (colour < 0)
            {
                colour = taken.Count;
                taken.Add([]);
            }

            taken[colour].Add(trunk);
            colours[trunk] = colour;
        }

        return new FlowPlan(
            graph,
            [.. placed.Select(exit => colours.TryGetValue(exit, out var colour) ? exit with { Gutter = taken.Count - 1 - colour } : exit)],
            taken.Count);
    }
}

/// <summary>An exit with its place and, unless it goes straight down or ends the run, its gutter from the left.</summary>
internal sealed record PlannedExit(GraphExit Exit, FlowPlace Place, int? Gutter)
{
    public bool NeedsGutter => Place is not FlowPlace.Down && !Exit.Targets.IsEmpty;

    public int FirstRow => Math.Min(Exit.From, Exit.Targets.Min(target => target.Row));

    public int LastRow => Math.Max(Exit.From, Exit.Targets.Max(target => target.Row));

    /// <summary>The level on which the line goes to the gutter.</summary>
    public FlowLevel Level => Place switch
    {
        FlowPlace.Side => FlowLevel.Middle,
        FlowPlace.Face => FlowLevel.Lower,
        FlowPlace.Bottom => FlowLevel.Under,
        _ => throw new InvalidOperationException("A line straight down goes to no gutter."),
    };

    /// <summary>Rows are taken whole: two lines that touch the same row never share a gutter.</summary>
    public bool Overlaps(PlannedExit other) => FirstRow <= other.LastRow && other.FirstRow <= LastRow;
}
