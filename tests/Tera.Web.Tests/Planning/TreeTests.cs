using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;

namespace Tera.Planning;

public sealed class TreeTests
{
    [Fact]
    public async Task Given_an_objective_that_serves_one_of_another_agency_when_the_trees_are_read_then_both_agencies_see_the_link_and_only_their_own_open()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var neighbour = await world.Site.SignedInAsync("kadis.dishub");
        var (own, theirs) = (await ObjectiveAsync(world, PlanWorld.Agency, 1), await ObjectiveAsync(world, OrganisationSeed.Agency("dishub"), 1));

        var linked = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.Objective(own.Id)), "sasaran-didukung", ("Linking.Parent", theirs.Id.Value.ToString()));

        Assert.Contains($"Mendukung: {theirs.Name}", linked.Text);
        var tree = await keeper.GetAsync(PlanningLinks.TreeOf(PlanWorld.Agency));
        var top = tree.Html.QuerySelectorAll(".t-tree > li").Single(one => one.QuerySelector(".t-tree-name")!.TextContent.Trim() == theirs.Name);
        Assert.Null(top.QuerySelector(":scope > .t-tree-name a"));
        Assert.Null(top.QuerySelector(":scope > .t-tree-measures"));
        Assert.Equal(own.Name, top.QuerySelector("ul .t-tree-name a")?.TextContent);
        Assert.Contains("IK-01", top.QuerySelector("ul .t-tree-measures a")?.TextContent);
        Assert.Contains(own.Name, (await neighbour.GetAsync(PlanningLinks.TreeOf(OrganisationSeed.Agency("dishub")))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(PlanningLinks.Objective(own.Id))).Status);
    }

    [Fact]
    public async Task Given_a_chain_over_two_agencies_when_its_top_is_to_serve_its_end_or_to_end_then_it_is_refused()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var neighbour = await world.Site.SignedInAsync("kadis.dishub");
        var (own, theirs) = (await ObjectiveAsync(world, PlanWorld.Agency, 1), await ObjectiveAsync(world, OrganisationSeed.Agency("dishub"), 1));
        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.Objective(own.Id)), "sasaran-didukung", ("Linking.Parent", theirs.Id.Value.ToString()));
        await world.Site.Database.OwnerAsync($"update planning.indicator set ended_on = '2026-01-01' where objective_id = '{theirs.Id.Value}'");
        var page = await neighbour.GetAsync(PlanningLinks.Objective(theirs.Id));

        var circle = await neighbour.SendAsync(page, "sasaran-didukung", ("Linking.Parent", own.Id.Value.ToString()));
        var ended = await neighbour.SendAsync(page, "akhiri-sasaran", ("Ending.On", "2027-01-01"), ("Ending.Reason", "Uji"));

        Assert.Contains("keduanya akan saling mendukung", circle.Text);
        Assert.Contains($"Masih ada 1 sasaran yang mendukung sasaran ini: {own.Name}.", ended.Text);
    }

    private static async Task<Objective> ObjectiveAsync(PlanWorld world, AgencyId agency, int ordinal)
    {
        await using var session = world.Session();
        return await session.Db.Set<Objective>().AsNoTracking().SingleAsync(one => one.AgencyId == agency && one.Ordinal == ordinal);
    }
}
