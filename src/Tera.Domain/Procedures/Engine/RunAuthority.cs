using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Who may work in a task, for panels that do more than complete it.</summary>
public static class RunAuthority
{
    /// <summary>By what right the actor works in an open task, or why he may not; who made the work is told before he judges it, not after.</summary>
    public static Result<LaneHolder> Over(Run run, TaskKey task, Surroundings around)
    {
        if (run.Status is RunStatus.Finished or RunStatus.Cancelled)
        {
            return RunRejections.AlreadyOver();
        }

        if (run.Status is RunStatus.Paused)
        {
            return RunRejections.IsPaused();
        }

        if (!Authority.Over(run, task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        return mine.Task.Key.Slot.IsJointActor || FourEyes.Judge(run, mine.Task, mine.Holder, around).Accepted(out _, out var own) ? mine.Holder : own;
    }

    /// <summary>Why the actor may not steer the run (stop, resume, end it); null when he may.</summary>
    public static Rejection? Steering(Surroundings around) => Authority.Steward(around);
}
