using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Shared;

namespace Tera.Organisation.Regions;

/// <summary>What a region decides for all its agencies.</summary>
/// <param name="Name">As printed: <c>Kabupaten Contoh Jaya</c>.</param>
/// <param name="Seat">The town printed before the date of a letter.</param>
/// <param name="TimeZone">The clock of agencies that name no other.</param>
/// <param name="AllowOwnWork">Whether a person may check or sign what he made himself; default no, and shown wherever it is used.</param>
/// <param name="DayReading">When a duration of days ends on its last day.</param>
/// <param name="NominalDay">Minutes shown as one day, 60 to 1440.</param>
/// <param name="HolidaysKnownUntil">Last day, inclusive, for which the holidays have been announced and entered.</param>
public sealed record RegionTerms(
    PrintedLine Name,
    PrintedLine Seat,
    IndonesianTimeZone TimeZone,
    bool AllowOwnWork,
    DayReading DayReading,
    int NominalDay,
    LocalDate HolidaysKnownUntil);

/// <summary>A regional government or ministry: the whole that shares people, agencies and a calendar.</summary>
public sealed class Region
{
    /// <summary>Minutes shown as one day lie between these, inclusive.</summary>
    public const int LeastNominalDay = 60, MostNominalDay = 1440;

    private Region() { }

    /// <summary>The id every row of the region bears.</summary>
    public RegionId Id { get; private set; }

    /// <summary>As printed.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The town printed before the date of a letter.</summary>
    public string Seat { get; private set; } = null!;

    /// <summary>The clock of agencies that name no other.</summary>
    public IndonesianTimeZone TimeZone { get; private set; } = null!;

    /// <summary>Whether a person may check or sign what he made himself.</summary>
    public bool AllowOwnWork { get; private set; }

    /// <summary>When a duration of days ends on its last day.</summary>
    public DayReading DayReading { get; private set; }

    /// <summary>Minutes shown as one day, 60 to 1440.</summary>
    public int NominalDay { get; private set; }

    /// <summary>Last day, inclusive, for which the holidays have been announced and entered.</summary>
    public LocalDate HolidaysKnownUntil { get; private set; }

    /// <summary>Grows with every change of holidays and working hours; kept by the database.</summary>
    public long CalendarVersion { get; private set; }

    /// <summary>Grows with every change; what a form saw must be what is still there.</summary>
    public int Version { get; private set; }

    /// <summary>A new region.</summary>
    public static Result<Region> Found(RegionId id, RegionTerms terms)
    {
        var region = new Region { Id = id };
        return region.Settle(terms);
    }

    /// <summary>Decides anew.</summary>
    public Result<Region> Settle(RegionTerms terms)
    {
        if (terms.NominalDay is < LeastNominalDay or > MostNominalDay)
        {
            return CalendarRejections.NominalDayOutOfRange(terms.NominalDay, LeastNominalDay, MostNominalDay);
        }

        (Name, Seat, TimeZone) = (terms.Name.Text, terms.Seat.Text, terms.TimeZone);
        (AllowOwnWork, DayReading, NominalDay) = (terms.AllowOwnWork, terms.DayReading, terms.NominalDay);
        HolidaysKnownUntil = terms.HolidaysKnownUntil;
        return this;
    }
}
