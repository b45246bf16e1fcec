using System.Collections.Immutable;
using NodaTime;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Stopping, ending and timing a run.</summary>
internal static class Steering
{
    public static Result<RunEvent> Pause(RunCommand.Pause pause, Surroundings around) => Reasoned(pause.Reason, around, () => new RunEvent.Paused(pause.Reason));

    public static Result<RunEvent> Cancel(RunCommand.Cancel cancel, Surroundings around) => Reasoned(cancel.Reason, around, () => new RunEvent.Cancelled(cancel.Reason));

    /// <summary>Every due time moves by the working time the clock stood still; of what a linked SOP opened meanwhile, since then.</summary>
    public static Result<RunEvent> Resume(Run run, Surroundings around) =>
        Authority.Steward(around) is { } notSteward
            ? notSteward
            : new RunEvent.Resumed([.. run.Open.Where(task => task.DueAt is not null)
                .Select(task => new DueChange(task.Key, around.Shift(task.DueAt!.Value, Instant.Max(run.PausedAt!.Value, task.OpenedAt), around.Now)))]);

    public static Result<RunEvent> NoteOverdue(Run run, Surroundings around)
    {
        ImmutableArray<TaskKey> late = [.. run.Open.Where(task => task.DueAt < around.Now && !task.OverdueNoted).Select(task => task.Key)];
        return late.IsEmpty ? RunRejections.NothingOverdue() : new RunEvent.OverdueNoted(late);
    }

    public static Result<RunEvent> Reschedule(Run run, Surroundings around)
    {
        ImmutableArray<DueChange> changes =
        [
            .. run.Open.Select(task => (task, Due: Deadline.Of(run, around, task.Key))).Where(now => now.task.DueAt != now.Due)
                .Select(now => new DueChange(now.task.Key, now.Due)),
        ];
        return changes.IsEmpty ? RunRejections.NothingToReschedule() : new RunEvent.Rescheduled(changes);
    }

    private static Result<RunEvent> Reasoned(string reason, Surroundings around, Func<RunEvent> happened) =>
        Authority.Steward(around) is { } notSteward ? notSteward
        : string.IsNullOrWhiteSpace(reason) ? RunRejections.ReasonMissing()
        : happened();
}
