using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Matrix;

namespace Tera.Procedures.Versions;

/// <summary>A row of an SOP in words, field by field, so that two of them can be held against each other.</summary>
internal static class StepTold
{
    /// <summary>Names of fields that mean little where rows moved.</summary>
    public const string Number = "Nomor", Way = "Arah";

    public static IReadOnlyList<(string Label, string Value)> Of(ProcedureDefinition sop, Step step) =>
    [
        (Number, step.PrintedNumber ?? ""),
        ("Kegiatan", step.Text),
        ("Tindakan", string.Join("; ", step.Acts.Select(act => ActTold(sop, act)))),
        ("Kelengkapan", string.Join("; ", step.Standard.Inputs.Select(input => Thing(input.Printed, input.Artifact)))),
        ("Waktu", step.Standard.TimeText ?? ""),
        ("Keluaran", string.Join("; ", step.Standard.Outputs.Select(output => Thing(output.Printed, output.Artifact)))),
        (Way, WayTold(sop, step)),
        ("SOP lain", step.Link is { } link ? LinkTold(link) + (link.Mode is LinkMode.Waits ? ", ditunggu" : "") : ""),
        ("Keterangan", step.Remark ?? ""),
    ];

    /// <summary>Fields that are not the same.</summary>
    public static IReadOnlyList<ToldDifference> Differences(ProcedureDefinition before, Step old, ProcedureDefinition after, Step now) =>
        [.. Of(before, old).Zip(Of(after, now)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => new ToldDifference(pair.First.Label, pair.First.Value, pair.Second.Value))];

    /// <summary>A link as printed, with the SOP that is meant.</summary>
    public static string LinkTold(ProcedureLink link) => link.Printed + (link.ToItself ? " (SOP ini sendiri)" : link.Code is { } code ? $" ({code})" : "");

    private static string ActTold(ProcedureDefinition sop, Act act)
    {
        var recipients = act.Recipients.IsEmpty ? "" : $" kepada {MatrixWords.Joined([.. act.Recipients.Select(lane => sop.Lane(lane).Role)], "dan")}";
        var each = act.Participation switch
        {
            Participation.Joint => ", bersama",
            Participation.EachUnit => ", tiap unit",
            Participation.EachEmployee => ", tiap pegawai",
            _ => "",
        };
        return $"{MatrixWords.Act(act.Kind)} oleh {MatrixWords.Joined([.. act.Lanes.Select(lane => sop.Lane(lane).Role)], "dan")}{each}{recipients}"
            + (act.Coordinator is { } closer ? $", ditutup {sop.Lane(closer).Role}" : "")
            + (act.Produces is { } made ? $", menghasilkan {made.Value.Replace('-', ' ')}" : "")
            + (act.Application is { } application ? $", pada {application}" : "");
    }

    private static string WayTold(ProcedureDefinition sop, Step step)
    {
        var way = step.Onward switch
        {
            Onward.Next next => $"ke {Name(sop, next.To)}",
            Onward.Decision decision => $"{Exit(sop, decision.Yes)}; {Exit(sop, decision.No)}",
            _ => "selesai",
        };
        return step.Refusal is { } refusal ? $"{way}; bila ditolak {Exit(sop, refusal)}" : way;
    }

    private static string Exit(ProcedureDefinition sop, Branch branch) =>
        $"{branch.Label}: {(branch.Targets.IsEmpty ? "selesai" : "ke " + MatrixWords.Joined([.. branch.Targets.Select(target => Name(sop, target))], "atau"))}{(branch.UnitsMayBeChosen ? ", boleh sebagian unit" : "")}";

    /// <summary>Printed numbers may repeat; then the text tells which row is meant.</summary>
    private static string Name(ProcedureDefinition sop, StepKey key) => sop.Find(key) is not { } step ? key.Value
        : sop.Steps.Count(other => StepWords.Name(other) == StepWords.Name(step)) > 1 ? $"{StepWords.Within(step)}, “{step.Text}”"
        : StepWords.Within(step);

    private static string Thing(string printed, ArtifactKind? artifact) => artifact is { } kind ? $"{printed} ({kind.Value.Replace('-', ' ')})" : printed;
}

/// <summary>A field that is not the same in two rows.</summary>
public sealed record ToldDifference(string Label, string Before, string After);
