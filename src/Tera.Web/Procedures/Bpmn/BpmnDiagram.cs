using System.Globalization;
using System.Xml.Linq;
using static Tera.Procedures.Bpmn.BpmnNames;

namespace Tera.Procedures.Bpmn;

/// <summary>Places the elements as the printed matrix does: lanes are columns, each element has a row of its own.</summary>
/// <remarks>
/// A way to the next row goes down and sideways between the two; every other way leaves to the right, follows a channel behind the last lane
/// and comes back to its row from the right. So no line crosses an element.
/// </remarks>
internal sealed class BpmnDiagram
{
    private const int Left = 180;
    private const int Top = 80;
    private const int Head = 30;
    private const int LaneHead = 60;
    private const int LaneWidth = 190;
    private const int Channel = 14;
    private const int TaskWidth = 150;
    private const int TaskHeight = 80;

    private readonly BpmnGraph _graph;
    private readonly Dictionary<string, (int Middle, int Height)> _rows = [];
    private readonly Dictionary<string, int> _channels = [];
    private readonly int _height;
    private readonly int _width;

    private BpmnDiagram(BpmnGraph graph)
    {
        _graph = graph;
        var top = Top + LaneHead + 20;
        foreach (var node in graph.Nodes)
        {
            var height = Size(node).Height;
            _rows[node.Id] = (top + height / 2, height);
            top += height + 45;
        }

        foreach (var flow in graph.Flows.Where(flow => graph[flow.To].Row != graph[flow.From].Row + 1))
        {
            _channels[flow.Id] = _channels.Count;
        }

        _height = top - Top;
        _width = graph.Definition.Lanes.Length * LaneWidth + (_channels.Count + 1) * Channel;
    }

    public static XElement Draw(BpmnGraph graph)
    {
        var diagram = new BpmnDiagram(graph);
        return new XElement(
            Diagram + "BPMNDiagram",
            new XAttribute("id", "gambar"),
            new XElement(Diagram + "BPMNPlane", new XAttribute("id", "bidang-gambar"), new XAttribute("bpmnElement", "kolaborasi"), diagram.Parts()));
    }

    private IEnumerable<XElement> Parts() =>
    [
        Shape(Pool, Left, Top, _width, _height, new XAttribute("isHorizontal", "false")),
        .. _graph.Definition.Lanes.Select((lane, at) => Shape(Lane(lane.Key.Value), LaneLeft(at), Top + Head, LaneLeft(at + 1) - LaneLeft(at), _height - Head, new XAttribute("isHorizontal", "false"))),
        .. _graph.Nodes.Select(node => Shape(node.Id, Middle(node) - Size(node).Width / 2, _rows[node.Id].Middle - Size(node).Height / 2, Size(node).Width, Size(node).Height)),
        .. _graph.Nodes.Where(node => node is { Kind: BpmnKind.User or BpmnKind.Manual, Step.Standard.Duration: not null })
            .Select(node => Shape("waktu-" + node.Step!.Key, Middle(node) - TaskWidth / 2 - 18 + 12, Bottom(node) - 18, 36, 36)),
        .. _graph.Flows.Select(flow => Edge(flow.Id, Way(flow))),
        .. BpmnPapers.Of(_graph.Definition).SelectMany(Paper),
        .. BpmnNotes.Of(_graph.Definition).SelectMany(Note),
    ];

    /// <summary>The last lane reaches behind the channels.</summary>
    private int LaneLeft(int lane) => lane == _graph.Definition.Lanes.Length ? Left + _width : Left + lane * LaneWidth;

    private static (int Width, int Height) Size(BpmnNode node) => node.Kind switch
    {
        BpmnKind.Start or BpmnKind.End => (36, 36),
        BpmnKind.Gateway => (50, 50),
        _ => (TaskWidth, TaskHeight),
    };

    private static int Middle(BpmnNode node) => Left + node.Lane * LaneWidth + LaneWidth / 2;

    private int Bottom(BpmnNode node) => _rows[node.Id].Middle + _rows[node.Id].Height / 2;

    private IEnumerable<(int X, int Y)> Way(BpmnFlow flow)
    {
        var (from, to) = (_graph[flow.From], _graph[flow.To]);
        var (start, end) = (_rows[from.Id], _rows[to.Id]);
        if (_channels.TryGetValue(flow.Id, out var channel))
        {
            var x = Left + _graph.Definition.Lanes.Length * LaneWidth + channel * Channel;
            return [(Middle(from) + Size(from).Width / 2, start.Middle), (x, start.Middle), (x, end.Middle), (Middle(to) + Size(to).Width / 2, end.Middle)];
        }

        var (leaves, arrives) = (Bottom(from), end.Middle - end.Height / 2);
        var bend = arrives - 15;
        return Middle(from) == Middle(to)
            ? [(Middle(from), leaves), (Middle(to), arrives)]
            : [(Middle(from), leaves), (Middle(from), bend), (Middle(to), bend), (Middle(to), arrives)];
    }

    /// <summary>Left of the pool, at the height of the row that makes it.</summary>
    private IEnumerable<XElement> Paper(BpmnPaper paper)
    {
        var step = _graph.Definition[paper.Maker];
        var task = _graph[Step(step.Key.Value)];
        var beside = BpmnPapers.Of(_graph.Definition).Where(other => other.Maker == paper.Maker).ToList().IndexOf(paper);
        var (x, y) = (Left - 90 - beside * 60, _rows[task.Id].Middle);
        yield return Shape(paper.Reference, x, y - 25, 36, 50);
        var at = step.Standard.Outputs.Index().First(output => output.Item.Artifact == paper.Artifact).Index;
        yield return Edge(BpmnPapers.ToPaper($"keluaran-{step.Key}-{at + 1}"), [(Middle(task) - TaskWidth / 2, y), (x + 36, y)]);
    }

    /// <summary>Right of the pool, at the height of its row.</summary>
    private IEnumerable<XElement> Note(BpmnNote note)
    {
        var task = _graph[Step(note.Step.Value)];
        var (x, y) = (Left + _width + 30, _rows[task.Id].Middle);
        yield return Shape(note.Id, x, y - 20, 200, 40);
        yield return Edge(note.Association, [(Middle(task) + TaskWidth / 2, y), (x, y)]);
    }

    private static XElement Shape(string element, int x, int y, int width, int height, XAttribute? more = null) => new(
        Diagram + "BPMNShape",
        new XAttribute("id", "bentuk-" + element),
        new XAttribute("bpmnElement", element),
        more,
        new XElement(Bounds + "Bounds", Number("x", x), Number("y", y), Number("width", width), Number("height", height)));

    private static XElement Edge(string element, IEnumerable<(int X, int Y)> way) => new(
        Diagram + "BPMNEdge",
        new XAttribute("id", "garis-" + element),
        new XAttribute("bpmnElement", element),
        way.Select(point => new XElement(Interchange + "waypoint", Number("x", point.X), Number("y", point.Y))));

    private static XAttribute Number(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
