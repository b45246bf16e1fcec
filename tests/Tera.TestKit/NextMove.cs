using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.TestKit;

/// <summary>Somebody who may do something now, and the command with which he does it.</summary>
/// <param name="By">Who.</param>
/// <param name="Command">What: the completion of a task, every check answered with yes, or an input attached by hand that nobody made.</param>
public sealed record NextMove(PersonId By, RunCommand Command)
{
    /// <summary>For a task of a run whose surroundings are known.</summary>
    public static NextMove For(Run run, RunTask task, Surroundings around)
    {
        var by = around.Roster.HoldersOf(task.Lane, task.Key.Slot).First().Person;
        var step = around.Definition[task.Key.Step];
        var missing = step.Standard.Inputs.FirstOrDefault(input => input.Artifact is { } artifact && !run.Has(artifact, around.Definition)
            && !run.WasGiven(artifact));
        if (missing is not null && !task.Key.Slot.IsJointActor && RunDecision.Decide(run, new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Uji"), around with { Actor = by }).Rejection is null)
        {
            return new(by, new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Dilampirkan dengan tangan"));
        }

        var check = step.Acts[task.Key.Act - 1].Kind is ActKind.Check && !task.Key.Slot.IsJointActor;
        return new(by, new RunCommand.Complete(task.Key, check ? CheckOutcome.Yes : null));
    }

    /// <summary>For the first open task; null when nobody has anything to do. Joint actors come last, since they decide nothing.</summary>
    public static NextMove? In(Run run, Surroundings around) =>
        run.Open.Where(task => task.Status is RunTaskStatus.Open).OrderBy(task => task.Key.Slot.IsJointActor).FirstOrDefault() is { } task
            ? For(run, task, around)
            : null;
}
