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
    /// <param name="earliest">Before which the open step cannot end; where it waits for a linked SOP, when that one ends.</param>
    /// <param name="known">How long a step takes by experience; null where there is none, then its standard counts.</param>
    /// <param name="linked">SOPs that steps to come will wait for; null for none.</param>
    public static IReadOnlyDictionary<StepKey, Instant> Of(
        Run run, ProcedureDefinition definition, WorkingCalendar calendar, Instant earliest, Func<StepKey, WorkingDuration?>? known = null, LinkedStandards? linked = null)
    {
        var ends = new Dictionary<StepKey, Instant>();
        var at = EndOfOpen();
        for (var step = run.CurrentStep; step is { } key && ends.TryAdd(key, at) && After(definition[key]) is { } next; step = next)
        {
            at = Added(Waited(next), Length(next));
        }

        return ends;

        Instant EndOfOpen()
        {
            if (run.CurrentStep is not { } here)
            {
                return earliest;
            }

            if (run.Open.Any(task => task.Status is RunTaskStatus.WaitingForLink))
            {
                return Added(earliest, Length(here));
            }

            var end = known?.Invoke(here) is { } usual ? calendar.Add(run.Open.Min(task => task.OpenedAt), usual) : run.Open.Select(task => task.DueAt).Max();
            return end is { } due && due > earliest ? due : earliest;
        }

        WorkingDuration? Length(StepKey key) => known?.Invoke(key) ?? definition[key].Standard.Duration?.InWorkingTime;

        Instant Waited(StepKey key) => linked?.AwaitedBy(definition[key]) is { } awaited ? linked.EndOf(awaited, at, calendar) : at;

        Instant Added(Instant from, WorkingDuration? length) => length is { } some ? calendar.Add(from, some) : from;
    }

    /// <summary>What the SOP allows from start to end, on its straight way, the SOPs included that its steps wait for.</summary>
    /// <remarks>A step without a printed time is allowed what it took: nobody can be late in it, nor because of it.</remarks>
    public static Instant? DueOfWhole(Run run, ProcedureDefinition definition, WorkingCalendar calendar, RunClock clock, LinkedStandards? linked = null)
    {
        if (run.StartedAt is not { } at)
        {
            return null;
        }

        var seen = new HashSet<StepKey>();
        for (StepKey? step = definition.Start.Key; step is { } key && seen.Add(key); step = After(definition[key]))
        {
            at = Waits(key) && linked?.AwaitedBy(definition[key]) is { } awaited ? linked.EndOf(awaited, at, calendar) : at;
            at = definition[key].Standard.Duration is { } standard ? calendar.Add(at, standard.InWorkingTime)
                : clock.Spent(key) is { Value: > 0 } spent ? calendar.Add(at, WorkingDuration.Minutes(Math.Min(spent.Value, WorkingDuration.MaximumMinutes)))
                : at;
        }

        return at;

        // What was done before the agency had the other SOP did not wait for it.
        bool Waits(StepKey key) => run.Tasks.All(task => task.Key.Step != key) || run.Tasks.Any(task => task.Key.Step == key && task.Key.Act == 0);
    }

    public static StepKey? After(Step step) => step.Onward switch
    {
        Onward.Next next => next.To,
        Onward.Decision { Yes.Targets: [var to, ..] } => to,
        _ => null,
    };
}
