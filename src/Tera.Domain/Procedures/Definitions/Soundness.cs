using System.Collections.Immutable;
using Tera.Shared;

namespace Tera.Procedures.Definitions;

/// <summary>Whether a definition can always be brought to its end. Asked before a version is put in force.</summary>
/// <remarks>
/// The rows of an SOP form a state machine with one token, fan-outs are atomic blocks. For that class the checks here are
/// enough: what they let through can never deadlock and can always finish.
/// </remarks>
public static class Soundness
{
    /// <summary>Everything that stands in the way; empty for a sound definition.</summary>
    public static ImmutableArray<Rejection> Check(ProcedureDefinition definition)
    {
        if (definition.Steps.IsEmpty)
        {
            return [DefinitionRejections.NoSteps()];
        }

        var flaws = ImmutableArray.CreateBuilder<Rejection>();
        flaws.AddRange(DuplicateKeys(definition));
        flaws.AddRange(definition.Steps.SelectMany(step => StepFlaws(definition, step)));
        // Ways can be walked wherever every key names one step, whatever else is wrong with the rows.
        if (definition.Steps.DistinctBy(step => step.Key).Count() == definition.Steps.Length && definition.Steps.All(step => !TargetFlaws(definition, step).Any()))
        {
            flaws.AddRange(UnreachableSteps(definition));
            flaws.AddRange(StepsWithoutExit(definition));
        }

        return flaws.ToImmutable();
    }

    private static IEnumerable<Rejection> DuplicateKeys(ProcedureDefinition definition) =>
        definition.Steps.GroupBy(step => step.Key).Where(group => group.Count() > 1)
            .Select(group => DefinitionRejections.DuplicateStep(group.Key))
            .Concat(definition.Lanes.GroupBy(lane => lane.Key).Where(group => group.Count() > 1)
                .Select(group => DefinitionRejections.DuplicateLane(group.Key)));

    private static IEnumerable<Rejection> StepFlaws(ProcedureDefinition definition, Step step) =>
        ActFlaws(definition, step).Concat(TargetFlaws(definition, step)).Concat(DecisionFlaws(step));

    private static IEnumerable<Rejection> ActFlaws(ProcedureDefinition definition, Step step)
    {
        if (step.Acts.IsEmpty)
        {
            yield return DefinitionRejections.NoActs(step.Key);
        }

        foreach (var act in step.Acts)
        {
            if (act.Lanes.IsEmpty)
            {
                yield return DefinitionRejections.NoActor(step.Key);
            }

            if (act.Lanes.Distinct().Count() != act.Lanes.Length)
            {
                yield return DefinitionRejections.ActorTwice(step.Key);
            }

            if (act is { Kind: ActKind.Check, FansOut: true })
            {
                yield return DefinitionRejections.DecidedByMany(step.Key);
            }

            foreach (var lane in act.AllLanes.Where(lane => definition.Lanes.All(known => known.Key != lane)))
            {
                yield return DefinitionRejections.UnknownLane(step.Key, lane);
            }
        }

    }

    private static IEnumerable<Rejection> TargetFlaws(ProcedureDefinition definition, Step step) =>
        step.Successors.Concat(step.ReturnTargets).Distinct().Where(target => definition.Find(target) is null)
            .Select(target => DefinitionRejections.UnknownTarget(step.Key, target));

    private static IEnumerable<Rejection> DecisionFlaws(Step step)
    {
        var checks = step.Acts.Count(act => act.Kind is ActKind.Check);
        if (step.Onward is Onward.Decision decision)
        {
            if (checks != 1)
            {
                yield return DefinitionRejections.DecisionNeedsOneCheck(step.Key);
            }

            if (decision.Yes.Label == decision.No.Label)
            {
                yield return DefinitionRejections.SameLabels(step.Key);
            }

            if (decision.Yes.ChosenByDecider)
            {
                yield return DefinitionRejections.YesHasOneTarget(step.Key);
            }
        }
        else if (checks > 0)
        {
            yield return DefinitionRejections.CheckWithoutBranches(step.Key);
        }
    }

    private static IEnumerable<Rejection> UnreachableSteps(ProcedureDefinition definition)
    {
        var seen = Reach([definition.Start.Key], key => definition[key].Successors);
        return definition.Steps.Where(step => !seen.Contains(step.Key)).Select(step => DefinitionRejections.Unreachable(step.Key));
    }

    private static IEnumerable<Rejection> StepsWithoutExit(ProcedureDefinition definition)
    {
        var ends = definition.Steps.Where(step => step.MayFinish).Select(step => step.Key);
        var canEnd = Reach(ends, key => definition.Steps.Where(step => step.Successors.Contains(key)).Select(step => step.Key));
        return definition.Steps.Where(step => !canEnd.Contains(step.Key)).Select(step => DefinitionRejections.NoWayToEnd(step.Key));
    }

    private static HashSet<StepKey> Reach(IEnumerable<StepKey> from, Func<StepKey, IEnumerable<StepKey>> onward)
    {
        var seen = from.ToHashSet();
        var waiting = new Queue<StepKey>(seen);
        while (waiting.TryDequeue(out var key))
        {
            foreach (var next in onward(key).Where(seen.Add))
            {
                waiting.Enqueue(next);
            }
        }

        return seen;
    }
}

/// <summary>Why a definition cannot be put in force.</summary>
public static class DefinitionRejections
{
    /// <summary>There is nothing to do.</summary>
    public static Rejection NoSteps() => new("procedures.definition.no-steps");

    /// <summary>Two steps share a key.</summary>
    public static Rejection DuplicateStep(StepKey step) => new("procedures.definition.duplicate-step", step);

    /// <summary>Two lanes share a key.</summary>
    public static Rejection DuplicateLane(LaneKey lane) => new("procedures.definition.duplicate-lane", lane);

    /// <summary>A step without an act.</summary>
    public static Rejection NoActs(StepKey step) => new("procedures.definition.no-acts", step);

    /// <summary>An act without a lane.</summary>
    public static Rejection NoActor(StepKey step) => new("procedures.definition.no-actor", step);

    /// <summary>An act names a lane that the SOP has not.</summary>
    public static Rejection UnknownLane(StepKey step, LaneKey lane) => new("procedures.definition.unknown-lane", step, lane);

    /// <summary>An act names the same lane twice among those who do it.</summary>
    public static Rejection ActorTwice(StepKey step) => new("procedures.definition.actor-twice", step);

    /// <summary>An act that decides opens a task for each unit or employee: several answers would lead to several places.</summary>
    public static Rejection DecidedByMany(StepKey step) => new("procedures.definition.decided-by-many", step);

    /// <summary>A branch leads to a step that the SOP has not.</summary>
    public static Rejection UnknownTarget(StepKey step, StepKey target) => new("procedures.definition.unknown-target", step, target);

    /// <summary>A step with two exits needs exactly one act that decides.</summary>
    public static Rejection DecisionNeedsOneCheck(StepKey step) => new("procedures.definition.decision-needs-one-check", step);

    /// <summary>The two exits bear the same label.</summary>
    public static Rejection SameLabels(StepKey step) => new("procedures.definition.same-labels", step);

    /// <summary>Only the No exit may leave its target to the decider.</summary>
    public static Rejection YesHasOneTarget(StepKey step) => new("procedures.definition.yes-has-one-target", step);

    /// <summary>An act decides but the step has no two exits.</summary>
    public static Rejection CheckWithoutBranches(StepKey step) => new("procedures.definition.check-without-branches", step);

    /// <summary>No path leads from the start to the step.</summary>
    public static Rejection Unreachable(StepKey step) => new("procedures.definition.unreachable", step);

    /// <summary>No path leads from the step to an end.</summary>
    public static Rejection NoWayToEnd(StepKey step) => new("procedures.definition.no-way-to-end", step);
}
