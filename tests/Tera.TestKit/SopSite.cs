using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation.Agencies;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Adoption;
using Tera.Procedures.Demonstration;
using Tera.Procedures.Versions;

namespace Tera.TestKit;

/// <summary>The demonstration site with the SOPs of its agencies in force.</summary>
public static class SopSite
{
    public static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync();
        await site.Services.GetRequiredService<ProceduresSeed>().EnsureAsync(OrganisationSeed.Region, default);
        return site;
    }

    /// <summary>A scope in the demonstration region.</summary>
    public static RegionSession Session(this TestSite site) => RegionSession.Open(site.Services, OrganisationSeed.Region);

    /// <summary>The procedure an agency has adopted under a code.</summary>
    public static async Task<ProcedureId> ProcedureAsync(this TestSite site, string agency, string code)
    {
        await using var session = site.Session();
        var id = await session.Db.Set<Agency>().Where(row => row.Code == agency).Select(row => row.Id).SingleAsync();
        return await session.Db.Set<AdoptedProcedure>().Where(row => row.AgencyId == id && row.Code == code).Select(row => row.Id).SingleAsync();
    }
}
