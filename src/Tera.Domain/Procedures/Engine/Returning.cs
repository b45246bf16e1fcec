using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Sending work back, for all or for some, always with a reason.</summary>
internal static class Returning
{
    public static Result<RunEvent> Return(Run run, RunCommand.Return command, Surroundings around)
    {
        if (!Authority.Over(run, command.Task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        if (around.Definition.Find(command.To) is not { } target || run.RoundOf(command.To) == 0)
        {
            return RunRejections.NeverVisited(command.To);
        }

        if (UnitsRefused(run, target, command.Units) is { } refused)
        {
            return refused;
        }

        var step = around.Definition[mine.Task.Key.Step];
        return new RunEvent.Returned(
            command.Task,
            Authority.Performer(mine.Holder),
            command.To,
            command.Units,
            command.Reason,
            Deviates: !step.ReturnTargets.Contains(command.To),
            Router.GoTo(run, around, done: null, command.To, command.Units, RunTaskStatus.Returned));
    }

    public static Result<RunEvent> ReturnSubmission(Run run, RunCommand.ReturnSubmission command, Surroundings around)
    {
        if (run.Find(command.Task) is not { } task)
        {
            return RunRejections.NoSuchTask(command.Task);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        if (OpenFanOut(run, task.Key.Step, around) is not { } open)
        {
            return RunRejections.NoOpenCollection(task.Key.Step);
        }

        if (!Authority.Coordinator(open, around).Accepted(out var coordinator, out var no))
        {
            return no;
        }

        var stillOpen = run.Open.Any(other => other.Key.Act == task.Key.Act && other.Key.Slot == task.Key.Slot);
        return task.Status is RunTaskStatus.Done && !stillOpen && task.Key.Act == run.Open.First().Key.Act
            ? new RunEvent.SubmissionReturned(task.Key, Authority.Performer(coordinator), command.Reason, Router.Reopen(run, around, task))
            : RunRejections.NotHandedIn();
    }

    public static Result<RunEvent> CloseCollection(Run run, RunCommand.CloseCollection command, Surroundings around)
    {
        if (OpenFanOut(run, command.Step, around) is not { } act)
        {
            return RunRejections.NoOpenCollection(command.Step);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        if (!Authority.Coordinator(act, around).Accepted(out var coordinator, out var no))
        {
            return no;
        }

        ImmutableArray<ClosedTask> rest = [.. run.Open.Select(task => new ClosedTask(task.Key, RunTaskStatus.Skipped))];
        var progress = Router.After(run, around, run.Open.First().Key, rest);
        return new RunEvent.CollectionClosed(command.Step, Authority.Performer(coordinator), command.Reason, progress);
    }

    /// <summary>Why the chosen units cannot be sent back to that step; null when they can.</summary>
    public static Rejection? UnitsRefused(Run run, Step target, ImmutableArray<Slot> units) =>
        units.IsDefaultOrEmpty
        || (target.Acts.FirstOrDefault(act => act.FansOut) is { } fanOut
            && units.All(unit => unit.Employee is not null == fanOut.Participation is Participation.EachEmployee
                && run.Participants.Any(who => who.Slot == unit)))
            ? null
            : RunRejections.UnitsNotApplicable(target.Key);

    private static Act? OpenFanOut(Run run, StepKey step, Surroundings around)
    {
        if (run.Open.FirstOrDefault() is not { Key.Act: > 0 } open || open.Key.Step != step)
        {
            return null;
        }

        var act = around.Definition[step].Acts[open.Key.Act - 1];
        return act.FansOut ? act : null;
    }
}
