using System.Collections.Immutable;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Nobody checks or signs his own work, whatever posts he holds.</summary>
internal static class FourEyes
{
    /// <summary>
    /// False for another's work; true for his own where that is let through, to be shown beside the step.
    /// His own passes when the region's policy says so, or when the SOP itself names one executor for both and he is the only one.
    /// </summary>
    public static Result<bool> Judge(Run run, RunTask task, LaneHolder holder, Surroundings around)
    {
        if (!around.Definition.ActOf(task.Key.Step, task.Key.Act).Kind.IsJudging())
        {
            return false;
        }

        var own = LastMade(run, around.Definition).Where(made => made.By?.Person == holder.Person).ToList();
        if (own.Count == 0)
        {
            return false;
        }

        var onlyOne = around.Roster.HoldersOf(task.Lane, task.Key.Slot).All(who => who.Person == holder.Person);
        return around.AllowOwnWork || (onlyOne && own.All(made => made.Lane == task.Lane)) ? true : RunRejections.OwnWork();
    }

    /// <summary>
    /// The first check or signature to come, on the straight way, from which doing the task would bar whoever does it although nobody else
    /// could do that one; null where there is none.
    /// </summary>
    public static BarredAhead? Ahead(Run run, RunTask task, LaneHolder doer, Surroundings around) =>
        LostBy(run, task, doer, around) is (var step, var kind) ? new(step, kind, [.. Writers(run, task, doer.Person, around)]) : null;

    /// <summary>The part of the work that the actor made and is therefore not to judge in a task, with those who could make it in his place; null where nothing bars him.</summary>
    public static (RunTask Made, ImmutableArray<LaneHolder> Writers)? OwnPart(Run run, RunTask task, Surroundings around) =>
        Authority.RightOf(task, around) is { } holder && !Judge(run, task, holder, around).Accepted(out _, out _)
            && LastMade(run, around.Definition).FirstOrDefault(made => made.By?.Person == holder.Person) is { } own
            ? (own, [.. Writers(run, own, holder.Person, around)])
            : null;

    /// <summary>Those besides one who may make a part and would not be missed where it is judged.</summary>
    private static IEnumerable<LaneHolder> Writers(Run run, RunTask part, PersonId besides, Surroundings around) =>
        around.Roster.HoldersOf(part.Lane, part.Key.Slot).DistinctBy(holder => holder.Person)
            .Where(holder => holder.Person != besides && LostBy(run, part, holder, around) is null);

    /// <summary>The first check or signature on the straight way that nobody could do once this one had made the part; null where somebody always could.</summary>
    private static (StepKey Step, ActKind Kind)? LostBy(Run run, RunTask task, LaneHolder doer, Surroundings around)
    {
        if (around.AllowOwnWork || task.Key is { Act: 0 } or { Slot.IsJointActor: true } || !around.Definition.ActOf(task.Key.Step, task.Key.Act).Kind.IsMaking())
        {
            return null;
        }

        var parts = run.Tasks.Where(other => other.Key.Step == task.Key.Step && other.Key.Act == task.Key.Act && other.Key.Slot != task.Key.Slot)
            .GroupBy(other => other.Key.Slot).Select(rounds => rounds.Last()).Where(part => part.Status is RunTaskStatus.Done).ToList();
        var makers = parts.Select(part => part.By?.Person).ToHashSet();
        foreach (var (step, act) in JudgedNext(around.Definition, task.Key))
        {
            var judges = around.Roster.HoldersOf(act.Primary, Slot.Sole).Select(holder => holder.Person).ToHashSet();
            var letThrough = judges.Count == 1 && task.Lane == act.Primary && parts.All(part => part.By?.Person != doer.Person || part.Lane == act.Primary);
            if (judges.Contains(doer.Person) && !letThrough && judges.All(judge => judge == doer.Person || makers.Contains(judge)))
            {
                return (step.Key, act.Kind);
            }
        }

        return null;
    }

    /// <summary>What is judged after an act on the straight way, until something else is made.</summary>
    private static IEnumerable<(Step Step, Act Act)> JudgedNext(ProcedureDefinition definition, TaskKey from)
    {
        HashSet<StepKey> seen = [];
        var done = from.Act;
        for (StepKey? at = from.Step; at is { } key && seen.Add(key); at = StraightOn(definition[key]), done = 0)
        {
            foreach (var act in definition[key].Acts.Skip(done))
            {
                if (act.Kind.IsMaking())
                {
                    yield break;
                }

                if (act.Kind.IsJudging() && !act.FansOut)
                {
                    yield return (definition[key], act);
                }
            }
        }
    }

    private static StepKey? StraightOn(Step step) => step.Onward switch
    {
        Onward.Next next => next.To,
        Onward.Decision { Yes.Targets: [var to, ..] } => to,
        _ => null,
    };

    /// <summary>
    /// What lies before the judge: of the act that was made last, each slot's latest task. Last by the order of opening, not by the
    /// clock: clocks of several machines differ, and whoever of several units handed in first has made his part all the same.
    /// </summary>
    private static IEnumerable<RunTask> LastMade(Run run, ProcedureDefinition definition)
    {
        var made = run.Tasks.Where(task => task is { Status: RunTaskStatus.Done, Key: { Act: > 0, Slot.IsJointActor: false } }
            && definition.ActOf(task.Key.Step, task.Key.Act).Kind.IsMaking()).ToList();
        return made.Where(task => (task.Key.Step, task.Key.Act) == (made[^1].Key.Step, made[^1].Key.Act))
            .GroupBy(task => task.Key.Slot).Select(rounds => rounds.Last());
    }
}

/// <summary>A check or signature to come that whoever does a task now could not do any more, and nobody else could either.</summary>
/// <param name="Step">Where it is.</param>
/// <param name="Kind">Check or signature.</param>
/// <param name="Others">Who may do the task now and would bar nobody; empty for nobody.</param>
public sealed record BarredAhead(StepKey Step, ActKind Kind, ImmutableArray<LaneHolder> Others);
