using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Runs.Show;

/// <summary>The standard times of the SOPs that steps of a run wait for, and of those that steps of these wait for.</summary>
/// <param name="known">By code, as the agency has them in force.</param>
internal sealed class LinkedStandards(IReadOnlyDictionary<ProcedureCode, ProcedureDefinition> known)
{
    /// <summary>The SOP a step waits for; null where it waits for none.</summary>
    public ProcedureDefinition? AwaitedBy(Step step) => step.Link is { Mode: LinkMode.Waits, ToItself: false, Code: { } code } ? known.GetValueOrDefault(code) : null;

    /// <summary>When a run of one of them that begins at a moment ends by its standard times, on its straight way.</summary>
    public Instant EndOf(ProcedureDefinition awaited, Instant from, WorkingCalendar calendar) => EndOf(awaited, from, calendar, []);

    private Instant EndOf(ProcedureDefinition awaited, Instant from, WorkingCalendar calendar, HashSet<ProcedureCode> path)
    {
        path.Add(awaited.Code);
        var at = from;
        var seen = new HashSet<StepKey>();
        for (StepKey? step = awaited.Start.Key; step is { } key && seen.Add(key); step = RunForecast.After(awaited[key]))
        {
            at = AwaitedBy(awaited[key]) is { } deeper && !path.Contains(deeper.Code) ? EndOf(deeper, at, calendar, path) : at;
            at = awaited[key].Standard.Duration is { } standard ? calendar.Add(at, standard.InWorkingTime) : at;
        }

        return at;
    }
}
