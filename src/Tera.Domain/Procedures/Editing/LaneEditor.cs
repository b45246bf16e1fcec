using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Changes of the columns of <em>Pelaksana</em>.</summary>
internal static class LaneEditor
{
    private const int LongestName = 200;

    public static Result<ProcedureDefinition> Apply(ProcedureDefinition draft, DraftChange change, Provenance written) => change switch
    {
        DraftChange.AddLane add => Add(draft, add, written),
        DraftChange.WriteLane write => Write(draft, write, written),
        DraftChange.MoveLane move => Move(draft, move),
        DraftChange.RemoveLane remove => Remove(draft, remove.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Not a change of columns."),
    };

    private static Result<ProcedureDefinition> Add(ProcedureDefinition draft, DraftChange.AddLane add, Provenance written)
    {
        if (draft.Lanes.Length >= DraftEditor.MostLanes)
        {
            return EditingRejections.TooManyLanes(DraftEditor.MostLanes);
        }

        if (Fault(draft, add.Key, add.Printed) is { } no)
        {
            return no;
        }

        var printed = OneLine.Of(add.Printed)!;
        return draft with { Lanes = draft.Lanes.Add(new Lane(add.Key, printed, printed, add.Nature) { Reading = written }) };
    }

    private static Result<ProcedureDefinition> Write(ProcedureDefinition draft, DraftChange.WriteLane write, Provenance written)
    {
        var at = IndexOf(draft, write.Key);
        if (at < 0)
        {
            return EditingRejections.NoSuchLane;
        }

        if (Fault(draft, write.Key, write.Printed) is { } no)
        {
            return no;
        }

        if (OneLine.Of(write.Role)?.Length > LongestName)
        {
            return EditingRejections.RoleTooLong(LongestName);
        }

        var before = draft.Lanes[at];
        var printed = OneLine.Of(write.Printed)!;
        var after = before with { Printed = printed, Role = OneLine.Of(write.Role) ?? printed, Nature = write.Nature };
        return draft with { Lanes = draft.Lanes.SetItem(at, after == before ? before : after with { Reading = written }) };
    }

    private static Result<ProcedureDefinition> Move(ProcedureDefinition draft, DraftChange.MoveLane move)
    {
        var at = IndexOf(draft, move.Key);
        return at < 0
            ? EditingRejections.NoSuchLane
            : draft with { Lanes = draft.Lanes.RemoveAt(at).Insert(Math.Clamp(at + Math.Clamp(move.By, -draft.Lanes.Length, draft.Lanes.Length), 0, draft.Lanes.Length - 1), draft.Lanes[at]) };
    }

    private static Result<ProcedureDefinition> Remove(ProcedureDefinition draft, LaneKey key)
    {
        var at = IndexOf(draft, key);
        if (at < 0 || draft.Lanes.Length == 1)
        {
            return at < 0 ? EditingRejections.NoSuchLane : EditingRejections.LastLane;
        }

        var rows = draft.Steps.Where(step => step.Acts.Any(act => act.AllLanes.Contains(key))).Select(step => step.PrintedNumber ?? $"“{step.Text[..Math.Min(step.Text.Length, 30)]}”").ToList();
        return rows.Count > 0
            ? EditingRejections.LaneInUse(draft.Lanes[at].Role, string.Join(", ", rows))
            : draft with { Lanes = draft.Lanes.RemoveAt(at), Aliases = [.. draft.Aliases.Where(alias => alias.Lane != key)] };
    }

    private static Rejection? Fault(ProcedureDefinition draft, LaneKey key, string name) => OneLine.Of(name) switch
    {
        null => EditingRejections.LaneNameMissing,
        { Length: > LongestName } => EditingRejections.TextTooLong(LongestName),
        var printed when draft.Lanes.Any(lane => lane.Key != key && string.Equals(lane.Printed, printed, StringComparison.OrdinalIgnoreCase)) => EditingRejections.LaneTaken(printed),
        _ => null,
    };

    private static int IndexOf(ProcedureDefinition draft, LaneKey key)
    {
        for (var at = 0; at < draft.Lanes.Length; at++)
        {
            if (draft.Lanes[at].Key == key)
            {
                return at;
            }
        }

        return -1;
    }
}
