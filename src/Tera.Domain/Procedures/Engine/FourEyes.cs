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
