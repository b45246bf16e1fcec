using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Editing;

/// <summary>One thing an office changes on the draft of its SOP.</summary>
public abstract record DraftChange
{
    private DraftChange()
    {
    }

    /// <summary>The name, what it is for, and Bagian Identitas.</summary>
    public sealed record WriteHead(string Title, Periodicity Periodicity, ArtifactKind MainDocument, Cover Cover) : DraftChange;

    /// <summary>Another column, behind the last.</summary>
    public sealed record AddLane(LaneKey Key, string Printed, LaneNature Nature) : DraftChange;

    /// <summary>Other words or another kind of holder for a column.</summary>
    public sealed record WriteLane(LaneKey Key, string Printed, string Role, LaneNature Nature) : DraftChange;

    /// <summary>A column goes so many places to the right; to the left when negative.</summary>
    public sealed record MoveLane(LaneKey Key, int By) : DraftChange;

    /// <summary>A column goes, if no row needs it.</summary>
    public sealed record RemoveLane(LaneKey Key) : DraftChange;

    /// <summary>A new row, behind another; before the first when <paramref name="After"/> is null.</summary>
    public sealed record InsertStep(StepKey Key, StepKey? After) : DraftChange;

    /// <summary>A row as it is now written.</summary>
    public sealed record WriteStep(StepKey Key, WrittenStep Content) : DraftChange;

    /// <summary>A row goes before another; to the end when <paramref name="Before"/> is null.</summary>
    public sealed record MoveStep(StepKey Key, StepKey? Before) : DraftChange;

    /// <summary>A row goes; ways that led to it lead to the row that takes its place.</summary>
    public sealed record RemoveStep(StepKey Key) : DraftChange;

    /// <summary>The pengesahan beside the rows: behind which of them, who initials in their order, who signs what.</summary>
    /// <param name="After">The row behind which it stands; null for no pengesahan at all.</param>
    /// <param name="Initials">Who puts his initials on it, the lowest first; may be empty.</param>
    /// <param name="Signer">Who signs; null only where there is none at all.</param>
    /// <param name="Document">What is signed.</param>
    public sealed record WriteAttestation(StepKey? After, ImmutableArray<LaneKey> Initials, LaneKey? Signer, ArtifactKind Document) : DraftChange;

    /// <summary>The archive that closes the SOP beside its rows; none when <paramref name="Lane"/> is null.</summary>
    public sealed record WriteArchiving(LaneKey? Lane) : DraftChange;

    /// <summary>Rows are numbered from 1 in their order.</summary>
    public sealed record Renumber : DraftChange;
}

/// <summary>A row as a person writes it.</summary>
/// <param name="PrintedNumber">Null for none.</param>
/// <param name="Text">Kegiatan.</param>
/// <param name="Acts">What is done; where each comes from is found by comparing with the row before.</param>
/// <param name="Standard">Mutu baku.</param>
/// <param name="Way">Where it goes next.</param>
/// <param name="Remark">Keterangan; null for none.</param>
/// <param name="Link">The SOP the row names; null for none.</param>
/// <param name="Refusal">Where a refused signature leads; null for nowhere.</param>
public sealed record WrittenStep(
    string? PrintedNumber,
    string Text,
    ImmutableArray<Act> Acts,
    QualityStandard Standard,
    WrittenWay Way,
    string? Remark,
    ProcedureLink? Link,
    WrittenBranch? Refusal);

/// <summary>Where a row goes next, told so that it stays right when rows move.</summary>
public abstract record WrittenWay
{
    private WrittenWay()
    {
    }

    /// <summary>To one place.</summary>
    public sealed record On(Destination To) : WrittenWay;

    /// <summary>Two labelled exits.</summary>
    public sealed record Decision(WrittenBranch Yes, WrittenBranch No) : WrittenWay;
}

/// <summary>One exit as a person writes it.</summary>
/// <param name="Label">Empty for the usual word.</param>
/// <param name="Targets">One or more; several let the decider choose.</param>
/// <param name="UnitsMayBeChosen">True when the return may be for some units only.</param>
public sealed record WrittenBranch(string Label, ImmutableArray<Destination> Targets, bool UnitsMayBeChosen);

/// <summary>A place a way leads to.</summary>
public abstract record Destination
{
    private Destination()
    {
    }

    /// <summary>Whatever row stands below.</summary>
    public sealed record Below : Destination;

    /// <summary>The end of the SOP; its closing archive where it has one.</summary>
    public sealed record End : Destination;

    /// <summary>A certain row.</summary>
    public sealed record To(StepKey Step) : Destination;
}
