using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Logos;
using Tera.Organisation.Regions;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;

namespace Tera.Organisation.Contracts;

/// <summary>Kop of an agency or of its region, for every paper that leaves it.</summary>
public sealed class AgencyLetterhead(TeraDbContext db, LogoReader logos)
{
    /// <summary>As the region keeps it.</summary>
    public async Task<LetterheadView> OfAsync(AgencyId agency, CancellationToken ct)
    {
        var region = await db.Set<Region>().AsNoTracking().SingleAsync(ct);
        var whose = await db.Set<Agency>().AsNoTracking().SingleAsync(row => row.Id == agency, ct);
        return new($"Pemerintah {region.Name}", whose.Name)
        {
            Parent = whose.ParentName,
            Address = whose.Address,
            Contact = whose.Contact,
            Logo = (await logos.OfAsync(agency, ct)).Image,
        };
    }

    /// <summary>Of the region itself, for papers about all its agencies.</summary>
    public async Task<LetterheadView> OfRegionAsync(CancellationToken ct)
    {
        var region = await db.Set<Region>().AsNoTracking().SingleAsync(ct);
        return new("", $"Pemerintah {region.Name}") { Logo = (await logos.OfAsync(agency: null, ct)).Image };
    }

    /// <summary>Arms a paper bore when it was frozen.</summary>
    public Task<PaperImage> LogoAsync(FileHash hash, string mediaType, CancellationToken ct) => logos.ReadAsync(hash, mediaType, ct);
}
