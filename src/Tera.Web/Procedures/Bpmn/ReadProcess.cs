using System.Collections.Immutable;
using Tera.Procedures.Library;

namespace Tera.Procedures.Bpmn;

/// <summary>What an element of the flow is to an SOP.</summary>
internal enum BpmnRole
{
    /// <summary>Where the flow begins.</summary>
    Start,

    /// <summary>Where it ends.</summary>
    End,

    /// <summary>A row.</summary>
    Task,

    /// <summary>Another SOP, called.</summary>
    Call,

    /// <summary>A choice, or a place where ways meet.</summary>
    Gateway,
}

/// <summary>An element of a flow as it was read.</summary>
/// <param name="Id">In the file.</param>
/// <param name="Role">What it is to an SOP.</param>
/// <param name="Name">Written on it; may be empty.</param>
/// <param name="Line">In the file.</param>
internal sealed record ReadNode(string Id, BpmnRole Role, string Name, int Line)
{
    /// <summary>True when it is done by many at the same time.</summary>
    public bool IsEach { get; init; }

    /// <summary>Its documentation; null for none.</summary>
    public string? Remark { get; init; }

    /// <summary>The flow taken when no other is; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>What Tera wrote of the row; null in files of others.</summary>
    public YamlTree.Map? Own { get; init; }

    /// <summary>Key of the service step it is; null for rows.</summary>
    public string? Service { get; init; }

    /// <summary>Printed standard time, from a timer on its edge.</summary>
    public string? Duration { get; init; }

    /// <summary>The same as the timer itself has it, ISO 8601 or whatever stands in its place; null for no timer.</summary>
    public string? Timer { get; init; }

    public ImmutableArray<string> Inputs { get; init; } = [];

    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>Who is to do it, beside or instead of its lane, as the file names them.</summary>
    public ImmutableArray<string> Performers { get; init; } = [];

    /// <summary>Text annotations tied to it.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A sequence flow as it was read.</summary>
internal sealed record ReadFlow(string Id, string From, string To, string Name, int Line)
{
    /// <summary>Under which condition it is gone, as an expression of the tool; empty where it says none; null where there is none.</summary>
    public string? Condition { get; init; }

    /// <summary>It is gone only under a condition.</summary>
    public bool IsConditional => Condition is not null;
}

/// <summary>A lane as it was read.</summary>
/// <param name="Nodes">Ids of what lies in it.</param>
internal sealed record ReadLane(string Id, string Name, int Line, ImmutableArray<string> Nodes);

/// <summary>A process as it was read; nothing in it is foreign to an SOP.</summary>
/// <param name="Name">Of the process, else of its pool.</param>
/// <param name="Pool">Name of the pool; empty for none.</param>
/// <param name="Own">What Tera wrote of the SOP; null in files of others.</param>
internal sealed record ReadProcess(
    string Name, string Pool, ImmutableArray<ReadLane> Lanes, ImmutableArray<ReadNode> Nodes, ImmutableArray<ReadFlow> Flows, YamlTree.Map? Own)
{
    /// <summary>Text annotations tied to nothing that is a row.</summary>
    public ImmutableArray<string> LooseNotes { get; init; } = [];

    private ILookup<string, ReadFlow> Leaving { get; } = Flows.ToLookup(flow => flow.From);

    private ILookup<string, ReadFlow> Arriving { get; } = Flows.ToLookup(flow => flow.To);

    private Dictionary<string, ReadNode> ById { get; } = Nodes.GroupBy(node => node.Id).ToDictionary(nodes => nodes.Key, nodes => nodes.First());

    public IEnumerable<ReadFlow> From(string id) => Leaving[id];

    public IEnumerable<ReadFlow> To(string id) => Arriving[id];

    public ReadNode? Find(string id) => ById.GetValueOrDefault(id);
}
