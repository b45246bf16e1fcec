using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>Which day it is in the region of the scope.</summary>
public sealed class RegionClock(TeraDbContext db, RegionScope scope, IClock clock)
{
    private IndonesianTimeZone? _zone;

    /// <summary>The region's clock; asked of the database once per scope.</summary>
    public async Task<IndonesianTimeZone> ZoneAsync(CancellationToken ct) => _zone ??=
        await db.Set<Region>().AsNoTracking().Where(region => region.Id == scope.Current!.Value).Select(region => region.TimeZone).SingleAsync(ct);

    /// <summary>Spares the question where a query has read the region's clock along.</summary>
    internal void Told(IndonesianTimeZone zone) => _zone = zone;

    public Instant Now => clock.GetCurrentInstant();

    public async Task<LocalDate> TodayAsync(CancellationToken ct) => (await ZoneAsync(ct)).DateOf(clock.GetCurrentInstant());
}
