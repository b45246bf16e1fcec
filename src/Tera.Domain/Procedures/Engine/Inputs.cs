using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>What a step needs before it may be done.</summary>
internal static class Inputs
{
    /// <summary>The first input, in printed order, that no act has made and nobody attached by hand; null when all are there.</summary>
    public static RequiredInput? FirstMissing(Run run, Step step, ProcedureDefinition definition) =>
        step.Standard.Inputs.FirstOrDefault(input => input.Artifact is { } artifact && IsMissing(run, step.Key, artifact, definition));

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
        if (!asked || !IsMissing(run, provide.Step, provide.Artifact, around.Definition))
        {
            return RunRejections.InputNotMissing(provide.Artifact);
        }

        var open = run.Open.First();
        return Authority.Over(run, open.Key, around).Accepted(out var mine, out var no)
            ? new RunEvent.InputProvided(provide.Step, run.RoundOf(provide.Step), provide.Artifact, Authority.Performer(mine.Holder), provide.Reason)
            : no;
    }

    private static bool IsMissing(Run run, StepKey step, ArtifactKind artifact, ProcedureDefinition definition) =>
        !run.Has(artifact, definition) && !run.Inputs.Any(given => given.Step == step && given.Artifact == artifact);
}
