using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs.Show;

/// <summary>When the steps to come would end if each took its standard and every check said Yes.</summary>
internal static class RunForecast
{
    /// <summary>End of each step still to come, the open one included; steps without a standard take no time.</summary>
    /// <param name="run">As it stands.</param>
    /// <param name="definition">Its SOP.</param>
    /// <param name="calendar">Of its agency.</param>
    /// <param name="earliest">Before which the open step cannot end.</param>
    /// <param name="known">How long a step takes by experience; null where there is none, then its standard counts.</param>
    public static IReadOnlyDictionary<StepKey, Instant> Of(Run run, ProcedureDefinition definition, WorkingCalendar calendar, Instant earliest, Func<StepKey, WorkingDuration?>? known = null)
    {
        var ends = new Dictionary<StepKey, Instant>();
        var open = run.CurrentStep is { } here && known?.Invoke(here) is { } usual && run.Open.Any() ? calendar.Add(run.Open.Min(task => task.OpenedAt), usual) : run.Open.Select(task => task.DueAt).Max();
        var at = open is { } due && due > earliest ? due : earliest;
        for (var step = run.CurrentStep; step is { } key && ends.TryAdd(key, at) && After(definition[key]) is { } next; step = next)
        {
            at = (known?.Invoke(next) ?? definition[next].Standard.Duration?.InWorkingTime) is { } length ? calendar.Add(at, length) : at;
        }

        return ends;
    }

    /// <summary>What the SOP allows from start to end, on its straight way.</summary>
    /// <remarks>A step without a printed time is allowed what it took: nobody can be late in it, nor because of it.</remarks>
    public static Instant? DueOfWhole(Run run, ProcedureDefinition definition, WorkingCalendar calendar, RunClock clock)
    {
        if (run.StartedAt is not { } at)
        {
            return null;
        }

        var seen = new HashSet<StepKey>();
        for (StepKey? step = definition.Start.Key; step is { } key && seen.Add(key); step = After(definition[key]))
        {
            at = definition[key].Standard.Duration is { } standard ? calendar.Add(at, standard.InWorkingTime)
                : clock.Spent(key) is { Value: > 0 } spent ? calendar.Add(at, WorkingDuration.Minutes(Math.Min(spent.Value, WorkingDuration.MaximumMinutes)))
                : at;
        }

        return at;
    }

    private static StepKey? After(Step step) => step.Onward switch
    {
        Onward.Next next => next.To,
        Onward.Decision { Yes.Targets: [var to, ..] } => to,
        _ => null,
    };
}
