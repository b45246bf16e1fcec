using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>Gives the rows and lanes of a file the keys they have in the SOP it revises, and what the office has said of them before.</summary>
/// <remarks>A key is what a running case, an answer and a comparison know a row by. A file of an office has none, so the same row is told by its words; a row that is another never gets the key of an old one.</remarks>
internal static class KeptKeys
{
    /// <summary>Part of the words of two rows of one number that must be the same for a row to be that row, mended.</summary>
    private const double Alike = 0.6;

    public static ProcedureDefinition Of(ProcedureDefinition before, ProcedureDefinition after)
    {
        var lanes = LaneKeys(before, after);
        var steps = StepKeys(before, after);
        var renamed = Renamed(after, key => lanes.GetValueOrDefault(key, key), key => steps.GetValueOrDefault(key, key));
        return WithAnswers(before, renamed, steps.Values.Where(key => before.Find(key) is not null).ToHashSet());
    }

    private static Dictionary<LaneKey, LaneKey> LaneKeys(ProcedureDefinition before, ProcedureDefinition after)
    {
        var known = before.Lanes.GroupBy(lane => Words(lane.Printed)).ToDictionary(lanes => lanes.Key, lanes => lanes.First().Key);
        Dictionary<LaneKey, LaneKey> map = [];
        var taken = before.Lanes.Select(lane => lane.Key.Value).ToHashSet();
        foreach (var lane in after.Lanes)
        {
            map[lane.Key] = known.Remove(Words(lane.Printed), out var old) ? old
                : taken.Contains(lane.Key.Value) ? new LaneKey(Slug.Unique(lane.Key.Value, "pelaksana", taken))
                : lane.Key;
        }

        return map;
    }

    private static Dictionary<StepKey, StepKey> StepKeys(ProcedureDefinition before, ProcedureDefinition after)
    {
        Dictionary<StepKey, StepKey> map = [];
        var left = before.PrintedSteps.ToList();
        Match((old, row) => Words(old.Text) == Words(row.Text) && old.PrintedNumber == row.PrintedNumber);
        Match((old, row) => Words(old.Text) == Words(row.Text));
        Match((old, row) => old.PrintedNumber is not null && old.PrintedNumber == row.PrintedNumber && AreAlike(old.Text, row.Text));
        var taken = before.Steps.Concat(after.Steps).Select(step => step.Key.Value).ToHashSet();
        foreach (var step in after.PrintedSteps.Where(step => !map.ContainsKey(step.Key) && before.Find(step.Key) is not null))
        {
            map[step.Key] = new StepKey(Slug.Unique(step.Key.Value, "langkah", taken));
        }

        return map;

        void Match(Func<Step, Step, bool> isSame)
        {
            foreach (var row in after.PrintedSteps.Where(step => !map.ContainsKey(step.Key)))
            {
                if (left.FindIndex(old => isSame(old, row)) is >= 0 and var at)
                {
                    map[row.Key] = left[at].Key;
                    left.RemoveAt(at);
                }
            }
        }
    }

    private static ProcedureDefinition Renamed(ProcedureDefinition sop, Func<LaneKey, LaneKey> lane, Func<StepKey, StepKey> step) => sop with
    {
        Lanes = [.. sop.Lanes.Select(one => one with { Key = lane(one.Key) })],
        Aliases = [.. sop.Aliases.Select(alias => alias with { Lane = lane(alias.Lane) })],
        Steps =
        [
            .. sop.Steps.Select(row => row with
            {
                Key = step(row.Key),
                Acts = [.. row.Acts.Select(act => act with { Lanes = [.. act.Lanes.Select(lane)], Recipients = [.. act.Recipients.Select(lane)], Coordinator = act.Coordinator is { } who ? lane(who) : null })],
                Onward = row.Onward switch
                {
                    Onward.Next next => new Onward.Next(step(next.To)),
                    Onward.Decision decision => new Onward.Decision(Branch(decision.Yes, step), Branch(decision.No, step)),
                    var end => end,
                },
                Refusal = row.Refusal is { } refusal ? Branch(refusal, step) : null,
            }),
        ],
    };

    private static Branch Branch(Branch branch, Func<StepKey, StepKey> step) => branch with { Targets = [.. branch.Targets.Select(step)] };

    private static ProcedureDefinition WithAnswers(ProcedureDefinition before, ProcedureDefinition after, HashSet<StepKey> same)
    {
        var (lanes, steps) = (after.Lanes.Select(lane => lane.Key).ToHashSet(), after.Steps.Select(step => step.Key).ToHashSet());
        return after with
        {
            Periodicity = after.PeriodicityReading.IsProposal ? before.Periodicity : after.Periodicity,
            PeriodicityReading = after.PeriodicityReading.IsProposal ? before.PeriodicityReading : after.PeriodicityReading,
            MainDocument = IsGuess(after.MainDocumentReading) ? before.MainDocument : after.MainDocument,
            MainDocumentReading = IsGuess(after.MainDocumentReading) ? before.MainDocumentReading : after.MainDocumentReading,
            Lanes = [.. after.Lanes.Select(lane => before.Lanes.FirstOrDefault(old => old.Key == lane.Key) is { } old && !IsPrinted(lane.Reading) ? lane with { Nature = old.Nature, Role = old.Role, Reading = old.Reading } : lane)],
            Aliases = [.. after.Aliases.Select(alias => before.Aliases.FirstOrDefault(old => old.Printed == alias.Printed && lanes.Contains(old.Lane)) is { } known && !IsPrinted(alias.Provenance) ? known : alias), .. before.Aliases.Where(alias => lanes.Contains(alias.Lane) && after.Aliases.All(known => known.Printed != alias.Printed))],
            Steps = [.. after.Steps.Select(step => same.Contains(step.Key) ? Answered(before[step.Key], WithWays(before, step, steps), lanes, steps) : step)],
        };
    }

    /// <summary>The row with a yes that was said to lead elsewhere than to the row below, and without the decision that was said to be none, where the file leaves both to be guessed again from the same words.</summary>
    private static Step WithWays(ProcedureDefinition before, Step after, HashSet<StepKey> steps)
    {
        var old = before[after.Key];
        if (old.Onward is not Onward.Decision decided)
        {
            return WayAnswers.MayBeNoDecision(after) && after.Acts.All(act => !IsPrinted(act.Actor)) && Words(old.Text) == Words(after.Text) ? WayAnswers.WithoutDecision(after) : after;
        }

        ImmutableArray<StepKey> below = before.Steps.ElementAtOrDefault(before.IndexOf(old.Key) + 1) is { } next ? [next.Key] : [];
        return after.Onward is Onward.Decision decides && !IsPrinted(decides.Yes.Provenance) && decided.Yes.Provenance.Origin is Origin.Confirmed && !decided.Yes.Targets.SequenceEqual(below) && decided.Yes.Targets.All(steps.Contains)
            ? after with { Onward = decides with { Yes = decided.Yes } }
            : after;
    }

    /// <summary>What the file prints counts; where it leaves something to be guessed, what stood there counts before a guess.</summary>
    private static Step Answered(Step before, Step after, HashSet<LaneKey> lanes, HashSet<StepKey> steps)
    {
        var standard = after.Standard with
        {
            Inputs = [.. after.Standard.Inputs.Select(input => before.Standard.Inputs.FirstOrDefault(old => old.Printed == input.Printed) ?? input)],
            Outputs = [.. after.Standard.Outputs.Select(output => before.Standard.Outputs.FirstOrDefault(old => old.Printed == output.Printed) ?? output)],
        };
        var link = after.Link is { } named && before.Link is { } known && named.Printed == known.Printed ? known : after.Link;
        var (decided, decides) = (before.Onward as Onward.Decision, after.Onward as Onward.Decision);
        var acts = after.Acts.All(act => !IsPrinted(act.Actor)) && (decided is null) == (decides is null) && before.Acts.All(act => act.AllLanes.All(lanes.Contains)) ? before.Acts : [.. after.Acts.Select(act => WithProduct(act, before.Acts.FirstOrDefault(old => old.Kind == act.Kind)))];
        var onward = decided is not null && decides is not null && !IsPrinted(decides.No.Provenance) && decided.Yes.Targets.Concat(decided.No.Targets).All(steps.Contains)
            ? new Onward.Decision(decides.Yes, decided.No)
            : after.Onward;
        var refusal = after.Refusal is { Provenance.IsProposal: true } && before.Refusal is { } refused && refused.Targets.All(steps.Contains) ? refused : after.Refusal;
        var border = after.Text == before.Text && after.Standard.Inputs.Select(input => input.Printed).SequenceEqual(before.Standard.Inputs.Select(input => input.Printed)) ? before.Border : after.Border;
        return after with { Border = border, Standard = standard, Link = link, Acts = acts, Onward = onward, Refusal = refusal };
    }

    private static Act WithProduct(Act after, Act? before) =>
        before is not null && IsGuess(after.ProducesReading) ? after with { Produces = before.Produces, ProducesReading = before.ProducesReading } : after;

    private static bool IsGuess(Provenance? reading) => reading is { IsProposal: true };

    private static bool IsPrinted(Provenance reading) => reading.Origin is Origin.Printed;

    private static string Words(string text) => string.Join(' ', Parts(text));

    private static bool AreAlike(string one, string other)
    {
        var (left, right) = (Parts(one).ToHashSet(), Parts(other).ToHashSet());
        return left.Count > 0 && right.Count > 0 && left.Intersect(right).Count() >= Alike * left.Union(right).Count();
    }

    private static string[] Parts(string text) => string.Concat(text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
