using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using static Tera.Procedures.Bpmn.BpmnNames;

namespace Tera.Procedures.Bpmn;

/// <summary>Writes an SOP as BPMN 2.0 with its diagram. What BPMN has no notion of stands beside it in Tera's own elements.</summary>
internal sealed class BpmnWriter
{
    private readonly BpmnGraph _graph;
    private readonly Dictionary<string, YamlTree.Map> _rows;

    private BpmnWriter(BpmnGraph graph, YamlTree.Map tree)
    {
        _graph = graph;
        _rows = tree.Rows("langkah").ToDictionary(row => row.Text("kode"));
    }

    private ProcedureDefinition Definition => _graph.Definition;

    public static byte[] Write(ProcedureDefinition definition)
    {
        var (graph, tree) = (BpmnGraph.Of(definition), DefinitionTree.Of(definition));
        var writer = new BpmnWriter(graph, tree);
        var root = new XElement(
            Model + "definitions",
            new XAttribute("xmlns", Model.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "bpmndi", Diagram.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dc", Bounds.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "di", Interchange.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xsi", Instance.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "tera", BpmnNames.Tera.NamespaceName),
            new XAttribute("id", "sop-" + definition.Code),
            new XAttribute("name", "SOP " + definition.Title),
            new XAttribute("targetNamespace", TargetNamespace),
            new XAttribute("exporter", "Tera"),
            writer.Collaboration(),
            writer.ProcessOf(tree),
            BpmnDiagram.Draw(graph));
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineHandling = NewLineHandling.Entitize }))
        {
            new XDocument(root).Save(xml);
        }

        return stream.ToArray();
    }

    private XElement Collaboration() => Element(
        "collaboration",
        "kolaborasi",
        Element("participant", Pool, Named(Definition.Cover.Agency.IsEmpty ? Definition.Title : Definition.Cover.Agency[^1]), new XAttribute("processRef", Process)));

    private XElement ProcessOf(YamlTree.Map tree) => Element(
        "process",
        Process,
        Named(Definition.Title),
        new XAttribute("isExecutable", "true"),
        Documentation(string.Join('\n', Definition.Cover.LegalBases)),
        Extension(TreeXml.Write("sop", tree.Without("langkah"))),
        Element("laneSet", "pelaksana", Definition.Lanes.Select((lane, at) => Element(
            "lane", Lane(lane.Key.Value), Named(lane.Role), _graph.Nodes.Where(node => node.Lane == at).Select(node => new XElement(Model + "flowNodeRef", node.Id))))),
        _graph.Nodes.Select(NodeOf),
        _graph.Nodes.Where(HasTimer).Select(Timer),
        _graph.Flows.Select(FlowOf),
        BpmnPapers.Of(Definition).Select(paper => paper.Elements()),
        BpmnNotes.Of(Definition).Select(note => note.Elements()));

    private XElement NodeOf(BpmnNode node)
    {
        object?[] flows =
        [
            _graph.Flows.Where(flow => flow.To == node.Id).Select(flow => new XElement(Model + "incoming", flow.Id)),
            _graph.Flows.Where(flow => flow.From == node.Id).Select(flow => new XElement(Model + "outgoing", flow.Id)),
        ];
        return node switch
        {
            { Kind: BpmnKind.Start } => Element("startEvent", node.Id, Named(node.Name), flows),
            { Kind: BpmnKind.End } => Element("endEvent", node.Id, Named(node.Name), flows),
            { Kind: BpmnKind.Gateway, Step: { } step } => Element("exclusiveGateway", node.Id, new XAttribute("gatewayDirection", "Diverging"), DefaultOf(node, step), flows),
            { Kind: BpmnKind.Call, Step: { } step } => Element("callActivity", node.Id, Named(node.Name), new XAttribute("calledElement", step.Link!.Code?.Value ?? ""), flows),
            { Step: { } step } => TaskOf(node, step, flows),
            _ => throw new InvalidOperationException($"No element for {node.Kind}."),
        };
    }

    /// <summary>A signatory who does not refuse goes on without being asked.</summary>
    private XAttribute? DefaultOf(BpmnNode gateway, Step step) => step.Onward is Onward.Decision
        ? null
        : new XAttribute("default", _graph.Flows.First(flow => flow.From == gateway.Id && flow.Variable is null).Id);

    private XElement TaskOf(BpmnNode node, Step step, object?[] flows) => Element(
        node.Kind is BpmnKind.Manual ? "manualTask" : "userTask",
        node.Id,
        Named(node.Name),
        Documentation(step.Remark),
        Extension(_rows.TryGetValue(step.Key.Value, out var row) ? TreeXml.Write("langkah", row) : new XElement(BpmnNames.Tera + "layanan", step.Key.Value)),
        flows,
        BpmnPapers.InputsAndOutputs(step, node.Id),
        step.Lanes.Select(lane => Owner(step, lane)),
        step.Acts.Any(act => act.FansOut) ? EachOf(step) : null);

    private XElement Owner(Step step, LaneKey lane) => Element(
        "potentialOwner",
        $"pelaku-{step.Key}-{lane}",
        Named(Definition.Lane(lane).Role),
        new XElement(Model + "resourceAssignmentExpression", Expression("formalExpression", lane.Value)));

    private static XElement EachOf(Step step) => new(
        Model + "multiInstanceLoopCharacteristics",
        new XAttribute("isSequential", "false"),
        Expression("loopCardinality", "${environment.variables." + Variable("jumlah", step.Key.Value) + "}"));

    private static bool HasTimer(BpmnNode node) => node is { Kind: BpmnKind.User or BpmnKind.Manual, Step.Standard.Duration: not null };

    /// <summary>The standard time does not end the work, it only says that it is late.</summary>
    private static XElement Timer(BpmnNode node) => Element(
        "boundaryEvent",
        "waktu-" + node.Step!.Key,
        Named(node.Step.Standard.Duration!.Printed),
        new XAttribute("attachedToRef", node.Id),
        new XAttribute("cancelActivity", "false"),
        new XElement(Model + "timerEventDefinition", new XAttribute("id", "tenggat-" + node.Step.Key), Expression("timeDuration", Iso(node.Step.Standard.Duration))));

    /// <summary>The nearest ISO 8601 has; that it is working time stands in the row itself.</summary>
    internal static string Iso(StandardDuration duration) => duration.Unit switch
    {
        DurationUnit.Minutes => $"PT{duration.Amount}M",
        DurationUnit.Hours => $"PT{duration.Amount}H",
        DurationUnit.Days => $"P{duration.Amount}D",
        DurationUnit.Months => $"P{duration.Amount}M",
        _ => $"P{duration.Amount}W",
    };

    private static XElement FlowOf(BpmnFlow flow) => Element(
        "sequenceFlow",
        flow.Id,
        flow.Name is null ? null : Named(flow.Name),
        new XAttribute("sourceRef", flow.From),
        new XAttribute("targetRef", flow.To),
        flow.Variable is null ? null : Expression("conditionExpression", "${environment.variables." + flow.Variable + "}"));

    internal static XElement Expression(string name, string text) =>
        new(Model + name, name == "formalExpression" ? null : new XAttribute(Instance + "type", "tFormalExpression"), text);

    internal static XElement Element(string name, string id, params object?[] content) => new(Model + name, new XAttribute("id", id), content);

    internal static XAttribute Named(string name) => new("name", name);

    private static XElement? Documentation(string? text) => string.IsNullOrEmpty(text) ? null : new XElement(Model + "documentation", text);

    private static XElement Extension(XElement own) => new(Model + "extensionElements", own);
}
