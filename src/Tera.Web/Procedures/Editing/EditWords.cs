using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Editing;

/// <summary>What a change is about, and how the history tells it.</summary>
internal static class EditWords
{
    private const int LongestName = 120;

    /// <summary>The row a change is about; null for the rest.</summary>
    public static StepKey? StepOf(DraftChange change) => change switch
    {
        DraftChange.InsertStep insert => insert.Key,
        DraftChange.WriteStep write => write.Key,
        DraftChange.MoveStep move => move.Key,
        _ => null,
    };

    /// <summary>What is written again and again on the same part has a colon in its name.</summary>
    public static string Part(DraftChange change) => change switch
    {
        DraftChange.WriteHead => "sampul:",
        DraftChange.WriteStep write => $"langkah:{write.Key}",
        DraftChange.WriteLane write => $"pelaksana:{write.Key}",
        DraftChange.WriteAttestation => "pengesahan",
        DraftChange.WriteArchiving => "arsip-penutup",
        DraftChange.AddLane or DraftChange.MoveLane or DraftChange.RemoveLane => "pelaksana",
        _ => "urutan",
    };

    public static string Of(ProcedureDefinition before, DraftChange change) => change switch
    {
        DraftChange.WriteHead => "mengubah sampul",
        DraftChange.AddLane add => $"menambah pelaksana {Short(add.Printed)}",
        DraftChange.WriteLane write => $"mengubah pelaksana {Lane(before, write.Key)}",
        DraftChange.MoveLane move => $"memindahkan pelaksana {Lane(before, move.Key)}",
        DraftChange.RemoveLane remove => $"menghapus pelaksana {Lane(before, remove.Key)}",
        DraftChange.WriteAttestation { After: null } => "menghapus pengesahan",
        DraftChange.WriteAttestation => "mengubah pengesahan",
        DraftChange.WriteArchiving { Lane: null } => "menghapus arsip penutup",
        DraftChange.WriteArchiving => "mengubah arsip penutup",
        DraftChange.InsertStep { After: { } after } => $"menyisipkan langkah sesudah {Step(before, after)}",
        DraftChange.InsertStep => "menyisipkan langkah pertama",
        DraftChange.WriteStep write => $"mengubah {Step(before, write.Key)}",
        DraftChange.MoveStep { Before: { } below } move => $"memindahkan {Step(before, move.Key)} ke atas {Step(before, below)}",
        DraftChange.MoveStep move => $"memindahkan {Step(before, move.Key)} ke akhir",
        DraftChange.RemoveStep remove => $"menghapus {Step(before, remove.Key)}",
        _ => "menomori ulang",
    };

    /// <summary>A key no row of the draft bears.</summary>
    public static StepKey FreeKey(ProcedureDefinition draft) => Enumerable.Range(1, DraftEditor.MostSteps + 1)
        .Select(number => new StepKey(string.Create(CultureInfo.InvariantCulture, $"langkah-baru-{number}"))).First(key => draft.Find(key) is null);

    private static string Lane(ProcedureDefinition draft, LaneKey key) => Short(draft.Lanes.FirstOrDefault(lane => lane.Key == key)?.Role ?? key.Value);

    private static string Step(ProcedureDefinition draft, StepKey key) => draft.Find(key) is { } step ? StepWords.Within(step) : "langkah";

    private static string Short(string text) => text.Length <= LongestName ? text : text[..LongestName] + "…";
}
