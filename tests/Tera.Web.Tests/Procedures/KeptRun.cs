using Tera.Procedures.Builders;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>A run's whole state as text, as far as its rows keep it: inputs attached by hand are a set, their rows have no order.</summary>
internal static class KeptRun
{
    public static string TextOf(Run run) => RunText.Of(run with
    {
        Inputs = [.. run.Inputs.OrderBy(input => input.Step.Value, StringComparer.Ordinal).ThenBy(input => input.Artifact.Value, StringComparer.Ordinal)],
    });
}
