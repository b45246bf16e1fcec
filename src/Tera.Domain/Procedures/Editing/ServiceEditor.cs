using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Writes the steps that stand beside the printed rows: pengesahan and closing archive.</summary>
internal static class ServiceEditor
{
    private static readonly StepKey Attestation = new("pengesahan");
    private static readonly StepKey Archiving = new("arsip-penutup");

    public static Result<ProcedureDefinition> Apply(ProcedureDefinition draft, DraftChange change, Provenance written) => change switch
    {
        DraftChange.WriteAttestation wish => Attest(DraftRows.Of(draft), wish, written),
        DraftChange.WriteArchiving wish => Archive(DraftRows.Of(draft), wish, written),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No change of a step beside the rows."),
    };

    private static Result<ProcedureDefinition> Attest(DraftRows rows, DraftChange.WriteAttestation wish, Provenance written)
    {
        var known = rows.Definition.Steps.FirstOrDefault(step => step.Nature is StepNature.Attestation);
        var without = rows with { Rows = [.. rows.Rows.Select(WithoutAttestation)] };
        if (wish.After is not { } after)
        {
            return without.Together();
        }

        if (without.IndexOf(after) is not (>= 0 and var at))
        {
            return EditingRejections.NoSuchStep;
        }

        if (wish.Signer is not { } signer)
        {
            return EditingRejections.SignerMissing;
        }

        if (wish.Initials.Append(signer).Any(lane => rows.Definition.Lanes.All(one => one.Key != lane)))
        {
            return EditingRejections.NoSuchLane;
        }

        var row = without.Rows[at];
        if (!row.Follows || row.Step.Onward is Onward.Decision)
        {
            return EditingRejections.AttestationAside(row.Step.PrintedNumber ?? row.Step.Text);
        }

        ImmutableArray<Act> ladder = [.. wish.Initials.Where(lane => lane != signer).Distinct().Select(lane => Rung(ActKind.Initial, lane, null)), Rung(ActKind.Sign, signer, wish.Document)];
        var step = known is null
            ? new Step(Attestation, StepNature.Attestation, null, "Paraf dan tanda tangan", null, ladder, new QualityStandard([], null, []), new Onward.Finish(), null, null, null)
            : known with { Acts = ladder };
        return (without with { Rows = without.Rows.SetItem(at, row with { Attestation = step }) }).Together();

        Act Rung(ActKind kind, LaneKey lane, ArtifactKind? document)
        {
            var act = new Act(kind, [lane], Participation.One, document, [], null, null, written);
            // What was said before of the very same rung still holds.
            return known?.Acts.FirstOrDefault(old => old with { Actor = written, Lanes = act.Lanes, Recipients = act.Recipients } == act && old.Lanes.SequenceEqual(act.Lanes)) ?? act;
        }
    }

    /// <summary>A row that led to the pengesahan leads where that led.</summary>
    private static DraftRow WithoutAttestation(DraftRow row) => row.Attestation is { } attestation
        ? row with { Attestation = null, Step = row.Step with { Onward = attestation.Onward } }
        : row;

    private static Result<ProcedureDefinition> Archive(DraftRows rows, DraftChange.WriteArchiving wish, Provenance written)
    {
        if (wish.Lane is { } lane && rows.Definition.Lanes.All(one => one.Key != lane))
        {
            return EditingRejections.NoSuchLane;
        }

        var act = wish.Lane is { } who ? new Act(ActKind.Archive, [who], Participation.One, new ArtifactKind("arsip"), [], null, null, written) : null;
        var step = act is null ? null
            : rows.Archiving is { } known ? (known.Acts[0].Primary == act.Primary ? known : known with { Acts = [act] })
            : new Step(Archiving, StepNature.Archiving, null, "Mengarsipkan dokumen", null, [act], new QualityStandard([], null, []), new Onward.Finish(), null, null, null);
        return (rows with { Archiving = step, Rows = [.. rows.Rows.Select(row => EndingAt(row, rows.Archiving?.Key, step?.Key))] }).Together();
    }

    /// <summary>Ways that led to the end lead to the end there is now; those to whatever stands below are settled when the SOP is put together.</summary>
    private static DraftRow EndingAt(DraftRow row, StepKey? before, StepKey? after)
    {
        return row with
        {
            Step = row.Step with
            {
                Onward = row.Attestation is null ? Way(row.Step.Onward, row.Follows) : row.Step.Onward,
                Refusal = row.Step.Refusal is { } refusal ? Of(refusal, follows: false) : null,
            },
            Attestation = row.Attestation is { } attestation ? attestation with { Onward = Way(attestation.Onward, row.Follows) } : null,
        };

        Onward Way(Onward way, bool follows) => way switch
        {
            Onward.Decision decision => new Onward.Decision(Of(decision.Yes, row.YesFollows), Of(decision.No, row.NoFollows)),
            _ when follows => way,
            Onward.Next next when next.To == before => after is { } end ? new Onward.Next(end) : new Onward.Finish(),
            Onward.Finish when after is { } end => new Onward.Next(end),
            _ => way,
        };

        Branch Of(Branch branch, bool follows) => follows ? branch
            : branch.Targets.IsEmpty ? branch with { Targets = after is { } end ? [end] : [] }
            : before is { } old && branch.Targets.Contains(old) ? branch with { Targets = [.. branch.Targets.SelectMany(target => target != old ? [target] : after is { } end ? [end] : (StepKey[])[])] }
            : branch;
    }
}
