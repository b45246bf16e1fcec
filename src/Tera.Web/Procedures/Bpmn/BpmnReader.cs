using System.Collections.Immutable;
using System.Xml.Linq;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;
using static Tera.Procedures.Bpmn.BpmnNames;

namespace Tera.Procedures.Bpmn;

/// <summary>Reads BPMN 2.0 of any tool. What an SOP has no symbol for is named, element by element, and nothing is read past it.</summary>
internal sealed class BpmnReader(FaultList faults)
{
    /// <summary>Elements of the flow; an SOP of the most rows there may be has not as many.</summary>
    private const int MostNodes = 2_000;

    private const int MostFlows = 10_000;

    private const string Known = "unsur yang dikenal SOP (mulai, selesai, kegiatan, keputusan eksklusif, panggilan SOP, lajur, berkas, catatan)";

    /// <summary>Elements that say nothing of the flow.</summary>
    private static readonly HashSet<string> Beside =
    [
        "documentation", "extensionElements", "auditing", "monitoring", "property", "ioSpecification", "dataObject", "dataObjectReference", "dataStoreReference",
        "dataInput", "dataOutput", "inputSet", "outputSet", "categoryValueRef", "dataInputAssociation", "dataOutputAssociation", "textAnnotation", "association", "group", "category", "laneSet", "resourceRole",
        "performer", "humanPerformer", "potentialOwner", "incoming", "outgoing", "supportedInterfaceRef", "ioBinding", "artifact", "rendering",
    ];

    /// <summary>Definitions beside processes that change nothing in a flow of people.</summary>
    private static readonly HashSet<string> HarmlessRoots =
        ["process", "collaboration", "category", "itemDefinition", "dataStore", "resource", "extension", "relationship", "import", "globalTask", "globalUserTask", "globalManualTask", "message", "error", "signal", "escalation", "interface", "partnerEntity", "partnerRole", "endPoint", "extensionElements", "documentation"];

    /// <summary>The process; null when it is none of the SOP subset, with everything foreign among the faults.</summary>
    public ReadProcess? Read(byte[] bytes)
    {
        if (SafeXml.Load(bytes, faults) is not { Root: { } root })
        {
            return null;
        }

        if (root.Name != Model + "definitions")
        {
            faults.Add(TreeXml.LineOf(root), "", "berkas BPMN 2.0 (unsur definitions)", $"unsur {YamlTree.Shortened(root.Name.LocalName)}");
            return null;
        }

        foreach (var other in root.Elements().Where(element => element.Name.Namespace == Model && !HarmlessRoots.Contains(element.Name.LocalName)))
        {
            Foreign(other);
        }

        var processes = root.Elements(Model + "process").Where(process => process.Elements().Any(element => RoleOf(element) is not null || IsForeign(element))).ToList();
        if (processes.Count == 0)
        {
            faults.Add(TreeXml.LineOf(root), "", "satu proses dengan kegiatan", "tidak ada");
            return null;
        }

        foreach (var second in processes.Skip(1))
        {
            ForeignIn(second);

            faults.Add(TreeXml.LineOf(second), Id(second), "satu proses dalam satu berkas", $"proses lain, \"{YamlTree.Shortened(Name(second))}\"");
        }

        foreach (var message in root.Elements(Model + "collaboration").Elements().Where(element => element.Name.Namespace == Model && element.Name.LocalName is not ("participant" or "documentation" or "extensionElements" or "textAnnotation" or "association" or "group")))
        {
            Foreign(message);
        }

        var pool = root.Elements(Model + "collaboration").Elements(Model + "participant").FirstOrDefault(participant => Local(participant.Attribute("processRef")?.Value) == Id(processes[0]));
        var read = ReadProcess(processes[0], pool is null ? "" : Name(pool));
        return faults.IsEmpty ? read : null;
    }

    private ReadProcess ReadProcess(XElement process, string pool)
    {
        var timers = new Dictionary<string, (string Printed, string Iso)>(StringComparer.Ordinal);
        var nodes = ImmutableArray.CreateBuilder<ReadNode>();
        foreach (var element in process.Elements().Where(element => element.Name.Namespace == Model))
        {
            if (RoleOf(element) is { } role)
            {
                nodes.Add(NodeOf(element, role));
            }
            else if (TimerOn(element) is { } timed)
            {
                timers.TryAdd(timed.Task, (timed.Duration, timed.Iso));
            }
            else if (IsForeign(element))
            {
                Foreign(element);
                ForeignIn(element);
            }
        }

        if (process.Elements(Model + "sequenceFlow").Count() is var ways && ways > MostFlows)
        {
            faults.Add(TreeXml.LineOf(process), Id(process), $"paling banyak {MostFlows} arah alur", $"{ways} arah alur");
            return new ReadProcess("", pool, [], [], [], null);
        }

        if (nodes.Count > MostNodes)
        {
            faults.Add(TreeXml.LineOf(process), Id(process), $"paling banyak {MostNodes} unsur alur", $"{nodes.Count} unsur alur");
            return new ReadProcess("", pool, [], [], [], null);
        }

        ImmutableArray<ReadLane> lanes = [.. process.Elements(Model + "laneSet").SelectMany(LanesOf)];
        RefuseRepeated(nodes.Select(node => (node.Id, node.Line)));
        RefuseRepeated(lanes.Where(lane => lane.Id.Length > 0).Select(lane => (lane.Id, lane.Line)));
        var known = nodes.Select(node => node.Id).ToHashSet();
        var flows = process.Elements(Model + "sequenceFlow").Select(FlowOf).ToImmutableArray();
        foreach (var flow in flows.Where(flow => faults.IsEmpty && (!known.Contains(flow.From) || !known.Contains(flow.To))))
        {
            faults.Add(flow.Line, flow.Id, "alur antara dua unsur yang ada", $"\"{YamlTree.Shortened(flow.From)}\" ke \"{YamlTree.Shortened(flow.To)}\"");
        }

        var beside = new BpmnBeside(process);
        return new ReadProcess(
            Name(process) is { Length: > 0 } name ? name : pool,
            pool,
            lanes,
            [.. nodes.Select(node => beside.With(timers.TryGetValue(node.Id, out var timer) ? node with { Duration = timer.Printed, Timer = timer.Iso } : node))],
            flows,
            OwnOf(process, "sop") as YamlTree.Map) { LooseNotes = beside.Loose(known) };
    }

    /// <summary>Everything foreign in what is not read: another process, what a subprocess holds.</summary>
    private void ForeignIn(XElement container)
    {
        foreach (var element in container.Elements())
        {
            if (RoleOf(element) is { } role)
            {
                ForeignInside(element, role);
            }
            else if (IsForeign(element) && IsInFlow(element))
            {
                Foreign(element);
                ForeignIn(element);
            }
        }
    }

    /// <summary>Elements of a flow bear an id; what only describes one, such as a condition or an event definition inside it, is told with it.</summary>
    private static bool IsInFlow(XElement element) =>
        element.Name.LocalName.EndsWith("Event", StringComparison.Ordinal) || element.Name.LocalName.EndsWith("Task", StringComparison.Ordinal)
        || element.Name.LocalName.EndsWith("Gateway", StringComparison.Ordinal) || element.Name.LocalName is "subProcess" or "adHocSubProcess" or "transaction" or "choreographyTask" or "subChoreography";

    private void ForeignInside(XElement element, BpmnRole role)
    {
        foreach (var inner in element.Elements().Where(inner => inner.Name.Namespace == Model && IsForeignInside(inner, role)))
        {
            Foreign(inner, of: element);
        }
    }

    private ReadNode NodeOf(XElement element, BpmnRole role)
    {
        ForeignInside(element, role);
        return new ReadNode(Id(element), role, Name(element), TreeXml.LineOf(element))
        {
            IsEach = element.Elements(Model + "multiInstanceLoopCharacteristics").Any(),
            Remark = element.Elements(Model + "documentation").FirstOrDefault()?.Value is { } remark && !string.IsNullOrWhiteSpace(remark) ? OneLine(remark) : null,
            Default = element.Attribute("default")?.Value,
            Own = OwnOf(element, "langkah") as YamlTree.Map,
            Service = (OwnOf(element, "layanan") as YamlTree.Scalar)?.Value,
            Performers = [.. element.Elements().Where(IsPerformer).SelectMany(NamesOf).Where(name => name.Length > 0).Distinct()],
            Inputs = Things(element, "dataInput"),
            Outputs = Things(element, "dataOutput"),
        };
    }

    private static ImmutableArray<string> Things(XElement element, string kind) =>
        [.. element.Elements(Model + "ioSpecification").Elements(Model + kind).Select(Name).Where(name => name.Length > 0)];

    private static bool IsPerformer(XElement element) =>
        element.Name.Namespace == Model && element.Name.LocalName is "performer" or "humanPerformer" or "potentialOwner" or "resourceRole";

    /// <summary>A performer bears a name, or refers to a resource, or is found by an expression.</summary>
    private static IEnumerable<string> NamesOf(XElement performer) => Name(performer) is { Length: > 0 } name
        ? [name]
        : performer.Elements(Model + "resourceRef").Select(reference => NameOfResource(performer, Local(reference.Value.Trim())))
            .Concat(performer.Descendants(Model + "formalExpression").Select(expression => OneLine(expression.Value)));

    private static string NameOfResource(XElement performer, string? id) =>
        performer.Document!.Root!.Elements(Model + "resource").Where(resource => Id(resource) == id).Select(Name).FirstOrDefault(name => name.Length > 0) ?? id ?? "";

    private static BpmnRole? RoleOf(XElement element) => element.Name.Namespace != Model ? null : element.Name.LocalName switch
    {
        "startEvent" => BpmnRole.Start,
        "endEvent" => BpmnRole.End,
        "task" or "userTask" or "manualTask" => BpmnRole.Task,
        "callActivity" => BpmnRole.Call,
        "exclusiveGateway" => BpmnRole.Gateway,
        _ => null,
    };

    private static bool IsForeign(XElement element) =>
        element.Name.Namespace == Model && RoleOf(element) is null && TimerOn(element) is null && element.Name.LocalName != "sequenceFlow" && !Beside.Contains(element.Name.LocalName);

    /// <summary>Loops, events and the like inside an element; a plain end may say that everything ends with it.</summary>
    private static bool IsForeignInside(XElement inner, BpmnRole role) =>
        !Beside.Contains(inner.Name.LocalName)
        && !(inner.Name.LocalName == "multiInstanceLoopCharacteristics" && role is BpmnRole.Task && inner.Attribute("isSequential")?.Value is not ("true" or "1"))
        && !(inner.Name.LocalName == "terminateEventDefinition" && role is BpmnRole.End);

    /// <summary>A timer on the edge of a task that leads nowhere and interrupts nothing: a standard time.</summary>
    private static (string Task, string Duration, string Iso)? TimerOn(XElement element) =>
        element.Name == Model + "boundaryEvent" && element.Attribute("cancelActivity")?.Value is "false" or "0"
        && element.Elements(Model + "timerEventDefinition").Elements(Model + "timeDuration").FirstOrDefault() is { } duration
        && !element.Elements(Model + "outgoing").Any()
            ? (element.Attribute("attachedToRef")?.Value ?? "", SpokenTime.Of(duration.Value.Trim(), Name(element)), duration.Value.Trim())
            : null;

    private static IEnumerable<ReadLane> LanesOf(XElement set) => set.Elements(Model + "lane").SelectMany(lane =>
        lane.Elements(Model + "childLaneSet").Elements(Model + "lane").Any()
            ? lane.Elements(Model + "childLaneSet").SelectMany(LanesOf)
            : [new ReadLane(Id(lane), Name(lane), TreeXml.LineOf(lane), [.. lane.Elements(Model + "flowNodeRef").Select(node => Local(node.Value.Trim())!)])]);

    private static ReadFlow FlowOf(XElement flow) =>
        new(Id(flow), Local(flow.Attribute("sourceRef")?.Value) ?? "", Local(flow.Attribute("targetRef")?.Value) ?? "", Name(flow), TreeXml.LineOf(flow)) { Condition = flow.Element(Model + "conditionExpression") is { } condition ? OneLine(condition.Value) : null };

    private void RefuseRepeated(IEnumerable<(string Id, int Line)> elements)
    {
        foreach (var twice in elements.GroupBy(element => element.Id).Where(group => group.Count() > 1).SelectMany(group => group.Skip(1)))
        {
            faults.Add(twice.Line, twice.Id, "id yang belum dipakai", $"\"{YamlTree.Shortened(twice.Id)}\" dua kali");
        }
    }

    private void Foreign(XElement element, XElement? of = null)
    {
        var name = Name(of ?? element) is { Length: > 0 } named ? $" \"{YamlTree.Shortened(named)}\"" : "";
        var place = of is null ? "" : $" pada {of.Name.LocalName}";
        faults.Add(TreeXml.LineOf(element), Id(of ?? element), Known, $"{element.Name.LocalName}{place}{name}");
    }

    private static YamlTree? OwnOf(XElement element, string name) =>
        element.Elements(Model + "extensionElements").Elements(BpmnNames.Tera + name).FirstOrDefault() is { } own ? TreeXml.Read(own) : null;

    private static string Id(XElement element) => element.Attribute("id")?.Value ?? "";

    /// <summary>Some tools write names with the prefix of their namespace.</summary>
    private static string? Local(string? name) => name?[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Name(XElement element) => OneLine(element.Attribute("name")?.Value ?? "");

    internal static string OneLine(string text) => text.Any(char.IsControl) ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : text.Trim();
}
