using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement;
using Tera.Measurement.Recaps;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;
using Tera.Planning.Weights;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Planning;

/// <summary>Weights are dated data of a plan, used where the region chose the weighted mean, and declared where the mean is printed.</summary>
public sealed class WeightTests
{
    private const string Form = WeightForm.Name;

    private static readonly FiscalPeriod Now = new(new(2026), Quarter.Fourth);

    [Fact]
    public async Task Given_weights_from_a_day_on_when_the_region_takes_the_weighted_mean_then_recap_words_workbook_tree_and_sums_follow_them_and_a_recount_agrees()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var (objectives, indicators) = await SubjectsAsync(world);
        await SettlePolicyAsync(world, "weighted");
        var before = await RecapAsync(world);
        Assert.Contains("1 = 1*", before.Totals.Weights);

        var settled = await keeper.SendAsync(
            await keeper.GetAsync(PlanningLinks.WeightsOf(PlanWorld.Agency)), Form,
            [("Form.From", "2026-10-01"), ("Form.Ground", "Keputusan Kepala Dinas 9/2026"), (WeightForm.Field(objectives[0]), "60"), (WeightForm.Field(objectives[1]), "40"), (WeightForm.Field(indicators[0]), "2,5")]);

        Assert.Contains("Sejak 1 Oktober 2026: Sasaran 1 60; IK-01 2,5; Sasaran 2 40", settled.Text);
        var after = await RecapAsync(world);
        Assert.Equal((60m, 2.5m), (after.Rows[0].ObjectiveWeight, after.Rows[0].Weight));
        Assert.StartsWith("Bobot sasaran 1 = 60, 2 = 40, 3 = 1*", after.Totals.Weights);
        Assert.EndsWith("Dasar: Keputusan Kepala Dinas 9/2026.", after.Totals.Weights);
        Assert.Equal(AggregationMethod.Weighted.Name, after.Totals.Method);
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
        // The quarter before was weighed by nobody.
        Assert.Null((await session.Get<RecapReader>().OfAsync(PlanWorld.Agency, Now.Plus(-1), default)).Rows[0].Weight);
        var tree = await keeper.GetAsync(PlanningLinks.TreeOf(PlanWorld.Agency));
        Assert.Contains("bobot 60", tree.Text);
        Assert.Contains("bobot 2,5", tree.Text);
    }

    [Fact]
    public async Task Given_faults_when_weights_are_sent_then_each_stands_at_its_field_and_what_was_typed_stays_and_who_does_not_keep_the_plan_only_reads()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var colleague = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        using var stranger = await world.Site.SignedInAsync("kadis.dishub");
        var (objectives, indicators) = await SubjectsAsync(world);
        var page = await keeper.GetAsync(PlanningLinks.WeightsOf(PlanWorld.Agency));

        var refused = await keeper.SendAsync(
            page, Form, [("Form.From", "2026-12-01"), ("Form.Ground", ""), (WeightForm.Field(objectives[0]), "-1"), (WeightForm.Field(objectives[1]), "dua"), (WeightForm.Field(indicators[0]), "2.387")]);
        var nothing = await keeper.SendAsync(page, Form, ("Form.From", "2026-12-01"), ("Form.Ground", "SK"));
        var taken = await SendTwiceAsync(keeper, page, objectives[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Bobot -1 tidak dapat dipakai. Isi 0 sampai 1.000", refused.Text);
        Assert.Equal("dua", refused.ValueOf(WeightForm.Field(objectives[1])));
        Assert.Contains("2.387", refused.Text);
        Assert.Contains("Isian ini wajib diisi.", refused.Text);
        Assert.Contains("Tidak ada bobot yang berbeda", nothing.Text);
        Assert.Contains("Bobotnya sudah ditetapkan sejak 1 Desember 2026", taken.Text);
        var read = await colleague.GetAsync(PlanningLinks.WeightsOf(PlanWorld.Agency));
        Assert.Equal((HttpStatusCode.OK, false), (read.Status, read.HasForm(Form)));
        Assert.DoesNotContain("IK-01 · ", (await stranger.GetAsync(PlanningLinks.WeightsOf(PlanWorld.Agency))).Html.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Given_a_closed_quarter_when_weights_shall_hold_from_a_day_in_it_then_they_are_refused_and_nothing_is_kept()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync(quarter: 3);
        await world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{run}' where fiscal_year = 2026 and quarter = 3");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await using var session = world.Session();
        var objectives = await session.Db.Set<Objective>().AsNoTracking().Where(one => one.AgencyId == PlanWorld.Agency).Select(one => Weighed.Of(one.Id)).ToListAsync();

        var refused = await keeper.SendAsync(
            await keeper.GetAsync(PlanningLinks.WeightsOf(PlanWorld.Agency)), Form, ("Form.From", "2026-09-30"), ("Form.Ground", "SK"), (WeightForm.Field(objectives[0]), "2"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from planning.weight"));
    }

    private static async Task<TestPage> SendTwiceAsync(TestBrowser keeper, TestPage page, Weighed objective)
    {
        await keeper.SendAsync(page, Form, ("Form.From", "2026-12-01"), ("Form.Ground", "SK 1"), (WeightForm.Field(objective), "3"));
        var again = await keeper.GetAsync(PlanningLinks.WeightsOf(PlanWorld.Agency));
        return await keeper.SendAsync(again, Form, ("Form.From", "2026-12-01"), ("Form.Ground", "SK 2"), (WeightForm.Field(objective), "4"));
    }

    private static async Task<(List<Weighed> Objectives, List<Weighed> Indicators)> SubjectsAsync(PlanWorld world)
    {
        await using var session = world.Session();
        var objectives = await session.Db.Set<Objective>().AsNoTracking().Where(one => one.AgencyId == PlanWorld.Agency).OrderBy(one => one.Ordinal).ToListAsync();
        var indicators = await session.Db.Set<Indicator>().AsNoTracking().Where(one => one.AgencyId == PlanWorld.Agency).OrderBy(one => one.Code).ToListAsync();
        return (objectives.ConvertAll(one => Weighed.Of(one.Id)), indicators.ConvertAll(one => Weighed.Of(one.Id)));
    }

    private static async Task SettlePolicyAsync(PlanWorld world, string method)
    {
        using var admin = await world.Site.SignedInAsync("admin");
        var page = await admin.GetAsync(MeasurementLinks.Policy);
        var settled = await admin.SendAsync(page, "ketentuan", ("Form.ValidFrom", "2026-10-05"), ("Form.OfAgency", method), ("Form.Ground", "Keputusan Bupati 3/2026"));
        Assert.Contains("Tanda terima", settled.Text);
    }

    private static async Task<AgencyRecap> RecapAsync(PlanWorld world)
    {
        await using var session = world.Session();
        return await session.Get<RecapReader>().OfAsync(PlanWorld.Agency, Now, default);
    }
}
