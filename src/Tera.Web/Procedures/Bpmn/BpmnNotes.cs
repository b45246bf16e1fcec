using System.Collections.Immutable;
using System.Xml.Linq;
using Tera.Procedures.Definitions;
using static Tera.Procedures.Bpmn.BpmnNames;
using static Tera.Procedures.Bpmn.BpmnWriter;

namespace Tera.Procedures.Bpmn;

/// <summary>A remark beside a row: another SOP it names without waiting for it.</summary>
/// <param name="Step">The row.</param>
/// <param name="Text">As printed.</param>
internal sealed record BpmnNote(StepKey Step, string Text)
{
    public string Id => "catatan-" + Step;

    public string Association => "hubungan-" + Step;

    public IEnumerable<XElement> Elements() =>
    [
        Element("textAnnotation", Id, new XElement(Model + "text", Text)),
        Element("association", Association, new XAttribute("sourceRef", BpmnNames.Step(Step.Value)), new XAttribute("targetRef", Id)),
    ];
}

/// <summary>The remarks of an SOP.</summary>
internal static class BpmnNotes
{
    public static ImmutableArray<BpmnNote> Of(ProcedureDefinition definition) =>
        [.. definition.Steps.Where(step => step.Link is { Mode: LinkMode.Refers }).Select(step => new BpmnNote(step.Key, step.Link!.Printed))];
}
