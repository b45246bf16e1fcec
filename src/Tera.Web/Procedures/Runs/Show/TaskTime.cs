using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Platform.Components;

namespace Tera.Procedures.Runs.Show;

/// <summary>How a task stands to its working time.</summary>
public static class TaskTime
{
    /// <summary>State and words: <c>Lewat 37 menit</c>, <c>Sisa 1 jam 54 menit</c>; no words where there is no limit.</summary>
    public static (TimeState State, string? Words) Of(Instant openedAt, Instant? dueAt, bool stopped, WorkingCalendar calendar, Instant now)
    {
        if (dueAt is not { } due)
        {
            return (TimeState.None, null);
        }

        if (stopped)
        {
            return (TimeState.Stopped, "Waktu berhenti");
        }

        if (now > due)
        {
            return (TimeState.Late, $"Lewat {calendar.Span(calendar.Between(due, now)).Words}");
        }

        var (left, whole) = (calendar.Between(now, due), calendar.Between(openedAt, due));
        var soon = left.Value * 4 < whole.Value;
        return (soon ? TimeState.Soon : TimeState.Left, $"Sisa {calendar.Span(left).Words}");
    }
}
