using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Versions;

/// <summary>SOPs that would wait for one another are told when the second of them comes in force, not when a run stands before it.</summary>
public sealed class LinkCircleTests
{
    [Fact]
    public async Task Given_an_SOP_that_another_waits_for_when_it_would_wait_for_that_one_then_it_does_not_come_in_force_and_the_ring_is_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("badan"));
        var data = Shipped.Sop("pengumpulan-data");
        var circle = data with { Steps = data.Steps.SetItem(0, data.Steps[0] with { Link = new("SOP Pengukuran Kinerja", new("badan"), LinkMode.Waits, ToItself: false) }) };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => office.AlsoAdoptAsync(circle));

        Assert.Contains("procedures.link.circle", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await database.OwnerAsync("select count(*) from procedures.version where state = 'InForce'"));
    }

    [Fact]
    public async Task Given_a_name_on_an_SOP_when_it_is_said_to_mean_one_that_waits_for_it_then_waiting_is_refused_and_referring_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var office = await Office.RunningAsync(database, Shipped.Sop("badan"));
        var data = Shipped.Sop("pengumpulan-data");
        await office.AlsoAdoptAsync(data with { Steps = data.Steps.SetItem(0, data.Steps[0] with { Link = new("SOP Pengukuran Kinerja", null, LinkMode.Refers, ToItself: false) }) });
        await using var session = office.Session();
        var other = session.Db.Set<Adoption.AdoptedProcedure>().Single(row => row.Code == "pengumpulan-data").Id;

        var waits = await session.Get<ResolveLinkHandler>().HandleAsync(new(CommandId.New(), other, "SOP Pengukuran Kinerja", new("badan"), StepsWait: true, Seen: null, Actor: null), default);
        await using var again = office.Session();
        var refers = await again.Get<ResolveLinkHandler>().HandleAsync(new(CommandId.New(), other, "SOP Pengukuran Kinerja", new("badan"), StepsWait: false, Seen: null, Actor: null), default);

        Assert.Equal("procedures.link.circle", waits.Rejection?.Code);
        Sample.Of(refers);
    }
}
