using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
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

    /// <summary>The same as somebody of the demonstration who has signed in: commands are judged as they are on pages.</summary>
    public static async Task<RegionSession> SessionOfAsync(this TestSite site, string userName)
    {
        var session = site.Session();
        session.Get<CurrentUser>().Enter(await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(userName), default));
        return session;
    }

    /// <summary>Offices, SOPs, runs, receipts and the record, as one text that changes with any row; what jobs write by themselves is left out.</summary>
    public static async Task<string> ContentAsync(this TestSite site) => (await Sql.ListAsync(
        site.Database.Connections.Owner,
        """
        select string_agg(format('%s.%s %s', schemaname, tablename,
            md5(query_to_xml(format('select * from %I.%I t order by t::text', schemaname, tablename), true, false, '')::text)), E'\n' order by schemaname, tablename)
        from pg_tables
        where (schemaname in ('organisation', 'procedures') or (schemaname = 'platform' and tablename ~ '^(receipt|audit)'))
          and tablename not in ('anchor', 'calendar_applied', 'roster_stamp')
        """))[0];

    /// <summary>The procedure an agency has adopted under a code.</summary>
    public static async Task<ProcedureId> ProcedureAsync(this TestSite site, string agency, string code)
    {
        await using var session = site.Session();
        var id = await session.Db.Set<Agency>().Where(row => row.Code == agency).Select(row => row.Id).SingleAsync();
        return await session.Db.Set<AdoptedProcedure>().Where(row => row.AgencyId == id && row.Code == code).Select(row => row.Id).SingleAsync();
    }
}
