using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;
using Tera.Procedures.Engine;
using Tera.Procedures.Matrix;
using Tera.Shared;

namespace Tera.Procedures.Runs.Show;

/// <summary>Everything the page of a run shows; components get it and never query.</summary>
public sealed record RunView
{
    public required RunHead Head { get; init; }

    public required string AgencyName { get; init; }

    public required ProcedureDefinition Definition { get; init; }

    public required Run Run { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required Instant Now { get; init; }

    public required FlowLayout Layout { get; init; }

    public required MatrixRunView Matrix { get; init; }

    /// <summary>When the SOP's own times say it should end; null before it began.</summary>
    public required Instant? DueOfWhole { get; init; }

    /// <summary>When it would end from here; null when it is over.</summary>
    public required Instant? Forecast { get; init; }

    /// <summary>When it would end by what its steps took before; null where that is not known.</summary>
    public required RunPrediction? Prediction { get; init; }

    /// <summary>Every open task, with who may do it and how its time stands.</summary>
    public required IReadOnlyList<OpenTaskView> Open { get; init; }

    /// <summary>The task whose panel lies on the form; null when the run is over.</summary>
    public required FocusView? Focus { get; init; }

    /// <summary>Why the task in focus lies here again; null where it does not.</summary>
    public required BackAgain? Back { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HistoryEntry> History { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<CommentView> Comments { get; init; }

    public required IReadOnlyList<ArtifactLink> Artifacts { get; init; }

    /// <summary>What the runs of linked SOPs handed to steps of this one, the oldest first; a run that still goes on is among them.</summary>
    public required IReadOnlyList<ReceivedResult> Received { get; init; }

    /// <summary>The run it was begun for; null for none.</summary>
    public required RunServed? Served { get; init; }

    /// <summary>Null when the user may stop, resume and end the run.</summary>
    public required Rejection? SteeringRefused { get; init; }

    /// <summary>Why the clock stands still; null while it runs.</summary>
    public required string? PauseReason { get; init; }

    /// <summary>Rows of the SOP that are behind, of how many.</summary>
    public (int Behind, int All) Position => (
        Definition.PrintedSteps.Count(step => Matrix.Row(step.Key).State is StepState.Done), Definition.PrintedSteps.Count());

    public bool IsOver => Run.Status is RunStatus.Finished or RunStatus.Cancelled;
}

/// <summary>An open task as the slip lists it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Who">Unit, employee or role.</param>
/// <param name="People">Who may do it, with titles.</param>
/// <param name="Time">How it stands to its time.</param>
/// <param name="TimeWords">In working time.</param>
/// <param name="Deadline">When it is due; null for no limit.</param>
/// <param name="IsMine">The user may do it.</param>
public sealed record OpenTaskView(RunTask Task, string Who, IReadOnlyList<string> People, TimeState Time, string? TimeWords, string? Deadline, bool IsMine);

/// <summary>The task in focus and what its panel loaded.</summary>
/// <param name="Context">The task.</param>
/// <param name="Panel">Does the act; null while the step waits for a linked SOP.</param>
/// <param name="Model">What the panel loaded.</param>
/// <param name="Exhibits">What there is to look at beside a decision.</param>
/// <param name="Missing">Inputs that nobody made yet.</param>
/// <param name="ReturnTargets">Where the page lets the user send the work back to; empty where he may not, or the panel does.</param>
/// <param name="Colleagues">Those of the lane to whom the user may give the task; he himself too where another has it in hand.</param>
/// <param name="Refusal">Why the user may not do the task now; null when he may.</param>
public sealed record FocusView(
    PanelContext Context,
    IActPanel? Panel,
    object? Model,
    IReadOnlyList<ExhibitView> Exhibits,
    IReadOnlyList<RequiredInput> Missing,
    IReadOnlyList<Step> ReturnTargets,
    IReadOnlyList<Colleague> Colleagues,
    Rejection? Refusal)
{
    /// <summary>Who has the task in hand now; null for nobody.</summary>
    public Organisation.PersonId? InHand { get; init; }

    /// <summary>What doing the task would bar the user from later, and who else could do it; null where it bars him from nothing that waits for him.</summary>
    public string? Warning { get; init; }

    /// <summary>What helps where the user would judge his own work; null where he would not.</summary>
    public string? WayOut { get; init; }

    /// <summary>The user may give the task to somebody of its lane.</summary>
    public bool MayReassign { get; init; }

    /// <summary>The task waits for a signature, and the user may take it back or give it back.</summary>
    public bool MayGiveBack { get; init; }

    /// <summary>The user coordinates the collection that is open: he sends one back, or closes it without waiting.</summary>
    public bool Coordinates { get; init; }

    /// <summary>The form of the panel is shown.</summary>
    public bool MayWork => Refusal is null && Panel is not null;
}

/// <summary>Something to look at, loaded.</summary>
public sealed record ExhibitView(Type Component, object Model);

/// <summary>Somebody of the lane.</summary>
public sealed record Colleague(Organisation.PersonId Person, string Name, string Position);

/// <summary>Who sent work back, when, and why in his words.</summary>
public sealed record BackAgain(string Who, string Reason);

/// <summary>What somebody said about the run.</summary>
public sealed record CommentView(string Who, string Position, string When, string Text);
