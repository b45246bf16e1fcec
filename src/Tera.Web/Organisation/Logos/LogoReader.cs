using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;

namespace Tera.Organisation.Logos;

/// <summary>Reads the arms a paper bears now.</summary>
public sealed class LogoReader(TeraDbContext db, KeptFiles files)
{
    /// <summary>Those of the agency, else those of its region, and whether they are of the very one asked for; null where there are none.</summary>
    /// <param name="agency">Null for the region.</param>
    /// <param name="ct">Ends reading.</param>
    public async Task<(PaperImage? Image, bool Own)> OfAsync(AgencyId? agency, CancellationToken ct)
    {
        var found = await db.Set<Logo>().AsNoTracking().TagWith("Organisation: arms of a paper").Where(logo => logo.AgencyId == agency || logo.AgencyId == null)
            .OrderBy(logo => logo.AgencyId == null).FirstOrDefaultAsync(ct);
        return found is null ? (null, false) : (await ReadAsync(found.FileHash, found.MediaType, ct), found.AgencyId == agency);
    }

    /// <summary>Arms that were kept once, whether or not papers still bear them.</summary>
    public async Task<PaperImage> ReadAsync(FileHash hash, string mediaType, CancellationToken ct) => new(mediaType, await files.ReadAsync(hash, ct));
}
