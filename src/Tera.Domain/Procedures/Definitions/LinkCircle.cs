using System.Collections.Immutable;

namespace Tera.Procedures.Definitions;

/// <summary>SOPs that wait for one another in a ring: the first run of any of them would never begin its last.</summary>
public static class LinkCircle
{
    /// <summary>SOPs that a run of this one waits for; an SOP that names itself never waits for itself.</summary>
    public static IEnumerable<ProcedureCode> WaitsFor(ProcedureDefinition definition) => definition.Steps
        .Select(step => step.Link is { Mode: LinkMode.Waits, ToItself: false, Code: { } code } && code != definition.Code ? code : (ProcedureCode?)null)
        .OfType<ProcedureCode>().Distinct();

    /// <summary>The shortest ring through an SOP, from it back to it; empty when there is none.</summary>
    /// <param name="from">The SOP.</param>
    /// <param name="waits">What each SOP of the agency waits for; one that is not among them waits for nothing.</param>
    public static ImmutableArray<ProcedureCode> Through(ProcedureCode from, ILookup<ProcedureCode, ProcedureCode> waits)
    {
        var seen = new HashSet<ProcedureCode>();
        var paths = new Queue<ImmutableArray<ProcedureCode>>([[from]]);
        while (paths.TryDequeue(out var path))
        {
            foreach (var next in waits[path[^1]])
            {
                if (next == from)
                {
                    return [.. path, from];
                }

                if (seen.Add(next))
                {
                    paths.Enqueue([.. path, next]);
                }
            }
        }

        return [];
    }
}
