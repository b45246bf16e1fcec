using System.Collections.Immutable;
using System.Xml.Linq;
using static Tera.Procedures.Bpmn.BpmnNames;

namespace Tera.Procedures.Bpmn;

/// <summary>What other tools draw beside the flow and tie to it with lines: papers that go in or come out, and notes.</summary>
internal sealed class BpmnBeside
{
    private readonly Dictionary<string, string> _papers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> _lines;
    private readonly ILookup<string, string> _into, _outOf;

    public BpmnBeside(XElement process)
    {
        foreach (var paper in process.Elements().Where(element => element.Name == Model + "dataObjectReference" || element.Name == Model + "dataStoreReference" || element.Name == Model + "dataObject"))
        {
            _papers.TryAdd(Attribute(paper, "id"), OneLine(Attribute(paper, "name")));
        }

        foreach (var note in process.Elements(Model + "textAnnotation"))
        {
            _notes.TryAdd(Attribute(note, "id"), OneLine(note.Element(Model + "text")?.Value ?? ""));
        }

        _lines = [.. process.Elements(Model + "association").Select(line => (Local(Attribute(line, "sourceRef")), Local(Attribute(line, "targetRef"))))];
        var nodes = process.Elements().ToList();
        _into = nodes.SelectMany(node => node.Elements(Model + "dataInputAssociation").SelectMany(tie => tie.Elements(Model + "sourceRef")).Select(paper => (Node: Attribute(node, "id"), Paper: Local(paper.Value.Trim()))))
            .Concat(_lines.Select(line => (Node: line.To, Paper: line.From))).ToLookup(tie => tie.Node, tie => tie.Paper);
        _outOf = nodes.SelectMany(node => node.Elements(Model + "dataOutputAssociation").SelectMany(tie => tie.Elements(Model + "targetRef")).Select(paper => (Node: Attribute(node, "id"), Paper: Local(paper.Value.Trim()))))
            .Concat(_lines.Select(line => (Node: line.From, Paper: line.To))).ToLookup(tie => tie.Node, tie => tie.Paper);
    }

    /// <summary>The element with what lies beside it; what it names itself as its papers counts before, and of a row of ours alone.</summary>
    public ReadNode With(ReadNode node) => node with
    {
        Inputs = node.Inputs.IsEmpty && node.Own is null ? Names(_into[node.Id]) : node.Inputs,
        Outputs = node.Outputs.IsEmpty && node.Own is null ? Names(_outOf[node.Id]) : node.Outputs,
        Notes = [.. _lines.Where(line => line.From == node.Id || line.To == node.Id).Select(line => _notes.GetValueOrDefault(line.From == node.Id ? line.To : line.From)).OfType<string>().Where(text => text.Length > 0).Distinct()],
    };

    /// <summary>Notes that no line ties to one of the elements.</summary>
    public ImmutableArray<string> Loose(IReadOnlySet<string> nodes)
    {
        var tied = _lines.Where(line => nodes.Contains(line.From) || nodes.Contains(line.To)).SelectMany(line => (string[])[line.From, line.To]).ToHashSet();
        return [.. _notes.Where(note => note.Value.Length > 0 && !tied.Contains(note.Key)).Select(note => note.Value).Distinct()];
    }

    private ImmutableArray<string> Names(IEnumerable<string> papers) => [.. papers.Select(paper => _papers.GetValueOrDefault(paper)).OfType<string>().Where(name => name.Length > 0).Distinct()];

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";

    /// <summary>Some tools write names with the prefix of their namespace.</summary>
    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
