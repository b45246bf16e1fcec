using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
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
