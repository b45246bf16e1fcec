using Tera.Documents.Acts;
using Tera.Shared;

namespace Tera.Documents.Meetings;

/// <summary>A decision in one sentence, as papers print it.</summary>
internal static class DecisionWords
{
    public static string Of(Decision decision)
    {
        var duties = Duties(decision).ToList();
        return duties.Count == 0 ? decision.Text : $"{decision.Text} ({string.Join("; ", duties)})";
    }

    /// <summary>The same with its number, one in a line.</summary>
    public static string Of(IEnumerable<Decision> decisions) => string.Join('\n', decisions.Select((decision, at) => $"{at + 1}. {Of(decision)}"));

    private static IEnumerable<string> Duties(Decision decision)
    {
        if (decision.OwnerName is { } owner)
        {
            yield return $"penanggung jawab: {owner}";
        }

        if (decision.DueOn is { } due)
        {
            yield return $"paling lambat {IndonesianDate.Long(due)}";
        }

        if (decision.Utilisation is { } use)
        {
            yield return $"pemanfaatan hasil pengukuran: {ActWords.Of(use)}";
        }

        if (decision.Basis is { } basis)
        {
            yield return $"dasar: {basis}";
        }
    }
}
