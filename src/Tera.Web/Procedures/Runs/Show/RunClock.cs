using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs.Show;

/// <summary>Working time that steps of a run took, the pauses left out.</summary>
internal sealed class RunClock
{
    private readonly Run _run;
    private readonly WorkingCalendar _calendar;
    private readonly Instant _now;
    private readonly List<(Instant From, Instant To)> _pauses = [];

    public RunClock(Run run, IEnumerable<(RunEvent Event, Instant At)> events, WorkingCalendar calendar, Instant now)
    {
        (_run, _calendar, _now) = (run, calendar, now);
        Instant? since = null;
        foreach (var (happened, at) in events)
        {
            switch (happened)
            {
                case RunEvent.Paused:
                    since = at;
                    break;
                case RunEvent.Resumed when since is { } from:
                    _pauses.Add((from, at));
                    since = null;
                    break;
            }
        }

        if (since is { } open)
        {
            _pauses.Add((open, run.ClosedAt ?? now));
        }
    }

    /// <summary>From the opening of the step to its end or to now, all rounds together; null for a step never entered.</summary>
    public WorkingMinutes? Spent(StepKey step)
    {
        var rounds = _run.Tasks.Where(task => task.Key.Step == step).GroupBy(task => task.Key.Round).ToList();
        return rounds.Count == 0
            ? null
            : new WorkingMinutes(rounds.Sum(round => Between(round.Min(task => task.OpenedAt), round.Max(task => task.ClosedAt ?? _now))));
    }

    /// <summary>What the standard allows for all rounds of a step; null where the SOP prints none.</summary>
    public WorkingMinutes? Allowed(Step step)
    {
        if (step.Standard.Duration is not { } standard)
        {
            return null;
        }

        var openings = _run.Tasks.Where(task => task.Key.Step == step.Key).GroupBy(task => task.Key.Round).Select(round => round.Min(task => task.OpenedAt));
        return new WorkingMinutes(openings.Sum(opened => _calendar.Between(opened, _calendar.Add(opened, standard.InWorkingTime)).Value));
    }

    /// <summary>Working time of one task.</summary>
    public WorkingMinutes Spent(RunTask task) => new(Between(task.OpenedAt, task.ClosedAt ?? _now));

    private int Between(Instant from, Instant to) =>
        _calendar.Between(from, to).Value - _pauses.Sum(pause => _calendar.Between(Instant.Max(from, pause.From), Instant.Min(to, pause.To)).Value);
}
