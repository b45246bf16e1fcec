using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Calendars;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>The working calendar of an agency, and what the region decided about its people's work.</summary>
public sealed class AgencyCalendars(TeraDbContext db, RegionScope scope, CalendarCache cache)
{
    /// <summary>The calendar as of now: kept in memory until holidays, hours, the region or the agency change, in whatever process.</summary>
    /// <exception cref="InvalidOperationException">The scope is in no region, or the region has no such agency.</exception>
    public async Task<WorkingCalendar> OfAsync(AgencyId agency, CancellationToken ct)
    {
        var region = Here();
        return await OfAsync(agency, await (
            from one in db.Set<Agency>().AsNoTracking()
            from whole in db.Set<Region>()
            where one.Id == agency && whole.Id == region
            select new CalendarBasis(
                one.TimeZone, whole.DayReading, whole.NominalDay, whole.HolidaysKnownUntil, whole.CalendarVersion, whole.Version, one.Version))
            .TagWith("Organisation: basis of a calendar").SingleAsync(ct), ct);
    }

    /// <summary>The same for who has read the terms with a query of his own, and so asks the database nothing while the calendar is known.</summary>
    public Task<WorkingCalendar> OfAsync(AgencyId agency, CalendarTerms terms, CancellationToken ct) => OfAsync(agency, terms.Basis, ct);

    /// <summary>Whether a person may check or sign what he made himself; the region decides, and screens show it.</summary>
    /// <exception cref="InvalidOperationException">The scope is in no region.</exception>
    public Task<bool> AllowsOwnWorkAsync(CancellationToken ct)
    {
        var region = Here();
        return db.Set<Region>().Where(whole => whole.Id == region).Select(whole => whole.AllowOwnWork).SingleAsync(ct);
    }

    private RegionId Here() => scope.Current ?? throw new InvalidOperationException("A calendar belongs to a region, and none was entered.");

    private async Task<WorkingCalendar> OfAsync(AgencyId agency, CalendarBasis basis, CancellationToken ct)
    {
        var region = Here();
        return cache.Find(region, agency, basis) is { } known
            ? known
            : cache.Keep(region, agency, basis, await MakeAsync(agency, basis, ct));
    }

    private async Task<WorkingCalendar> MakeAsync(AgencyId agency, CalendarBasis basis, CancellationToken ct)
    {
        var days = await db.Set<DayOff>().AsNoTracking().Where(day => day.AgencyId == null || day.AgencyId == agency)
            .OrderBy(day => day.Day).ThenBy(day => day.Id).ToListAsync(ct);
        var rules = await db.Set<WorkingRule>().AsNoTracking().Where(rule => rule.AgencyId == null || rule.AgencyId == agency)
            .OrderBy(rule => rule.Id).ToListAsync(ct);
        return CalendarOfAgency.Create(basis, [.. days.Select(day => day.ToHoliday())], rules).Accepted(out var calendar, out var rejection)
            ? calendar
            : throw new InvalidOperationException($"The stored calendar of agency {agency} breaks the rule {rejection.Code}.");
    }
}

/// <summary>Calendars in memory, one for each agency asked for; each with what it was made from.</summary>
public sealed class CalendarCache
{
    private readonly ConcurrentDictionary<(RegionId Region, AgencyId Agency), (CalendarBasis Basis, WorkingCalendar Calendar)> _kept = new();

    internal WorkingCalendar? Find(RegionId region, AgencyId agency, CalendarBasis basis) =>
        _kept.TryGetValue((region, agency), out var kept) && kept.Basis == basis ? kept.Calendar : null;

    internal WorkingCalendar Keep(RegionId region, AgencyId agency, CalendarBasis basis, WorkingCalendar calendar)
    {
        _kept[(region, agency)] = (basis, calendar);
        return calendar;
    }
}
