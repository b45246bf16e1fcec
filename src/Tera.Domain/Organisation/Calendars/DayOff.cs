using NodaTime;

namespace Tera.Organisation.Calendars;

/// <summary>How far a day off can be relied on.</summary>
public enum HolidayConfidence
{
    /// <summary>The decree is known.</summary>
    Decreed,

    /// <summary>Announced and reported alike in several places, but the decree itself was not seen.</summary>
    Announced,
}

/// <summary>A day off as the region keeps it, with where it is known from.</summary>
public sealed class DayOff
{
    private DayOff() { }

    /// <summary>Its id.</summary>
    public HolidayId Id { get; private set; }

    /// <summary>The one agency it holds for; null for the whole region.</summary>
    public AgencyId? AgencyId { get; private set; }

    /// <summary>The day, in the agency's own zone.</summary>
    public LocalDate Day { get; private set; }

    /// <summary>Who declared it.</summary>
    public HolidayKind Kind { get; private set; }

    /// <summary>As announced.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The decree or circular it rests on.</summary>
    public string Source { get; private set; } = null!;

    /// <summary>How far it can be relied on.</summary>
    public HolidayConfidence Confidence { get; private set; }

    /// <summary>A day as shipped with the program.</summary>
    public static DayOff FromReference(HolidayId id, Holiday holiday, HolidayConfidence confidence) => new()
    {
        Id = id, Day = holiday.Date, Kind = holiday.Kind, Name = holiday.Name, Source = holiday.Source, Confidence = confidence,
    };

    /// <summary>A day the region or the agency declares, with its decree.</summary>
    public static DayOff Declared(HolidayId id, AgencyId? agency, LocalDate day, HolidayKind kind, PrintedLine name, PrintedLine source) => new()
    {
        Id = id, AgencyId = agency, Day = day, Kind = kind, Name = name.Text, Source = source.Text, Confidence = HolidayConfidence.Decreed,
    };

    /// <summary>As the calendar reckons with it.</summary>
    public Holiday ToHoliday() => new(Day, Kind, Name, Source);
}
