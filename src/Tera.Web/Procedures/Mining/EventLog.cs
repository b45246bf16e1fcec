using System.Globalization;
using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Procedures.Matrix;

namespace Tera.Procedures.Mining;

/// <summary>Something that happened to a task, in the words of process mining.</summary>
/// <param name="Transition">Of the standard life cycle: schedule, assign, complete, ate_abort, pi_abort.</param>
/// <param name="At">When.</param>
/// <param name="Visit">The task.</param>
internal sealed record LogEvent(string Transition, Instant At, VisitRow Visit);

/// <summary>A run as a trace.</summary>
internal sealed record LogTrace(Guid Run, string Title, IReadOnlyList<LogEvent> Events);

/// <summary>The runs of an SOP as an event log.</summary>
/// <param name="Title">Nama SOP.</param>
/// <param name="Code">Its code.</param>
/// <param name="Traces">Runs in the order in which they began.</param>
/// <param name="Definitions">Each version that any of them is pinned to.</param>
internal sealed record EventLog(string Title, string Code, IReadOnlyList<LogTrace> Traces, IReadOnlyDictionary<Guid, ProcedureDefinition> Definitions)
{
    public static EventLog Of(string title, string code, IEnumerable<VisitRow> visits, IReadOnlyDictionary<Guid, ProcedureDefinition> definitions) => new(
        title, code,
        [.. visits.GroupBy(visit => visit.Run_Id).Select(run => new LogTrace(run.Key, run.First().Title, [.. run.SelectMany(EventsOf).OrderBy(happened => happened.At)]))],
        definitions);

    /// <summary>The activity as a reader of the log knows it: number and text of the row, and the act where a row has several.</summary>
    public string Activity(VisitRow visit)
    {
        if (Definitions.GetValueOrDefault(visit.Version_Id)?.Find(visit.StepKey) is not { } step)
        {
            return visit.Step;
        }

        var name = step.PrintedNumber is { } number ? $"{number}. {step.Text}" : step.Text;
        return step.Acts.Length > 1 && visit.Act > 0 && visit.Act <= step.Acts.Length ? $"{name} [{MatrixWords.Act(step.Acts[visit.Act - 1].Kind).ToLowerInvariant()}]" : name;
    }

    public string Role(VisitRow visit) => Definitions.GetValueOrDefault(visit.Version_Id)?.Lanes.FirstOrDefault(lane => lane.Key.Value == visit.Lane)?.Role ?? visit.Lane;

    public string? Standard(VisitRow visit) => Definitions.GetValueOrDefault(visit.Version_Id)?.Find(visit.StepKey)?.Standard.Duration?.Printed;

    public static string Moment(Instant at) => at.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture);

    private static IEnumerable<LogEvent> EventsOf(VisitRow visit)
    {
        yield return new("schedule", visit.Opened, visit);
        if (visit.Claimed is { } claimed)
        {
            yield return new("assign", claimed, visit);
        }

        if (visit.Closed is { } closed)
        {
            yield return new(visit.Status switch { "Done" => "complete", "Cancelled" => "pi_abort", _ => "ate_abort" }, closed, visit);
        }
    }
}
