using System.Runtime.CompilerServices;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Simulations;

namespace Tera.Procedures;

/// <summary>Promise P7: a sound SOP can always be brought to its end, and nothing else is called sound.</summary>
public sealed class FinishLaws
{
    [Fact]
    public void From_wherever_a_run_of_a_sound_SOP_stands_it_can_be_brought_to_its_end() => Law.OfRuns(300, run =>
    {
        if (run.Play.Run.Status is RunStatus.Running or RunStatus.Paused)
        {
            Finisher.Finish(run.Play);
            Assert.Equal(RunStatus.Finished, run.Play.Run.Status);
        }
    });

    [Fact]
    public void What_is_sound_by_construction_is_called_sound() =>
        Law.OfDraws(300, 200, draw => Assert.Empty(Soundness.Check(RandomDefinitions.Sound(draw))));

    [Fact]
    public void The_check_of_soundness_agrees_with_playing_every_possible_run_of_a_small_SOP() => Law.OfDraws(600, 40, draw =>
    {
        var definition = RandomDefinitions.Wired(draw);

        Assert.Equal(IsSoundWhenPlayed(definition), Soundness.Check(definition).IsEmpty);
    });

    [Fact]
    public void The_random_runs_meet_every_event_and_most_refusals_often_enough_to_mean_something()
    {
        var met = new Dictionary<string, int>();
        Law.OfRuns(300, run =>
        {
            foreach (var moment in run.Moments)
            {
                var name = moment.Happened?.GetType().Name ?? moment.Refused!.Code;
                met[name] = met.GetValueOrDefault(name) + 1;
            }
        });

        var census = string.Join('\n', met.OrderByDescending(row => row.Value).Select(row => $"{row.Value,6} {row.Key}"));
        Assert.True(Nested<RunEvent>().All(type => met.GetValueOrDefault(type.Name) >= 10), census);
        Assert.True(met.Keys.Count(name => name.StartsWith("procedures.run.", StringComparison.Ordinal)) >= 28, census);
    }

    [Fact]
    public void Every_command_is_decided_in_every_status_even_when_nobody_filled_anything_in()
    {
        var commands = Nested<RunCommand>().Select(type => (RunCommand)RuntimeHelpers.GetUninitializedObject(type)).ToList();
        var running = A.Play(
            A.Definition().Step("isi", step => step.Act(ActKind.Collect, "bidang").EachUnit()).Step("lapor", step => step.Act(ActKind.Report, "staf")),
            A.Roster().Holds("staf", "Ani").Unit("A", "bidang", "Ani"));
        foreach (var status in Enum.GetValues<RunStatus>())
        {
            var run = running.Run with { Status = status, PausedAt = running.Now };
            foreach (var command in commands)
            {
                Assert.Null(Record.Exception(() => RunDecision.Decide(run, command, running.Around(A.Person("Ani")))));
            }
        }
    }

    /// <summary>Every step is entered in some run, and every place a run can be in leads on to the end.</summary>
    private static bool IsSoundWhenPlayed(ProcedureDefinition definition)
    {
        var start = new Play(definition, A.Roster().Holds("staf", "Ani").Build()) { AllowOwnWork = true };
        start.Does(null, new RunCommand.Start(null, null));
        var leadsTo = new Dictionary<string, HashSet<string>>();
        var waiting = new Queue<Run>([start.Run]);
        while (waiting.TryDequeue(out var run))
        {
            if (leadsTo.ContainsKey(Place(run)))
            {
                continue;
            }

            var next = run.Status is RunStatus.Finished ? [] : After(run, start.Around(A.Person("Ani"))).ToList();
            leadsTo[Place(run)] = [.. next.Select(Place)];
            next.ForEach(waiting.Enqueue);
        }

        var ends = new HashSet<string> { End };
        while (leadsTo.Any(place => place.Value.Overlaps(ends) && ends.Add(place.Key)))
        {
            // Each round adds a place that leads to one already known to end.
        }

        return leadsTo.Keys.All(ends.Contains) && definition.Steps.All(step => leadsTo.ContainsKey($"{step.Key}/1"));
    }

    private const string End = "end";

    private static string Place(Run run) => run.Open.SingleOrDefault() is { } open ? $"{open.Key.Step}/{open.Key.Act}" : End;

    private static IEnumerable<Run> After(Run run, Surroundings around)
    {
        var task = run.Open.Single().Key;
        IEnumerable<RunCommand.Complete> commands = [new(task), new(task, CheckOutcome.Yes), new(task, CheckOutcome.No, Note: "Tidak")];
        commands = commands.Concat(around.Definition.Steps.Select(to => new RunCommand.Complete(task, CheckOutcome.No, to.Key, Note: "Tidak")));
        foreach (var command in commands)
        {
            if (RunDecision.Decide(run, command, around).Accepted(out var happened, out _))
            {
                yield return Run.Evolve(run, happened, around.Now);
            }
        }
    }

    private static IEnumerable<Type> Nested<T>() => typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T)));
}
