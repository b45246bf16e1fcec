using System.Security.Cryptography;
using System.Text;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Editing;

/// <summary>Tells a part of a draft as a form shows it, so that two people who write on different parts do not stand in each other's way.</summary>
internal static class EditMark
{
    private const char Break = '\u001F';

    /// <summary>The mark of the part a change is about, as the draft has it; empty for what is gone.</summary>
    public static string Of(ProcedureDefinition draft, DraftChange change) => change switch
    {
        DraftChange.WriteHead => OfHead(draft),
        DraftChange.WriteAttestation or DraftChange.WriteArchiving => OfServices(draft),
        DraftChange.WriteLane write => OfLane(draft, write.Key),
        DraftChange.RemoveLane remove => OfLane(draft, remove.Key),
        DraftChange.WriteStep write => OfStep(draft, write.Key),
        DraftChange.RemoveStep remove => OfStep(draft, remove.Key),
        _ => "",
    };

    public static string OfStep(ProcedureDefinition draft, StepKey key) =>
        draft.Find(key) is { IsPrinted: true } step ? Hash(StepForm.From(draft, step).Values()) : "";

    public static string OfLane(ProcedureDefinition draft, LaneKey key) =>
        draft.Lanes.FirstOrDefault(lane => lane.Key == key) is { } lane ? Hash([lane.Printed, lane.Role, lane.Nature.ToString()]) : "";

    /// <summary>Of pengesahan and closing archive: who does what, behind which row.</summary>
    public static string OfServices(ProcedureDefinition draft) => Hash(draft.Steps.Index().Where(step => !step.Item.IsPrinted)
        .SelectMany(step => step.Item.Acts.Select(act => $"{draft.Steps.ElementAtOrDefault(step.Index - 1)?.Key} {act.Kind} {act.Primary} {act.Produces}")));

    public static string OfHead(ProcedureDefinition draft) => Hash([draft.Title, draft.Periodicity.ToString(), draft.MainDocument.Value, CoverDraft.From(draft.Cover).ToString()]);

    private static string Hash(IEnumerable<string> values) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Break, values)))[..8]);
}
