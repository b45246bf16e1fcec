using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Simulations;

namespace Tera.Procedures;

/// <summary>Promises P4 and P5, and that no gate is skipped: one token, whole fan-outs, acts in order.</summary>
public sealed class TokenLaws
{
    [Fact]
    public void A_run_that_goes_on_has_open_tasks_of_exactly_one_act_and_a_run_that_is_over_has_none() => Law.OfRuns(80, run =>
    {
        foreach (var after in run.Moments.Select(moment => moment.After).Where(after => after.Status is not RunStatus.New))
        {
            var goesOn = after.Status is RunStatus.Running or RunStatus.Paused;
            Assert.Equal(goesOn ? 1 : 0, after.Open.Select(task => (task.Key.Step, task.Key.Act)).Distinct().Count());
            Assert.Equal(goesOn, after.ClosedAt is null);
        }
    });

    [Fact]
    public void A_task_has_a_name_of_its_own_ends_once_and_never_opens_again() => Law.OfRuns(80, run =>
    {
        foreach (var moment in run.Moments)
        {
            Assert.Equal(moment.After.Tasks.Length, moment.After.Tasks.Select(task => task.Key).Distinct().Count());
            foreach (var (before, after) in moment.Before.Tasks.Zip(moment.After.Tasks))
            {
                Assert.Equal(before.Key, after.Key);
                Assert.Equal((before.Lane, before.Label, before.OpenedAt), (after.Lane, after.Label, after.OpenedAt));
                Assert.True(before.IsOpen || before == after, $"{before.Key} changed after its end");
                Assert.Equal(after.IsOpen, after.ClosedAt is null);
            }
        }
    });

    [Fact]
    public void The_token_moves_exactly_where_the_SOP_says_and_only_when_the_whole_act_is_done() => Law.OfRuns(120, run =>
    {
        foreach (var moment in run.Accepted.Where(moment => moment.After.Status is RunStatus.Running or RunStatus.Finished))
        {
            Assert.Equal(Expected(run.Definition, moment), Place(moment.After));
        }
    });

    [Fact]
    public void A_fan_out_asks_everyone_who_takes_part_or_exactly_those_for_whom_the_work_went_back() => Law.OfRuns(80, run =>
    {
        foreach (var moment in run.Accepted.Where(moment => ProgressOf(moment.Happened!) is { Opened.IsEmpty: false }))
        {
            var opened = ProgressOf(moment.Happened!)!.Opened;
            var first = opened[0].Key;
            if (first.Act == 0 || moment.Happened is RunEvent.SubmissionReturned || !run.Definition.ActOf(first.Step, first.Act).FansOut)
            {
                Assert.Single(opened, task => !task.Key.Slot.IsJointActor);
                continue;
            }

            var employees = run.Definition.ActOf(first.Step, first.Act).Participation is Participation.EachEmployee;
            var all = moment.After.Participants.Where(who => who.Slot.Employee is not null == employees).Select(who => who.Slot).ToHashSet();
            var chosen = Chosen(moment);
            Assert.Equal(chosen.Count == 0 ? all : chosen, opened.Select(task => task.Key.Slot).ToHashSet());
        }
    });

    [Fact]
    public void A_step_whose_input_was_neither_made_nor_attached_is_never_done() => Law.OfRuns(120, run =>
    {
        foreach (var moment in run.Accepted)
        {
            var step = moment.Happened switch
            {
                RunEvent.Completed { Task.Slot.IsJointActor: false } completed => run.Definition[completed.Task.Step],
                RunEvent.CollectionClosed closed => run.Definition[closed.Step],
                _ => null,
            };
            foreach (var artifact in (step?.Standard.Inputs ?? []).Select(input => input.Artifact).OfType<ArtifactKind>())
            {
                Assert.True(moment.Before.Has(artifact, run.Definition)
                    || moment.Before.WasGiven(artifact));
            }
        }
    });

    [Fact]
    public void Work_that_goes_back_carries_a_reason_and_goes_to_a_step_it_came_through_or_the_SOP_names() => Law.OfRuns(120, run =>
    {
        foreach (var moment in run.Accepted)
        {
            var reason = moment.Happened switch
            {
                RunEvent.Returned returned => returned.Reason,
                RunEvent.Completed { Outcome: CheckOutcome.No } refused => refused.Note,
                RunEvent.SubmissionReturned returned => returned.Reason,
                RunEvent.CollectionClosed closed => closed.Reason,
                _ => "none asked",
            };
            Assert.False(string.IsNullOrWhiteSpace(reason));
            if (moment.Happened is RunEvent.Returned back)
            {
                var step = run.Definition[back.Task.Step];
                Assert.True(moment.Before.Way.Contains(back.To) || step.Refusal?.Targets.Contains(back.To) is true);
                Assert.Equal(!step.ReturnTargets.Contains(back.To), back.Deviates);
            }
        }
    });

    /// <summary>The place of the token, reckoned from the definition alone; null when the run is over.</summary>
    private static (StepKey Step, bool Waits, int Act)? Expected(ProcedureDefinition definition, Moment moment)
    {
        var here = Place(moment.Before);
        switch (moment.Happened)
        {
            case RunEvent.Started:
                return Entered(definition, definition.Start.Key);
            case RunEvent.LinkFinished or RunEvent.LinkCancelled:
                return (here!.Value.Step, false, 1);
            case RunEvent.Returned back:
                return Entered(definition, back.To, !back.Units.IsEmpty);
            case RunEvent.CollectionClosed:
                return Following(definition, here!.Value);
            case RunEvent.Completed { Outcome: CheckOutcome.No } no:
                var command = (RunCommand.Complete)moment.Command;
                var targets = ((Onward.Decision)definition[no.Task.Step].Onward).No.Targets;
                return targets.IsEmpty ? null : Entered(definition, command.ReturnTo ?? targets[0], !command.Units.IsDefaultOrEmpty);
            case RunEvent.Completed done:
                var othersOpen = moment.Before.Open.Any(task => task.Key != done.Task && !task.Key.Slot.IsJointActor);
                return othersOpen || done.Task.Slot.IsJointActor ? here : Following(definition, here!.Value);
            default:
                return here;
        }
    }

    private static (StepKey Step, bool Waits, int Act)? Following(ProcedureDefinition definition, (StepKey Step, bool Waits, int Act) here)
    {
        var step = definition[here.Step];
        return here.Act < step.Acts.Length
            ? (here.Step, false, here.Act + 1)
            : step.Onward switch
            {
                Onward.Next next => Entered(definition, next.To),
                Onward.Decision { Yes.Targets: [var to] } => Entered(definition, to),
                _ => null,
            };
    }

    private static (StepKey Step, bool Waits, int Act) Entered(ProcedureDefinition definition, StepKey to, bool forSome = false)
    {
        var step = definition[to];
        var waits = step.Link is { Mode: LinkMode.Waits, Code.Value: "sop-tertaut" } && !forSome;
        return waits ? (to, true, 0) : (to, false, forSome ? step.Acts.IndexOf(step.Acts.First(act => act.FansOut)) + 1 : 1);
    }

    private static (StepKey Step, bool Waits, int Act)? Place(Run run) =>
        run.Open.FirstOrDefault() is { } open ? (open.Key.Step, open.Status is RunTaskStatus.WaitingForLink, open.Key.Act) : null;

    private static HashSet<Slot> Chosen(Moment moment) => moment switch
    {
        { Happened: RunEvent.Returned returned } => [.. returned.Units],
        { Happened: RunEvent.Completed { Outcome: CheckOutcome.No }, Command: RunCommand.Complete { Units.IsDefault: false } command } =>
            [.. command.Units],
        _ => [],
    };

    private static Progress? ProgressOf(RunEvent happened) => happened switch
    {
        RunEvent.Started started => started.Progress,
        RunEvent.Completed completed => completed.Progress,
        RunEvent.Returned returned => returned.Progress,
        RunEvent.SubmissionReturned returned => returned.Progress,
        RunEvent.CollectionClosed closed => closed.Progress,
        RunEvent.LinkFinished finished => finished.Progress,
        RunEvent.LinkCancelled cancelled => cancelled.Progress,
        _ => null,
    };
}
