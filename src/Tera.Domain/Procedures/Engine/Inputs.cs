using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>What a step needs before it may be done.</summary>
internal static class Inputs
{
    /// <summary>The first input, in printed order, that no act has made and nobody attached by hand; null when all are there.</summary>
    public static RequiredInput? FirstMissing(Run run, Step step, ProcedureDefinition definition) =>
        step.Standard.Inputs.FirstOrDefault(input => input.Artifact is { } artifact && IsMissing(run, artifact, definition));

    public static Result<RunEvent> Provide(Run run, RunCommand.ProvideInput provide, Surroundings around)
    {
        if (run.CurrentStep != provide.Step)
        {
            return RunRejections.InputNotMissing(provide.Artifact);
        }

        if (string.IsNullOrWhiteSpace(provide.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        var step = around.Definition[provide.Step];
        var asked = step.Standard.Inputs.Any(input => input.Artifact == provide.Artifact);
        if (!asked || !IsMissing(run, provide.Artifact, around.Definition))
        {
            return RunRejections.InputNotMissing(provide.Artifact);
        }

        return ByAnyWhoHasATask(run, around).Accepted(out var performer, out var no)
            ? new RunEvent.InputProvided(provide.Step, run.RoundOf(provide.Step), provide.Artifact, performer, provide.Reason)
            : no;
    }

    /// <summary>Of several open tasks of the step, whichever the actor may do; when he may do none, why not the first.</summary>
    private static Result<Performer> ByAnyWhoHasATask(Run run, Surroundings around)
    {
        Rejection? first = null;
        foreach (var task in run.Open)
        {
            if (Authority.Over(run, task.Key, around).Accepted(out var mine, out var no))
            {
                return Authority.Performer(mine.Holder);
            }

            first ??= no;
        }

        return first ?? RunRejections.AlreadyOver();
    }

    private static bool IsMissing(Run run, ArtifactKind artifact, ProcedureDefinition definition) => !run.Has(artifact, definition) && !run.WasGiven(artifact);
}
