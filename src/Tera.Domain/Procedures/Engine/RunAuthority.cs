using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Who may work in a task, for panels that do more than complete it.</summary>
public static class RunAuthority
{
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
