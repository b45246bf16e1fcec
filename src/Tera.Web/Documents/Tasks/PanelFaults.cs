using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Tasks;

/// <summary>Brings the faults of a refused panel to the fields they are about.</summary>
internal static class PanelFaults
{
    /// <summary>Sentences at their fields; a code that stands at no field is told by the page's own summary only.</summary>
    /// <param name="view">The refused panel.</param>
    /// <param name="sentences">Texts by code.</param>
    /// <param name="fields">Field of a code.</param>
    public static Faults At(PanelView view, Sentences sentences, IReadOnlyDictionary<string, string> fields) => Faults.Of(
        view.Faults.Where(fault => fields.ContainsKey(fault.Code))
            .Select(fault => new Fault(fields[fault.Code], sentences.For(fault, view.Context.Calendar.TimeZone))));
}
