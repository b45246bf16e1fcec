using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Who has a task in hand.</summary>
internal static class Holding
{
    public static Result<RunEvent> Claim(Run run, RunCommand.Claim claim, Surroundings around)
    {
        if (!Authority.Over(run, claim.Task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        return mine.Task.Holder is null ? new RunEvent.Claimed(mine.Task.Key, mine.Holder.Person) : RunRejections.AlreadyHolds();
    }

    public static Result<RunEvent> Release(Run run, RunCommand.Release release, Surroundings around)
    {
        if (!Authority.Over(run, release.Task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        return mine.Task.Holder is null ? RunRejections.NotTaken() : new RunEvent.Released(mine.Task.Key);
    }

    /// <summary>By the holder of the lane or by those who steer the run; only to somebody of the lane.</summary>
    public static Result<RunEvent> Reassign(Run run, RunCommand.Reassign reassign, Surroundings around)
    {
        if (!Authority.OpenTask(run, reassign.Task).Accepted(out var task, out var no))
        {
            return no;
        }

        if (string.IsNullOrWhiteSpace(reassign.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        var inLane = around.Actor is { } person && around.Roster.Find(person, task.Lane, task.Key.Slot) is not null;
        if (!inLane && Authority.Steward(around) is { } notSteward)
        {
            return notSteward;
        }

        if (around.Roster.Find(reassign.To, task.Lane, task.Key.Slot) is null)
        {
            return RunRejections.CannotHold(around.Definition.Lane(task.Lane).Role);
        }

        return task.Holder == reassign.To ? RunRejections.AlreadyHolds() : new RunEvent.Reassigned(task.Key, reassign.To, reassign.Reason);
    }
}
