using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>A run as somebody sees it who judges what others hand in.</summary>
/// <param name="Head">Which run.</param>
/// <param name="Definition">The version it is pinned to.</param>
/// <param name="Run">Its state as shown; commands lock and read it again.</param>
/// <param name="Task">The open task under which he judges; null when he may not.</param>
/// <param name="Refusal">Why he may not; null when he may.</param>
public sealed record RunReview(RunHead Head, ProcedureDefinition Definition, Run Run, RunTask? Task, Rejection? Refusal)
{
    /// <summary>While units fill, he sends single ones back himself; afterwards the task decides.</summary>
    public bool Collects => Task is { } task && Definition.ActOf(task.Key.Step, task.Key.Act).Kind is ActKind.Collect;

    /// <summary>What a unit handed in and may get back while the others still fill; null when it has not.</summary>
    public TaskKey? HandedIn(Slot slot) =>
        Task is { } open && Collects && Run.Tasks.LastOrDefault(task => task.Key.Step == open.Key.Step && task.Key.Act == open.Key.Act && task.Key.Slot == slot)
            is { Status: RunTaskStatus.Done } done ? done.Key : null;
}

/// <summary>Tells who may judge what a run collects: <see cref="RunAuthority.Reviewing"/>.</summary>
public sealed class RunReviews(RunStore store, IClock clock)
{
    /// <summary>The run; null when the region has none of that id.</summary>
    public async Task<RunReview?> OfAsync(RunId run, PersonId person, CancellationToken ct)
    {
        if (await store.LookAsync(run, person, clock.GetCurrentInstant(), ct) is not { } loaded)
        {
            return null;
        }

        var may = RunAuthority.Reviewing(loaded.Run, loaded.Around);
        return new(loaded.Head, loaded.Around.Definition, loaded.Run, may.Accepted(out var mine, out var no) ? mine.Task : null, no);
    }
}
