using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Platform.Paper;

namespace Tera.Organisation.Contracts;

/// <summary>Kop of an agency, for every paper that leaves it.</summary>
public static class AgencyLetterhead
{
    /// <summary>As the region keeps it.</summary>
    public static async Task<LetterheadView> OfAsync(TeraDbContext db, AgencyId agency, CancellationToken ct)
    {
        var region = await db.Set<Region>().AsNoTracking().SingleAsync(ct);
        var whose = await db.Set<Agency>().AsNoTracking().SingleAsync(row => row.Id == agency, ct);
        return new($"Pemerintah {region.Name}", whose.Name)
        {
            Parent = whose.ParentName,
            Address = whose.Address,
            Contact = whose.Contact,
        };
    }
}
