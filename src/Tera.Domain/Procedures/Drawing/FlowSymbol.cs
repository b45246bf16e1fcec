using System.Collections.Immutable;

namespace Tera.Procedures.Drawing;

/// <summary>The shapes of PermenPANRB 35/2012 that stand in a cell.</summary>
public enum FlowShape
{
    /// <summary>Kapsul: the first and the last row.</summary>
    Terminator,

    /// <summary>Kotak: an execution.</summary>
    Process,

    /// <summary>Belah ketupat: a decision with two exits.</summary>
    Decision,
}

/// <summary>A symbol in a lane.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="IsMain">True for the lane that decides and closes; false for a joint actor, tied to it by a line.</param>
/// <param name="Heads">Arrow heads on it, at most one for each side.</param>
/// <param name="Labels">Words at its exits.</param>
public sealed record FlowSymbol(FlowShape Shape, bool IsMain, ImmutableArray<FlowHead> Heads, ImmutableArray<FlowLabel> Labels);

/// <summary>The side of a symbol on which lines arrive.</summary>
public enum FlowSide
{
    /// <summary>From above, out of the channel.</summary>
    Top,

    /// <summary>From the left, out of a gutter.</summary>
    Left,
}

/// <summary>An arrow head. Lines to the same row meet in one head.</summary>
/// <param name="Side">Where it touches the symbol.</param>
/// <param name="Edges">The edges that end in it, at least one.</param>
public sealed record FlowHead(FlowSide Side, ImmutableArray<int> Edges);

/// <summary>Where a line leaves a symbol.</summary>
public enum FlowPlace
{
    /// <summary>From the bottom, down to the next row.</summary>
    Down,

    /// <summary>From the left side, straight to the gutter.</summary>
    Side,

    /// <summary>From the lower left, through the first lower channel: where a line arrives or a joint actor stands on the left.</summary>
    Face,

    /// <summary>From the bottom, through the second lower channel.</summary>
    Bottom,
}

/// <summary>A word at an exit.</summary>
/// <param name="Place">The exit it belongs to.</param>
/// <param name="Text">As in the definition: <c>Ya</c>, <c>Tidak</c>.</param>
/// <param name="Exit">Which exit it is.</param>
/// <param name="IsProposal">True where the office has still to confirm the branch (usulan).</param>
/// <param name="EndsRun">True where the exit leads nowhere because the run ends.</param>
public sealed record FlowLabel(FlowPlace Place, string Text, FlowExit Exit, bool IsProposal, bool EndsRun);

/// <summary>Which way out of a step.</summary>
public enum FlowExit
{
    /// <summary>The only way on.</summary>
    Next,

    /// <summary>The first exit of a decision.</summary>
    Yes,

    /// <summary>The second exit of a decision.</summary>
    No,

    /// <summary>A signatory refuses in a row that prints no decision.</summary>
    Refusal,
}

/// <summary>A way from one row to another.</summary>
/// <param name="Index">Place in <see cref="FlowLayout.Edges"/>.</param>
/// <param name="From">Row it leaves, from 0.</param>
/// <param name="To">Row it enters, from 0.</param>
/// <param name="Exit">Which way out of the row.</param>
/// <param name="IsProposal">True where the source does not print it: a proposed branch, or a way to or from a service step.</param>
/// <param name="ChosenByDecider">True when it is one of several targets among which the decider chooses.</param>
/// <param name="Place">Where it leaves the symbol.</param>
/// <param name="Gutter">Column of its vertical part, from 0; null for a way straight down.</param>
public sealed record FlowEdge(
    int Index,
    int From,
    int To,
    FlowExit Exit,
    bool IsProposal,
    bool ChosenByDecider,
    FlowPlace Place,
    int? Gutter)
{
    /// <summary>True when it leads back, or to its own row again.</summary>
    public bool IsReturn => To <= From;
}
