using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Simulations;

namespace Tera.Procedures;

/// <summary>Decide is a pure function that refuses and never throws; four eyes and pauses hold in every run.</summary>
public sealed class DecisionLaws
{
    [Fact]
    public void The_same_command_on_the_same_run_is_decided_the_same_and_changes_nothing() => Law.OfRuns(60, run =>
    {
        foreach (var moment in run.Moments)
        {
            var before = RunText.Of(moment.Before);
            RunDecision.Decide(moment.Before, moment.Command, moment.Around).Accepted(out var happened, out var refused);

            Assert.Equal(before, RunText.Of(moment.Before));
            Assert.Equal(Text(moment.Happened), Text(happened));
            Assert.Equal(moment.Refused, refused);
        }
    });

    [Fact]
    public void The_same_command_again_after_it_happened_is_refused() => Law.OfRuns(120, run =>
    {
        foreach (var moment in run.Accepted.Where(moment => !MayCloseTheNext(moment)))
        {
            // A run that was moved is read with the version it was moved to.
            var around = moment.Command is RunCommand.MoveToVersion move ? moment.Around with { Definition = move.Definition } : moment.Around;
            Assert.False(RunDecision.Decide(moment.After, moment.Command, around).Accepted(out _, out var refused));
            Assert.StartsWith("procedures.run.", refused.Code, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Nobody_judges_what_he_made_himself_unless_it_is_let_through_and_shown() => Law.OfRuns(150, run =>
    {
        foreach (var moment in run.Accepted)
        {
            if (moment.Happened is not RunEvent.Completed { Task.Slot.IsJointActor: false } judged
                || !run.Definition.ActOf(judged.Task.Step, judged.Task.Act).Kind.IsJudging())
            {
                continue;
            }

            var own = MadeBefore(run.Definition, moment.Before).Contains(judged.By.Person);
            Assert.Equal(own, judged.OwnWork);
            Assert.True(!own || moment.Around.AllowOwnWork || IsTheOnlyOne(moment, judged));
        }
    });

    [Fact]
    public void While_the_clock_stands_still_nothing_happens_but_going_on_ending_or_what_a_linked_SOP_reports() => Law.OfRuns(80, run =>
    {
        foreach (var moment in run.Accepted.Where(moment => moment.Before.Status is RunStatus.Paused))
        {
            Assert.True(moment.Happened is RunEvent.Resumed or RunEvent.Cancelled or RunEvent.LinkFinished or RunEvent.LinkCancelled);
            if (moment.Happened is RunEvent.Resumed)
            {
                // What a linked SOP opened while the clock stood has lost no more than the time since.
                Assert.Equal(
                    moment.Before.Tasks.Select(task => task.IsOpen ? task.DueAt + (moment.Around.Now - NodaTime.Instant.Max(moment.Before.PausedAt!.Value, task.OpenedAt)) : task.DueAt),
                    moment.After.Tasks.Select(task => task.DueAt));
            }
        }
    });

    [Fact]
    public void Only_a_holder_of_the_lane_or_whom_it_was_entrusted_to_does_a_task_and_never_one_that_another_has_in_hand() => Law.OfRuns(80, run =>
    {
        foreach (var moment in run.Accepted)
        {
            if (moment.Happened is RunEvent.Completed done)
            {
                var task = moment.Before.Find(done.Task)!;
                Assert.Equal(moment.Around.Actor, done.By.Person);
                Assert.True(task.Entrusted?.Person == done.By.Person
                    || moment.Around.Roster.HoldersOf(task.Lane, task.Key.Slot).Any(holder => holder.Person == done.By.Person));
                Assert.True(task.Holder is null || task.Holder == done.By.Person
                    || (task.Entrusted is null && moment.Around.Roster.Find(task.Holder.Value, task.Lane, task.Key.Slot) is null));
            }
        }
    });

    private static string? Text(RunEvent? happened) => happened is null ? null : RunEventJson.Write(happened);

    /// <summary>Closing a collection names its step only: where the next act of the step is a fan-out too, it may be closed in its turn.</summary>
    private static bool MayCloseTheNext(Moment moment) =>
        moment.Command is RunCommand.CloseCollection close && moment.After.CurrentStep == close.Step;

    private static bool IsTheOnlyOne(Moment moment, RunEvent.Completed judged) =>
        moment.Around.Roster.HoldersOf(moment.Before.Find(judged.Task)!.Lane, judged.Task.Slot).All(holder => holder.Person == judged.By.Person);

    /// <summary>Reckoned the slow way: going back through the tasks to the act made last, who made the latest of each slot.</summary>
    private static HashSet<Organisation.PersonId> MadeBefore(ProcedureDefinition definition, Run run)
    {
        (StepKey Step, int Act)? last = null;
        var makers = new Dictionary<Slot, Organisation.PersonId>();
        foreach (var task in run.Tasks.Reverse().Where(task => task.Status is RunTaskStatus.Done && task.Key.Act > 0 && !task.Key.Slot.IsJointActor))
        {
            if (definition.ActOf(task.Key.Step, task.Key.Act).Kind.IsMaking() && (last ??= (task.Key.Step, task.Key.Act)) == (task.Key.Step, task.Key.Act))
            {
                makers.TryAdd(task.Key.Slot, task.By!.Person);
            }
        }

        return [.. makers.Values];
    }
}
