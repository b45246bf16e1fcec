using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>The days on which a rule is in force, both ends inclusive; a missing end is open. The default value is always.</summary>
public readonly record struct RulePeriod
{
    private RulePeriod(LocalDate? from, LocalDate? until) => (From, Until) = (from, until);

    /// <summary>First day; null when it has always been so.</summary>
    public LocalDate? From { get; }

    /// <summary>Last day; null when no end is known.</summary>
    public LocalDate? Until { get; }

    /// <summary>Without beginning and end.</summary>
    public static RulePeriod Always => default;

    /// <summary>Refuses an end before the beginning.</summary>
    public static Result<RulePeriod> Of(LocalDate? from, LocalDate? until) =>
        from is { } first && until is { } last && last < first
            ? CalendarRejections.PeriodReversed(first, last)
            : new RulePeriod(from, until);

    /// <summary>True on the days of the period.</summary>
    public bool Contains(LocalDate date) => (From is not { } from || date >= from) && (Until is not { } until || date <= until);

    /// <summary>True when the two have a day in common.</summary>
    public bool Overlaps(RulePeriod other) => StartsBeforeEndOf(other) && other.StartsBeforeEndOf(this);

    private bool StartsBeforeEndOf(RulePeriod other) => From is not { } from || other.Until is not { } until || from <= until;
}
