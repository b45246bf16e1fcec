using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Documents.Acts;

/// <summary>What one task of a run left behind.</summary>
public abstract class TaskRow
{
    protected TaskRow() => (Step, Slot) = ("", "");

    protected TaskRow(RunId run, TaskKey task) =>
        (RunId, Step, Act, Round, Slot) = (run, task.Step.Value, task.Act, task.Round, task.Slot.Value);

    public RunId RunId { get; private set; }

    public string Step { get; private set; }

    public int Act { get; private set; }

    public int Round { get; private set; }

    public string Slot { get; private set; }

    public TaskKey Task => new(new StepKey(Step), Act, Round, new Slot(Slot));
}

internal static class TaskRows
{
    /// <summary>The row of a task, of which there is at most one.</summary>
    public static IQueryable<T> OfTask<T>(this IQueryable<T> rows, RunId run, TaskKey task)
        where T : TaskRow
    {
        var (step, act, round, slot) = (task.Step.Value, task.Act, task.Round, task.Slot.Value);
        return rows.Where(row => row.RunId == run && row.Step == step && row.Act == act && row.Round == round && row.Slot == slot);
    }

    /// <summary>The rows of every round of a task's act.</summary>
    public static IQueryable<T> OfAct<T>(this IQueryable<T> rows, RunId run, TaskKey task)
        where T : TaskRow
    {
        var (step, act, slot) = (task.Step.Value, task.Act, task.Slot.Value);
        return rows.Where(row => row.RunId == run && row.Step == step && row.Act == act && row.Slot == slot);
    }

    /// <summary>
    /// The slot of an office paper among its kind: two dispositions of one run are two papers, not two revisions of one; a new round of the
    /// same act is a new revision.
    /// </summary>
    public static Slot PaperSlot(TaskKey task) =>
        new(task.Slot.Value.Length == 0 ? $"step:{task.Step}/{task.Act}" : $"step:{task.Step}/{task.Act}/{task.Slot}");

    public static void MapTask<T>(this EntityTypeBuilder<T> builder)
        where T : TaskRow => builder.Ignore(row => row.Task);
}
