using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Sending work back, for all or for some, always with a reason.</summary>
internal static class Returning
{
    public static Result<RunEvent> Return(Run run, RunCommand.Return command, Surroundings around)
    {
        if (!Sender(run, command.Task, around).Accepted(out var sender, out var no))
        {
            return no;
        }

        if (command.Task.Slot.IsJointActor)
        {
            return RunRejections.DoesNotDecide();
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        var units = Chosen(command.Units);
        var step = around.Definition[command.Task.Step];
        if ((TargetRefused(run, around.Definition, step, command.To) ?? UnitsRefused(run, around.Definition[command.To], units)) is { } refused)
        {
            return refused;
        }

        return new RunEvent.Returned(
            command.Task,
            Authority.Performer(sender),
            command.To,
            units,
            command.Reason,
            Deviates: !step.ReturnTargets.Contains(command.To),
            Router.SentBack(run, around, command.To, units));
    }

    /// <summary>
    /// The right by which the actor sends the work back from a task, or why he may not. One of many who fill does not: going back ends
    /// what all the others have in hand, so it is for who coordinates them, and for those who steer the run.
    /// </summary>
    public static Result<LaneHolder> Sender(Run run, TaskKey key, Surroundings around)
    {
        if (!key.Slot.IsOneOfMany)
        {
            return Authority.Over(run, key, around).Accepted(out var mine, out var no) ? mine.Holder : no;
        }

        if (!Authority.OpenTask(run, key).Accepted(out var task, out var ended))
        {
            return ended;
        }

        return Authority.Coordinator(around.Definition.ActOf(key.Step, task.Key.Act), around).Accepted(out var coordinator, out var notHis) ? coordinator
            : Authority.StewardOf(around).Accepted(out var steward, out _) ? steward
            : notHis;
    }

    /// <summary>
    /// Where the work may go back to from a step: what the SOP offers first, then the way here from its end. The step itself is among them
    /// only where it can wait for its linked SOP once more.
    /// </summary>
    public static ImmutableArray<StepKey> Targets(Run run, ProcedureDefinition definition, Step step)
    {
        var way = run.Way;
        return
        [
            .. step.ReturnTargets.Where(key => TargetRefused(run, definition, step, key) is null)
                .Concat(way.Reverse().Where(key => key != step.Key || step.Link is { Mode: LinkMode.Waits })).Distinct(),
        ];
    }

    /// <summary>Back is back: to a step on the way here, or where the SOP itself sends a refusal; never over steps still to be done.</summary>
    private static Rejection? TargetRefused(Run run, ProcedureDefinition definition, Step step, StepKey to) =>
        run.Way.Contains(to) || step.Refusal?.Targets.Contains(to) is true ? null
        : run.RoundOf(to) == 0 ? RunRejections.NeverVisited(definition.NameOf(to))
        : RunRejections.LiesAhead(definition.NameOf(to));

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
            return RunRejections.NoOpenCollection(around.Definition.NameOf(task.Key.Step));
        }

        if (!Authority.Coordinator(open, around).Accepted(out var coordinator, out var no))
        {
            return no;
        }

        var latest = run.Tasks.Last(other => other.Key with { Round = 0 } == task.Key with { Round = 0 });
        return task == latest && task.Status is RunTaskStatus.Done && task.Key.Act == run.Open.First().Key.Act
            ? new RunEvent.SubmissionReturned(task.Key, Authority.Performer(coordinator), command.Reason, Router.Reopen(run, around, task))
            : RunRejections.NotHandedIn();
    }

    public static Result<RunEvent> CloseCollection(Run run, RunCommand.CloseCollection command, Surroundings around)
    {
        if (OpenFanOut(run, command.Step, around) is not { } act)
        {
            return RunRejections.NoOpenCollection(around.Definition.NameOf(command.Step));
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        if (!Authority.Coordinator(act, around).Accepted(out var coordinator, out var no))
        {
            return no;
        }

        if (Inputs.FirstMissing(run, around.Definition[command.Step], around.Definition) is { } missing)
        {
            return RunRejections.InputMissing(missing.Printed);
        }

        ImmutableArray<ClosedTask> rest = [.. run.Open.Select(task => new ClosedTask(task.Key, RunTaskStatus.Skipped))];
        var progress = Router.After(run, around, run.Open.First().Key, rest);
        return new RunEvent.CollectionClosed(command.Step, Authority.Performer(coordinator), command.Reason, progress);
    }

    /// <summary>The units or employees a command names, each once; empty for all.</summary>
    public static ImmutableArray<Slot> Chosen(ImmutableArray<Slot> units) => units.IsDefault ? [] : [.. units.Distinct()];

    /// <summary>Why the chosen units cannot be sent back to that step; null when they can.</summary>
    public static Rejection? UnitsRefused(Run run, Step target, ImmutableArray<Slot> units) =>
        units.IsEmpty
        || (target.Acts.FirstOrDefault(act => act.FansOut) is { } fanOut
            && units.All(unit => unit.Employee is not null == fanOut.Participation is Participation.EachEmployee
                && run.Participants.Any(who => who.Slot == unit)))
            ? null
            : RunRejections.UnitsNotApplicable(target.Number ?? target.Text);

    private static Act? OpenFanOut(Run run, StepKey step, Surroundings around)
    {
        if (run.Open.FirstOrDefault() is not { Key.Act: > 0 } open || open.Key.Step != step)
        {
            return null;
        }

        var act = around.Definition.ActOf(step, open.Key.Act);
        return act.FansOut ? act : null;
    }
}
