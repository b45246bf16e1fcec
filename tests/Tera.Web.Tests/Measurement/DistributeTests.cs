using Tera.Organisation.Demonstration;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>To whom a form goes: those who take part, and whoever has come since.</summary>
public sealed class DistributeTests
{
    private const string Chief = "camat.contohutara";
    private const string Secretary = "sekcam.contohutara";

    [Fact]
    public async Task Given_an_employee_who_came_after_the_run_began_then_the_form_may_be_given_to_him_too()
    {
        await using var site = await TestSite.AtWorkAsync();
        var run = await BegunAsync(site);
        var newcomer = Slot.Of(OrganisationSeed.Person(Secretary)).Value;
        await site.Database.OwnerAsync(
            $"""
             insert into procedures.lane_binding (region_id, id, procedure_id, lane, position_id, valid_from)
             select r.region_id, gen_random_uuid(), r.procedure_id, 'staf', h.position_id, date '2026-01-01'
             from procedures.run r, organisation.office_holder h where r.id = '{run}' and h.person_id = '{OrganisationSeed.Person(Secretary)}'
             """);

        using var secretary = await site.SignedInAsync(Secretary);
        var page = await secretary.GetAsync($"/pelaksanaan/{run}");

        var offered = page.Html.QuerySelectorAll("input[name=Pengisi]").ToDictionary(box => box.GetAttribute("value")!, box => box.HasAttribute("checked"));
        Assert.False(offered[newcomer]);
        Assert.True(offered.Count > 1 && offered.Where(one => one.Key != newcomer).All(one => one.Value));
        var sent = await secretary.SendAsync(page, "tugas", ("Pengisi", newcomer), ("AlasanPengisi", "Hanya pegawai baru"));
        Assert.Equal(1L, await site.Database.OwnerAsync($"select count(*) from procedures.run_participant where run_id = '{run}' and slot = '{newcomer}'"));
        Assert.NotNull(sent.Html.QuerySelector(".t-receipt"));
    }

    /// <summary>The order is given and the form made; it is to be distributed.</summary>
    private static async Task<RunId> BegunAsync(TestSite site)
    {
        await using var session = site.Session();
        var subject = new RunSubject("agency", OrganisationSeed.Agency("kecamatan-contoh-utara").Value, 2026, 3);
        var start = new StartRun(CommandId.New(), await site.ProcedureAsync("kecamatan-contoh-utara", "kecamatan"), subject, null, OrganisationSeed.Person(Chief));
        var run = new RunId(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, default)).Result));
        foreach (var doer in new[] { Chief, Secretary })
        {
            await using var own = site.Session();
            var person = OrganisationSeed.Person(doer);
            var open = (await own.Get<RunStore>().LookAsync(run, person, site.Clock.Now, default))!.Run.Open.Single();
            Sample.Of(await own.Get<RunGateway>().DecideAsync(new(CommandId.New(), run, person), new RunCommand.Complete(open.Key), null, default));
        }

        return run;
    }
}
