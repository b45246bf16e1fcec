using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Reviews;
using Tera.Measurement.Sheets;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Demonstration;

namespace Tera.Measurement.Demonstration;

/// <summary>Accepts what the units reported, as whoever brings the figures together does once he has seen values and evidence.</summary>
internal sealed class AcceptedValues(TeraDbContext db, ReviewRowsHandler review)
{
    public async Task AcceptAsync(FormDuty duty, CancellationToken ct)
    {
        var (head, user) = (duty.Context.Head, duty.Context.User.PersonId);
        var period = SheetOpening.PeriodOf(head.Subject);
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var reported = await db.Set<SheetEntry>().AsNoTracking()
            .Where(entry => entry.AgencyId == head.Agency && entry.FiscalYear == year && entry.Quarter == quarter && entry.State == EntryState.Value && entry.AcceptedVersion != entry.Version)
            .Select(entry => new { entry.Id, entry.Version }).ToListAsync(ct);
        if (reported.Count > 0)
        {
            await review.HandleAsync(
                new(new RunCall(duty.Command("accept"), head.Id, user), [.. reported.Select(entry => new Verdict(entry.Id, entry.Version, Accept: true, Note: ""))]), ct);
        }
    }
}
