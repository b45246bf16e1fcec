using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Demonstration;

public sealed class ProceduresSeedTests
{
    [Fact]
    public async Task Given_the_demonstration_when_it_is_made_again_then_every_agency_has_its_SOPs_in_force_once()
    {
        await using var site = await SopSite.StartAsync();

        await site.Services.GetRequiredService<ProceduresSeed>().EnsureAsync(OrganisationSeed.Region, default);

        await using var session = site.Session();
        Assert.Equal(8, await session.Db.Set<AdoptedProcedure>().CountAsync());
        Assert.All(await session.Db.Set<ProcedureVersion>().ToListAsync(), version => Assert.Equal(VersionState.InForce, version.State));
    }

    [Fact]
    public async Task Given_files_that_have_changed_when_they_are_loaded_again_then_what_agencies_adopted_stays_as_it_was()
    {
        await using var site = await SopSite.StartAsync();
        var before = await KeptAsync(site);
        var library = Shipped.Library with { Definitions = [.. Shipped.Library.Definitions.Select(sop => sop with { Title = sop.Title + " (baru)" })] };

        await new ProceduresSeed(site.Services.GetRequiredService<IServiceScopeFactory>(), library).EnsureAsync(OrganisationSeed.Region, default);

        Assert.Equal(8, before.Count);
        Assert.Equal(before, await KeptAsync(site));
    }

    private static Task<List<string>> KeptAsync(TestSite site) => Sql.ListAsync(
        site.Database.Connections.Owner,
        """
        select concat_ws(' ', p.code, p.title, p.version, v.id, v.number, v.state, v.row_version, encode(v.fingerprint, 'hex'), md5(v.content),
                         (select string_agg(b.id::text, ',' order by b.id) from procedures.lane_binding b where b.procedure_id = p.id))
        from procedures.procedure p join procedures.version v on v.procedure_id = p.id order by 1
        """);

    [Fact]
    public async Task Every_SOP_of_the_demonstration_can_be_started()
    {
        await using var site = await SopSite.StartAsync();
        await using var session = site.Session();
        foreach (var procedure in await session.Db.Set<AdoptedProcedure>().AsNoTracking().ToListAsync())
        {
            await using var own = site.Session();
            var subject = new RunSubject("agency", procedure.AgencyId.Value, 2026, procedure.Code == "pelaporan" ? null : 3);
            Sample.Of(await own.Get<StartRunHandler>().HandleAsync(new(CommandId.New(), procedure.Id, subject, null, null), default));
        }
    }
}
