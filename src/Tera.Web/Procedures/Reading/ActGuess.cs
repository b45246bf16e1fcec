using Tera.Procedures.Definitions;
using Tera.Procedures.Matrix;

namespace Tera.Procedures.Reading;

/// <summary>Why the kind of an act was guessed, before why its actor was: the office may answer each by itself.</summary>
internal static class ActGuess
{
    public const string Unknown = "Baris ini tidak memuat kata kerja yang dikenal; tindakannya ditebak.";

    private const string Ends = "dapat juga berarti tindakan lain.";

    public static string Of(string verb, ActKind kind) => $"“{verb}” dibaca sebagai {MatrixWords.Act(kind).ToLowerInvariant()}, dan {Ends}";

    /// <summary>The kind is asked; where the actor is not printed either, its reason stands behind.</summary>
    public static Provenance Reading(string why, Provenance actor) => new(Origin.Proposed, 0.5m, actor.Origin is Origin.Inferred ? $"{why} {actor.Reason}" : why);

    /// <summary>Whether an act asks of what kind it is.</summary>
    public static bool IsOf(Provenance reading) =>
        reading is { Origin: Origin.Proposed, Reason: { } reason } && (reason.StartsWith(Unknown, StringComparison.Ordinal) || reason.Contains(Ends, StringComparison.Ordinal));

    /// <summary>What is still asked when the actor has been answered: the kind, where both were guessed; null for nothing.</summary>
    public static Provenance? KindOnly(Provenance reading) =>
        IsOf(reading) && EndOf(reading.Reason!) is var end && end < reading.Reason!.Length ? new(Origin.Proposed, reading.Confidence, reading.Reason[..end]) : null;

    /// <summary>What is still asked when the kind has been answered: the actor, where that was not printed; null for nothing.</summary>
    public static Provenance? Rest(Provenance reading) =>
        (reading.Reason ?? "") is var reason && reason[EndOf(reason)..].Trim() is { Length: > 0 } rest ? new(Origin.Inferred, reading.Confidence, rest) : null;

    /// <summary>Where the reason of the kind ends.</summary>
    private static int EndOf(string reason) => reason.StartsWith(Unknown, StringComparison.Ordinal) ? Unknown.Length : reason.IndexOf(Ends, StringComparison.Ordinal) is >= 0 and var at ? at + Ends.Length : reason.Length;
}
