using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    /// <summary>Bytes; among ten thousand employees two share one once in a hundred logs.</summary>
    private const int LengthOfPseudonym = 4;

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

        var name = step.Number is { } number ? $"{number}. {step.Text}" : step.Text;
        return step.Acts.Length > 1 && visit.Act > 0 && visit.Act <= step.Acts.Length ? $"{name} [{MatrixWords.Act(step.Acts[visit.Act - 1].Kind).ToLowerInvariant()}]" : name;
    }

    public string Role(VisitRow visit) => Definitions.GetValueOrDefault(visit.Version_Id)?.Lanes.FirstOrDefault(lane => lane.Key.Value == visit.Lane)?.Role ?? visit.Lane;

    /// <summary>Names the task; the same in every log of the SOP.</summary>
    public string Key(VisitRow visit) => $"{visit.Run_Id:N}.{visit.Step}.{visit.Act}.{visit.Round}{(visit.Slot.Length > 0 ? "." + Slot(visit) : "")}";

    /// <summary>Whose part it is: the unit by its name, an employee by a pseudonym; null where it is nobody’s alone.</summary>
    public string? Group(VisitRow visit) => visit.IsOfPerson ? $"Pegawai {Pseudonym(visit)}" : visit.Label;

    /// <summary>The part as an identifier that tells who it is of nobody.</summary>
    public string Slot(VisitRow visit) => visit.IsOfPerson ? $"pegawai-{Pseudonym(visit)}" : visit.Slot.Replace(':', '-');

    public string? Standard(VisitRow visit) => Definitions.GetValueOrDefault(visit.Version_Id)?.Find(visit.StepKey)?.Standard.Duration?.Printed;

    public static string Moment(Instant at) => at.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture);

    /// <summary>Stands for an employee in all logs of this SOP and in no other; without the registry of persons it leads back to nobody.</summary>
    private string Pseudonym(VisitRow visit) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Code}/{visit.Slot}")).AsSpan(0, LengthOfPseudonym));

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
