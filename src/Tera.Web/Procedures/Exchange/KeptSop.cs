using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>An SOP as an agency keeps it, asked for by whoever runs the server: nobody is signed in, and no region is entered.</summary>
/// <param name="Agency">Code of the agency.</param>
/// <param name="Code">Code of the SOP.</param>
/// <param name="Number">Version; null for the one in force, else the newest.</param>
internal sealed record KeptSop(string Agency, string Code, int? Number)
{
    /// <summary>The SOP on its way out, or the sentence that says what there is instead.</summary>
    public async Task<(SopToWrite? Sop, string Lack)> FindAsync(IServiceProvider services, CancellationToken ct)
    {
        List<(SopToWrite? Sop, string Lack)> found = [];
        foreach (var region in await services.GetRequiredService<IRegionList>().AllAsync(ct))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(region);
            if (await InRegionAsync(scope.ServiceProvider, ct) is { } one)
            {
                found.Add(one);
            }
        }

        return found switch
        {
            [] => (null, $"Tidak ada perangkat daerah \"{Agency}\"."),
            [var only] => only,
            _ => (null, $"Perangkat daerah \"{Agency}\" ada pada {found.Count} daerah dalam basis data ini. Unduh SOP-nya dari halamannya."),
        };
    }

    /// <summary>Null where the region has no such agency.</summary>
    private async Task<(SopToWrite? Sop, string Lack)?> InRegionAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<TeraDbContext>();
        if (await db.Set<Agency>().AsNoTracking().SingleOrDefaultAsync(row => row.Code == Agency, ct) is not { } agency)
        {
            return null;
        }

        var adopted = await db.Set<AdoptedProcedure>().AsNoTracking().Where(row => row.AgencyId == agency.Id).OrderBy(row => row.Code).ToListAsync(ct);
        if (adopted.Find(row => row.Code == Code) is not { } procedure)
        {
            return (null, adopted.Count == 0 ? $"{agency.Name} belum memakai SOP." : $"{agency.Name} tidak memakai SOP \"{Code}\". Yang dipakai: {string.Join(", ", adopted.Select(row => row.Code))}.");
        }

        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.ProcedureId == procedure.Id).OrderByDescending(row => row.Number).ToListAsync(ct);
        var version = Number is { } asked ? versions.Find(row => row.Number == asked) : versions.Find(row => row.State.IsInForce()) ?? versions[0];
        if (version is null)
        {
            return (null, $"SOP \"{Code}\" tidak mempunyai versi {Number}. Yang ada: {string.Join(", ", versions.Select(row => row.Number).Order())}.");
        }

        var letterhead = await services.GetRequiredService<AgencyLetterhead>().OfAsync(agency.Id, ct);
        return (new SopToWrite(version.Definition, letterhead.Agency, ProcedurePrint.NoteOf(version.Number, version.State)) { Letterhead = letterhead }, "");
    }
}
