using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Who may do what, at the moment of the command.</summary>
internal static class Authority
{
    /// <summary>The open task and the right by which the actor may do it, or why not.</summary>
    public static Result<(RunTask Task, LaneHolder Holder)> Over(Run run, TaskKey key, Surroundings around)
    {
        if (run.Find(key) is not { } task)
        {
            return RunRejections.NoSuchTask(key);
        }

        var lane = around.Definition.Lane(task.Lane).Role;
        return task switch
        {
            { Status: RunTaskStatus.WaitingForLink } => RunRejections.WaitsForLink(task.Label ?? lane),
            { IsOpen: false } => RunRejections.TaskAlreadyDone(task),
            _ when around.Actor is not { } person => RunRejections.NotYourTask(lane),
            _ when around.Roster.Find(around.Actor.Value, task.Lane, task.Key.Slot) is not { } => RunRejections.NotYourTask(lane),
            { Holder: { } other } when other != around.Actor => RunRejections.TakenByAnother(),
            _ => (task, around.Roster.Find(around.Actor.Value, task.Lane, task.Key.Slot)!),
        };
    }

    /// <summary>Null when the actor holds one of the lanes; the system (no actor) holds all.</summary>
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
