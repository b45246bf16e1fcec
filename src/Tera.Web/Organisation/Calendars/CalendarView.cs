using Tera.Shared;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.Calendars;

internal sealed record DayOffRow(
    HolidayId Id, LocalDate Day, HolidayKind Kind, string Name, string Source, HolidayConfidence Confidence, string? Agency);

internal sealed record HoursRow(WorkingRule Rule, string? Agency)
{
    /// <summary><c>Senin 07.30–12.00, 13.00–16.00; …</c>, equal days joined.</summary>
    internal IReadOnlyList<string> Days => [.. Week().Where(day => day.Hours.Length > 0).Select(day => $"{day.Name} {day.Hours}")];

    private IEnumerable<(string Name, string Hours)> Week()
    {
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None)
            .Select(day => (Day: day, Hours: HoursOn(day))).ToList();
        for (var at = 0; at < days.Count;)
        {
            var last = at;
            while (last + 1 < days.Count && days[last + 1].Hours == days[at].Hours)
            {
                last++;
            }

            var name = IndonesianDate.DayName(days[at].Day);
            yield return (last == at ? name : $"{name}–{IndonesianDate.DayName(days[last].Day)}", days[at].Hours);
            at = last + 1;
        }
    }

    private string HoursOn(IsoDayOfWeek day) => string.Join(", ", Rule.Stretches.Where(stretch => stretch.Weekday == day).OrderBy(stretch => stretch.Opens)
        .Select(stretch => $"{IndonesianDate.Clock(stretch.Opens)}–{IndonesianDate.Clock(stretch.Closes)}"));
}

/// <summary>What the page of the calendar shows for one year.</summary>
internal sealed record CalendarView(
    int Year, IReadOnlyList<int> Years, IReadOnlyList<DayOffRow> Days, IReadOnlyList<HoursRow> Hours,
    IReadOnlyList<Choice> Agencies)
{
    internal static async Task<CalendarView> ReadAsync(TeraDbContext db, int year, CancellationToken ct)
    {
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var agencies = await db.Set<Agency>().AsNoTracking().OrderBy(agency => agency.Ordinal).ThenBy(agency => agency.Id)
            .Select(agency => new { agency.Id, agency.Name }).ToListAsync(ct);
        var names = agencies.ToDictionary(agency => agency.Id, agency => agency.Name);
        var days = await db.Set<DayOff>().AsNoTracking().TagWith("Organisation: days off of a year").Where(day => day.Day >= first && day.Day <= last)
            .OrderBy(day => day.Day).ThenBy(day => day.Id).ToListAsync(ct);
        var rules = await db.Set<WorkingRule>().AsNoTracking().OrderBy(rule => rule.AgencyId != null).ThenBy(rule => rule.IsSpecial)
            .ThenByDescending(rule => rule.ValidFrom).ThenBy(rule => rule.Id).ToListAsync(ct);
        return new(
            year,
            await YearsAsync(db, year, ct),
            [.. days.Select(day => new DayOffRow(day.Id, day.Day, day.Kind, day.Name, day.Source, day.Confidence, NameOf(day.AgencyId)))],
            [.. rules.Select(rule => new HoursRow(rule, NameOf(rule.AgencyId)))],
            [.. agencies.Select(agency => new Choice(agency.Id.ToString(), agency.Name))]);

        string? NameOf(AgencyId? id) => id is { } known ? names[known] : null;
    }

    private static async Task<IReadOnlyList<int>> YearsAsync(TeraDbContext db, int year, CancellationToken ct)
    {
        var earliest = await db.Set<DayOff>().MinAsync(day => (LocalDate?)day.Day, ct);
        var latest = await db.Set<DayOff>().MaxAsync(day => (LocalDate?)day.Day, ct);
        var from = Math.Min(earliest?.Year ?? year, year);
        return [.. Enumerable.Range(from, Math.Max(latest?.Year ?? year, year) - from + 2)];
    }
}
