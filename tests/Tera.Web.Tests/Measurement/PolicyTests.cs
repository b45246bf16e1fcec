using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Policies;
using Tera.Measurement.Periods;
using Tera.Measurement.Recaps;
using Tera.Measurement.RegionFigures;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class PolicyTests
{
    private static readonly FiscalPeriod Third = new(new(2026), Quarter.Third);

    [Fact]
    public async Task Given_a_decision_when_it_is_settled_then_open_quarters_are_reckoned_by_it_at_once_and_earlier_ones_are_not()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync("admin");
        var (before, second) = (await RecapAsync(world, Third), await RecapAsync(world, Third.Plus(-1)));

        var page = await browser.GetAsync(MeasurementLinks.Policy);
        var settled = await browser.SendAsync(page, "ketentuan", ("Form.ValidFrom", "2026-09-30"), ("Form.OfAgency", "mean-of-indicators"), ("Form.Basis", "Raw"),
            ("Form.Scale", "sampang-2019"), ("Form.Efficiency", "ratio"), ("Form.Ground", "Keputusan Bupati Nomor 7 Tahun 2026"));

        Assert.Equal(HttpStatusCode.OK, settled.Status);
        Assert.Contains("TT-", settled.Text, StringComparison.Ordinal);
        var after = await RecapAsync(world, Third);
        Assert.Equal(("Rata-rata indikator", AchievementBasis.Raw, "Sampang 2019"), (after.Totals.Method, after.Totals.Basis, after.Totals.Scale));
        var exact = after.Rows.Select(row => row.Exact).OfType<decimal>().ToList();
        Assert.Equal(exact.Sum() / exact.Count, after.Totals.Raw);
        Assert.NotEqual(before.Totals.Achievement, after.Totals.Achievement);
        Assert.Equal(second.Totals, (await RecapAsync(world, Third.Plus(-1))).Totals with { Efficiency = second.Totals.Efficiency });
        // The summaries followed in the same transaction.
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
        var kept = await session.Db.Set<PeriodFigures>().SingleAsync(row => row.AgencyId == FiguresWorld.Agency && row.FiscalYear == 2026 && row.Quarter == 3);
        Assert.Equal(after.Totals.Raw, kept.AchievementRaw);
        Assert.Equal(1L, await world.Site.Database.OwnerAsync("select count(*) from platform.audit where process = 'measurement.settle-policy'"));
    }

    [Fact]
    public async Task Given_a_cap_on_means_when_it_is_settled_then_objectives_agency_and_region_are_held_by_it_and_what_each_was_before_is_kept_and_told()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync(quarter: 3);
        using var browser = await world.Site.SignedInAsync("admin");
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");
        // One figure far beyond its target lifts its objective, and that its agency, beyond 100.
        await world.Site.Database.BehindTheRulesAsync("measurement.entry", $"update measurement.entry set number = number * 30 where fiscal_year = 2026 and quarter = 3 and indicator_id in (select id from planning.indicator where agency_id = '{FiguresWorld.Agency}' and code = 'IK-01')");
        var page = await browser.GetAsync(MeasurementLinks.Policy);
        var refused = await browser.SendAsync(page, "ketentuan", ("Form.ValidFrom", "2026-09-30"), ("Form.MeanCap", "99"), ("Form.Ground", "Keputusan Bupati 7/2026"));
        var free = await SettledAsync("2026-09-29", "");

        var held = await SettledAsync("2026-09-30", "100");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "99"), (refused.Status, refused.ValueOf("Form.MeanCap")));
        Assert.Contains("Batas capaian harus persen dari 100 sampai 1.000; yang diisi 99.", refused.Text, StringComparison.Ordinal);
        Assert.True(free.Totals.Raw > 100 && held.Totals.Raw == free.Totals.Raw && held.Totals.Capped == free.Totals.Capped);
        Assert.Equal((free.Totals.Raw, null, null), (free.Totals.Counting, free.Totals.MeanCap, free.Totals.Uncapped));
        var byHand = held.Rows.GroupBy(row => row.ObjectiveId).Select(rows => rows.Select(row => row.Exact).OfType<decimal>().ToList()).Where(rows => rows.Count > 0)
            .Select(rows => Math.Min(100, rows.Sum() / rows.Count)).ToList();
        Assert.Equal((100m, byHand.Sum() / byHand.Count), (held.Totals.MeanCap, held.Totals.Counting));
        Assert.All(held.Objectives.Zip(free.Objectives), pair =>
        {
            var (now, before) = (MeasuredWords.Read(pair.First.Achievement), MeasuredWords.Read(pair.Second.Achievement));
            Assert.Equal((before > 100 ? 100 : before, before > 100 ? pair.Second.Achievement : null), (now, pair.First.Uncapped));
        });
        await using (var session = world.Session())
        {
            Assert.DoesNotContain(await session.Get<RecountMeasurements>().FindAsync(default), finding => finding.Kind == "period");
            var kept = await session.Db.Set<PeriodFigures>().SingleAsync(row => row.AgencyId == FiguresWorld.Agency && row.FiscalYear == 2026 && row.Quarter == 3);
            Assert.Equal((held.Totals.Raw, held.Totals.Counting), (kept.AchievementRaw, kept.Achievement));
            var region = await session.Get<RegionFiguresQuery>().ReadAsync(Third, default);
            var line = region.Lines.Single(one => one.Agency == FiguresWorld.Agency);
            Assert.Equal((held.Totals.Counting, free.Totals.Raw), (line.Reached, line.Uncapped.Raw));
            Assert.Contains(region.Others, other => other.Name.EndsWith("tanpa batas capaian, rata-rata tanpa batas", StringComparison.Ordinal) && other.Reached.Exact > region.Whole.Exact);
        }

        var recap = (await head.GetAsync(MeasurementLinks.Recap(run))).Text;
        Assert.Contains("rata-rata paling tinggi 100", recap, StringComparison.Ordinal);
        Assert.Contains($"sebelum dibatasi {held.Objectives.First(one => one.Uncapped is not null).Uncapped}", recap, StringComparison.Ordinal);
        Assert.Contains($"rata-rata tanpa batas: {free.Totals.Achievement}", recap, StringComparison.Ordinal);

        async Task<AgencyRecap> SettledAsync(string from, string cap)
        {
            var settled = await browser.SendAsync(await browser.GetAsync(MeasurementLinks.Policy), "ketentuan", ("Form.ValidFrom", from), ("Form.Basis", "Raw"), ("Form.MeanCap", cap), ("Form.Ground", "Keputusan Bupati 7/2026"));
            Assert.Contains("Tanda terima", settled.Text, StringComparison.Ordinal);
            return await RecapAsync(world, Third);
        }
    }

    [Fact]
    public async Task Given_a_closed_quarter_when_a_decision_would_reckon_it_anew_then_it_is_refused_and_what_was_typed_stays()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync();
        await world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{run}' where fiscal_year = 2026 and quarter = 2");
        using var browser = await world.Site.SignedInAsync("admin");

        var page = await browser.GetAsync(MeasurementLinks.Policy);
        var refused = await browser.SendAsync(page, "ketentuan", ("Form.ValidFrom", "2026-06-30"), ("Form.Ground", "Keputusan Bupati"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("sudah ditutup sampai 30 Juni 2026", refused.Text, StringComparison.Ordinal);
        Assert.Equal(("2026-06-30", "Keputusan Bupati"), (refused.ValueOf("Form.ValidFrom"), refused.ValueOf("Form.Ground")));
    }

    [Fact]
    public async Task Only_an_administrator_settles_but_everybody_may_read_by_what_figures_are_reckoned()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var member = await world.Site.SignedInAsync("kadis.bmcktr");
        using var admin = await world.Site.SignedInAsync("admin");
        var page = await member.GetAsync(MeasurementLinks.Policy);

        Assert.Contains("Bawaan program; daerah belum menetapkan", page.Text, StringComparison.Ordinal);
        Assert.Matches(@"Sangat Tinggi\s*≥ 91", page.Text);
        Assert.False(page.HasForm("ketentuan"));
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync(MeasurementLinks.NewScale)).Status);
        Assert.True((await admin.GetAsync(MeasurementLinks.Policy)).HasForm("ketentuan"));
    }

    [Fact]
    public async Task A_scale_of_the_region_is_refused_with_every_fault_and_once_settled_names_the_figures()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync("admin");
        var form = await browser.GetAsync(MeasurementLinks.NewScale);
        (string, string)[] sound =
        [
            ("nama", "Skala Daerah 2026"), ("dasar", "Perbup 3/2026"), ("sejak", "2026-01-01"),
            ("pita.0.nama", "Kurang"), ("pita.0.atas", "75"), ("pita.1.nama", "Cakap"), ("pita.1.bawah", "75"), ("pita.1.tanda-bawah", "lebih"),
        ];

        var refused = await browser.SendAsync(form, "skala", [.. sound[..^3], ("pita.1.nama", "kurang"), ("pita.1.bawah", "75")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Nama kategori “kurang” kosong atau sudah dipakai.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("bertumpang tindih", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Perbup 3/2026", refused.ValueOf("dasar"));
        var settled = await browser.SendAsync(refused, "skala", sound);
        Assert.Matches(@"Cakap\s*> 75", settled.Text);
        var taken = await browser.SendAsync(await browser.GetAsync(MeasurementLinks.NewScale), "skala", sound);
        Assert.Contains("Sudah ada skala bernama “Skala Daerah 2026”", taken.Text, StringComparison.Ordinal);

        // When a policy names it, figures bear its words.
        await using (var session = world.Session())
        {
            var scale = await session.Get<PolicyReader>().ScaleAsync("skala-daerah-2026", default);
            Assert.Equal(("Kurang", "Cakap"), (scale!.Of(75)!.Label, scale.Of(75.01m)!.Label));
        }

        await browser.SendAsync(settled, "ketentuan", ("Form.ValidFrom", "2026-07-01"), ("Form.Scale", "skala-daerah-2026"), ("Form.Ground", "Perbup 3/2026"));
        Assert.Equal("Cakap", (await RecapAsync(world, Third)).Totals.Category);
    }

    [Fact]
    public async Task Given_a_scale_for_budgets_when_it_is_settled_then_absorption_bears_its_words_on_the_recapitulation_and_for_the_region()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync("admin");
        Assert.Null((await RecapAsync(world, Third)).Totals.AbsorptionCategory);

        var page = await browser.GetAsync(MeasurementLinks.Policy);
        var settled = await browser.SendAsync(page, "ketentuan", ("Form.ValidFrom", "2026-09-30"), ("Form.AbsorptionScale", "polman-anggaran"), ("Form.Ground", "Keputusan Bupati Nomor 7 Tahun 2026"));

        Assert.Contains("penyerapan menurut skala Polewali Mandar, anggaran", settled.Text, StringComparison.Ordinal);
        var totals = (await RecapAsync(world, Third)).Totals;
        Assert.Equal(KnownScales.PolmanBudget.Of(MeasuredWords.Read(totals.Absorption)!.Value)!.Label, totals.AbsorptionCategory);
        var region = await browser.GetAsync(MeasurementLinks.Region + "?tahun=2026&triwulan=3");
        Assert.Contains(totals.AbsorptionCategory!, region.Text, StringComparison.Ordinal);
        var wrong = await browser.SendAsync(settled, "ketentuan", ("Form.ValidFrom", "2026-10-01"), ("Form.AbsorptionScale", "polman-kinerja"), ("Form.Ground", "Keputusan Bupati"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
    }

    [Fact]
    public async Task The_region_s_efficiency_is_by_its_own_way_or_it_is_said_why_there_is_none()
    {
        await using var world = await FiguresWorld.CreateAsync();
        await using var session = world.Session();
        var region = await session.Get<RegionFiguresQuery>().ReadAsync(Third, default);

        Assert.Equal(region.BudgetTold < region.BudgetLines, region.Efficiency.Note.StartsWith("Baru ", StringComparison.Ordinal));
        var told = region with { Lines = [.. region.Lines.Select(line => line with { BudgetTold = line.BudgetLines })] };
        var (reached, absorbed) = (told.Whole.Exact!.Value, told.Spent!.Value / told.Ceiling * 100);
        Assert.Equal(Math.Round(reached - absorbed, 2, MidpointRounding.AwayFromZero), MeasuredWords.Read(told.Efficiency.Figure.Split(' ')[0]));
        Assert.Contains("per keluaran", RecapMaking.EfficiencyOfWhole(reached, told.Ceiling, told.Spent, EfficiencyMethod.OutputCost).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_quarter_of_which_few_have_told_then_the_region_has_all_its_money_and_is_not_graded_yet()
    {
        await using var world = await FiguresWorld.CreateAsync();
        await using var session = world.Session();
        var period = new FiscalPeriod(new(2026), new(4));

        var region = await session.Get<RegionFiguresQuery>().ReadAsync(period, default);

        var planned = await session.Db.Set<Planning.Budgets.BudgetItem>().AsNoTracking().Where(item => item.FiscalYear == 2026).ToListAsync();
        Assert.Equal(planned.Sum(item => item.AsOf(period.LastDay).Ceiling), region.Ceiling);
        Assert.Equal(planned.Count(item => item.AsOf(period.LastDay).Ceiling > 0), region.BudgetLines);
        Assert.Equal((false, null), (region.IsWhole, region.Category));
    }

    [Fact]
    public async Task The_region_s_figure_is_that_of_its_agencies_and_a_recount_agrees()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var overseer = await world.Site.SignedInAsync("admin");
        using var member = await world.Site.SignedInAsync("kadis.bmcktr");

        var page = await overseer.GetAsync(MeasurementLinks.Region + "?tahun=2026&triwulan=3");

        await using var session = world.Session();
        var region = await session.Get<RegionFiguresQuery>().ReadAsync(Third, default);
        var recaps = new List<AgencyRecap>();
        foreach (var line in region.Lines)
        {
            recaps.Add(await session.Get<RecapReader>().OfAsync(line.Agency, Third, default));
        }

        var recount = recaps.Select(recap => recap.Totals.Capped).OfType<decimal>().ToList();
        Assert.Equal(5, recount.Count);
        Assert.Equal(recount.Sum() / recount.Count, region.Whole.Exact);
        Assert.Contains($"Capaian daerah {IndonesianNumber.Format(region.Whole.Rounded!.Value, 2)} %", page.Text, StringComparison.Ordinal);
        Assert.Contains("Menurut cara lain: rata-rata menurut banyaknya indikator", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(MeasurementLinks.Region)).Status);
    }

    [Fact]
    public async Task The_recapitulation_shows_money_beside_achievement_and_what_another_way_would_give()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync(quarter: 3);
        using var browser = await world.Site.SignedInAsync("kadis.bmcktr");

        var page = await browser.GetAsync(MeasurementLinks.Recap(run));

        var recap = await RecapAsync(world, Third);
        Assert.NotNull(recap.Totals.Efficiency);
        Assert.Contains($"Efisiensi menurut cara {EfficiencyMethod.Difference.Name}", page.Text, StringComparison.Ordinal);
        Assert.All(recap.Objectives, objective => Assert.Contains(objective.Efficiency!.Figure, page.Text, StringComparison.Ordinal));
        Assert.Contains("Menurut cara lain: rata-rata sasaran tanpa batas capaian", page.Text, StringComparison.Ordinal);
        Assert.Contains("Menurut aturan lain", page.Text, StringComparison.Ordinal);
        var others = RecapMaking.OtherEfficiencies(recap).ToList();
        Assert.Equal(EfficiencyMethod.All.Where(method => method != EfficiencyMethod.Difference), others.Select(other => other.Method));
        Assert.Equal(recap.Totals.Efficiency!.Figure, others[0].Efficiency.Figure);
        Assert.Contains(others.Single(other => other.Method == EfficiencyMethod.Ratio).Efficiency.Figure, page.Html.QuerySelectorAll("dt").Single(name => name.TextContent == EfficiencyMethod.Ratio.Name).NextElementSibling!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_objective_tells_what_another_mean_reading_or_cap_would_give_and_only_where_it_would_change()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var recap = await RecapAsync(world, Third);
        var objective = recap.Objectives[0];
        var figures = recap.Rows.Where(row => row.ObjectiveNumber == objective.Number).Select(row => row.ExactCapped).OfType<decimal>().ToList();

        var others = RecapMaking.OtherWays(recap, objective).ToDictionary(other => other.Name, other => other.Figure);

        var geometric = Recapitulation.Geometric([.. figures.Select(figure => (decimal?)figure)], AchievementBasis.Capped).Rounded;
        Assert.Equal(MeasuredWords.Percent(geometric, 2), others["rata-rata geometrik dengan batas capaian"]);
        Assert.DoesNotContain(objective.Achievement, others.Values);
        var beyond = recap.Objectives.Single(one => MeasuredWords.Read(one.Achievement) > 100);
        Assert.Equal("100,00", RecapMaking.OtherWays(recap, beyond).Single(other => other.Name == "rata-rata paling tinggi 100").Figure);
    }

    [Fact]
    public async Task What_other_rules_give_is_never_frozen_and_older_frozen_figures_are_still_read()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var recap = await RecapAsync(world, Third);

        var written = new Snapshots.FrozenRecap(recap, [], new("SOP", null, null)).Write();

        Assert.NotEmpty(recap.Rows.SelectMany(row => row.Others));
        Assert.Empty(Snapshots.FrozenRecap.Read(written).Recap.Rows.SelectMany(row => row.Others));
        var older = System.Text.RegularExpressions.Regex.Replace(written, "\"(method|basis|scale)\":\"[^\"]*\",|\"(counted|items)\":\\d+,(?=\"(items|scale|efficiencyRule|raw))", "");
        Assert.Equal(("Rata-rata sasaran", AchievementBasis.Capped, "Permendagri 86/2017"), Read(Snapshots.FrozenRecap.Read(older)));
        Assert.DoesNotContain("\"basis\"", older, StringComparison.Ordinal);

        static (string, AchievementBasis, string) Read(Snapshots.FrozenRecap frozen) => (frozen.Recap.Totals.Method, frozen.Recap.Totals.Basis, frozen.Recap.Totals.Scale);
    }

    private static async Task<AgencyRecap> RecapAsync(FiguresWorld world, FiscalPeriod period)
    {
        await using var session = world.Session();
        return await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, period, default);
    }
}
