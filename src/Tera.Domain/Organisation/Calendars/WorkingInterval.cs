using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>A stretch of work without a break within one day, such as 07.30–12.00. It cannot reach over midnight.</summary>
public sealed record WorkingInterval
{
    private WorkingInterval(LocalTime start, LocalTime end) => (Start, End) = (start, end);

    /// <summary>The opening, inclusive.</summary>
    public LocalTime Start { get; }

    /// <summary>The closing: the first moment that is no longer working time.</summary>
    public LocalTime End { get; }

    internal long StartNanosecond => Start.NanosecondOfDay;

    internal long EndNanosecond => End.NanosecondOfDay;

    /// <summary>Refuses an end that does not come after the start.</summary>
    public static Result<WorkingInterval> Of(LocalTime start, LocalTime end) =>
        end > start ? new WorkingInterval(start, end) : CalendarRejections.IntervalEmpty(start, end);

    /// <summary><c>07.30–12.00</c>.</summary>
    public override string ToString() => $"{IndonesianDate.Clock(Start)}–{IndonesianDate.Clock(End)}";
}
