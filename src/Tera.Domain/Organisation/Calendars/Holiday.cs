using NodaTime;

namespace Tera.Organisation.Calendars;

/// <summary>Who declared a day off.</summary>
public enum HolidayKind
{
    /// <summary>Libur nasional.</summary>
    National,

    /// <summary>Cuti bersama: for state employees a day off like any other.</summary>
    CollectiveLeave,

    /// <summary>Declared by the region or the agency.</summary>
    Local,
}

/// <summary>A day without working time. Several may fall on one date, and one may fall on a day off.</summary>
/// <param name="Date">The day, in the calendar's own zone.</param>
/// <param name="Kind">Who declared it.</param>
/// <param name="Name">As announced.</param>
/// <param name="Source">The decree or circular it rests on.</param>
public sealed record Holiday(LocalDate Date, HolidayKind Kind, string Name, string Source);
