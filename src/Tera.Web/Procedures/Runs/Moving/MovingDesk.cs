using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
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
public sealed class MovingDesk(TeraDbContext db, RunStore store, RunGateway gateway, IClock clock)
{
    /// <summary>Cases of earlier versions, each as it would be; nothing is kept.</summary>
    public async Task<IReadOnlyList<MovePreview>> PreviewAsync(ProcedureView view, PersonId actor, CancellationToken ct)
    {
        if (await TargetAsync(view, ct) is not { } target)
        {
            return [];
        }

        List<MovePreview> previews = [];
        foreach (var open in view.Runs.Where(run => run.Number != target.Number))
        {
            if (await store.LookAsync(open.Id, actor, clock.GetCurrentInstant(), ct) is not { } loaded)
            {
                continue;
            }

            var (from, to) = (loaded.Around.Definition, target.Definition);
            var decided = RunDecision.Decide(loaded.Run, Command(target, open.Number, "pratinjau"), loaded.Around);
            var due = decided.Accepted(out var happened, out var no) && happened is RunEvent.MovedToVersion moved
                ? moved.Due.Select(change => (loaded.Run.Find(change.Task)!.Label ?? from.Lane(loaded.Run.Find(change.Task)!.Lane).Role, loaded.Run.Find(change.Task)!.DueAt, change.DueAt)).ToList()
                : [];
            previews.Add(new(open, open.Number, loaded.Run.CurrentStep is { } step ? Library.StepWords.Within(from[step]) : "akhir", Ahead(loaded.Run, from, to), Passed(loaded.Run, to), due, no));
        }

        return previews;
    }

    /// <summary>Moves those that were chosen, each by a command of its own made from the form's; what cannot be moved stays and is told.</summary>
    public async Task<IReadOnlyList<(OpenRun Run, Rejection? No)>> MoveAsync(ProcedureView view, CommandId command, IReadOnlyCollection<RunId> chosen, string reason, PersonId actor, CancellationToken ct)
    {
        if (await TargetAsync(view, ct) is not { } target)
        {
            return [];
        }

        List<(OpenRun, Rejection?)> moved = [];
        foreach (var open in view.Runs.Where(run => run.Number != target.Number && chosen.Contains(run.Id)))
        {
            var result = await gateway.DecideAsync(new(CommandId.Derived($"move:{command}:{open.Id}"), open.Id, actor), Command(target, open.Number, reason), beside: null, ct);
            moved.Add((open, result.Rejection));
        }

        return moved;
    }

    private Task<ProcedureVersion?> TargetAsync(ProcedureView view, CancellationToken ct) => db.Set<ProcedureVersion>().AsNoTracking().TagWith("Procedures: version to move to")
        .SingleOrDefaultAsync(row => row.ProcedureId == view.Procedure.Id && (row.State == VersionState.InForce || row.State == VersionState.InRevision), ct);

    private static RunCommand.MoveToVersion Command(ProcedureVersion target, int from, string reason) => new(target.Id.Value, from, target.Number, target.Definition, reason);

    /// <summary>A row that was put in before the place where the case stands is not gone back to.</summary>
    private static List<string> Passed(Run run, ProcedureDefinition to)
    {
        var been = run.Tasks.Select(task => task.Key.Step).ToHashSet();
        return run.CurrentStep is { } here ? [.. to.Steps.Take(Math.Max(0, to.IndexOf(here))).Where(step => !been.Contains(step.Key)).Select(Library.StepWords.Within)] : [];
    }

    private static List<string> Ahead(Run run, ProcedureDefinition from, ProcedureDefinition to)
    {
        var behind = run.Way.SkipLast(1).ToHashSet();
        return [.. VersionComparison.Of(from, to).Steps.Where(step => step.Key is not { } key || !behind.Contains(key)).Select(step => $"{step.Name} {step.What}")];
    }
}
