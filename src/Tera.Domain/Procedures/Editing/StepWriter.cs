using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Makes a row of what a person wrote; what he left as it was keeps where it came from.</summary>
internal sealed class StepWriter(DraftRows rows, Provenance written)
{
    private const int MostActs = 12;
    private const int MostThings = 40;

    public Result<DraftRow> Write(DraftRow row, WrittenStep content)
    {
        if (OneLine.Of(content.Text) is not { } text)
        {
            return EditingRejections.TextMissing;
        }

        if (Texts(content).Any(one => one?.Length > DraftEditor.LongestText) || content.Standard.Inputs.Length > MostThings || content.Standard.Outputs.Length > MostThings)
        {
            return EditingRejections.TextTooLong(DraftEditor.LongestText);
        }

        if (OneLine.Of(content.PrintedNumber)?.Length > DraftEditor.LongestNumber)
        {
            return EditingRejections.NumberTooLong(DraftEditor.LongestNumber);
        }

        ImmutableArray<Act> acts = [.. content.Acts.Select(Fitting)];
        if (ActFault(acts) is { } no)
        {
            return no;
        }

        var before = row.Step;
        ImmutableArray<RequiredInput> inputs = [.. content.Standard.Inputs.Select(input => input with { Printed = OneLine.Of(input.Printed) ?? "" }).Where(input => input.Printed.Length > 0)
            .Select(input => Kept(before.Standard.Inputs, input, one => one with { Reading = Provenance.Printed }, input with { Reading = input.Artifact is null ? Provenance.Printed : written }))];
        ImmutableArray<StepOutput> outputs = [.. content.Standard.Outputs.Select(output => output with { Printed = OneLine.Of(output.Printed) ?? "" }).Where(output => output.Printed.Length > 0)
            .Select(output => Kept(before.Standard.Outputs, output, one => one with { Reading = Provenance.Printed }, output with { Reading = output.Artifact is null ? Provenance.Printed : written }))];
        if (outputs.FirstOrDefault(output => output.Artifact is { } artifact && acts.All(act => act.Produces != artifact)) is { } unmade)
        {
            return EditingRejections.OutputNotMade(unmade.Printed);
        }

        var step = before with
        {
            PrintedNumber = OneLine.Of(content.PrintedNumber),
            Text = text,
            Border = text == before.Text && inputs.Select(input => input.Printed).SequenceEqual(before.Standard.Inputs.Select(input => input.Printed)) ? before.Border : null,
            Acts = [.. acts.Select(act => Kept(before.Acts, act, one => one with { Actor = Provenance.Printed, ProducesReading = null }, act with { Actor = written }))],
            Standard = new QualityStandard(inputs, content.Standard.Duration, outputs) { PrintedTime = content.Standard.Duration is null ? OneLine.Of(content.Standard.PrintedTime) : null },
            Remark = OneLine.Of(content.Remark),
            Link = Link(before.Link, content.Link),
        };
        return WithWay(row, step, content);
    }

    private Result<DraftRow> WithWay(DraftRow row, Step step, WrittenStep content)
    {
        var (yes, no) = content.Way is WrittenWay.Decision decision ? (decision.Yes, decision.No) : (null, null);
        WrittenBranch?[] branches = [yes, no, content.Refusal];
        if (branches.Any(branch => branch is { Targets.IsEmpty: true })
            || branches.OfType<WrittenBranch>().SelectMany(branch => branch.Targets).Append((content.Way as WrittenWay.On)?.To).OfType<Destination.To>().Any(to => rows.IndexOf(to.Step) < 0))
        {
            return EditingRejections.TargetMissing;
        }

        if (row.Attestation is not null && content.Way is not WrittenWay.On { To: Destination.Below })
        {
            return EditingRejections.AttestationBehind;
        }

        var before = row.Step.Onward as Onward.Decision;
        step = step with { Refusal = content.Refusal is { } refusal ? Branch(refusal, "Tidak", row.Step.Refusal, row) : null };
        if (yes is not null && no is not null)
        {
            step = step with { Onward = new Onward.Decision(Branch(yes, "Ya", before?.Yes, row), Branch(no, "Tidak", before?.No, row)) };
            return row with { Step = step, Follows = false, YesFollows = Follows(yes), NoFollows = Follows(no) };
        }

        var to = ((WrittenWay.On)content.Way).To;
        step = step with
        {
            Onward = to is Destination.To(var key) ? new Onward.Next(key) : rows.End is [var archiving] && to is Destination.End ? new Onward.Next(archiving) : new Onward.Finish(),
        };
        return row with { Step = step, Follows = to is Destination.Below, YesFollows = false, NoFollows = false };
    }

    private static bool Follows(WrittenBranch branch) => branch.Targets is [Destination.Below];

    private Branch Branch(WrittenBranch branch, string usual, Branch? before, DraftRow row)
    {
        var below = rows.Rows.ElementAtOrDefault(rows.IndexOf(row.Key) + 1)?.Key;
        ImmutableArray<StepKey> targets =
        [
            .. branch.Targets.SelectMany(target => target switch
            {
                Destination.To(var step) => [step],
                Destination.Below when below is { } next => [next],
                _ => rows.End,
            }).Distinct(),
        ];
        var label = OneLine.Of(branch.Label) ?? usual;
        return before is not null && before.Label == label && before.Targets.SequenceEqual(targets) && before.UnitsMayBeChosen == branch.UnitsMayBeChosen
            ? before
            : new Branch(label, targets, written, branch.UnitsMayBeChosen);
    }

    private static Act Fitting(Act act)
    {
        ImmutableArray<LaneKey> lanes = [.. act.Lanes.Distinct()];
        var participation = act.Participation is Participation.One or Participation.Joint ? lanes.Length > 1 ? Participation.Joint : Participation.One : act.Participation;
        return act with
        {
            Lanes = lanes,
            Participation = participation,
            Recipients = [.. act.Recipients.Distinct()],
            Coordinator = participation is Participation.EachUnit or Participation.EachEmployee ? act.Coordinator : null,
            Application = act.Kind is ActKind.Upload ? OneLine.Of(act.Application) : null,
        };
    }

    private Rejection? ActFault(ImmutableArray<Act> acts)
    {
        if (acts.IsEmpty)
        {
            return EditingRejections.ActsMissing;
        }

        if (acts.Length > MostActs)
        {
            return EditingRejections.TooManyActs(MostActs);
        }

        var known = rows.Definition.Lanes.Select(lane => lane.Key).ToHashSet();
        for (var at = 0; at < acts.Length; at++)
        {
            var act = acts[at];
            if (act.Lanes.IsEmpty || !act.AllLanes.All(known.Contains))
            {
                return act.Lanes.IsEmpty ? EditingRejections.ActWithoutLane(at + 1) : EditingRejections.NoSuchLane;
            }

            if (act is { FansOut: true, Coordinator: null })
            {
                return EditingRejections.CoordinatorMissing(at + 1);
            }

            if (act is { Kind: ActKind.Upload, Application: null })
            {
                return EditingRejections.ApplicationMissing(at + 1);
            }
        }

        return null;
    }

    private ProcedureLink? Link(ProcedureLink? before, ProcedureLink? link) => OneLine.Of(link?.Printed) switch
    {
        null => null,
        var printed when before is not null && before with { Reading = Provenance.Printed } == link! with { Printed = printed, Reading = Provenance.Printed } => before,
        var printed => link! with { Printed = printed, Reading = link!.Code is null ? Provenance.Printed : written },
    };

    /// <summary>The thing as it was before, where the same one was there; else as it is now.</summary>
    private static T Kept<T>(ImmutableArray<T> before, T now, Func<T, T> bare, T changed)
    {
        var same = before.FirstOrDefault(one => Same(bare(one), bare(now)));
        return same is null ? changed : same;
    }

    /// <summary>Arrays of records are compared by what is in them.</summary>
    private static bool Same<T>(T one, T other) => one is Act a && other is Act b
        ? a with { Lanes = [], Recipients = [] } == b with { Lanes = [], Recipients = [] } && a.Lanes.SequenceEqual(b.Lanes) && a.Recipients.SequenceEqual(b.Recipients)
        : EqualityComparer<T>.Default.Equals(one, other);

    private static IEnumerable<string?> Texts(WrittenStep content) =>
    [
        content.Text, content.Remark, content.PrintedNumber, content.Link?.Printed, .. content.Standard.Inputs.Select(input => input.Printed), .. content.Standard.Outputs.Select(output => output.Printed),
        .. content.Acts.Select(act => act.Application), content.Refusal?.Label, (content.Way as WrittenWay.Decision)?.Yes.Label, (content.Way as WrittenWay.Decision)?.No.Label,
    ];
}
