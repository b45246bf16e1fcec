using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Runs.Moving;

/// <summary>What would become of a running case in the version in force.</summary>
/// <param name="Run">Which.</param>
/// <param name="Number">Version it is bound to.</param>
/// <param name="At">Where it stands.</param>
/// <param name="Ahead">Rows ahead that are not the same, in words.</param>
/// <param name="Passed">Rows the version has before that place and the case never went through, in words.</param>
/// <param name="Due">Due times that change: task, before, after.</param>
/// <param name="No">Why it stays; null when it can be moved.</param>
public sealed record MovePreview(OpenRun Run, int Number, string At, IReadOnlyList<string> Ahead, IReadOnlyList<string> Passed, IReadOnlyList<(string Task, Instant? Before, Instant? After)> Due, Rejection? No);

/// <summary>What lies on the table when running cases are taken to the version in force. Who may is whoever may put versions in force.</summary>
public sealed class MovingDesk(TeraDbContext db, RunStore store, MoveRunsHandler move, IClock clock)
{
    public Task<Result<MoveOutcome>> MoveAsync(MoveRuns wish, CancellationToken ct) => move.HandleAsync(wish, ct);

    /// <summary>Cases of earlier versions, oldest first, each as it would be; nothing is kept.</summary>
    public async Task<IReadOnlyList<MovePreview>> PreviewAsync(ProcedureId procedure, PersonId actor, int skip, int take, CancellationToken ct)
    {
        if (await MoveTarget.FindAsync(db, procedure, ct) is not { } target)
        {
            return [];
        }

        var to = target.Definition;
        List<MovePreview> previews = [];
        Dictionary<int, VersionComparison> comparisons = [];
        foreach (var open in await OpenRuns.OthersAsync(db, target, only: null, skip, take, ct))
        {
            if (await store.LookAsync(open.Id, actor, clock.GetCurrentInstant(), ct) is not { } loaded)
            {
                continue;
            }

            var from = loaded.Around.Definition;
            if (!comparisons.TryGetValue(open.Number, out var comparison))
            {
                comparisons[open.Number] = comparison = VersionComparison.Of(from, to);
            }

            var decided = RunDecision.Decide(loaded.Run, MoveTarget.Command(target, to, open.Number, "pratinjau"), loaded.Around);
            var due = decided.Accepted(out var happened, out var no) && happened is RunEvent.MovedToVersion moved
                ? moved.Due.Select(change => (loaded.Run.Find(change.Task)!.Label ?? from.Lane(loaded.Run.Find(change.Task)!.Lane).Role, loaded.Run.Find(change.Task)!.DueAt, change.DueAt)).ToList()
                : [];
            previews.Add(new(open, open.Number, loaded.Run.CurrentStep is { } step ? Library.StepWords.Within(from[step]) : "akhir", Ahead(loaded.Run, comparison), Passed(loaded.Run, to), due, no));
        }

        return previews;
    }

    /// <summary>A row that was put in before the place where the case stands is not gone back to.</summary>
    private static List<string> Passed(Run run, ProcedureDefinition to)
    {
        var been = run.Tasks.Select(task => task.Key.Step).ToHashSet();
        return run.CurrentStep is { } here ? [.. to.Steps.Take(Math.Max(0, to.IndexOf(here))).Where(step => !been.Contains(step.Key)).Select(Library.StepWords.Within)] : [];
    }

    private static List<string> Ahead(Run run, VersionComparison comparison)
    {
        var behind = run.Way.SkipLast(1).ToHashSet();
        return [.. comparison.Steps.Where(step => step.Key is not { } key || !behind.Contains(key)).Select(step => $"{step.Name} {step.What}")];
    }
}

/// <summary>The version running cases are taken to.</summary>
internal static class MoveTarget
{
    /// <summary>The one in force; null for none.</summary>
    public static Task<ProcedureVersion?> FindAsync(TeraDbContext db, ProcedureId procedure, CancellationToken ct) =>
        db.Set<ProcedureVersion>().AsNoTracking().TagWith("Procedures: version to move to")
            .SingleOrDefaultAsync(row => row.ProcedureId == procedure && (row.State == VersionState.InForce || row.State == VersionState.InRevision), ct);

    public static RunCommand.MoveToVersion Command(ProcedureVersion target, int from, string reason) => Command(target, target.Definition, from, reason);

    /// <param name="target">Where to.</param>
    /// <param name="definition">Its content, read once for many cases.</param>
    /// <param name="from">Number of the version the case is bound to.</param>
    /// <param name="reason">As the history tells it.</param>
    public static RunCommand.MoveToVersion Command(ProcedureVersion target, ProcedureDefinition definition, int from, string reason) =>
        new(target.Id.Value, from, target.Number, definition, reason);
}
