using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

/// <summary>What is to be drawn, before any place is given: rows with their lanes, and their exits.</summary>
internal sealed record FlowGraph(ImmutableArray<GraphRow> Rows, ImmutableArray<GraphExit> Exits, int Lanes)
{
    public static FlowGraph Of(ProcedureDefinition definition, FlowExtent extent)
    {
        ImmutableArray<Step> steps = extent is FlowExtent.AsPrinted ? [.. definition.PrintedSteps] : definition.Steps;
        var places = new Dictionary<StepKey, int>();
        for (var index = 0; index < steps.Length; index++)
        {
            places.TryAdd(steps[index].Key, index);
        }

        var lanes = definition.Lanes.Select((lane, index) => (lane.Key, index)).ToDictionary(pair => pair.Key, pair => pair.index);
        var lastPrinted = LastPrinted(steps);
        return new FlowGraph(
            [.. steps.Select((step, index) => GraphRow.Of(step, lanes, isEnd: index == 0 || index == lastPrinted))],
            [.. steps.SelectMany((step, index) => ExitsOf(step, index, key => Resolve(definition, places, key)))],
            definition.Lanes.Length);
    }

    private static int LastPrinted(ImmutableArray<Step> steps)
    {
        var last = steps.Length - 1;
        while (last > 0 && !steps[last].IsPrinted)
        {
            last--;
        }

        return last;
    }

    private static IEnumerable<GraphExit> ExitsOf(Step step, int row, Func<StepKey, Target?> resolve)
    {
        switch (step.Onward)
        {
            case Onward.Next next:
                yield return Exit(FlowExit.Next, [next.To], label: null, isProposal: !step.IsPrinted);
                break;
            case Onward.Decision decision:
                yield return Exit(FlowExit.Yes, decision.Yes.Targets, decision.Yes.Label, decision.Yes.Provenance.IsProposal);
                yield return Exit(FlowExit.No, decision.No.Targets, decision.No.Label, decision.No.Provenance.IsProposal);
                yield break;
        }

        if (step.Refusal is { } refusal)
        {
            yield return Exit(FlowExit.Refusal, refusal.Targets, refusal.Label, refusal.Provenance.IsProposal);
        }

        GraphExit Exit(FlowExit exit, ImmutableArray<StepKey> keys, string? label, bool isProposal)
        {
            ImmutableArray<Target> targets = [.. keys.Select(resolve).OfType<Target>().DistinctBy(target => target.Row)];
            return new GraphExit(row, exit, targets, label, isProposal);
        }
    }

    /// <summary>The row a key leads to; through service steps that are not drawn, and null where the run ends or the key is unknown.</summary>
    private static Target? Resolve(ProcedureDefinition definition, Dictionary<StepKey, int> places, StepKey key)
    {
        var passed = new HashSet<StepKey>();
        while (passed.Add(key))
        {
            if (definition.Find(key) is not { } step)
            {
                return null;
            }

            if (places.TryGetValue(key, out var row))
            {
                return new Target(row, IsService: !step.IsPrinted);
            }

            if (step.Successors.IsEmpty)
            {
                return null;
            }

            key = step.Successors[0];
        }

        return null;
    }
}

/// <summary>A row an exit leads to.</summary>
internal readonly record struct Target(int Row, bool IsService);

/// <summary>One way out of a row, with all the rows it may lead to.</summary>
internal sealed record GraphExit(int From, FlowExit Exit, ImmutableArray<Target> Targets, string? Label, bool IsProposal);

/// <summary>A row with its lanes as columns, leftmost first.</summary>
internal sealed record GraphRow(Step Step, int MainLane, ImmutableArray<int> Lanes, FlowShape Shape)
{
    public int Leftmost => Lanes[0];

    public int Rightmost => Lanes[^1];

    public static GraphRow Of(Step step, Dictionary<LaneKey, int> places, bool isEnd)
    {
        ImmutableArray<int> lanes = [.. step.Lanes.Where(places.ContainsKey).Select(lane => places[lane]).Order()];
        var act = step.Onward is Onward.Decision
            ? step.Acts.FirstOrDefault(act => act.Kind is ActKind.Check) ?? step.Acts.FirstOrDefault()
            : step.Acts.FirstOrDefault();
        if (act is null || act.Lanes.IsEmpty || !places.TryGetValue(act.Primary, out var main))
        {
            throw new ArgumentException($"Step '{step.Key}' has no actor among the lanes.", nameof(step));
        }

        var shape = step.Onward is Onward.Decision ? FlowShape.Decision : isEnd ? FlowShape.Terminator : FlowShape.Process;
        return new GraphRow(step, main, lanes, shape);
    }
}
