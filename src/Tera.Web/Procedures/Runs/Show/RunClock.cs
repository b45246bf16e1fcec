using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs.Show;

/// <summary>Working time that steps of a run took, the pauses left out, and the time they waited for linked SOPs: those keep their own clock.</summary>
internal sealed class RunClock(Run run, WorkingCalendar calendar, Instant now)
{
    private readonly IReadOnlyList<PausedTime> _pauses = run.PausedAt is { } since ? [.. run.Pauses, new(since, run.ClosedAt ?? now)] : run.Pauses;

    /// <summary>From the opening of its first act to its end or to now, all rounds together; null for a step none of whose acts was opened.</summary>
    public WorkingMinutes? Spent(StepKey step)
    {
        var rounds = run.Tasks.Where(task => task.Key.Act > 0 && task.Key.Step == step).GroupBy(task => task.Key.Round).ToList();
        return rounds.Count == 0
            ? null
            : new WorkingMinutes(rounds.Sum(round => Between(round.Min(task => task.OpenedAt), round.Max(task => task.ClosedAt ?? now))));
    }

    /// <summary>What the standard allows for all rounds of a step; null where the SOP prints none.</summary>
    public WorkingMinutes? Allowed(Step step)
    {
        if (step.Standard.Duration is not { } standard)
        {
            return null;
        }

        var openings = run.Tasks.Where(task => task.Key.Act > 0 && task.Key.Step == step.Key).GroupBy(task => task.Key.Round).Select(round => round.Min(task => task.OpenedAt));
        return new WorkingMinutes(openings.Sum(opened => calendar.Between(opened, calendar.Add(opened, standard.InWorkingTime)).Value));
    }

    /// <summary>Working time of one task.</summary>
    public WorkingMinutes Spent(RunTask task) => new(Between(task.OpenedAt, task.ClosedAt ?? now));

    private int Between(Instant from, Instant to) =>
        calendar.Between(from, to).Value - _pauses.Sum(pause => calendar.Between(Instant.Max(from, pause.From), Instant.Min(to, pause.Until)).Value);
}
