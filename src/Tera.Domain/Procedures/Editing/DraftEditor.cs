using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Writes changes on a draft. What comes of it can always be drawn and told; whether it can run, <see cref="Soundness"/> says when it is to come in force.</summary>
public static class DraftEditor
{
    /// <summary>Rows an SOP may have, inclusive; the longest seen has 61.</summary>
    public const int MostSteps = 500;

    /// <summary>Columns an SOP may have, inclusive.</summary>
    public const int MostLanes = 40;

    /// <summary>Letters of a text, inclusive.</summary>
    public const int LongestText = 2_000;

    /// <summary>Letters of a printed number, inclusive; <c>10a</c> is a number, a sentence is none.</summary>
    public const int LongestNumber = 20;

    /// <summary>What a new row says until somebody writes it.</summary>
    public const string NewText = "Langkah baru";

    /// <summary>The draft with the change on it.</summary>
    /// <param name="draft">As it is.</param>
    /// <param name="change">What is to become of it.</param>
    /// <param name="written">Where statements come from that are new or other than before.</param>
    public static Result<ProcedureDefinition> Apply(ProcedureDefinition draft, DraftChange change, Provenance written) => change switch
    {
        DraftChange.WriteHead head => WriteHead(draft, head, written),
        DraftChange.AddLane or DraftChange.WriteLane or DraftChange.MoveLane or DraftChange.RemoveLane => LaneEditor.Apply(draft, change, written),
        DraftChange.InsertStep insert => Insert(draft, insert, written),
        DraftChange.WriteStep write => Write(draft, write, written),
        DraftChange.MoveStep move => Move(draft, move),
        DraftChange.RemoveStep remove => Remove(draft, remove),
        DraftChange.WriteAttestation or DraftChange.WriteArchiving => ServiceEditor.Apply(draft, change, written),
        DraftChange.Renumber => DraftRows.Of(draft).Numbered().Together(),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "A change nobody knows."),
    };

    private static Result<ProcedureDefinition> WriteHead(ProcedureDefinition draft, DraftChange.WriteHead head, Provenance written)
    {
        var title = OneLine.Of(head.Title);
        if (title is null || title.Length > LongestText)
        {
            return title is null ? EditingRejections.TitleMissing : EditingRejections.TextTooLong(LongestText);
        }

        return draft with
        {
            Title = title,
            Periodicity = head.Periodicity,
            PeriodicityReading = head.Periodicity == draft.Periodicity ? draft.PeriodicityReading : written,
            MainDocument = head.MainDocument,
            MainDocumentReading = head.MainDocument == draft.MainDocument ? draft.MainDocumentReading : written,
            Cover = OneLine.Of(head.Cover),
        };
    }

    private static Result<ProcedureDefinition> Insert(ProcedureDefinition draft, DraftChange.InsertStep insert, Provenance written)
    {
        var rows = DraftRows.Of(draft);
        var above = insert.After is { } after ? rows.IndexOf(after) : -1;
        if (insert.After is not null && above < 0)
        {
            return EditingRejections.NoSuchStep;
        }

        if (rows.Rows.Length >= MostSteps || draft.Find(insert.Key) is not null)
        {
            return EditingRejections.TooManySteps(MostSteps);
        }

        var lane = above >= 0 ? rows.Rows[above].Step.Acts[0].Primary : rows.Rows.Select(row => row.Step.Acts[0].Primary).DefaultIfEmpty(draft.Lanes[0].Key).First();
        var step = new Step(
            insert.Key, StepNature.Printed, null, NewText, null,
            [new Act(ActKind.Prepare, [lane], Participation.One, null, [], null, null, written)],
            new QualityStandard([], null, []), new Onward.Finish(), null, null, null);
        return Changed(rows, rows.Rows.Insert(above + 1, new DraftRow(step, null, Follows: true, YesFollows: false, NoFollows: false)));
    }

    private static Result<ProcedureDefinition> Write(ProcedureDefinition draft, DraftChange.WriteStep write, Provenance written)
    {
        var rows = DraftRows.Of(draft);
        var at = rows.IndexOf(write.Key);
        if (at < 0)
        {
            return EditingRejections.NoSuchStep;
        }

        return new StepWriter(rows, written).Write(rows.Rows[at], write.Content).Accepted(out var row, out var no)
            ? Changed(rows, rows.Rows.SetItem(at, row))
            : no;
    }

    private static Result<ProcedureDefinition> Move(ProcedureDefinition draft, DraftChange.MoveStep move)
    {
        var rows = DraftRows.Of(draft);
        var at = rows.IndexOf(move.Key);
        if (at < 0 || (move.Before is { } asked && rows.IndexOf(asked) < 0))
        {
            return EditingRejections.NoSuchStep;
        }

        if (move.Before == move.Key)
        {
            return draft;
        }

        var without = rows with { Rows = rows.Rows.RemoveAt(at) };
        return Changed(rows, without.Rows.Insert(move.Before is { } before ? without.IndexOf(before) : without.Rows.Length, rows.Rows[at]));
    }

    private static Result<ProcedureDefinition> Remove(ProcedureDefinition draft, DraftChange.RemoveStep remove)
    {
        var rows = DraftRows.Of(draft);
        var at = rows.IndexOf(remove.Key);
        if (at < 0 || rows.Rows.Length == 1)
        {
            return at < 0 ? EditingRejections.NoSuchStep : EditingRejections.LastStep;
        }

        return Changed(rows, [.. rows.Rows.Select((row, from) => row with { Step = Redirected(rows, row.Step, from, at) }).Where(row => row.Key != remove.Key)]);
    }

    /// <summary>What led to the row leads to the one that takes its place; a way back that would then lead on, to the row above.</summary>
    private static Step Redirected(DraftRows rows, Step step, int from, int removed)
    {
        var gone = rows.Rows[removed].Key;
        var place = removed < from && removed + 1 >= from ? Math.Max(removed - 1, 0) : removed + 1;
        ImmutableArray<StepKey> instead = place >= rows.Rows.Length ? rows.End : [rows.Rows[place == removed ? from : place].Key];
        return step with
        {
            Onward = step.Onward switch
            {
                Onward.Next next when next.To == gone => instead is [var other] ? new Onward.Next(other) : new Onward.Finish(),
                Onward.Decision decision => new Onward.Decision(Of(decision.Yes), Of(decision.No)),
                var way => way,
            },
            Refusal = step.Refusal is { } refusal ? Of(refusal) : null,
        };

        Branch Of(Branch branch) => branch.Targets.Contains(gone)
            ? branch with { Targets = [.. branch.Targets.SelectMany(target => target == gone ? instead : [target]).Distinct()] }
            : branch;
    }

    private static ProcedureDefinition Changed(DraftRows before, ImmutableArray<DraftRow> rows)
    {
        var after = before with { Rows = rows };
        return (before.IsNumbered ? after.Numbered() : after).Together();
    }
}
