using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Bpmn;

/// <summary>The elements of BPMN that stand in the flow.</summary>
internal enum BpmnKind
{
    /// <summary>startEvent.</summary>
    Start,

    /// <summary>endEvent.</summary>
    End,

    /// <summary>userTask: a person works in the system.</summary>
    User,

    /// <summary>manualTask: a meeting, which happens outside it.</summary>
    Manual,

    /// <summary>callActivity: another SOP that the row waits for.</summary>
    Call,

    /// <summary>exclusiveGateway.</summary>
    Gateway,
}

/// <summary>One element in the flow.</summary>
/// <param name="Id">In the file.</param>
/// <param name="Kind">Which element.</param>
/// <param name="Name">Written on it.</param>
/// <param name="Lane">Place of its lane, from 0.</param>
/// <param name="Row">Place from the top, from 0; no two share one.</param>
/// <param name="Step">The row of the SOP it stands for; null for start and end.</param>
internal sealed record BpmnNode(string Id, BpmnKind Kind, string Name, int Lane, int Row, Step? Step);

/// <summary>A sequence flow.</summary>
/// <param name="Name">Ya, Tidak; null for the only way on.</param>
/// <param name="Variable">What a foreign engine asks before it goes there; null for a way that needs no question.</param>
internal sealed record BpmnFlow(string Id, string From, string To, string? Name, string? Variable);

/// <summary>An SOP as BPMN sees it: one task for each row, a gateway behind it where it decides or may be refused, a call before it where it waits.</summary>
internal sealed record BpmnGraph(ProcedureDefinition Definition, ImmutableArray<BpmnNode> Nodes, ImmutableArray<BpmnFlow> Flows)
{
    public static BpmnGraph Of(ProcedureDefinition definition)
    {
        var layout = FlowLayout.Of(definition);
        var nodes = ImmutableArray.CreateBuilder<BpmnNode>();
        Add(BpmnNames.Start, BpmnKind.Start, "Mulai", layout.Rows[0].MainLane, null);
        foreach (var row in layout.Rows)
        {
            var (key, step) = (row.Step.Key.Value, row.Step);
            if (step.Link is { Mode: LinkMode.Waits } link)
            {
                Add(BpmnNames.Call(key), BpmnKind.Call, link.Printed, row.MainLane, step);
            }

            var isMeeting = step.Acts.All(act => act.Kind is ActKind.Meet or ActKind.Minute);
            Add(BpmnNames.Step(key), isMeeting ? BpmnKind.Manual : BpmnKind.User, NameOf(step), row.MainLane, step);
            if (Asks(step))
            {
                Add(BpmnNames.Gateway(key), BpmnKind.Gateway, "", row.MainLane, step);
            }
        }

        Add(BpmnNames.Finish, BpmnKind.End, "Selesai", layout.Rows[^1].MainLane, null);
        return new BpmnGraph(definition, nodes.ToImmutable(), [.. FlowsOf(definition)]);

        void Add(string id, BpmnKind kind, string name, int lane, Step? step) => nodes.Add(new BpmnNode(id, kind, name, lane, nodes.Count, step));
    }

    /// <summary>The number and the text of a row, as one name; reading takes them apart again.</summary>
    public static string NameOf(Step step) => step.Number is { } number ? $"{number}. {step.Text}" : step.Text;

    public BpmnNode this[string id] => Nodes.First(node => node.Id == id);

    private static bool Asks(Step step) => step.Onward is Onward.Decision || step.Refusal is not null;

    private static IEnumerable<BpmnFlow> FlowsOf(ProcedureDefinition definition)
    {
        yield return Flow(BpmnNames.Start, Entry(definition.Start));
        foreach (var step in definition.Steps)
        {
            var (key, task) = (step.Key.Value, BpmnNames.Step(step.Key.Value));
            if (step.Link is { Mode: LinkMode.Waits })
            {
                yield return Flow(BpmnNames.Call(key), task);
            }

            var exit = Asks(step) ? BpmnNames.Gateway(key) : task;
            if (exit != task)
            {
                yield return Flow(task, exit);
            }

            foreach (var flow in ExitsOf(definition, step, exit))
            {
                yield return flow;
            }
        }
    }

    private static IEnumerable<BpmnFlow> ExitsOf(ProcedureDefinition definition, Step step, string from)
    {
        var key = step.Key.Value;
        switch (step.Onward)
        {
            case Onward.Decision decision:
                yield return Flow(from, Target(definition, decision.Yes.Targets), decision.Yes.Label, BpmnNames.Variable(key, "ya"), "ya");
                foreach (var flow in Back(decision.No, "tidak"))
                {
                    yield return flow;
                }

                yield break;
            case Onward.Next next:
                yield return Flow(from, Entry(definition[next.To]));
                break;
            default:
                yield return Flow(from, BpmnNames.Finish);
                break;
        }

        if (step.Refusal is { } refusal)
        {
            foreach (var flow in Back(refusal, "ditolak"))
            {
                yield return flow;
            }
        }

        IEnumerable<BpmnFlow> Back(Branch branch, string exit) => branch.Targets.Length <= 1
            ? [Flow(from, Target(definition, branch.Targets), branch.Label, BpmnNames.Variable(key, exit), exit)]
            : branch.Targets.Select(to => Flow(from, Entry(definition[to]), branch.Label, BpmnNames.Variable(key, $"{exit}_{to}"), $"{exit}-{to}"));
    }

    private static string Target(ProcedureDefinition definition, ImmutableArray<StepKey> targets) =>
        targets.IsEmpty ? BpmnNames.Finish : Entry(definition[targets[0]]);

    private static string Entry(Step step) => step.Link is { Mode: LinkMode.Waits } ? BpmnNames.Call(step.Key.Value) : BpmnNames.Step(step.Key.Value);

    private static BpmnFlow Flow(string from, string to, string? name = null, string? variable = null, string? exit = null) =>
        new($"alur-{from}{(exit is null ? "" : "-" + exit)}", from, to, name, variable);
}
