using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Who may do what, at the moment of the command.</summary>
internal static class Authority
{
    /// <summary>The open task and the right by which the actor may do it, or why not.</summary>
    public static Result<(RunTask Task, LaneHolder Holder)> Over(Run run, TaskKey key, Surroundings around)
    {
        if (!OpenTask(run, key).Accepted(out var task, out var no))
        {
            return no;
        }

        if (around.Actor is not { } person || around.Roster.Find(person, task.Lane, task.Key.Slot) is not { } holder)
        {
            return RunRejections.NotYourTask(around.Definition.Lane(task.Lane).Role);
        }

        return task.Holder is { } other && other != person ? RunRejections.TakenByAnother() : (task, holder);
    }

    /// <summary>The task while a person may still do it, or why nobody may.</summary>
    public static Result<RunTask> OpenTask(Run run, TaskKey key) => run.Find(key) switch
    {
        null => RunRejections.NoSuchTask(key),
        { Status: RunTaskStatus.WaitingForLink } waiting => RunRejections.WaitsForLink(waiting.Label ?? ""),
        { Status: RunTaskStatus.Done, By: not null } done => RunRejections.TaskAlreadyDone(done),
        { IsOpen: false } ended => RunRejections.TaskEnded(ended),
        var task => task,
    };

    /// <summary>Null when the actor holds a lane that orders the run or receives the order; the system (no actor) steers every run.</summary>
    public static Rejection? Steward(Surroundings around)
    {
        var first = around.Definition.Start.Acts[0];
        var lanes = first.Lanes.Concat(first.Recipients).ToList();
        return around.Actor is null || lanes.Any(lane => HolderOf(around, lane) is not null)
            ? null
            : RunRejections.NotASteward(string.Join(", ", lanes.Select(lane => around.Definition.Lane(lane).Role)));
    }

    /// <summary>The right by which the actor coordinates a collection, or why he does not.</summary>
    public static Result<LaneHolder> Coordinator(Act act, Surroundings around)
    {
        var lane = act.Coordinator ?? act.Recipients.Cast<LaneKey?>().FirstOrDefault() ?? around.Definition.Start.Acts[0].Primary;
        return HolderOf(around, lane) is { } holder
            ? holder
            : RunRejections.NotTheCoordinator(around.Definition.Lane(lane).Role);
    }

    /// <summary>Who did it, as events keep it.</summary>
    public static Performer Performer(LaneHolder holder) => new(holder.Person, holder.Position, holder.OnBehalfOf);

    private static LaneHolder? HolderOf(Surroundings around, LaneKey lane) =>
        around.Actor is { } person ? around.Roster.Find(person, lane, Slot.Sole) : null;
}
