using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>What happened to a run. One command makes exactly one event; the state is the fold of the events.</summary>
/// <remarks>Released shapes never change: a new need is a new event with its own transition, or a member that may be absent and then leaves no trace in the text.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Claimed), "claimed")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Reassigned), "reassigned")]
[JsonDerivedType(typeof(Entrusted), "entrusted")]
[JsonDerivedType(typeof(GivenBack), "given-back")]
[JsonDerivedType(typeof(HandedBack), "handed-back")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(SubmissionReturned), "submission-returned")]
[JsonDerivedType(typeof(CollectionClosed), "collection-closed")]
[JsonDerivedType(typeof(InputProvided), "input-provided")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(OverdueNoted), "overdue-noted")]
[JsonDerivedType(typeof(LinkFinished), "link-finished")]
[JsonDerivedType(typeof(LinkCancelled), "link-cancelled")]
[JsonDerivedType(typeof(Rescheduled), "rescheduled")]
[JsonDerivedType(typeof(MovedToVersion), "moved-to-version")]
public abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <summary>The run began.</summary>
    public sealed record Started(ImmutableArray<Participant> Participants, ParentTask? Parent, string? CoverOverride, Progress Progress) : RunEvent
    {
        /// <summary>What it is bound to; null in runs that began before events told it.</summary>
        public RunBinding? Binding { get; init; }
    }

    /// <summary>Somebody took a task.</summary>
    public sealed record Claimed(TaskKey Task, PersonId Holder) : RunEvent;

    /// <summary>Somebody gave a taken task back.</summary>
    public sealed record Released(TaskKey Task) : RunEvent;

    /// <summary>A task was given to a person.</summary>
    public sealed record Reassigned(TaskKey Task, PersonId To, string Reason) : RunEvent;

    /// <summary>The last act of a task was given to a person.</summary>
    public sealed record Entrusted(TaskKey Task, Performer By, Performer To) : RunEvent;

    /// <summary>An entrusted task came back to its lane, unfinished.</summary>
    public sealed record GivenBack(TaskKey Task, Performer By, string Reason) : RunEvent;

    /// <summary>Whoever a part of a task was entrusted to did it; the rest is its lane's again.</summary>
    public sealed record HandedBack(TaskKey Task, Performer By) : RunEvent;

    /// <summary>A task was done.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="By">Who did it.</param>
    /// <param name="Outcome">Of a check.</param>
    /// <param name="Note">Reason or remark.</param>
    /// <param name="OwnWork">True when he judged what he had made himself and policy or the SOP let him.</param>
    /// <param name="Participants">Who takes part from now on; null for no change.</param>
    /// <param name="Progress">What it set in motion.</param>
    public sealed record Completed(
        TaskKey Task,
        Performer By,
        CheckOutcome? Outcome,
        string? Note,
        bool OwnWork,
        ImmutableArray<Participant>? Participants,
        Progress Progress) : RunEvent;

    /// <summary>The work went back.</summary>
    /// <param name="Task">In whose name.</param>
    /// <param name="By">Who sent it back.</param>
    /// <param name="To">The step.</param>
    /// <param name="Units">For whom; empty for all.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Deviates">True when the SOP, printed or proposed, has no such branch.</param>
    /// <param name="Progress">What it set in motion.</param>
    public sealed record Returned(
        TaskKey Task,
        Performer By,
        StepKey To,
        ImmutableArray<Slot> Units,
        string Reason,
        bool Deviates,
        Progress Progress) : RunEvent;

    /// <summary>One unit's hand-in went back while the others still fill.</summary>
    public sealed record SubmissionReturned(TaskKey Task, Performer By, string Reason, Progress Progress) : RunEvent;

    /// <summary>A collection was closed without waiting for the rest.</summary>
    public sealed record CollectionClosed(StepKey Step, Performer By, string Reason, Progress Progress) : RunEvent;

    /// <summary>An input was attached by hand.</summary>
    public sealed record InputProvided(StepKey Step, int Round, ArtifactKind Artifact, Performer By, string Reason) : RunEvent;

    /// <summary>The clock stopped.</summary>
    public sealed record Paused(string Reason) : RunEvent;

    /// <summary>The clock runs again.</summary>
    public sealed record Resumed(ImmutableArray<DueChange> Due) : RunEvent;

    /// <summary>The run ended before its end.</summary>
    public sealed record Cancelled(string Reason) : RunEvent;

    /// <summary>Standard times passed.</summary>
    public sealed record OverdueNoted(ImmutableArray<TaskKey> Tasks) : RunEvent;

    /// <summary>The linked SOP came to its end.</summary>
    public sealed record LinkFinished(TaskKey Task, RunId Child, Progress Progress) : RunEvent;

    /// <summary>The linked SOP was called off; the row goes on by hand.</summary>
    /// <param name="Task">The task that waited.</param>
    /// <param name="Child">The run that was called off.</param>
    /// <param name="Reason">Why it was.</param>
    /// <param name="Progress">What it set in motion.</param>
    public sealed record LinkCancelled(TaskKey Task, RunId Child, string Reason, Progress Progress) : RunEvent;

    /// <summary>Due times were set again.</summary>
    public sealed record Rescheduled(ImmutableArray<DueChange> Due) : RunEvent;

    /// <summary>The run goes on under another version of its SOP; its tasks stay.</summary>
    /// <param name="Version">Id of the version.</param>
    /// <param name="From">Number of the version before.</param>
    /// <param name="To">Number of the version.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Due">Due times that are others under it.</param>
    public sealed record MovedToVersion(Guid Version, int From, int To, string Reason, ImmutableArray<DueChange> Due) : RunEvent;
}

/// <summary>A new end of a task's standard time.</summary>
public sealed record DueChange(TaskKey Task, Instant? DueAt);

/// <summary>What an event closed besides its own task, and what it opened.</summary>
/// <param name="Closed">Tasks that ended without being done by their own, and how: a joint actor whom an attendance list names is done.</param>
/// <param name="Opened">Tasks that began.</param>
/// <param name="Finished">True when the run came to its end.</param>
public sealed record Progress(ImmutableArray<ClosedTask> Closed, ImmutableArray<OpenedTask> Opened, bool Finished)
{
    /// <summary>Nothing else moved.</summary>
    public static Progress None { get; } = new([], [], Finished: false);
}

/// <summary>A task that ended without being done.</summary>
public sealed record ClosedTask(TaskKey Task, RunTaskStatus Status);
