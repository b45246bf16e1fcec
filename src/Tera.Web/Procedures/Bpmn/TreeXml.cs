using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Tera.Procedures.Library;

namespace Tera.Procedures.Bpmn;

/// <summary>The words of an SOP file as XML: a key is an element, the items of a list are elements <c>butir</c>.</summary>
internal static class TreeXml
{
    private const string Item = "butir";

    public static XElement Write(string name, YamlTree tree) => new(BpmnNames.Tera + name, Content(tree));

    public static YamlTree Read(XElement element)
    {
        var line = LineOf(element);
        var children = element.Elements().Where(child => child.Name.Namespace == BpmnNames.Tera).ToList();
        return children switch
        {
            [] => TreeBuilder.Text(element.Value, line),
            _ when children.TrueForAll(child => child.Name.LocalName == Item) => new YamlTree.List(line, [.. children.Select(Read)]),
            _ => new YamlTree.Map(line, [.. Entries(children)]),
        };
    }

    /// <summary>Line in the file, from 1.</summary>
    public static int LineOf(XObject place) => place is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 1;

    private static IEnumerable<MapEntry> Entries(IEnumerable<XElement> children) =>
        children.DistinctBy(child => child.Name.LocalName).Select(child => new MapEntry(child.Name.LocalName, LineOf(child), Read(child)));

    private static object Content(YamlTree tree) => tree switch
    {
        YamlTree.Scalar scalar => scalar.Value,
        YamlTree.List list => list.Items.Select(item => Write(Item, item)),
        YamlTree.Map map => map.Entries.Select(entry => Write(entry.Key, entry.Value)),
        _ => ImmutableArray<XElement>.Empty,
    };
}
