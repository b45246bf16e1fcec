using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>Which other ways a way out of a row may be answered with, and what each does to the row.</summary>
internal static class WayAnswers
{
    /// <summary>The row decides nothing: who was to check works on it, and it goes on as on a yes.</summary>
    public const string NoDecision = "bukan-keputusan";

    public static OtherChoice NoDecisionChoice { get; } = new(NoDecision, "bukan keputusan");

    /// <summary>True for a row whose diamond the source does not print; a printed one is not to be answered away.</summary>
    public static bool MayBeNoDecision(Step row) => row.Onward is Onward.Decision { Yes.Provenance.IsProposal: true };

    /// <summary>That nothing is decided, and the end: a page may have no room for what stands behind many rows. Then rows in the order in which they are likely: of a no and a refusal those above, the nearest first, then those below; of a yes those below.</summary>
    public static IEnumerable<OtherChoice> Others(ProcedureDefinition definition, Step row, string label)
    {
        if (BranchOf(row, label) is not { } branch)
        {
            return [];
        }

        var decision = row.Onward as Onward.Decision;
        var isYes = ReferenceEquals(branch, decision?.Yes);
        List<Step> above = [.. definition.PrintedSteps.TakeWhile(one => one.Key != row.Key).Reverse()], below = [.. definition.PrintedSteps.SkipWhile(one => one.Key != row.Key).Skip(1)];
        var rows = decision is null ? above : isYes ? below : [.. above, .. below];
        // Two exits to one place decide nothing.
        ImmutableArray<StepKey> end = DraftRows.Of(definition).End, other = (isYes ? decision?.No : decision?.Yes)?.Targets ?? [];
        bool Differs(ImmutableArray<StepKey> targets) => !targets.SequenceEqual(branch.Targets) && (decision is null || !targets.SequenceEqual(other));
        return
        [
            .. MayBeNoDecision(row) ? [NoDecisionChoice] : (OtherChoice[])[],
            .. decision is not null && Differs(end) ? [new OtherChoice(SopWords.End, "alur selesai")] : (OtherChoice[])[],
            .. rows.Where(one => Differs([one.Key])).Select(one => new OtherChoice(one.Key.Value, "ke " + StepWords.Name(one).ToLowerInvariant())),
        ];
    }

    /// <summary>The row with the answer in it.</summary>
    public static Step Apply(ProcedureDefinition definition, Step row, string label, string? choice, Provenance confirmed)
    {
        Branch Answered(Branch branch) => choice switch
        {
            null => branch with { Provenance = confirmed },
            SopWords.End => branch with { Targets = DraftRows.Of(definition).End, UnitsMayBeChosen = false, Provenance = confirmed },
            _ => branch with { Targets = [new StepKey(choice)], Provenance = confirmed },
        };
        return (choice, row.Onward) switch
        {
            (NoDecision, _) => WithoutDecision(row),
            (_, Onward.Decision decision) when decision.Yes.Label == label => row with { Onward = decision with { Yes = Answered(decision.Yes) } },
            (_, Onward.Decision decision) when decision.No.Label == label => row with { Onward = decision with { No = Answered(decision.No) } },
            _ when row.Refusal is { } refusal => row with { Refusal = Answered(refusal) },
            _ => row,
        };
    }

    /// <summary>Who works on it stays as it was read, and is asked as before.</summary>
    public static Step WithoutDecision(Step row) => row.Onward is not Onward.Decision decision ? row : row with
    {
        Acts = [.. row.Acts.Select(act => act.Kind is ActKind.Check ? act with { Kind = ActKind.Process } : act)],
        Onward = decision.Yes.Targets is [var to, ..] ? new Onward.Next(to) : new Onward.Finish(),
    };

    private static Branch? BranchOf(Step row, string label) => row.Onward is Onward.Decision decision
        ? decision.No.Label == label ? decision.No : decision.Yes.Label == label ? decision.Yes : null
        : row.Refusal?.Label == label ? row.Refusal : null;
}
