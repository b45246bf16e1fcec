using NodaTime;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>Until when a step is to be done. The SOP prints one time for the whole step, so all its acts share it, whoever they fall to.</summary>
internal static class Deadline
{
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

        var from = run.Tasks.Where(task => task.Key.Step == step.Key && task.Key.Round == round).Select(task => task.OpenedAt).DefaultIfEmpty(around.Now).Min();
        return run.Pauses.Where(pause => pause.From >= from)
            .Aggregate(around.Due(from, standard), (due, pause) => around.Shift(due, pause.From, pause.Until));
    }
}
