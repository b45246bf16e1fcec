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
        if (!around.Definition[task.Key.Step].Acts[task.Key.Act - 1].Kind.IsJudging() || LastMade(run, around.Definition) is not { } made
            || made.By?.Person != holder.Person)
        {
            return false;
        }

        var onlyOne = around.Roster.HoldersOf(task.Lane, task.Key.Slot).Select(who => who.Person).Distinct().Count() == 1;
        return around.AllowOwnWork || (made.Lane == task.Lane && onlyOne) ? true : RunRejections.OwnWork();
    }

    private static RunTask? LastMade(Run run, ProcedureDefinition definition) =>
        run.Tasks.Where(task => task.Status is RunTaskStatus.Done && task.Key.Act > 0 && !task.Key.Slot.IsJointActor
                && definition[task.Key.Step].Acts[task.Key.Act - 1].Kind.IsMaking())
            .OrderBy(task => task.ClosedAt).LastOrDefault();
}
