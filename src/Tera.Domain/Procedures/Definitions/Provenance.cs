namespace Tera.Procedures.Definitions;

/// <summary>Where a statement about an SOP comes from.</summary>
public enum Origin
{
    /// <summary>It stands in the source.</summary>
    Printed,

    /// <summary>Read out of the source by a rule; to be confirmed by the office (usulan).</summary>
    Inferred,

    /// <summary>Not in the source at all; offered as a mend (usulan).</summary>
    Proposed,

    /// <summary>Was read or offered, and the office has answered that it is so (dikonfirmasi); who and when stands in the reason.</summary>
    Confirmed,
}

/// <summary>The origin of a statement, how sure it is and why.</summary>
/// <param name="Origin">Printed, inferred, proposed or confirmed.</param>
/// <param name="Confidence">0 to 1, both inclusive; 1 for what is printed or confirmed.</param>
/// <param name="Reason">Why it was inferred or proposed, or who confirmed it, in Indonesian; null for what is printed.</param>
public sealed record Provenance(Origin Origin, decimal Confidence, string? Reason)
{
    /// <summary>What stands in the source.</summary>
    public static Provenance Printed { get; } = new(Origin.Printed, 1m, null);

    /// <summary>True for what the office has still to confirm.</summary>
    public bool IsProposal => Origin is Origin.Inferred or Origin.Proposed;
}
