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

        if (mine.Task.Key.Slot.IsJointActor)
        {
            return Confirm(complete, mine.Holder);
        }

        var step = around.Definition[mine.Task.Key.Step];
        var act = step.Acts[mine.Task.Key.Act - 1];
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

        if (complete.Outcome is CheckOutcome.No)
        {
            return No(run, complete, (Onward.Decision)step.Onward, mine.Holder, ownWork, around);
        }

        var participants = Participants(run, complete, around);
        var begun = run with { Participants = participants ?? run.Participants };
        return Happened(complete, mine.Holder, ownWork, Router.After(begun, around, mine.Task.Key, Witnessed(run, complete))) with { Participants = participants };
    }

    /// <summary>A joint actor says he was there. He decides nothing, so he has no outcome to give and nobody to choose.</summary>
    private static Result<RunEvent> Confirm(RunCommand.Complete complete, LaneHolder holder)
    {
        if (complete.Outcome is not null)
        {
            return RunRejections.OutcomeNotAsked();
        }

        return complete.Participants is null
            ? Happened(complete, holder, ownWork: false, Progress.None)
            : RunRejections.WrongParticipants();
    }

    /// <summary>Tasks of joint actors that end as done, though they said nothing themselves.</summary>
    private static ImmutableArray<ClosedTask> Witnessed(Run run, RunCommand.Complete complete) =>
    [
        .. complete.Witnessed.Where(slot => slot.IsJointActor).Distinct().Select(slot => complete.Task with { Slot = slot })
            .Where(key => run.Find(key) is { IsOpen: true }).Select(key => new ClosedTask(key, RunTaskStatus.Done)),
    ];

    /// <summary>What is wrong with the form itself.</summary>
    private static Rejection? Refusal(Run run, RunCommand.Complete complete, Act act, Surroundings around) => act.Kind switch
    {
        ActKind.Check when complete.Outcome is not (CheckOutcome.Yes or CheckOutcome.No) => RunRejections.OutcomeMissing(),
        not ActKind.Check when complete.Outcome is not null => RunRejections.OutcomeNotAsked(),
        not ActKind.Distribute when complete.Participants is not null => RunRejections.WrongParticipants(),
        ActKind.Check when complete.Outcome is CheckOutcome.No && string.IsNullOrWhiteSpace(complete.Note) => RunRejections.ReasonMissing(),
        ActKind.Distribute when complete.Participants is { } chosen && !MayBeChosen(chosen, run, around) => RunRejections.WrongParticipants(),
        _ => null,
    };

    /// <summary>Somebody, nobody twice, all of the agency, and units or employees but not both.</summary>
    private static bool MayBeChosen(ImmutableArray<Slot> chosen, Run run, Surroundings around)
    {
        var known = Known(run, around).Select(who => who.Slot).ToHashSet();
        return !chosen.IsDefaultOrEmpty
            && chosen.All(known.Contains)
            && chosen.Distinct().Count() == chosen.Length
            && chosen.DistinctBy(slot => slot.Employee is null).Count() == 1;
    }

    /// <summary>Distribution replaces the units or the employees, whichever it names, and keeps the others; null for no change.</summary>
    private static ImmutableArray<Participant>? Participants(Run run, RunCommand.Complete complete, Surroundings around)
    {
        if (complete.Participants is not { } chosen)
        {
            return null;
        }

        var known = Known(run, around).ToDictionary(who => who.Slot);
        var employees = chosen[0].Employee is not null;
        return [.. chosen.Select(slot => known[slot]), .. run.Participants.Where(who => who.Slot.Employee is not null != employees)];
    }

    /// <summary>Names and lanes as they are today; those who left the agency since the run began as they were then.</summary>
    private static IEnumerable<Participant> Known(Run run, Surroundings around) =>
        around.Roster.Units.Concat(around.Roster.Employees).Concat(run.Participants).DistinctBy(who => who.Slot);

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
            return RunRejections.NotATarget(around.Definition.NameOf(to));
        }

        var units = Returning.Chosen(complete.Units);
        if (!units.IsEmpty && !decision.No.UnitsMayBeChosen)
        {
            return RunRejections.UnitsNotApplicable(around.Definition.NameOf(to));
        }

        return Returning.UnitsRefused(run, around.Definition[to], units) is { } refused
            ? refused
            : Happened(complete, holder, ownWork, Router.Decided(run, around, complete.Task, to, units));
    }

    private static RunEvent.Completed Happened(RunCommand.Complete complete, LaneHolder holder, bool ownWork, Progress progress) =>
        new(complete.Task, Authority.Performer(holder), complete.Outcome, complete.Note, ownWork, Participants: null, progress);
}
