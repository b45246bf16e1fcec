using System.Collections.Immutable;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>Works out which tasks open when the token moves. There is one token; fan-outs are blocks around it.</summary>
internal static class Router
{
    /// <summary>Opens the first step of the run.</summary>
    public static Progress Begin(Run run, Surroundings around) => Enter(run, around, around.Definition.Start, units: []);

    /// <summary>Moves on after the tasks in <paramref name="ending"/> have ended an act; nothing moves while others of the act are open.</summary>
    public static Progress After(Run run, Surroundings around, TaskKey done, ImmutableArray<ClosedTask> ending)
    {
        if (done.Slot.IsJointActor)
        {
            return Progress.None;
        }

        var ended = ending.Select(closed => closed.Task).ToHashSet();
        var rest = OthersThan(run, done).Where(task => !ended.Contains(task.Key)).ToList();
        if (rest.Any(task => !task.Key.Slot.IsJointActor))
        {
            return new(ending, [], Finished: false);
        }

        ImmutableArray<ClosedTask> closed = [.. ending, .. rest.Select(Covered)];
        var step = around.Definition[done.Step];
        var onward = done.Act < step.Acts.Length
            ? new([], OpenAct(run, around, step, done.Act + 1, run.RoundOf(step.Key), []), Finished: false)
            : Leave(run, around, step);
        return onward with { Closed = closed };
    }

    /// <summary>Goes back as a decision says; the joint actors' tasks end with it.</summary>
    public static Progress Decided(Run run, Surroundings around, TaskKey done, StepKey to, ImmutableArray<Slot> units) =>
        Enter(run, around, around.Definition[to], units) with { Closed = [.. OthersThan(run, done).Select(Covered)] };

    /// <summary>Goes back without a decision; everything open ends unfinished.</summary>
    public static Progress SentBack(Run run, Surroundings around, StepKey to, ImmutableArray<Slot> units) =>
        Enter(run, around, around.Definition[to], units) with
        {
            Closed = [.. run.Open.Select(task => new ClosedTask(task.Key, RunTaskStatus.Returned))],
        };

    /// <summary>Ends the run, as a No branch without a target does.</summary>
    public static Progress End(Run run, TaskKey done) => new([.. OthersThan(run, done).Select(Covered)], [], Finished: true);

    /// <summary>A new round for one slot of the act that is open.</summary>
    public static Progress Reopen(Run run, Surroundings around, RunTask submitted)
    {
        var step = around.Definition[submitted.Key.Step];
        var key = submitted.Key with { Round = run.RoundOf(step.Key) + 1 };
        return new([], [new(key, submitted.Lane, submitted.Label, Deadline.Of(run, around, step, key.Round))], Finished: false);
    }

    private static ClosedTask Covered(RunTask task) => new(task.Key, RunTaskStatus.Covered);

    private static Progress Leave(Run run, Surroundings around, Step step) => step.Onward switch
    {
        Onward.Next next => Enter(run, around, around.Definition[next.To], []),
        Onward.Decision { Yes.Targets: [var to, ..] } => Enter(run, around, around.Definition[to], []),
        _ => new([], [], Finished: true),
    };

    private static Progress Enter(Run run, Surroundings around, Step step, ImmutableArray<Slot> units)
    {
        var round = run.RoundOf(step.Key) + 1;
        if (units.IsEmpty && WaitsForLink(step, around))
        {
            var waiting = new TaskKey(step.Key, 0, round, Slot.Sole);
            return new([], [new(waiting, step.Acts[0].Primary, step.Link?.Printed, DueAt: null)], Finished: false);
        }

        var first = units.IsEmpty ? 1 : step.Acts.IndexOf(step.Acts.First(act => act.FansOut)) + 1;
        return new([], OpenAct(run, around, step, first, round, units), Finished: false);
    }

    /// <summary>An SOP that names itself never waits for itself: its runs would open one another without end.</summary>
    private static bool WaitsForLink(Step step, Surroundings around) =>
        step.Link is { Mode: LinkMode.Waits, ToItself: false, Code: { } code } && code != around.Definition.Code && around.Resolved.Contains(code);

    private static IEnumerable<RunTask> OthersThan(Run run, TaskKey done) => run.Open.Where(task => task.Key != done);

    /// <summary>Tasks of one act, for the chosen slots or for all who take part.</summary>
    private static ImmutableArray<OpenedTask> OpenAct(
        Run run, Surroundings around, Step step, int number, int round, ImmutableArray<Slot> only)
    {
        var act = step.Acts[number - 1];
        var due = Deadline.Of(run, around, step, round);
        OpenedTask Task(Slot slot, LaneKey lane, string? label) => new(new(step.Key, number, round, slot), lane, label, due);
        return act.Participation switch
        {
            Participation.EachUnit => [.. Taking(run, employees: false, only).Select(who => Task(who.Slot, who.Lane, who.Name))],
            Participation.EachEmployee => [.. Taking(run, employees: true, only).Select(who => Task(who.Slot, who.Lane, who.Name))],
            Participation.Joint =>
            [
                Task(Slot.Sole, act.Primary, null),
                .. act.Lanes.Skip(1).Select(lane => Task(Slot.JointActor(lane), lane, around.Definition.Lane(lane).Role)),
            ],
            _ => [Task(Slot.Sole, act.Primary, null)],
        };
    }

    private static IEnumerable<Participant> Taking(Run run, bool employees, ImmutableArray<Slot> only) =>
        run.Participants.Where(who => who.Slot.Employee is not null == employees && (only.IsEmpty || only.Contains(who.Slot)));
}
