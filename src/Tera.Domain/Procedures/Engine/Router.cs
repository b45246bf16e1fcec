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

        var rest = run.Open.Where(task => task.Key != done && ending.All(closed => closed.Task != task.Key)).ToList();
        if (rest.Any(task => !task.Key.Slot.IsJointActor))
        {
            return new(ending, [], Finished: false);
        }

        ImmutableArray<ClosedTask> closed = [.. ending, .. rest.Select(task => new ClosedTask(task.Key, RunTaskStatus.Covered))];
        var step = around.Definition[done.Step];
        var onward = done.Act < step.Acts.Length
            ? new([], OpenAct(run, around, step, done.Act + 1, run.RoundOf(step.Key), []), Finished: false)
            : Leave(run, around, step);
        return onward with { Closed = closed };
    }

    /// <summary>Goes to another step, ending what is open there and here.</summary>
    public static Progress GoTo(Run run, Surroundings around, TaskKey? done, StepKey to, ImmutableArray<Slot> units, RunTaskStatus ending)
    {
        var entered = Enter(run, around, around.Definition[to], units);
        return entered with { Closed = [.. run.Open.Where(task => task.Key != done).Select(task => Ended(task, ending))] };
    }

    /// <summary>Ends the run, as a No branch without a target does.</summary>
    public static Progress End(Run run, TaskKey done) =>
        new([.. run.Open.Where(task => task.Key != done).Select(task => Ended(task, RunTaskStatus.Covered))], [], Finished: true);

    /// <summary>A new round for one slot of the act that is open.</summary>
    public static Progress Reopen(Run run, Surroundings around, RunTask submitted)
    {
        var step = around.Definition[submitted.Key.Step];
        var key = submitted.Key with { Round = run.RoundOf(step.Key) + 1 };
        return new([], [new(key, submitted.Lane, submitted.Label, DueOf(around, step))], Finished: false);
    }

    private static ClosedTask Ended(RunTask task, RunTaskStatus ending) =>
        new(task.Key, task.Key.Slot.IsJointActor && ending is not RunTaskStatus.Returned ? RunTaskStatus.Covered : ending);

    private static Progress Leave(Run run, Surroundings around, Step step) => step.Onward switch
    {
        Onward.Next next => Enter(run, around, around.Definition[next.To], []),
        Onward.Decision { Yes.Targets: [var to, ..] } => Enter(run, around, around.Definition[to], []),
        _ => new([], [], Finished: true),
    };

    private static Progress Enter(Run run, Surroundings around, Step step, ImmutableArray<Slot> units)
    {
        var round = run.RoundOf(step.Key) + 1;
        if (step.Link is { Mode: LinkMode.Waits, Code: { } code } && around.Resolved.Contains(code) && units.IsEmpty)
        {
            var waiting = new TaskKey(step.Key, 0, round, Slot.Sole);
            return new([], [new(waiting, step.Acts[0].Primary, step.Link.Printed, DueOf(around, step))], Finished: false);
        }

        var first = units.IsEmpty ? 1 : step.Acts.IndexOf(step.Acts.First(act => act.FansOut)) + 1;
        return new([], OpenAct(run, around, step, first, round, units), Finished: false);
    }

    /// <summary>Tasks of one act, for the chosen slots or for all who take part.</summary>
    internal static ImmutableArray<OpenedTask> OpenAct(
        Run run, Surroundings around, Step step, int number, int round, ImmutableArray<Slot> only)
    {
        var act = step.Acts[number - 1];
        var due = DueOf(around, step);
        OpenedTask Task(Slot slot, LaneKey lane, string? label) => new(new(step.Key, number, round, slot), lane, label, due);
        return act.Participation switch
        {
            Participation.EachUnit => [.. Taking(run, around, employees: false, only).Select(who => Task(who.Slot, who.Lane, who.Name))],
            Participation.EachEmployee => [.. Taking(run, around, employees: true, only).Select(who => Task(who.Slot, who.Lane, who.Name))],
            Participation.Joint =>
            [
                Task(Slot.Sole, act.Primary, null),
                .. act.Lanes.Skip(1).Select(lane => Task(Slot.JointActor(lane), lane, around.Definition.Lane(lane).Role)),
            ],
            _ => [Task(Slot.Sole, act.Primary, null)],
        };
    }

    private static IEnumerable<Participant> Taking(Run run, Surroundings around, bool employees, ImmutableArray<Slot> only)
    {
        var all = run.Participants.Where(who => who.Slot.Employee is not null == employees);
        if (!all.Any())
        {
            all = employees ? around.Roster.Employees : around.Roster.Units;
        }

        return only.IsEmpty ? all : all.Where(who => only.Contains(who.Slot));
    }

    private static NodaTime.Instant? DueOf(Surroundings around, Step step) =>
        step.Standard.Duration is { } standard ? around.Due(around.Now, standard) : null;
}
