using System.Collections.Immutable;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;

namespace Tera.Procedures.Runs.Show;

/// <summary>Tells in words whom four eyes will bar or bars, and what helps.</summary>
/// <param name="definition">The SOP of the run.</param>
/// <param name="names">Of those who hold its lanes.</param>
internal sealed class OwnWorkWords(ProcedureDefinition definition, IReadOnlyDictionary<PersonId, string> names)
{
    private const int MostNamed = 4;

    /// <summary>Before the work: what whoever does it could not judge any more.</summary>
    /// <param name="ahead">The check or signature to come.</param>
    /// <param name="doing">What is about to be done.</param>
    public string Warning(BarredAhead ahead, ActKind doing)
    {
        var judging = $"{(ahead.Kind is ActKind.Sign ? "menandatangani" : "memeriksa")} pada {StepWords.Within(definition[ahead.Step])}";
        return $"Bila Anda {Making(doing)}, Anda tidak dapat {judging}, dan tidak ada pejabat lain yang dapat. "
            + (ahead.Others.IsEmpty ? "Tidak ada orang lain yang dapat mengerjakan tugas ini; minta administrator menetapkannya lebih dahulu." : $"Yang juga dapat mengerjakan tugas ini: {Named(ahead.Others)}.");
    }

    /// <summary>At the check: how it gets on.</summary>
    /// <param name="made">The part the user made.</param>
    /// <param name="writers">Who could make it in his place.</param>
    /// <param name="judges">To whom he may hand the check over.</param>
    /// <param name="mayReturn">He may send the work back to where it was made.</param>
    public string WayOut(RunTask made, ImmutableArray<LaneHolder> writers, ImmutableArray<LaneHolder> judges, bool mayReturn)
    {
        var step = StepWords.Within(definition[made.Key.Step]);
        return (judges.IsEmpty, mayReturn && !writers.IsEmpty) switch
        {
            (false, _) => $"Alihkan kepada {Named(judges)} lewat “Tindakan lain”.",
            (_, true) => $"Kembalikan ke {step}{(made.Label is { } unit ? $" untuk {unit}" : "")} lewat “Tindakan lain”, agar {Named(writers)} yang {Making(definition.ActOf(made.Key.Step, made.Key.Act).Kind)}.",
            _ => $"Minta administrator menetapkan pejabat lain untuk langkah ini atau orang lain untuk {step}, atau melihat kebijakan daerah.",
        };
    }

    private static string Making(ActKind kind) => kind switch
    {
        ActKind.Collect => "mengisinya",
        ActKind.Process => "mengolahnya",
        ActKind.Minute => "membuat notulennya",
        _ => "menyusunnya",
    };

    private string Named(ImmutableArray<LaneHolder> people)
    {
        List<string> named = [.. people.Take(MostNamed).Select(one => names.GetValueOrDefault(one.Person, "") is { Length: > 0 } name ? $"{name} ({one.Position})" : one.Position)];
        return string.Join(", ", people.Length > MostNamed ? [.. named, $"dan {people.Length - MostNamed} lainnya"] : named);
    }
}
