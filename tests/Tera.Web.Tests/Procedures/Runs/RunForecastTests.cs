using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs.Show;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

public sealed class RunForecastTests
{
    [Fact]
    public async Task Given_a_run_that_waits_for_a_linked_SOP_then_it_is_forecast_to_end_after_that_one_does()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync("kaban.badan");
        var parent = await RunPageTests.StartAsync(head);
        await head.SendAsync(await head.GetAsync(parent), "tugas", ("Catatan", "Segera dikerjakan."));
        var linked = (Guid)(await site.Database.OwnerAsync("select id from procedures.run where ancestors <> '{}'"))!;

        var waiting = await EndAsync(site, Guid.Parse(parent.Split('/')[^1]));
        var waitedFor = await EndAsync(site, linked);

        Assert.True(waiting > waitedFor, $"{waiting} is not after {waitedFor}");
    }

    private static async Task<Instant> EndAsync(TestSite site, Guid run)
    {
        await using var session = site.Session();
        var reader = new PersonId(Guid.Empty);
        var loaded = await session.Get<RunStore>().LookAsync(new RunId(run), reader, site.Clock.Now, default);
        return (await session.Get<RunForecasts>().OfAsync(loaded!, reader, site.Clock.Now, default)).Values.Max();
    }
}
