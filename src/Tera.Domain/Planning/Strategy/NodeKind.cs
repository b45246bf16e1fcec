namespace Tera.Planning.Strategy;

/// <summary>What an objective is in the performance tree (pohon kinerja), from the top down.</summary>
/// <remarks>Source: PermenPANRB 89/2021: the outcome, its critical success factors, and the conditions between them and what is done.</remarks>
public enum NodeKind
{
    /// <summary>What is wanted in the end (hasil akhir).</summary>
    FinalOutcome,

    /// <summary>Without which the outcome is not reached (critical success factor).</summary>
    CriticalFactor,

    /// <summary>A condition on the way to a factor (kondisi antara); one may serve another.</summary>
    Intermediate,

    /// <summary>The nearest to what a unit does (kondisi operasional).</summary>
    Operational,
}
