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

        return Authority.HeldBy(mine.Task, around) is null ? new RunEvent.Claimed(mine.Task.Key, mine.Holder.Person) : RunRejections.AlreadyHolds();
    }

    public static Result<RunEvent> Release(Run run, RunCommand.Release release, Surroundings around)
    {
        if (!Authority.Over(run, release.Task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        return mine.Task.Entrusted is not null || Authority.HeldBy(mine.Task, around) is null ? RunRejections.NotTaken() : new RunEvent.Released(mine.Task.Key);
    }

    /// <summary>By those of the lane, once what the step needs is there: what is signed is then complete.</summary>
    public static Result<RunEvent> Entrust(Run run, RunCommand.Entrust entrust, Surroundings around)
    {
        if (!Authority.Over(run, entrust.Task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        if (mine.Task.Key.Slot.IsJointActor)
        {
            return RunRejections.DoesNotDecide();
        }

        if (mine.Task.Entrusted is not null)
        {
            return RunRejections.AlreadyHolds();
        }

        return Inputs.FirstMissing(run, around.Definition[mine.Task.Key.Step], around.Definition) is { } missing
            ? RunRejections.InputMissing(missing.Printed)
            : new RunEvent.Entrusted(mine.Task.Key, Authority.Performer(mine.Holder), new(entrust.To, entrust.Position, OnBehalfOf: null));
    }

    /// <summary>By whom it was entrusted to, or by anyone of the lane: a chair may be away.</summary>
    public static Result<RunEvent> GiveBack(Run run, RunCommand.GiveBack back, Surroundings around)
    {
        if (!Authority.OpenTask(run, back.Task).Accepted(out var task, out var no))
        {
            return no;
        }

        if (task.Entrusted is null)
        {
            return RunRejections.NotEntrusted();
        }

        if (RunAuthority.GivingBack(task, around) is not { } right)
        {
            return RunRejections.NotYourTask(around.Definition.Lane(task.Lane).Role);
        }

        return string.IsNullOrWhiteSpace(back.Reason)
            ? RunRejections.ReasonMissing()
            : new RunEvent.GivenBack(task.Key, Authority.Performer(right), back.Reason);
    }

    /// <summary>By whom it was entrusted to alone.</summary>
    public static Result<RunEvent> HandBack(Run run, RunCommand.HandBack back, Surroundings around)
    {
        if (!Authority.Over(run, back.Task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        return mine.Task.Entrusted is null ? RunRejections.NotEntrusted() : new RunEvent.HandedBack(mine.Task.Key, Authority.Performer(mine.Holder));
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

        if (MayNotReassign(task, around) is { } notSteward)
        {
            return notSteward;
        }

        if (task.Entrusted is { } trusted)
        {
            return RunRejections.EntrustedToAnother(trusted.Position);
        }

        if (around.Roster.Find(reassign.To, task.Lane, task.Key.Slot) is not { } to)
        {
            return RunRejections.CannotHold(around.Definition.Lane(task.Lane).Role);
        }

        if (task.Holder == reassign.To)
        {
            return RunRejections.AlreadyHolds();
        }

        return MayNotReceive(run, task, to, around) is { } barred ? barred : new RunEvent.Reassigned(task.Key, reassign.To, reassign.Reason);
    }

    /// <summary>Why somebody of the lane may not be given the task: the actor himself has nobody to take it from, or he made what is to be judged. Null when he may.</summary>
    public static Rejection? MayNotReceive(Run run, RunTask task, LaneHolder to, Surroundings around) =>
        to.Person == around.Actor && Authority.HeldBy(task, around) is null ? RunRejections.ToOneself()
        : !task.Key.Slot.IsJointActor && !FourEyes.Judge(run, task, to, around).Accepted(out _, out _) ? RunRejections.MadeItHimself()
        : null;

    /// <summary>Null when the actor is of the lane or steers the run.</summary>
    public static Rejection? MayNotReassign(RunTask task, Surroundings around) =>
        Authority.RightInLane(task, around) is null ? Authority.Steward(around) : null;
}
