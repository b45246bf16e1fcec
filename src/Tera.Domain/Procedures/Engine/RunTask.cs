using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>What became of a task.</summary>
public enum RunTaskStatus
{
    /// <summary>Waiting for somebody.</summary>
    Open,

    /// <summary>Waiting for the sub-run of a linked SOP.</summary>
    WaitingForLink,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Ended because the work went back to an earlier step.</summary>
    Returned,

    /// <summary>Ended because the coordinator closed the collection without waiting.</summary>
    Skipped,

    /// <summary>A joint actor's task that ended with the decision, unconfirmed.</summary>
    Covered,

    /// <summary>Ended with the run, or with the run of the linked SOP it waited for.</summary>
    Cancelled,
}

/// <summary>How a check ended.</summary>
public enum CheckOutcome
{
    /// <summary>Ya.</summary>
    Yes,

    /// <summary>Tidak.</summary>
    No,
}

/// <summary>Who did something, by what right.</summary>
/// <param name="Person">The natural person.</param>
/// <param name="Position">His title at that moment.</param>
/// <param name="OnBehalfOf">Whom he stood in for; null for nobody.</param>
public sealed record Performer(PersonId Person, string Position, PersonId? OnBehalfOf);

/// <summary>A task as it is opened.</summary>
/// <param name="Key">Its name in the run.</param>
/// <param name="Lane">Who is asked.</param>
/// <param name="Label">Name of the unit or employee; null for the sole task.</param>
/// <param name="DueAt">When the standard time of its step ends; null where the SOP prints none.</param>
public sealed record OpenedTask(TaskKey Key, LaneKey Lane, string? Label, Instant? DueAt);

/// <summary>A task of a run, open or ended.</summary>
public sealed record RunTask
{
    /// <summary>Its name in the run.</summary>
    public required TaskKey Key { get; init; }

    /// <summary>Who is asked.</summary>
    public required LaneKey Lane { get; init; }

    /// <summary>Name of the unit or employee; null for the sole task.</summary>
    public string? Label { get; init; }

    /// <summary>What became of it.</summary>
    public required RunTaskStatus Status { get; init; }

    /// <summary>When it was opened; claiming and reassigning never change it.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>When the standard time ends; null for no limit.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Who took it or was given it; null while anyone of the lane may.</summary>
    public PersonId? Holder { get; init; }

    /// <summary>When the holder took it.</summary>
    public Instant? ClaimedAt { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Who ended it by doing it; null when it was not done, or when the attendance list of the act says it for him.</summary>
    public Performer? By { get; init; }

    /// <summary>How the check ended; null for other acts.</summary>
    public CheckOutcome? Outcome { get; init; }

    /// <summary>True once its lateness is on record.</summary>
    public bool OverdueNoted { get; init; }

    /// <summary>
    /// To whom those of the lane have given its last act, a signature under what they wrote; he need not be of the lane.
    /// Null while the lane has it.
    /// </summary>
    public Performer? Entrusted { get; init; }

    /// <summary>True while it waits for a person or a linked SOP.</summary>
    public bool IsOpen => Status is RunTaskStatus.Open or RunTaskStatus.WaitingForLink;
}
