using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Strategy;
using Tera.TestKit;

namespace Tera.Planning;

public sealed class KeepingTests
{
    [Fact]
    public async Task The_planning_unit_keeps_its_agency_s_plan_colleagues_read_it_and_for_others_it_is_not_there()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var colleague = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        using var overseer = await world.Site.SignedInAsync("bagian.organisasi");
        using var stranger = await world.Site.SignedInAsync("kadis.dishub");
        var (read, write) = await AddressesAsync(world);

        foreach (var path in read)
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await keeper.GetAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.OK), (path, (await overseer.GetAsync(path)).Status));
            var page = await colleague.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK, 0), (path, page.Status, page.Html.QuerySelectorAll("main form[method=post]").Length));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await stranger.GetAsync(path)).Status));
        }

        foreach (var path in write)
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await keeper.GetAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await colleague.GetAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await overseer.GetAsync(path)).Status));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await stranger.GetAsync(path)).Status));
        }
    }

    [Fact]
    public async Task Given_another_unit_is_entrusted_with_the_plan_when_its_day_comes_then_its_people_keep_it_and_the_former_ones_do_not()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");
        using var former = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var next = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        var page = await head.GetAsync(PlanningLinks.KeepingOf(PlanWorld.Agency));
        var unit = OrganisationSeed.Unit("bmcktr", "ciptakarya").ToString();

        var entrusted = await head.SendAsync(page, "tunjuk-pengelola", ("Form.Unit", unit), ("Form.From", "2026-10-07"), ("Form.Ground", "Surat tugas 5/2026"));

        Assert.Contains("Tanda terima", entrusted.Text);
        Assert.Contains("7 Oktober 2026Bidang Cipta KaryaSurat tugas 5/2026", entrusted.Text);
        var budget = PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await former.GetAsync(budget)).Status, (await next.GetAsync(budget)).Status));
        world.Site.Clock.Advance(NodaTime.Duration.FromDays(1));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await former.GetAsync(budget)).Status, (await next.GetAsync(budget)).Status));
        Assert.False((await next.GetAsync(PlanningLinks.KeepingOf(PlanWorld.Agency))).HasForm("tunjuk-pengelola"));
        var again = await head.SendAsync(await head.GetAsync(PlanningLinks.KeepingOf(PlanWorld.Agency)), "tunjuk-pengelola", ("Form.Unit", unit), ("Form.From", "2026-10-07"), ("Form.Ground", "Lagi"));
        Assert.Contains("Sudah ada penunjukan yang berlaku sejak 7 Oktober 2026", again.Text);
    }

    [Fact]
    public async Task Given_a_form_that_was_opened_in_time_when_the_right_is_gone_by_the_time_it_is_sent_then_nothing_is_kept()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");
        using var former = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await using var session = world.Session();
        var objective = await session.Db.Set<Objective>().AsNoTracking().FirstAsync(one => one.AgencyId == PlanWorld.Agency);
        await head.SendAsync(await head.GetAsync(PlanningLinks.KeepingOf(PlanWorld.Agency)), "tunjuk-pengelola",
            ("Form.Unit", OrganisationSeed.Unit("bmcktr", "ciptakarya").ToString()), ("Form.From", "2026-10-06"), ("Form.Ground", "Surat tugas"));
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(PlanWorld.Keeper), default);

        var terms = new ObjectiveTerms(objective.PlanId!.Value, objective.Ordinal, Sample.Line("Diubah tanpa hak"), objective.ValidFrom);
        var refused = await session.Get<KeepObjectiveHandler>().HandleAsync(new(new(Shared.CommandId.New(), user, PlanWorld.Agency), objective.Id, terms, objective.Version), default);

        Assert.Equal(StrategyRejections.NotKeeper, refused.Rejection);
        Assert.DoesNotContain("Diubah tanpa hak", (await former.GetAsync(PlanningLinks.Objective(objective.Id))).Text);
    }

    private static async Task<(IReadOnlyList<string> Read, IReadOnlyList<string> Write)> AddressesAsync(PlanWorld world)
    {
        await using var session = world.Session();
        var objective = await session.Db.Set<Objective>().AsNoTracking().OrderBy(one => one.Ordinal).FirstAsync(one => one.AgencyId == PlanWorld.Agency);
        var indicator = await session.Db.Set<Indicator>().AsNoTracking().FirstAsync(one => one.ObjectiveId == objective.Id);
        var agreement = await session.Db.Set<Agreement>().AsNoTracking().FirstAsync(one => one.AgencyId == PlanWorld.Agency);
        var item = await session.Db.Set<BudgetItem>().AsNoTracking().FirstAsync(one => one.AgencyId == PlanWorld.Agency);
        return (
            [PlanningLinks.StrategicPlan(objective.PlanId!.Value), PlanningLinks.Objective(objective.Id), PlanningLinks.Indicator(indicator.Id), PlanningLinks.Agreement(agreement.Id)],
            [
                PlanningLinks.NewStrategicPlan(PlanWorld.Agency), PlanningLinks.IndicatorTerms(indicator.Id), PlanningLinks.NewCard(indicator.Id),
                PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026), PlanningLinks.BudgetItem(item.Id),
            ]);
    }
}
