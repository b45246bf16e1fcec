using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>Rule 3 for the work of a secretariat: minutes, letters that go out, the archive.</summary>
internal sealed class OfficeRule(LaneNames names, LaneOrder order)
{
    /// <summary>Words of the titles that do it, the likeliest first.</summary>
    private static readonly ImmutableArray<string[]> Likely = [["pengadministrasi", "arsiparis"], ["kasubbag", "subbag"], ["tata"], ["sekretariat"], ["staf"]];

    public (int, Provenance)? Of(RowSense row)
    {
        if (!row.Acts.Any(kind => kind is ActKind.Minute or ActKind.Dispatch or ActKind.Archive))
        {
            return null;
        }

        foreach (var words in Likely)
        {
            ImmutableArray<int> fit = [.. order.Lanes.Where(lane => !row.Targets.Contains(lane) && LaneNames.Words(names.Printed[lane]).Any(words.Contains))];
            if (fit is [var first, ..])
            {
                return (first, ActorRules.Inferred(fit.Length == 1 ? 0.8m : 0.6m, $"Notulen, surat pengantar, dan arsip dikerjakan sekretariat: {names.Printed[first]} (aturan 3)."));
            }
        }

        return null;
    }
}
