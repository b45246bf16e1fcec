using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>When a duration of days, counted from 10.00, ends on its last working day.</summary>
public enum DayReading
{
    /// <summary>At 10.00, the same time of day; our reading unless the region decides otherwise.</summary>
    SameTimeOfDay,

    /// <summary>When the office closes.</summary>
    EndOfDay,
}

/// <summary>What a calendar is made of; <see cref="WorkingCalendar.Create"/> checks that it holds together.</summary>
/// <param name="TimeZone">The clock of the office.</param>
/// <param name="Rules">Regular and special working hours, in any order.</param>
/// <param name="Holidays">National days, collective leave and local days, in any order.</param>
/// <param name="HolidaysKnownUntil">Last day, inclusive, for which the holidays have been announced.</param>
public sealed record CalendarDefinition(
    IndonesianTimeZone TimeZone,
    IReadOnlyList<WorkingHoursRule> Rules,
    IReadOnlyList<Holiday> Holidays,
    LocalDate HolidaysKnownUntil)
{
    /// <summary>How days end; default the same time of day.</summary>
    public DayReading DayReading { get; init; } = DayReading.SameTimeOfDay;

    /// <summary>Minutes that are shown as one day, 60 to 1440; default 450. Only for showing: no due time is reckoned with it.</summary>
    public int NominalDay { get; init; } = 450;

    /// <summary>The calendar of an agency within the region: the region's holidays and its own, and its own hours if it gives
    /// any.</summary>
    public CalendarDefinition Localised(IReadOnlyList<Holiday> holidays, IReadOnlyList<WorkingHoursRule>? rules = null) =>
        this with { Holidays = [.. Holidays, .. holidays], Rules = rules ?? Rules };
}
