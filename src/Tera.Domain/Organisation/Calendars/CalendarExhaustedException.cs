using NodaTime;

namespace Tera.Organisation.Calendars;

/// <summary>A calendar has no working day for years on end: its holidays were entered wrongly, and no due time can be reckoned.</summary>
public sealed class CalendarExhaustedException : Exception
{
    /// <summary>Tells where the search began.</summary>
    /// <param name="after">The day after which nothing was found.</param>
    /// <param name="days">How many days were looked at.</param>
    public CalendarExhaustedException(LocalDate after, int days)
        : base($"No working day within {days} days after {after:uuuu-MM-dd}.") => After = after;

    /// <summary>The day after which no working day was found.</summary>
    public LocalDate After { get; }
}
