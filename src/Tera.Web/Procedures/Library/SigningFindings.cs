using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>What goes before a signature.</summary>
/// <remarks>Naskah dinas are initialled by those between the one who wrote and the one who signs; whether an office wants it here is its own decision, so it is proposed and never added.</remarks>
internal static class SigningFindings
{
    public static IEnumerable<Finding> Of(ProcedureDefinition definition)
    {
        var acts = definition.Steps.SelectMany(step => step.Acts.Select(act => (Step: step, Act: act))).ToList();
        var signing = acts.FindIndex(one => one.Act.Kind is ActKind.Sign);
        if (signing < 0 || acts.Take(signing).Any(one => one.Act.Kind is ActKind.Initial))
        {
            yield break;
        }

        var (step, sign) = acts[signing];
        var writer = acts.Take(signing).LastOrDefault(one => one.Act.Kind is ActKind.Prepare).Act;
        if (Between(definition, sign, writer) is { } deputy)
        {
            yield return Finding.At(
                step, FindingKind.Flow, $"Ditandatangani {definition.Lane(sign.Primary).Role} tanpa paraf sebelumnya.",
                $"Bila dikehendaki, tambahkan paraf {deputy.Role} sebelum tanda tangan; tidak wajib.");
        }
    }

    /// <summary>Who stands next to the signer in the head of the table and neither signs nor wrote; null where nobody does.</summary>
    private static Lane? Between(ProcedureDefinition definition, Act sign, Act? writer) => definition.Lanes
        .SkipWhile(lane => lane.Key != sign.Primary).Skip(1)
        .TakeWhile(lane => writer is null || !writer.AllLanes.Contains(lane.Key))
        .FirstOrDefault(lane => lane.Nature is LaneNature.Position);
}
