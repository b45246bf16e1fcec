using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>What decides about a calendar beside the days and hours themselves; equal values mean the same calendar.</summary>
internal sealed record CalendarBasis(
    IndonesianTimeZone TimeZone,
    DayReading DayReading,
    int NominalDay,
    LocalDate HolidaysKnownUntil,
    long CalendarVersion,
    int RegionVersion,
    int AgencyVersion);

/// <summary>Puts a calendar together from what the region and the agency keep.</summary>
internal static class CalendarOfAgency
{
    /// <summary>An agency with regular hours of its own has no use for the region's; special rules of both hold, such as Ramadan.</summary>
    internal static Result<WorkingCalendar> Create(CalendarBasis basis, IReadOnlyList<Holiday> holidays, IReadOnlyList<WorkingRule> kept)
    {
        var ownHours = kept.Any(rule => rule is { AgencyId: not null, IsSpecial: false });
        var rules = new List<WorkingHoursRule>();
        foreach (var rule in kept.Where(rule => rule.IsSpecial || !ownHours || rule.AgencyId is not null))
        {
            if (!rule.ToRule().Accepted(out var read, out var no))
            {
                return no;
            }

            rules.Add(read);
        }

        return WorkingCalendar.Create(new CalendarDefinition(basis.TimeZone, rules, holidays, basis.HolidaysKnownUntil)
        {
            DayReading = basis.DayReading,
            NominalDay = basis.NominalDay,
        });
    }
}
