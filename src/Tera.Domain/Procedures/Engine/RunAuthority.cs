using System.Collections.Immutable;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Who may work in a task, for panels that do more than complete it.</summary>
public static class RunAuthority
{
    /// <summary>Whether the actor coordinates a collection: he may send back what was handed in, and close it without waiting.</summary>
    /// <param name="act">The act that fans out.</param>
    /// <param name="around">With the actor.</param>
    public static bool Coordinates(Act act, Surroundings around) => Authority.Coordinator(act, around).Accepted(out _, out _);

    /// <summary>By what right the actor works in an open task, or why he may not; who made the work is told before he judges it, not after.</summary>
    public static Result<LaneHolder> Over(Run run, TaskKey task, Surroundings around)
    {
        if (Standing(run) is { } stands)
        {
            return stands;
        }

        if (!Authority.Over(run, task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        return mine.Task.Key.Slot.IsJointActor || FourEyes.Judge(run, mine.Task, mine.Holder, around).Accepted(out _, out var own) ? mine.Holder : own;
    }

    /// <summary>By what right the actor may do a task if nobody else has it in hand; null when he may not.</summary>
    public static LaneHolder? RightOf(RunTask task, Surroundings around) => Authority.RightOf(task, around);

    /// <summary>Who has a task in hand now: nobody where whoever took it has left the lane.</summary>
    public static PersonId? HolderOf(RunTask task, Surroundings around) => Authority.HeldBy(task, around);

    /// <summary>Why a row cannot be done yet although it is somebody's turn: an input that no step has made and nobody attached. Null when all are there.</summary>
    public static Rejection? InputMissing(Run run, TaskKey task, ProcedureDefinition definition) =>
        Inputs.FirstMissing(run, definition[task.Step], definition) is { } missing ? RunRejections.InputMissing(missing.Printed) : null;

    /// <summary>Whether the actor may give an open task to somebody of its lane: he is of it, or steers the run.</summary>
    public static bool MayReassign(Run run, RunTask task, Surroundings around) =>
        task is { Status: RunTaskStatus.Open, Entrusted: null } && Standing(run) is null && Holding.MayNotReassign(task, around) is null;

    /// <summary>
    /// To whom the actor may hand an open task over: not to whoever has it in hand, not to himself where nobody else has, and to nobody who
    /// would have to judge his own work. Empty when he may not hand it over.
    /// </summary>
    public static ImmutableArray<LaneHolder> HandOverTargets(Run run, RunTask task, Surroundings around) => !MayReassign(run, task, around) ? [] :
    [
        .. around.Roster.HoldersOf(task.Lane, task.Key.Slot).DistinctBy(holder => holder.Person)
            .Where(holder => holder.Person != HolderOf(task, around) && Holding.MayNotReceive(run, task, holder, around) is null),
    ];

    /// <summary>
    /// The first check or signature to come from which doing the task would bar the actor although nobody else could do that one; null where
    /// there is none, and where he may not do the task.
    /// </summary>
    public static BarredAhead? BarredAhead(Run run, RunTask task, Surroundings around) =>
        Over(run, task.Key, around).Accepted(out var doer, out _) ? FourEyes.Ahead(run, task, doer, around) : null;

    /// <summary>The part of the work that the actor made and is therefore not to judge in a task, with those who could make it in his place; null where nothing bars him.</summary>
    public static (RunTask Made, ImmutableArray<LaneHolder> Writers)? OwnPart(Run run, RunTask task, Surroundings around) =>
        task is { Status: RunTaskStatus.Open, Key.Slot.IsJointActor: false } ? FourEyes.OwnPart(run, task, around) : null;

    /// <summary>Where the actor may send the work back to from an open task, what the SOP offers first; empty when he may not.</summary>
    public static ImmutableArray<StepKey> ReturnTargets(Run run, RunTask task, Surroundings around) =>
        task is { Status: RunTaskStatus.Open, Entrusted: null, Key.Slot.IsJointActor: false } && Standing(run) is null && Returning.Sender(run, task.Key, around).Accepted(out _, out _)
            ? Returning.Targets(run, around.Definition, around.Definition[task.Key.Step])
            : [];

    /// <summary>By what right the actor gives an entrusted task back or takes it back; null when he may not, or it is entrusted to nobody.</summary>
    public static LaneHolder? GivingBack(RunTask task, Surroundings around) =>
        task.Entrusted is null ? null
            : Authority.RightOf(task, around) ?? Authority.RightInLane(task, around) ?? (Authority.StewardOf(around).Accepted(out var steward, out _) ? steward : null);

    /// <summary>
    /// By what right the actor judges what others hand in: he holds an open task that checks or compiles it, or coordinates an open
    /// collection. The task is the one it happens under.
    /// </summary>
    public static Result<(RunTask Task, LaneHolder Holder)> Reviewing(Run run, Surroundings around)
    {
        if (Standing(run) is { } stands)
        {
            return stands;
        }

        foreach (var open in run.Open.Where(task => task.Key.Act > 0))
        {
            var act = around.Definition.ActOf(open.Key.Step, open.Key.Act);
            if (act.Kind is ActKind.Check or ActKind.Process && Over(run, open.Key, around).Accepted(out var judge, out _))
            {
                return (open, judge);
            }

            if (act is { Kind: ActKind.Collect, FansOut: true } && Authority.Coordinator(act, around).Accepted(out var coordinator, out _))
            {
                return (open, coordinator);
            }
        }

        return RunRejections.NotAReviewer();
    }

    private static Rejection? Standing(Run run) => run.Status switch
    {
        RunStatus.Finished or RunStatus.Cancelled => RunRejections.AlreadyOver(),
        RunStatus.Paused => RunRejections.IsPaused(),
        _ => null,
    };

    /// <summary>Why the actor may not steer the run (stop, resume, end it); null when he may.</summary>
    public static Rejection? Steering(Surroundings around) => Authority.Steward(around);
}
