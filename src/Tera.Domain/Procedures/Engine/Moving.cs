using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Takes a running case to another version of its SOP. Nothing that was done is asked again, and nothing that waits is lost: what would need either is refused.</summary>
/// <remarks>
/// What a run has behind it and what lies open in it must mean the same in both versions; what lies ahead may differ in everything. So the
/// tasks of the run stay the very same, and only their due times are reckoned anew.
/// </remarks>
internal static class Moving
{
    public static Result<RunEvent> Move(Run run, RunCommand.MoveToVersion move, Surroundings around)
    {
        if (string.IsNullOrWhiteSpace(move.Reason))
        {
            return RunRejections.ReasonMissing();
        }

        if (DefinitionJson.Fingerprint(around.Definition).AsSpan().SequenceEqual(DefinitionJson.Fingerprint(move.Definition)))
        {
            return MovingRejections.SameVersion;
        }

        if (Obstacle(run, around.Definition, move.Definition) is { } no)
        {
            return no;
        }

        var after = around with { Definition = move.Definition };
        ImmutableArray<DueChange> changes =
        [
            .. run.Open.Select(task => (task, Due: Deadline.Of(run, after, task.Key))).Where(now => now.task.DueAt != now.Due)
                .Select(now => new DueChange(now.task.Key, now.Due)),
        ];
        return new RunEvent.MovedToVersion(move.Version, move.From, move.To, move.Reason, changes);
    }

    /// <summary>The first thing that would be lost or asked again; null when there is none.</summary>
    private static Rejection? Obstacle(Run run, ProcedureDefinition from, ProcedureDefinition to)
    {
        var lanes = to.Lanes.Select(lane => lane.Key).ToHashSet();
        foreach (var visited in run.Tasks.GroupBy(task => task.Key.Step))
        {
            var before = from[visited.Key];
            if (to.Find(visited.Key) is not { } after)
            {
                return MovingRejections.StepGone(Name(before));
            }

            if (visited.Any(task => task.Key.Act > 0 && !SameAct(before.Acts[task.Key.Act - 1], after.Acts.ElementAtOrDefault(task.Key.Act - 1))))
            {
                return MovingRejections.DoneOtherwise(Name(before));
            }

            if (visited.Any(task => task.IsOpen) && !SameWork(before, after))
            {
                return MovingRejections.OpenOtherwise(Name(before));
            }

            if (visited.FirstOrDefault(task => !lanes.Contains(task.Lane)) is { } nobody)
            {
                return MovingRejections.LaneGone(from.Lane(nobody.Lane).Role);
            }
        }

        if (run.Participants.FirstOrDefault(who => !lanes.Contains(who.Lane)) is { } participant)
        {
            return MovingRejections.LaneGone(from.Lane(participant.Lane).Role);
        }

        if (run.CurrentStep is { } here)
        {
            var done = run.Tasks.Select(task => task.Key.Step).Where(step => step != here).ToHashSet();
            if (Ahead(to, here).Except(Ahead(from, here)).FirstOrDefault(done.Contains) is { Value.Length: > 0 } again)
            {
                return MovingRejections.AskedAgain(Name(to[again]));
            }
        }

        return to.Steps.FirstOrDefault(step => step.Acts.Any(act => act.FansOut && !from.Steps.Any(old => old.Acts.Any(known => known.Participation == act.Participation)))) is { } fan
            ? MovingRejections.NobodyTakesPart(Name(fan))
            : null;
    }

    /// <summary>Rows to which the work goes on from a row when nothing is sent back, in order.</summary>
    private static ImmutableArray<StepKey> Ahead(ProcedureDefinition definition, StepKey from)
    {
        var ahead = ImmutableArray.CreateBuilder<StepKey>();
        for (StepKey? next = from; next is { } key && definition.Find(key) is { } step && (key == from || !ahead.Contains(key));)
        {
            if (key != from)
            {
                ahead.Add(key);
            }

            next = step.Onward switch
            {
                Onward.Next way => way.To,
                Onward.Decision { Yes.Targets: [var yes, ..] } => yes,
                _ => null,
            };
            if (next == from)
            {
                break;
            }
        }

        return ahead.ToImmutable();
    }

    private static bool SameAct(Act before, Act? after) =>
        after is not null && after.Kind == before.Kind && after.Produces == before.Produces && after.FansOut == before.FansOut;

    /// <summary>What is on the table is the same work for the same people.</summary>
    private static bool SameWork(Step before, Step after) =>
        before.Acts.Length == after.Acts.Length
        && before.Acts.Zip(after.Acts).All(pair => SameAct(pair.First, pair.Second) && pair.First.Participation == pair.Second.Participation
            && pair.First.Coordinator == pair.Second.Coordinator && pair.First.Lanes.SequenceEqual(pair.Second.Lanes))
        && (before.Link is { Mode: LinkMode.Waits } link ? link.Code : null) == (after.Link is { Mode: LinkMode.Waits } other ? other.Code : null)
        && (before.Onward is Onward.Decision) == (after.Onward is Onward.Decision);

    private static string Name(Step step) => step.Number is { } number ? $"langkah {number}" : $"“{step.Text}”";
}

/// <summary>Why a running case stays with its version.</summary>
public static class MovingRejections
{
    /// <summary>It goes by that content already.</summary>
    public static Rejection SameVersion { get; } = new("procedures.run.move-same-version");

    /// <summary>A row it has been through is not there any more.</summary>
    public static Rejection StepGone(string step) => new("procedures.run.move-step-gone", step);

    /// <summary>What was done in a row is something else there.</summary>
    public static Rejection DoneOtherwise(string step) => new("procedures.run.move-done-otherwise", step);

    /// <summary>What lies open is other work, or other people's.</summary>
    public static Rejection OpenOtherwise(string step) => new("procedures.run.move-open-otherwise", step);

    /// <summary>A row that was done lies ahead there, and would be done once more.</summary>
    public static Rejection AskedAgain(string step) => new("procedures.run.move-asked-again", step);

    /// <summary>Somebody who took part, or has to, is no column any more.</summary>
    public static Rejection LaneGone(string role) => new("procedures.run.move-lane-gone", role);

    /// <summary>A row is now done by every unit or employee, and the run has none.</summary>
    public static Rejection NobodyTakesPart(string step) => new("procedures.run.move-nobody-takes-part", step);
}
