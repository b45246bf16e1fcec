using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Calendars;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>What every region starts from: the announced holidays and the working hours of the law. Doing it again adds only what is missing.</summary>
public sealed class ReferenceData(TeraDbContext db, RegionScope scope)
{
    /// <summary>Adds to the region of the scope what it does not have; what the region changed or added stays.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        var region = scope.Current ?? throw new InvalidOperationException("Reference data belong to a region, and none was entered.");
        await EnsureHolidaysAsync(region, ct);
        await EnsureHoursAsync(region, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task EnsureHolidaysAsync(RegionId region, CancellationToken ct)
    {
        var known = await db.Set<DayOff>().Where(day => day.AgencyId == null).Select(day => day.Day).ToListAsync(ct);
        foreach (var row in HolidayReference.Rows.Where(row => !known.Contains(row.Holiday.Date)))
        {
            var id = new HolidayId(DerivedGuid.Of($"holiday:{region}:{row.Holiday.Date:uuuu-MM-dd}"));
            var confidence = row.Confidence is ReferenceConfidence.High ? HolidayConfidence.Decreed : HolidayConfidence.Announced;
            db.Add(DayOff.FromReference(id, row.Holiday, confidence));
        }
    }

    private async Task EnsureHoursAsync(RegionId region, CancellationToken ct)
    {
        if (!await db.Set<WorkingRule>().AnyAsync(rule => rule.AgencyId == null && !rule.IsSpecial, ct))
        {
            var usual = WorkingHoursRule.Regular("Jam kerja biasa", StatutoryHours.Usual, RulePeriod.Always, "Perpres 21/2023");
            db.Add(WorkingRule.Of(new(DerivedGuid.Of($"working-rule:{region}:usual")), agency: null, usual));
        }
    }
}
