using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Tera.Procedures.Library;

namespace Tera.Procedures.Bpmn;

public sealed class BpmnWriterTests
{
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void What_is_written_keeps_to_the_published_schema(string code)
    {
        var schemas = PublishedSchemas.Folder ?? Skipped();
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(BpmnNames.Model.NamespaceName, Path.Combine(schemas, "BPMN20.xsd"));
        List<string> faults = [];

        using var stream = new MemoryStream(BpmnWriter.Write(Shipped.Sop(code)));
        XDocument.Load(stream, LoadOptions.SetLineInfo).Validate(set, (_, fault) => faults.Add($"{fault.Exception.LineNumber}: {fault.Message}"));

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void Everything_that_is_drawn_is_there_and_what_is_there_is_drawn(string code)
    {
        using var stream = new MemoryStream(BpmnWriter.Write(Shipped.Sop(code)));
        var document = XDocument.Load(stream);
        var drawn = document.Descendants().Attributes("bpmnElement").Select(attribute => attribute.Value).ToList();
        string[] seen = ["participant", "lane", "startEvent", "endEvent", "userTask", "manualTask", "callActivity", "exclusiveGateway", "boundaryEvent", "sequenceFlow", "dataObjectReference", "dataOutputAssociation", "textAnnotation", "association"];
        var there = document.Descendants().Where(element => element.Name.Namespace == BpmnNames.Model && seen.Contains(element.Name.LocalName)).ToList();

        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        Assert.Empty(drawn.Except(document.Descendants().Attributes("id").Select(id => id.Value)));
        Assert.Empty(there.Where(element => element.Name.LocalName != "dataOutputAssociation").Select(element => element.Attribute("id")!.Value).Except(drawn));
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void No_two_elements_of_the_flow_lie_on_each_other(string code)
    {
        using var stream = new MemoryStream(BpmnWriter.Write(Shipped.Sop(code)));
        var shapes = XDocument.Load(stream).Descendants(BpmnNames.Diagram + "BPMNShape")
            .Where(shape => shape.Attribute("isHorizontal") is null && !shape.Attribute("bpmnElement")!.Value.StartsWith("waktu-", StringComparison.Ordinal))
            .Select(shape => shape.Element(BpmnNames.Bounds + "Bounds")!)
            .Select(box => (X: (int)box.Attribute("x")!, Y: (int)box.Attribute("y")!, W: (int)box.Attribute("width")!, H: (int)box.Attribute("height")!)).ToList();

        Assert.Empty(
            from a in shapes.Index()
            from b in shapes.Index().Skip(a.Index + 1)
            where a.Item.X < b.Item.X + b.Item.W && b.Item.X < a.Item.X + a.Item.W && a.Item.Y < b.Item.Y + b.Item.H && b.Item.Y < a.Item.Y + a.Item.H
            select $"{a} {b}");
    }

    [Fact]
    public void Each_kind_of_row_has_its_element()
    {
        using var stream = new MemoryStream(BpmnWriter.Write(Shipped.Sop("badan")));
        var document = XDocument.Load(stream);

        string Kind(string id) => document.Descendants().Single(element => element.Attribute("id")?.Value == id).Name.LocalName;
        Assert.Equal("callActivity", Kind(BpmnNames.Call("kompilasi")));
        Assert.Equal("manualTask", Kind(BpmnNames.Step("rapat")));
        Assert.Equal("userTask", Kind(BpmnNames.Step("validasi")));
        Assert.Equal("exclusiveGateway", Kind(BpmnNames.Gateway("validasi")));
        Assert.Equal("exclusiveGateway", Kind(BpmnNames.Gateway("tanda-tangan")));
        Assert.Equal("textAnnotation", Kind("catatan-surat-pengantar"));
        Assert.Equal("P1D", document.Descendants(BpmnNames.Model + "boundaryEvent").Single(timer => timer.Attribute("attachedToRef")!.Value == BpmnNames.Step("validasi")).Value);
        Assert.NotEmpty(document.Descendants(BpmnNames.Model + "multiInstanceLoopCharacteristics"));
    }

    private static string Skipped()
    {
        Assert.Skip("Folder of published schemas is not beside the checkout.");
        return "";
    }
}
