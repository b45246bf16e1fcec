using System.Collections.Immutable;
using System.Xml.Linq;
using Tera.Procedures.Definitions;
using static Tera.Procedures.Bpmn.BpmnNames;
using static Tera.Procedures.Bpmn.BpmnWriter;

namespace Tera.Procedures.Bpmn;

/// <summary>A thing that one row makes and others need: a data object.</summary>
/// <param name="Artifact">Which.</param>
/// <param name="Name">As the row that makes it first prints it.</param>
/// <param name="Maker">The row that makes it first.</param>
internal sealed record BpmnPaper(ArtifactKind Artifact, string Name, StepKey Maker)
{
    public string Reference => "berkas-" + Artifact;

    public IEnumerable<XElement> Elements() =>
    [
        Element("dataObject", "isi-" + Artifact, Named(Name)),
        Element("dataObjectReference", Reference, Named(Name), new XAttribute("dataObjectRef", "isi-" + Artifact)),
    ];
}

/// <summary>Kelengkapan and keluaran in the words of BPMN.</summary>
internal static class BpmnPapers
{
    public static ImmutableArray<BpmnPaper> Of(ProcedureDefinition definition) =>
    [
        .. definition.Steps
            .SelectMany(step => step.Standard.Outputs.Where(output => output.Artifact is not null).Select(output => new BpmnPaper(output.Artifact!.Value, output.Printed, step.Key)))
            .DistinctBy(paper => paper.Artifact),
    ];

    /// <summary>Elements of a task, in the order the schema asks for; those of a row without mutu baku are none.</summary>
    public static IEnumerable<XElement> InputsAndOutputs(Step step, string task)
    {
        var inputs = step.Standard.Inputs.Select((input, at) => (Id: $"masukan-{step.Key}-{at + 1}", input.Printed, input.Artifact)).ToList();
        var outputs = step.Standard.Outputs.Select((output, at) => (Id: $"keluaran-{step.Key}-{at + 1}", output.Printed, output.Artifact)).ToList();
        if (inputs.Count + outputs.Count == 0)
        {
            yield break;
        }

        yield return Element(
            "ioSpecification",
            "mutu-" + step.Key,
            inputs.Select(input => Element("dataInput", input.Id, Named(input.Printed))),
            outputs.Select(output => Element("dataOutput", output.Id, Named(output.Printed))),
            new XElement(Model + "inputSet", inputs.Select(input => new XElement(Model + "dataInputRefs", input.Id))),
            new XElement(Model + "outputSet", outputs.Select(output => new XElement(Model + "dataOutputRefs", output.Id))));
        foreach (var output in outputs.Where(output => output.Artifact is not null))
        {
            yield return Element("dataOutputAssociation", ToPaper(output.Id), new XElement(Model + "sourceRef", output.Id), new XElement(Model + "targetRef", "berkas-" + output.Artifact));
        }
    }

    public static string ToPaper(string output) => $"{output}-ke-berkas";
}
