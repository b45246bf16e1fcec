using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Runs.Show;

/// <summary>Finds the task whose panel lies on the form, and lets its panel load.</summary>
public sealed class FocusQuery(IEnumerable<IActPanel> panels, IEnumerable<IExhibit> exhibits)
{
    internal async Task<FocusView?> ReadAsync(
        LoadedRun loaded,
        TaskKey? asked,
        IReadOnlyDictionary<PersonId, string> names,
        SignedInUser user,
        Instant now,
        CancellationToken ct)
    {
        var (run, definition) = (loaded.Run, loaded.Around.Definition);
        if (ContextOf(loaded, asked, user, now) is not { Task: { } task } context)
        {
            return null;
        }

        var refusal = RefusalOf(loaded, task);
        if (task.Key.Act == 0)
        {
            return new(context, null, null, [], [], [], [], refusal);
        }

        var words = new OwnWorkWords(definition, names);
        var targets = RunAuthority.HandOverTargets(run, task, loaded.Around);
        var inHand = RunAuthority.HolderOf(task, loaded.Around);

        // Of a fan-out that is not his, and of which he asked for none, an onlooker sees the list; one sheet among many would be any.
        var panel = asked is null && context.Holder is null && run.Open.Count(other => other.Key.Act == task.Key.Act && other.Key.Slot.IsOneOfMany) > 1 ? null : PanelOf(context);
        return new(
            context,
            panel,
            panel is null ? null : await panel.LoadAsync(context, ct),
            await ExhibitsAsync(context, ct),
            [.. context.Step.Standard.Inputs.Where(input => task.IsOpen && input.Artifact is { } artifact && !run.Has(artifact, definition) && !run.WasGiven(artifact))],
            panel?.SendsBack is true && refusal is null ? [] : [.. context.ReturnTargets.Select(key => definition[key])],
            [.. targets.Select(holder => new Colleague(holder.Person, names.GetValueOrDefault(holder.Person, ""), holder.Position))],
            refusal)
        {
            InHand = inHand,
            Warning = RunAuthority.BarredAhead(run, task, loaded.Around) is { } ahead ? words.Warning(ahead, context.Act.Kind) : null,
            WayOut = RunAuthority.OwnPart(run, task, loaded.Around) is { } own ? words.WayOut(own.Made, own.Writers, targets, context.ReturnTargets.Contains(own.Made.Key.Step)) : null,
            MayReassign = RunAuthority.MayReassign(run, task, loaded.Around),
            Coordinates = task.IsOpen && context.Act.FansOut && RunAuthority.Coordinates(context.Act, loaded.Around),
            MayGiveBack = task.IsOpen && run.Status is RunStatus.Running && RunAuthority.GivingBack(task, loaded.Around) is not null,
        };
    }

    /// <summary>The task in focus; null when the run never had one.</summary>
    internal static PanelContext? ContextOf(LoadedRun loaded, TaskKey? asked, SignedInUser user, Instant now) =>
        Choose(loaded.Run, loaded.Around, asked) is { } task
            ? new(loaded.Head, loaded.Around.Definition, loaded.Run, task, RunAuthority.RightOf(task, loaded.Around), user, loaded.Calendar, now)
            {
                ReturnTargets = RunAuthority.ReturnTargets(loaded.Run, task, loaded.Around),
                Candidates = [.. loaded.Around.Roster.Units, .. loaded.Around.Roster.Employees],
            }
            : null;

    /// <summary>Why the user may not do the task now; null when he may.</summary>
    internal static Rejection? RefusalOf(LoadedRun loaded, RunTask task) =>
        RunAuthority.Over(loaded.Run, task.Key, loaded.Around).Accepted(out _, out var no) ? null : no;

    /// <summary>What does the act of the task; null while it waits for a linked SOP.</summary>
    internal IActPanel? PanelOf(PanelContext context) =>
        context.Task.Key.Act == 0 ? null : panels.FirstOrDefault(one => one.Serves(context.Act, context.Definition));

    /// <summary>
    /// The one asked for, else the user's own, the deciding one before a joint actor's, else what he handed in while others of the step still
    /// work, else the first that is open.
    /// </summary>
    private static RunTask? Choose(Run run, Surroundings around, TaskKey? asked)
    {
        bool IsHis(RunTask task) => RunAuthority.RightOf(task, around) is { } right && (RunAuthority.HolderOf(task, around) is not { } taken || taken == right.Person);
        var open = run.Open.OrderBy(task => task.Key.Slot.IsJointActor).ToList();
        return (asked is { } key ? run.Find(key) : null)
            ?? open.Find(IsHis)
            ?? run.Tasks.LastOrDefault(task => open is [var first, ..] && task.Key.Step == first.Key.Step && task.Key.Act == first.Key.Act && task.Key.Slot.IsOneOfMany && IsHis(task))
            ?? open.FirstOrDefault();
    }

    private async Task<IReadOnlyList<ExhibitView>> ExhibitsAsync(PanelContext context, CancellationToken ct)
    {
        var shown = new List<ExhibitView>();
        foreach (var exhibit in exhibits)
        {
            if (await exhibit.LoadAsync(context, ct) is { } model)
            {
                shown.Add(new(exhibit.Component, model));
            }
        }

        return shown;
    }
}
