using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Contracts;

/// <summary>A run that was begun for a step of another, which waits for it.</summary>
/// <param name="Run">The run of the linked SOP.</param>
/// <param name="Title">SOP and subject.</param>
/// <param name="Parent">The run that waits or waited.</param>
/// <param name="Waiting">Its task that does.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Stand">The same in words: <c>langkah 3 dari 7</c>, <c>selesai</c>.</param>
/// <param name="MainDocument">Kind of the document it is run for.</param>
public sealed record LinkedRun(RunId Run, string Title, RunId Parent, TaskKey Waiting, RunStatus Status, string Stand, ArtifactKind MainDocument)
{
    public string Href => ProceduresLinks.Run(Run);

    public bool IsOver => Status is RunStatus.Finished or RunStatus.Cancelled;
}

/// <summary>What a linked run handed to the step that waited for it.</summary>
/// <param name="From">The run.</param>
/// <param name="Documents">Its main document as it stands, bound to the step that received it; none before it is made.</param>
public sealed record ReceivedResult(LinkedRun From, IReadOnlyList<ArtifactLink> Documents);

/// <summary>The run that another was begun for.</summary>
/// <param name="Run">The run that waits or waited.</param>
/// <param name="Title">SOP and subject.</param>
/// <param name="Step">The step, within a sentence: <c>langkah 2</c>.</param>
public sealed record RunServed(RunId Run, string Title, string Step);

/// <summary>The runs that steps of others wait for, from both ends.</summary>
public sealed class LinkedRuns(TeraDbContext db, DefinitionCache definitions)
{
    /// <summary>The runs begun for steps of some runs, the oldest first.</summary>
    public async Task<IReadOnlyList<LinkedRun>> OfAsync(IReadOnlyCollection<RunId> parents, CancellationToken ct)
    {
        var ids = parents.Select(run => run.Value).ToArray();
        var rows = await db.Database.SqlQuery<LinkedRow>(
            $"""
             select r.id, r.title, r.status, r.version_id, r.parent_task,
                    (select t.step from procedures.task t where t.run_id = r.id and t.status in ('Open', 'WaitingForLink') order by t.ordinal limit 1) as step
             from procedures.run r
             where r.parent_task is not null and r.ancestors[cardinality(r.ancestors)] = any ({ids})
             order by r.started_at, r.id
             """).TagWith("Procedures: runs that steps wait for").ToListAsync(ct);
        List<LinkedRun> linked = [];
        foreach (var row in rows)
        {
            var definition = await definitions.OfAsync(db, new VersionId(row.Version_Id), ct);
            var (parent, status) = (ParentTaskText.Read(row.Parent_Task), Enum.Parse<RunStatus>(row.Status));
            linked.Add(new(new(row.Id), row.Title, parent.Run, parent.Task, status, StandOf(status, row.Step, definition), definition.MainDocument));
        }

        return linked;
    }

    /// <summary>The run that a run was begun for, whose state is known; null where it was begun for itself.</summary>
    public async Task<RunServed?> ServedAsync(Run run, CancellationToken ct)
    {
        if (run.Parent is not { } parent)
        {
            return null;
        }

        var row = await db.Database.SqlQuery<ServedRow>($"""select title as "Title", version_id as "Version" from procedures.run where id = {parent.Run.Value}""").SingleAsync(ct);
        var definition = await definitions.OfAsync(db, new VersionId(row.Version), ct);
        return new(parent.Run, row.Title, definition.Find(parent.Task.Step) is { } step ? StepWords.Within(step) : parent.Task.Step.Value);
    }

    /// <summary>Titles of the runs that a run waited for, and of the one it was begun for.</summary>
    public async Task<IReadOnlyDictionary<RunId, string>> TitlesAsync(Run run, CancellationToken ct) =>
        Titles(run.Tasks.All(task => task.Key.Act > 0) ? [] : await OfAsync([run.Id], ct), await ServedAsync(run, ct));

    /// <summary>The same of what has been read already.</summary>
    public static IReadOnlyDictionary<RunId, string> Titles(IEnumerable<LinkedRun> linked, RunServed? served) =>
        linked.Select(one => (one.Run, one.Title)).Concat(served is null ? [] : [(served.Run, served.Title)]).ToDictionary();

    /// <summary>The runs a run waits or waited for, with what they handed to it.</summary>
    /// <param name="run">The run that waits.</param>
    /// <param name="sources">Who knows what runs have made.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<IReadOnlyList<ReceivedResult>> ReceivedAsync(Run run, IEnumerable<IArtifactSource> sources, CancellationToken ct)
    {
        if (run.Tasks.All(task => task.Key.Act > 0))
        {
            return [];
        }

        List<ReceivedResult> received = [];
        foreach (var linked in await OfAsync([run.Id], ct))
        {
            List<ArtifactLink> made = [];
            foreach (var source in sources)
            {
                made.AddRange(await source.OfRunAsync(linked.Run, ct));
            }

            received.Add(new(linked, [.. made.FindAll(link => link.Artifact == linked.MainDocument).TakeLast(1).Select(link => link with
            {
                Step = linked.Waiting.Step,
                Note = string.Join(" · ", new[] { link.Note, $"diterima dari {linked.Title}" }.OfType<string>()),
            })]));
        }

        return received;
    }

    private static string StandOf(RunStatus status, string? step, ProcedureDefinition definition) => (status, step) switch
    {
        (RunStatus.Finished, _) => "selesai",
        (RunStatus.Cancelled, _) => "dibatalkan",
        (RunStatus.Paused, { } at) => $"{PlaceOf(new(at), definition)}, waktunya dihentikan",
        (_, { } at) => PlaceOf(new(at), definition),
        _ => "sedang berjalan",
    };

    private static string PlaceOf(StepKey key, ProcedureDefinition definition) =>
        definition[key] is var step && step is { IsPrinted: true, Number: not null } ? $"{StepWords.Within(step)} dari {definition.PrintedSteps.Count()}" : StepWords.Within(step);

    private sealed record LinkedRow(Guid Id, string Title, string Status, Guid Version_Id, string Parent_Task, string? Step);

    private sealed record ServedRow(string Title, Guid Version);
}
