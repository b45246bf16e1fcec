using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>What somebody wants of a run.</summary>
public abstract record RunCommand
{
    private RunCommand()
    {
    }

    /// <summary>Begins the run.</summary>
    /// <param name="Parent">The waiting task of the run that needs this one; null for a run of its own.</param>
    /// <param name="CoverOverride">Why it runs although the cover lacks data; null where the cover is complete.</param>
    public sealed record Start(ParentTask? Parent, string? CoverOverride) : RunCommand
    {
        /// <summary>What it is bound to, for the record; null where nobody said.</summary>
        public RunBinding? Binding { get; init; }
    }

    /// <summary>Takes a task that anyone of the lane may do.</summary>
    public sealed record Claim(TaskKey Task) : RunCommand;

    /// <summary>Gives a taken task back to the lane.</summary>
    public sealed record Release(TaskKey Task) : RunCommand;

    /// <summary>Gives a task to a person of its lane; the clock goes on.</summary>
    public sealed record Reassign(TaskKey Task, PersonId To, string Reason) : RunCommand;

    /// <summary>Gives the last act of a task to a person who need not be of its lane: the signature of who chaired, under minutes another wrote.</summary>
    /// <param name="Task">The task; it stays open and its clock goes on.</param>
    /// <param name="To">Who.</param>
    /// <param name="Position">His title now.</param>
    public sealed record Entrust(TaskKey Task, PersonId To, string Position) : RunCommand;

    /// <summary>Gives an entrusted task back to its lane, or takes it back.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="Reason">Why; never empty.</param>
    public sealed record GiveBack(TaskKey Task, string Reason) : RunCommand;

    /// <summary>Gives an entrusted task back to its lane because what it was entrusted for is done and the act goes on: a letter is signed and has still to leave.</summary>
    /// <param name="Task">The task; it stays open and its clock goes on.</param>
    public sealed record HandBack(TaskKey Task) : RunCommand;

    /// <summary>Does a task.</summary>
    /// <param name="Task">The task.</param>
    /// <param name="Outcome">Yes or No for a check; null otherwise.</param>
    /// <param name="ReturnTo">Where a No leads; null for the default target.</param>
    /// <param name="Units">For whom a No leads back; empty for all.</param>
    /// <param name="Note">The reason of a No, or a remark; null for none.</param>
    /// <param name="Participants">For a distribution: the units or the employees who will fill; null to keep who takes part.</param>
    public sealed record Complete(
        TaskKey Task,
        CheckOutcome? Outcome = null,
        StepKey? ReturnTo = null,
        ImmutableArray<Slot> Units = default,
        string? Note = null,
        ImmutableArray<Slot>? Participants = null) : RunCommand
    {
        /// <summary>
        /// Joint actors of the same act who took part by what this act itself records, an attendance list; empty for none.
        /// Who has said so himself, or was never asked, is passed over.
        /// </summary>
        public ImmutableArray<Slot> Witnessed { get; init; } = [];
    }

    /// <summary>Sends the work back to a step on the way here, or to where the SOP sends a refusal.</summary>
    /// <param name="Task">The task in whose name it is sent back.</param>
    /// <param name="To">The step.</param>
    /// <param name="Units">For whom; empty for all.</param>
    /// <param name="Reason">Why; never empty.</param>
    public sealed record Return(TaskKey Task, StepKey To, ImmutableArray<Slot> Units, string Reason) : RunCommand;

    /// <summary>Sends one unit's hand-in back while the others still fill.</summary>
    public sealed record ReturnSubmission(TaskKey Task, string Reason) : RunCommand;

    /// <summary>Ends a collection without waiting for the rest; they stay visible as not reported.</summary>
    public sealed record CloseCollection(StepKey Step, string Reason) : RunCommand;

    /// <summary>Attaches by hand an input that no earlier step made.</summary>
    public sealed record ProvideInput(StepKey Step, ArtifactKind Artifact, string Reason) : RunCommand;

    /// <summary>Stops the clock.</summary>
    public sealed record Pause(string Reason) : RunCommand;

    /// <summary>Lets the clock run again.</summary>
    public sealed record Resume : RunCommand;

    /// <summary>Ends the run before its end.</summary>
    public sealed record Cancel(string Reason) : RunCommand;

    /// <summary>The system notes that standard times have passed.</summary>
    public sealed record NoteOverdue : RunCommand;

    /// <summary>The system reports that the linked SOP has come to its end.</summary>
    public sealed record LinkFinished(TaskKey Task, RunId Child) : RunCommand;

    /// <summary>The system reports that the linked SOP was called off before its end.</summary>
    /// <param name="Task">The task that waits.</param>
    /// <param name="Child">The run that was called off.</param>
    /// <param name="Reason">Why it was.</param>
    public sealed record LinkCancelled(TaskKey Task, RunId Child, string Reason) : RunCommand;

    /// <summary>Takes the run to another version of its SOP. Who may is for the caller to know: whoever may put versions in force.</summary>
    /// <param name="Version">Id of the version.</param>
    /// <param name="From">Number of the version it is bound to.</param>
    /// <param name="To">Number of the version.</param>
    /// <param name="Definition">Its content; sound.</param>
    /// <param name="Reason">Why.</param>
    public sealed record MoveToVersion(Guid Version, int From, int To, ProcedureDefinition Definition, string Reason) : RunCommand;

    /// <summary>The system sets due times again after the calendar changed.</summary>
    public sealed record Reschedule : RunCommand;
}

/// <summary>The task of another run that waits for this one.</summary>
public sealed record ParentTask(RunId Run, TaskKey Task);

/// <summary>Everything a decision may look at besides the run; nothing is fetched inside.</summary>
/// <param name="Definition">The version the run is pinned to.</param>
/// <param name="Roster">Who may act for which lane now.</param>
/// <param name="Actor">Who asks; null for the system.</param>
/// <param name="Now">When.</param>
/// <param name="Due">End of a standard time from a moment, on the agency's working calendar.</param>
/// <param name="Shift">A due time moved by the working time between two moments: due, stopped, resumed.</param>
/// <param name="Resolved">Linked SOPs that the agency has in force, so that a step can wait for them.</param>
/// <param name="AllowOwnWork">Whether the region lets a person judge his own work; visible where it happens.</param>
public sealed record Surroundings(
    ProcedureDefinition Definition,
    Roster Roster,
    PersonId? Actor,
    Instant Now,
    Func<Instant, StandardDuration, Instant> Due,
    Func<Instant, Instant, Instant, Instant> Shift,
    ImmutableHashSet<ProcedureCode> Resolved,
    bool AllowOwnWork)
{
    /// <summary>When, in whole microseconds: due times reckoned from it and the moment on record are then the same.</summary>
    public Instant Now { get; init; } = SealedEvent.Moment(Now);
}
