using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Doing a task.</summary>
internal static class Completion
{
    public static Result<RunEvent> Complete(Run run, RunCommand.Complete complete, Surroundings around)
    {
        if (!Authority.Over(run, complete.Task, around).Accepted(out var mine, out var no))
        {
            return no;
        }

        var step = around.Definition[mine.Task.Key.Step];
        var act = step.Acts[mine.Task.Key.Act - 1];
        if (mine.Task.Key.Slot.IsJointActor)
        {
            return Happened(complete, mine.Holder, ownWork: false, Progress.None);
        }

        if (Inputs.FirstMissing(run, step, around.Definition) is { } missing)
        {
            return RunRejections.InputMissing(missing.Printed);
        }

        if (Refusal(run, complete, act, around) is { } refused)
        {
            return refused;
        }

        if (!FourEyes.Judge(run, mine.Task, mine.Holder, around).Accepted(out var ownWork, out var own))
        {
            return own;
        }

        var begun = run with { Participants = Participants(run, complete) ?? run.Participants };
        return complete.Outcome is CheckOutcome.No
            ? No(begun, complete, (Onward.Decision)step.Onward, mine.Holder, ownWork, around)
            : Happened(complete, mine.Holder, ownWork, Router.After(begun, around, mine.Task.Key, [])) with
            {
                Participants = Participants(run, complete),
            };
    }

    /// <summary>What is wrong with the form itself.</summary>
    private static Rejection? Refusal(Run run, RunCommand.Complete complete, Act act, Surroundings around) => act.Kind switch
    {
        ActKind.Check when complete.Outcome is null => RunRejections.OutcomeMissing(),
        ActKind.Check when complete.Outcome is CheckOutcome.No && string.IsNullOrWhiteSpace(complete.Note) => RunRejections.ReasonMissing(),
        ActKind.Check => null,
        _ when complete.Outcome is not null => RunRejections.OutcomeNotAsked(),
        ActKind.Distribute when complete.Participants is { } chosen && !AreOfTheAgency(chosen, run, around) => RunRejections.WrongParticipants(),
        _ when act.Kind is not ActKind.Distribute && complete.Participants is not null => RunRejections.WrongParticipants(),
        _ => null,
    };

    private static bool AreOfTheAgency(ImmutableArray<Participant> chosen, Run run, Surroundings around)
    {
        var known = run.Participants.Concat(around.Roster.Units).Concat(around.Roster.Employees).Select(who => who.Slot).ToHashSet();
        return !chosen.IsEmpty
            && chosen.All(who => known.Contains(who.Slot) && who.Slot.Employee is null == chosen[0].Slot.Employee is null)
            && chosen.DistinctBy(who => who.Slot).Count() == chosen.Length;
    }

    /// <summary>Distribution replaces the units or the employees, whichever it names, and keeps the others.</summary>
    private static ImmutableArray<Participant>? Participants(Run run, RunCommand.Complete complete)
    {
        if (complete.Participants is not { IsEmpty: false } chosen)
        {
            return null;
        }

        var employees = chosen[0].Slot.Employee is not null;
        return [.. chosen, .. run.Participants.Where(who => who.Slot.Employee is not null != employees)];
    }

    private static Result<RunEvent> No(
        Run run, RunCommand.Complete complete, Onward.Decision decision, LaneHolder holder, bool ownWork, Surroundings around)
    {
        if (decision.No.Targets.IsEmpty)
        {
            return Happened(complete, holder, ownWork, Router.End(run, complete.Task));
        }

        var to = complete.ReturnTo ?? decision.No.Targets[0];
        if (!decision.No.Targets.Contains(to))
        {
            return RunRejections.NotATarget(to);
        }

        ImmutableArray<Slot> units = complete.Units.IsDefault ? [] : complete.Units;
        return Returning.UnitsRefused(run, around.Definition[to], units) is { } refused
            ? refused
            : Happened(complete, holder, ownWork, Router.GoTo(run, around, complete.Task, to, units, RunTaskStatus.Covered));
    }

    private static RunEvent.Completed Happened(RunCommand.Complete complete, LaneHolder holder, bool ownWork, Progress progress) =>
        new(complete.Task, Authority.Performer(holder), complete.Outcome, complete.Note, ownWork, Participants: null, progress);
}
