using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>One run of an SOP, never changed in place. <see cref="Evolve"/> is the only way to a new state; the rows of the database equal the fold of the events.</summary>
public sealed record Run
{
    /// <summary>The run.</summary>
    public required RunId Id { get; init; }

    /// <summary>Where it stands.</summary>
    public RunStatus Status { get; init; } = RunStatus.New;

    /// <summary>Number of its events; the next one bears the number after.</summary>
    public int Sequence { get; init; }

    /// <summary>When it began; null before.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Since when the clock is stopped; null while it runs.</summary>
    public Instant? PausedAt { get; init; }

    /// <summary>Every pause that is over, in order.</summary>
    public ImmutableArray<PausedTime> Pauses { get; init; } = [];

    /// <summary>The task of another run that waits for this one.</summary>
    public ParentTask? Parent { get; init; }

    /// <summary>Every task it ever had, in the order they were opened.</summary>
    public ImmutableArray<RunTask> Tasks { get; init; } = [];

    /// <summary>Units and employees that take part in fan-outs.</summary>
    public ImmutableArray<Participant> Participants { get; init; } = [];

    /// <summary>Inputs attached by hand.</summary>
    public ImmutableArray<ProvidedInput> Inputs { get; init; } = [];

    /// <summary>A run that has not begun.</summary>
    public static Run Unstarted(RunId id) => new() { Id = id };

    /// <summary>Tasks that wait for somebody.</summary>
    public IEnumerable<RunTask> Open => Tasks.Where(task => task.IsOpen);

    /// <summary>The step the token is on; null before the start and after the end.</summary>
    public StepKey? CurrentStep => Open.Select(task => (StepKey?)task.Key.Step).FirstOrDefault();

    /// <summary>
    /// The steps the token came through to where it stands, each once, from the start; without those that lie ahead again because
    /// the work went back before them.
    /// </summary>
    public ImmutableArray<StepKey> Way
    {
        get
        {
            var way = new List<StepKey>();
            foreach (var step in Tasks.Select(task => task.Key.Step))
            {
                var before = way.IndexOf(step);
                way.RemoveRange(before + 1, before < 0 ? 0 : way.Count - before - 1);
                way.AddRange(before < 0 ? [step] : []);
            }

            return [.. way];
        }
    }

    /// <summary>How often a step has been entered; 0 for never.</summary>
    public int RoundOf(StepKey step) => Tasks.Where(task => task.Key.Step == step).Select(task => task.Key.Round).DefaultIfEmpty(0).Max();

    /// <summary>The task of that name; null when there is none.</summary>
    public RunTask? Find(TaskKey key) => Tasks.FirstOrDefault(task => task.Key == key);

    /// <summary>True when an act of this run has made the thing, in any round.</summary>
    public bool Has(ArtifactKind artifact, ProcedureDefinition definition) =>
        Tasks.Any(task => task.Status is RunTaskStatus.Done && task.Key.Act > 0
            && definition.ActOf(task.Key.Step, task.Key.Act).Produces == artifact);

    /// <summary>Somebody attached it by hand, for whichever step: what lies in the folder is not asked for again.</summary>
    public bool WasGiven(ArtifactKind artifact) => Inputs.Any(given => given.Artifact == artifact);

    /// <summary>The state after an event. Pure: the same events give the same state on any machine, at any time.</summary>
    /// <param name="run">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <param name="at">When it was recorded.</param>
    public static Run Evolve(Run run, RunEvent happened, Instant at)
    {
        var next = happened switch
        {
            RunEvent.Started started => run with
            {
                Status = RunStatus.Running,
                StartedAt = at,
                Participants = started.Participants,
                Parent = started.Parent,
            },
            RunEvent.Claimed claimed => run.With(claimed.Task, task => task with { Holder = claimed.Holder, ClaimedAt = at }),
            RunEvent.Released released => run.With(released.Task, task => task with { Holder = null, ClaimedAt = null }),
            RunEvent.Reassigned reassigned => run.With(reassigned.Task, task => task with { Holder = reassigned.To, Entrusted = null, ClaimedAt = at }),
            RunEvent.Entrusted entrusted => run.With(
                entrusted.Task, task => task with { Holder = entrusted.To.Person, Entrusted = entrusted.To, ClaimedAt = at }),
            RunEvent.GivenBack back => run.With(back.Task, task => task with { Holder = null, Entrusted = null, ClaimedAt = null }),
            RunEvent.HandedBack back => run.With(back.Task, task => task with { Holder = null, Entrusted = null, ClaimedAt = null }),
            RunEvent.Completed completed => (run with { Participants = completed.Participants ?? run.Participants })
                .With(completed.Task, task => task with
                {
                    Status = RunTaskStatus.Done,
                    ClosedAt = at,
                    By = completed.By,
                    Outcome = completed.Outcome,
                }),
            RunEvent.InputProvided provided => run with
            {
                Inputs = run.Inputs.Add(new(provided.Step, provided.Round, provided.Artifact, provided.By.Person, provided.Reason)),
            },
            RunEvent.Paused => run with { Status = RunStatus.Paused, PausedAt = at },
            RunEvent.Resumed resumed => run.ResumedAt(at).WithDue(resumed.Due, at),
            RunEvent.Rescheduled rescheduled => run.WithDue(rescheduled.Due, at),
            RunEvent.MovedToVersion moved => run.WithDue(moved.Due, at),
            RunEvent.Cancelled => run.CancelledAt(at),
            RunEvent.OverdueNoted noted => noted.Tasks.Aggregate(run, (state, key) => state.With(key, task => task with { OverdueNoted = true })),
            RunEvent.LinkFinished finished => run.With(finished.Task, task => task with { Status = RunTaskStatus.Done, ClosedAt = at }),
            RunEvent.LinkCancelled cancelled => run.With(cancelled.Task, task => task with { Status = RunTaskStatus.Cancelled, ClosedAt = at }),
            RunEvent.Returned or RunEvent.SubmissionReturned or RunEvent.CollectionClosed => run,
            _ => throw new UnreachableException($"No transition for {happened.GetType().Name}."),
        };
        return next.Moved(ProgressOf(happened), at) with { Sequence = run.Sequence + 1 };
    }

    internal static Progress ProgressOf(RunEvent happened) => happened switch
    {
        RunEvent.Started started => started.Progress,
        RunEvent.Completed completed => completed.Progress,
        RunEvent.Returned returned => returned.Progress,
        RunEvent.SubmissionReturned returned => returned.Progress,
        RunEvent.CollectionClosed closed => closed.Progress,
        RunEvent.LinkFinished finished => finished.Progress,
        RunEvent.LinkCancelled cancelled => cancelled.Progress,
        _ => Progress.None,
    };

    private Run Moved(Progress progress, Instant at)
    {
        var run = progress.Closed.Aggregate(
            this,
            (state, closed) => state.With(closed.Task, task => task with { Status = closed.Status, ClosedAt = at }));
        var opened = progress.Opened.Select(task => new RunTask
        {
            Key = task.Key,
            Lane = task.Lane,
            Label = task.Label,
            Status = task.Key.Act == 0 ? RunTaskStatus.WaitingForLink : RunTaskStatus.Open,
            OpenedAt = at,
            DueAt = task.DueAt,
        });
        run = run with { Tasks = [.. run.Tasks, .. opened] };
        return progress.Finished ? run with { Status = RunStatus.Finished, ClosedAt = at } : run;
    }

    private Run CancelledAt(Instant at) => this with
    {
        Status = RunStatus.Cancelled,
        ClosedAt = at,
        PausedAt = null,
        Tasks = [.. Tasks.Select(task => task.IsOpen ? task with { Status = RunTaskStatus.Cancelled, ClosedAt = at } : task)],
    };

    private Run ResumedAt(Instant at) => this with
    {
        Status = RunStatus.Running,
        PausedAt = null,
        Pauses = Pauses.Add(new(PausedAt ?? throw new InvalidOperationException($"Run {Id} resumes but was not paused."), at)),
    };

    /// <summary>A task whose standard time now ends later than this moment is no longer late, and its lateness may be noted again.</summary>
    private Run WithDue(ImmutableArray<DueChange> changes, Instant at) => changes.Aggregate(this, (run, change) => run.With(
        change.Task,
        task => task with { DueAt = change.DueAt, OverdueNoted = task.OverdueNoted && change.DueAt < at }));

    private Run With(TaskKey key, Func<RunTask, RunTask> change)
    {
        for (var index = Tasks.Length - 1; index >= 0; index--)
        {
            if (Tasks[index].Key == key)
            {
                return this with { Tasks = Tasks.SetItem(index, change(Tasks[index])) };
            }
        }

        throw new InvalidOperationException($"Run {Id} has no task {key}, but an event speaks of it.");
    }
}
