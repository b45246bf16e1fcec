namespace Tera.Platform.Components;

/// <summary>Where a step of a folded flow stands.</summary>
public enum FlowState
{
    Done,
    Now,
    Next,
}

/// <summary>The three shapes of PermenPANRB 35/2012 a folded flow shows; connectors are drawn between them.</summary>
public enum FlowShape
{
    /// <summary>Start or end: a capsule.</summary>
    Terminal,

    /// <summary>An activity: a box.</summary>
    Process,

    /// <summary>Yes or no: a diamond.</summary>
    Decision,
}

/// <summary>One step of the flow folded to a line.</summary>
public sealed record FlowStep
{
    /// <summary>As printed; may repeat.</summary>
    public required string Number { get; init; }

    /// <summary>Two or three words: "Isi format".</summary>
    public required string Name { get; init; }

    /// <summary>Place of the main actor among the lanes, from 0.</summary>
    public required int Lane { get; init; }

    /// <summary>Places of those who act with them.</summary>
    public IReadOnlyList<int> With { get; init; } = [];

    public FlowShape Shape { get; init; } = FlowShape.Process;

    public FlowState State { get; init; } = FlowState.Next;

    /// <summary>"2/5" inside the symbol of the current step.</summary>
    public string? Count { get; init; }

    /// <summary>How many are late; 0 shows no badge.</summary>
    public int Late { get; init; }

    /// <summary>Time as the SOP prints it: "2 Hari"; null when it prints none.</summary>
    public string? Standard { get; init; }

    /// <summary>Actual time, or a forecast beginning with "±".</summary>
    public string? Actual { get; init; }

    /// <summary>The actual time is past the standard.</summary>
    public bool OverStandard { get; init; }
}
