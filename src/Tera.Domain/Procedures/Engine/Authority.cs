using Tera.Organisation;
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

        if (task.Entrusted is { } trusted)
        {
            return RightOf(task, around) is { } right ? (task, right) : RunRejections.EntrustedToAnother(trusted.Position);
        }

        if (RightOf(task, around) is not { } holder)
        {
            return RunRejections.NotYourTask(around.Definition.Lane(task.Lane).Role);
        }

        return HeldBy(task, around) is { } other && other != holder.Person ? RunRejections.TakenByAnother() : (task, holder);
    }

    /// <summary>
    /// Who has a task in hand now; null for nobody. Whoever took it and has left the lane since holds it no more, or a lane would be locked
    /// out by somebody who moved to another office. What is entrusted to a person is his whatever lane he is of.
    /// </summary>
    public static PersonId? HeldBy(RunTask task, Surroundings around) =>
        task is { Holder: { } taken, Entrusted: null } && around.Roster.Find(taken, task.Lane, task.Key.Slot) is null ? null : task.Holder;

    /// <summary>By what right the actor may do a task if nobody else has it in hand; null when he may not. What is entrusted to a person is his alone.</summary>
    public static LaneHolder? RightOf(RunTask task, Surroundings around) => (task.Entrusted, around.Actor) switch
    {
        (_, null) => null,
        ({ } trusted, { } actor) => trusted.Person == actor
            ? new(task.Lane, task.Key.Slot, trusted.Person, trusted.Position, AssignmentKind.Definitive, OnBehalfOf: null)
            : null,
        _ => RightInLane(task, around),
    };

    /// <summary>By what right the actor does tasks of this lane and slot; null when he may not.</summary>
    public static LaneHolder? RightInLane(RunTask task, Surroundings around) =>
        around.Actor is { } actor ? around.Roster.Find(actor, task.Lane, task.Key.Slot) : null;

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
    public static Rejection? Steward(Surroundings around) => around.Actor is null || StewardOf(around).Accepted(out _, out var no) ? null : no;

    /// <summary>The right by which the actor steers the run, or why he does not.</summary>
    public static Result<LaneHolder> StewardOf(Surroundings around)
    {
        var first = around.Definition.Start.Acts[0];
        var lanes = first.Lanes.Concat(first.Recipients).ToList();
        return lanes.Select(lane => HolderOf(around, lane)).FirstOrDefault(holder => holder is not null) is { } steward
            ? steward
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
