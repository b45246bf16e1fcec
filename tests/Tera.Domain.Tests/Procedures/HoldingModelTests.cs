using Tera.Organisation;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Taking, giving back, giving away and doing: every order in which two people can ask it, against a model of one line each.</summary>
public sealed class HoldingModelTests
{
    private const int Depth = 4;

    private static readonly PersonId[] People = [A.Person("Ani"), A.Person("Beni")];

    [Fact]
    public void Whatever_two_people_ask_of_one_task_in_whatever_order_it_has_one_holder_and_is_done_once()
    {
        var play = A.Play(
            A.Definition().Step("olah", step => step.Act(ActKind.Process, "tim")).Step("lapor", step => step.Act(ActKind.Report, "tim")),
            A.Roster().Holds("tim", "Ani", "Beni"));

        Assert.Equal(11110, Explore(play.Run, play.Task(), new(null, null), play, Depth));
    }

    private static int Explore(Run run, TaskKey task, Model model, Play play, int depth)
    {
        if (depth == 0)
        {
            return 0;
        }

        var asked = 0;
        foreach (var actor in People)
        {
            RunCommand[] commands =
            [
                new RunCommand.Claim(task),
                new RunCommand.Release(task),
                new RunCommand.Complete(task),
                .. People.Select(to => new RunCommand.Reassign(task, to, "Cuti")),
            ];
            foreach (var command in commands)
            {
                var (expected, code) = model.Asked(actor, command);
                var accepted = RunDecision.Decide(run, command, play.Around(actor)).Accepted(out var happened, out var refused);
                var next = accepted ? Run.Evolve(run, happened!, play.Now) : run;

                Assert.Equal(code, refused?.Code);
                Assert.Equal(expected, new(next.Find(task)!.Holder, next.Find(task)!.By?.Person));
                asked += 1 + Explore(next, task, expected, play, depth - 1);
            }
        }

        return asked;
    }

    /// <summary>Who has the task in hand, and who has done it.</summary>
    private sealed record Model(PersonId? Holder, PersonId? Doer)
    {
        private const string TakenByAnother = "procedures.run.taken-by-another";
        private const string AlreadyHolds = "procedures.run.already-holds";

        public (Model Next, string? Code) Asked(PersonId actor, RunCommand command) => command switch
        {
            _ when Doer is not null => (this, "procedures.run.task-already-done"),
            RunCommand.Reassign reassign => Holder == reassign.To ? (this, AlreadyHolds)
                : Holder is null && reassign.To == actor ? (this, "procedures.run.to-oneself") : (this with { Holder = reassign.To }, null),
            _ when Holder is { } other && other != actor => (this, TakenByAnother),
            RunCommand.Claim => Holder is null ? (this with { Holder = actor }, null) : (this, AlreadyHolds),
            RunCommand.Release => Holder is null ? (this, "procedures.run.not-taken") : (this with { Holder = null }, null),
            _ => (this with { Doer = actor }, null),
        };
    }
}
