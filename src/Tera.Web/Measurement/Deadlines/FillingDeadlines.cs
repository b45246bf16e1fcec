using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;

namespace Tera.Measurement.Deadlines;

/// <summary>Tells the SOPs of an agency until when its units fill in a quarter.</summary>
internal sealed class FillingDeadlines(TeraDbContext db) : IFillingDeadlines
{
    public async Task<FillingDeadline?> LatestAsync(AgencyId agency, CancellationToken ct) =>
        await db.Set<SheetDeadline>().AsNoTracking().TagWith("Measurement: latest deadline of an agency").Where(one => one.AgencyId == agency)
            .OrderByDescending(one => one.FiscalYear).ThenByDescending(one => one.Quarter).ThenByDescending(one => one.SetAt).ThenByDescending(one => one.Id)
            .FirstOrDefaultAsync(ct) is { } latest
            ? new(new(new(latest.FiscalYear), new(latest.Quarter)), latest.LastDay)
            : null;
}
