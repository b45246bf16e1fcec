using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Matrix;

namespace Tera.Procedures.Runs.Show;

/// <summary>Lays a run over the matrix of its SOP.</summary>
internal sealed class RunMatrix(
    Run run, ProcedureDefinition definition, RunClock clock, WorkingCalendar calendar, IReadOnlyDictionary<StepKey, Instant> forecast,
    IReadOnlyList<ArtifactLink> artifacts, Instant now)
{
    /// <summary>Where the run stands, or stood when it was called off; null at its end.</summary>
    private readonly StepKey? here = run.CurrentStep ?? (run.Status is RunStatus.Cancelled ? run.Tasks.Where(task => task.Status is RunTaskStatus.Cancelled).Select(task => (StepKey?)task.Key.Step).LastOrDefault() : null);

    /// <summary>What runs of linked SOPs handed to its steps.</summary>
    public IReadOnlyList<ReceivedResult> Received { get; init; } = [];

    public MatrixRunView View() => new()
    {
        Rows = definition.Steps.ToImmutableDictionary(step => step.Key, Row),
        Travelled = Travelled(),
    };

    private MatrixRowView Row(Step step)
    {
        var tasks = run.Tasks.Where(task => task.Key.Step == step.Key).ToList();
        var state = StateOf(step, tasks);
        var (spent, allowed) = (clock.Spent(step.Key), clock.Allowed(step));
        var late = spent is { } used && allowed is { } limit && used.Value > limit.Value ? used.Value - limit.Value : 0;
        var closed = tasks.Count > 0 && tasks.All(task => !task.IsOpen) ? tasks.Max(task => task.ClosedAt) : null;
        return new()
        {
            State = state,
            SymbolText = state is StepState.Now ? Progress(tasks)?.Text : null,
            SymbolMeaning = state is StepState.Now ? Progress(tasks)?.Meaning : null,
            LateCount = tasks.Count(task => task.IsOpen && task.DueAt < now),
            LanesOpen = [.. tasks.Where(task => task.IsOpen).Select(task => task.Lane)],
            LanesDone = [.. tasks.Where(task => task.Status is RunTaskStatus.Done && task.Key.Round == run.RoundOf(step.Key)).Select(task => task.Lane)],
            LanesCovered = Covered(tasks, run.RoundOf(step.Key)),
            ActualText = spent is { } minutes ? Rounds(calendar.Span(minutes).Words, tasks) : null,
            Ratio = spent is { } part && allowed is { Value: > 0 } whole ? (decimal)part.Value / whole.Value : null,
            LatenessText = late > 0 ? $"lewat {calendar.Span(new(late)).Words}" : null,
            FinishedText = closed is { } end ? $"{(state is StepState.Stopped ? "dibatalkan" : "selesai")} {calendar.TimeZone.Short(end)}" : null,
            ForecastText = forecast.TryGetValue(step.Key, out var due) ? calendar.TimeZone.Short(due) : null,
            Inputs = tasks.Count == 0 ? null : [.. step.Standard.Inputs.Select(input => new MatrixInputView(input.Printed, IsThere(step, input)))],
            Documents = tasks.Count == 0 ? null : Documents(step, state),
            Linked = [.. Received.Where(result => result.From.Waiting.Step == step.Key).Select(result => new MatrixLinkView(result.From.Title, result.From.Href, result.From.Stand))],
        };
    }

    /// <summary>Standard and actual are both those of all rounds; how many there were is said, lest the sum be taken for one.</summary>
    private static string Rounds(string span, List<RunTask> tasks) =>
        tasks.Select(task => task.Key.Round).Distinct().Count() is > 1 and var rounds ? $"{span} dalam {rounds} putaran" : span;

    /// <summary>Lanes that should have taken part and never said they did: the decision ended their tasks.</summary>
    private static ImmutableHashSet<LaneKey> Covered(List<RunTask> tasks, int round) =>
    [
        .. tasks.Where(task => task.Key.Round == round).GroupBy(task => task.Lane).Where(lane => lane.All(task => task.Status is RunTaskStatus.Covered)).Select(lane => lane.Key),
    ];

    private StepState StateOf(Step step, List<RunTask> tasks)
    {
        if (tasks.Count > 0)
        {
            return tasks.Any(task => task.IsOpen) ? StepState.Now
                : run.Status is RunStatus.Cancelled && step.Key == here ? StepState.Stopped
                : IsBehind(step) ? StepState.Done
                : StepState.Returned;
        }

        return here is not null && IsBehind(step) ? StepState.Skipped : StepState.Next;
    }

    /// <summary>True when the run has gone past the step.</summary>
    private bool IsBehind(Step step) => here is not { } current || definition.IndexOf(step.Key) < definition.IndexOf(current);

    /// <summary>How many of a fan-out have handed in.</summary>
    private static (string Text, string Meaning)? Progress(List<RunTask> tasks)
    {
        var open = tasks.Where(task => task.IsOpen && !task.Key.Slot.IsJointActor).ToList();
        if (open.Count == 0 || open[0].Key.Slot == Slot.Sole)
        {
            return null;
        }

        var slots = tasks.Where(task => task.Key.Act == open[0].Key.Act).Select(task => task.Key.Slot).Distinct().Count();
        var handedIn = slots - open.Count;
        return ($"{handedIn} / {slots}", $"{handedIn} dari {slots} sudah menyerahkan");
    }

    /// <summary>Of what comes from outside nobody here can say whether it is there.</summary>
    private bool IsThere(Step step, RequiredInput input) =>
        input.Artifact is { } artifact && (run.Has(artifact, definition) || run.WasGiven(artifact));

    /// <summary>What a finished step was to bring forth is there, be it as part of a paper of another name.</summary>
    private ImmutableArray<MatrixDocumentView> Documents(Step step, StepState state)
    {
        var made = artifacts.Where(link => link.Step == step.Key).ToList();
        var outstanding = step.Standard.Outputs.Where(output => output.Artifact is null || made.All(link => link.Artifact != output.Artifact));
        return
        [
            .. Received.Where(result => result.From.Waiting.Step == step.Key).SelectMany(result => result.Documents.Select(link => new MatrixDocumentView(
                link.Title, link.Href, link.Note, result.From.Status is RunStatus.Finished ? DocumentMark.Final : DocumentMark.Draft))),
            .. made.GroupBy(link => (link.Artifact, link.Title)).Select(versions => new MatrixDocumentView(
                versions.Key.Title, versions.Last().Href, Note(versions.Last().Note, earlier: versions.Count() - 1), DocumentMark.Final)),
            // Of a thing that nothing here makes, the end of its step proves nothing.
            .. outstanding.Select(output => new MatrixDocumentView(output.Printed, null, null, state is StepState.Done && output.Artifact is not null ? DocumentMark.Final : DocumentMark.Blank)),
        ];
    }

    /// <summary>What came back and was made again stands once; every version is among the documents of the run.</summary>
    private static string? Note(string? last, int earlier) => earlier == 0 ? last : string.Join(" · ", new[] { last, $"{earlier} versi sebelumnya" }.OfType<string>());

    /// <summary>From each step to the one opened next, in the order things were opened.</summary>
    private ImmutableHashSet<TravelledWay> Travelled()
    {
        var order = run.Tasks.Select(task => (task.Key.Step, task.Key.Round)).Distinct().Select(visit => visit.Step).ToList();
        return [.. order.Zip(order.Skip(1)).Where(pair => pair.First != pair.Second).Select(pair => new TravelledWay(pair.First, pair.Second))];
    }
}
