using NodaTime;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>
/// Until when a step is to be done. The SOP prints one time for the whole step, so all its acts share it, whoever they fall to.
/// While it waits for its linked SOP that one's clock runs, and its own begins when that one has ended.
/// </summary>
internal static class Deadline
{
    /// <summary>Of a task; null while it waits for a linked SOP.</summary>
    public static Instant? Of(Run run, Surroundings around, TaskKey task) => task.Act == 0 ? null : Of(run, around, around.Definition[task.Step], task.Round);

    /// <summary>The printed time, from the first act of the step in this round on, moved by every pause since; null for a step without one.</summary>
    /// <param name="run">A step that opens now has no act in it yet.</param>
    /// <param name="around">Whose working calendar counts.</param>
    /// <param name="step">The step.</param>
    /// <param name="round">Which time it is done, from 1: what comes back gets its full time anew.</param>
    public static Instant? Of(Run run, Surroundings around, Step step, int round)
    {
        if (step.Standard.Duration is not { } standard)
        {
            return null;
        }

        var from = run.Tasks.Where(task => task.Key.Act > 0 && task.Key.Step == step.Key && task.Key.Round == round).Select(task => task.OpenedAt).DefaultIfEmpty(around.Now).Min();
        return run.Pauses.Where(pause => pause.Until > from)
            .Aggregate(around.Due(from, standard), (due, pause) => around.Shift(due, Instant.Max(pause.From, from), pause.Until));
    }
}
