using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Matrix;

/// <summary>Where a step of a run stands.</summary>
public enum StepState
{
    /// <summary>Not reached yet.</summary>
    Next,

    /// <summary>Open: somebody is at it.</summary>
    Now,

    /// <summary>Closed.</summary>
    Done,

    /// <summary>Done once, sent back since; it will be entered again.</summary>
    Returned,

    /// <summary>Passed by: the run jumped over it.</summary>
    Skipped,

    /// <summary>Open when the run was called off: nobody finished it, and nobody will.</summary>
    Stopped,
}

/// <summary>A run laid over the drawing of its SOP; every text ready to be shown.</summary>
public sealed record MatrixRunView
{
    /// <summary>One for each step that has anything to show; a step without one is not reached yet.</summary>
    public required ImmutableDictionary<StepKey, MatrixRowView> Rows { get; init; }

    /// <summary>Ways the run has taken, forward and back, each once.</summary>
    public ImmutableHashSet<TravelledWay> Travelled { get; init; } = [];

    /// <summary>The row of a step.</summary>
    public MatrixRowView Row(StepKey step) => Rows.GetValueOrDefault(step, MatrixRowView.NotReached);
}

/// <summary>A way from step to step that the run has taken.</summary>
public readonly record struct TravelledWay(StepKey From, StepKey To);

/// <summary>What a run shows in one row.</summary>
public sealed record MatrixRowView
{
    /// <summary>A step the run has not come to and nothing is known of.</summary>
    public static MatrixRowView NotReached { get; } = new() { State = StepState.Next };

    /// <summary>Where the step stands.</summary>
    public required StepState State { get; init; }

    /// <summary>Written in the main symbol: <c>2 / 5</c>; null leaves the state's own mark.</summary>
    public string? SymbolText { get; init; }

    /// <summary>What the symbol text means, for those who do not see it: <c>2 dari 5 Bidang menyerahkan</c>.</summary>
    public string? SymbolMeaning { get; init; }

    /// <summary>How many are late; 0 shows no badge.</summary>
    public int LateCount { get; init; }

    /// <summary>Lanes somebody of which works at it now.</summary>
    public ImmutableHashSet<LaneKey> LanesOpen { get; init; } = [];

    /// <summary>Lanes that have done something of it in this round.</summary>
    public ImmutableHashSet<LaneKey> LanesDone { get; init; } = [];

    /// <summary>Lanes that were to take part in this round and did not say so before it was decided.</summary>
    public ImmutableHashSet<LaneKey> LanesCovered { get; init; } = [];

    /// <summary>Working time spent: <c>3 jam 14 menit</c>; null before the step opens.</summary>
    public string? ActualText { get; init; }

    /// <summary>Working time spent over the printed standard, 1 = all of it; null where the SOP prints no time.</summary>
    public decimal? Ratio { get; init; }

    /// <summary><c>lewat 1 jam 14 menit</c>; null when in time.</summary>
    public string? LatenessText { get; init; }

    /// <summary><c>selesai 1 Okt 08.06</c>; null while open.</summary>
    public string? FinishedText { get; init; }

    /// <summary><c>8 Okt 15.00</c>; null when nothing can be foreseen.</summary>
    public string? ForecastText { get; init; }

    /// <summary>Kelengkapan with what is there; null shows the printed ones without a mark.</summary>
    public ImmutableArray<MatrixInputView>? Inputs { get; init; }

    /// <summary>Documents made or in the making; null shows the printed outputs.</summary>
    public ImmutableArray<MatrixDocumentView>? Documents { get; init; }

    /// <summary>Runs of the SOP that the row names, begun for it.</summary>
    public ImmutableArray<MatrixLinkView> Linked { get; init; } = [];
}

/// <summary>A run of another SOP that a row waits or waited for.</summary>
/// <param name="Title">SOP and subject.</param>
/// <param name="Href">Its page.</param>
/// <param name="Stand">Where it stands.</param>
public sealed record MatrixLinkView(string Title, string Href, string Stand);

/// <summary>A kelengkapan.</summary>
public sealed record MatrixInputView(string Text, bool IsAvailable);

/// <summary>A document of a row.</summary>
/// <param name="Title">As printed.</param>
/// <param name="Href">Where it is read; null while it does not exist.</param>
/// <param name="Note">Number, state, count: <c>000.8/1147 · terbit 1 Okt</c>.</param>
/// <param name="Mark">Which kind of paper.</param>
public sealed record MatrixDocumentView(string Title, string? Href, string? Note, DocumentMark Mark);

/// <summary>The small drawing beside a document.</summary>
public enum DocumentMark
{
    /// <summary>Not there yet.</summary>
    Blank,

    /// <summary>In the making.</summary>
    Draft,

    /// <summary>Issued or signed.</summary>
    Final,

    /// <summary>A sheet of figures.</summary>
    Sheet,

    /// <summary>Data dukung.</summary>
    Evidence,
}
