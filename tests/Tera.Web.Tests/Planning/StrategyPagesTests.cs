using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.TestKit;

namespace Tera.Planning;

public sealed class StrategyPagesTests
{
    private static readonly (string, string)[] Card =
    [
        ("nama", "Persentase jalan mantap"), ("definisi", "Panjang jalan mantap dibagi seluruh jalan."), ("jenis", "Percent"), ("satuan", "%"), ("sejak", "2026-01-01"),
        ("rumus", "higher-ratio"), ("triwulan", "Latest"), ("batas", "120"),
    ];

    [Fact]
    public async Task Given_nothing_when_plan_objective_indicator_and_card_are_entered_one_after_another_then_each_leads_to_the_next()
    {
        await using var world = await PlanWorld.EmptyAsync();
        using var secretary = await world.Site.SignedInAsync("sekretaris.bmcktr");
        var empty = await secretary.GetAsync(PlanningLinks.StrategyOf(PlanWorld.Agency));
        Assert.Contains("Belum ada rencana strategis.", empty.Text);

        var plan = await secretary.SendAsync(await secretary.GetAsync(PlanningLinks.NewStrategicPlan(PlanWorld.Agency)), "data-renstra",
            ("Form.Title", "Rencana Strategis 2025–2029"), ("Form.First", "2025"), ("Form.Last", "2029"), ("Form.Basis", "Perbup 12/2025"));
        var objective = await secretary.SendAsync(plan, "sasaran-baru", ("Objective.Name", "Meningkatnya kemantapan jalan"));
        var card = await secretary.SendAsync(objective, "indikator-baru",
            ("Indicator.Code", "IK-01"), ("Indicator.Kind", "Key"), ("Indicator.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString()));
        var indicator = await secretary.SendAsync(card, "kartu", Card);

        Assert.Equal("Persentase jalan mantap", indicator.Html.QuerySelector("h1")?.TextContent);
        Assert.Contains("Tanda terima", indicator.Text);
        Assert.Contains("IK-01, IKU, sejak 1 Januari 2025. Kartu indikator berlaku sejak 1 Januari 2026. Penanggung jawab: Bidang Bina Marga.", indicator.Text);
        Assert.Contains("Capaian dibatasi paling tinggi 120 persen", indicator.Text);
        Assert.Contains("menetapkan kartu indikator.", indicator.Text);
        Assert.Contains("Sasaran 1: Meningkatnya kemantapan jalan", (await secretary.GetAsync(PlanningLinks.StrategyOf(PlanWorld.Agency))).Text);
        Assert.Equal(4L, await world.Site.Database.OwnerAsync("select count(*) from platform.audit where process like 'planning.%'"));
    }

    [Fact]
    public async Task Given_a_card_being_written_when_tried_then_it_reckons_what_was_typed_and_settles_nothing()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var address = PlanningLinks.NewCard(await IndicatorAsync(world, "IK-04"));
        var page = await keeper.GetAsync(address);
        Assert.Equal("hari kerja", page.ValueOf("satuan"));

        var tried = await keeper.SendAsync(page, "kartu", ("sejak", "2027-01-01"), ("rumus", "lower-b"), ("contoh-target", "3"), ("contoh-realisasi", "4"), ("Aksi", "coba"));

        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Contains("Target 3, realisasi 4. Belum ada yang disimpan.", tried.Text);
        Assert.Contains("Capaian 75,00 %", tried.Text);
        Assert.Contains("menurut skala Permendagri 86/2017, ketentuan daerah", tried.Text);
        Assert.Equal("lower-b", tried.Html.QuerySelector("input[name=rumus][checked]")?.GetAttribute("value"));
        Assert.Contains("Contoh target: “2.387” dapat dibaca dua cara.", (await keeper.SendAsync(tried, "kartu", ("contoh-target", "2.387"), ("Aksi", "coba"))).Text);
        Assert.Equal(1L, await CardsAsync(world, "IK-04"));
        var settled = await keeper.SendAsync(tried, "kartu");
        Assert.Contains("Kartu lain1", settled.Text);
        var other = await keeper.GetAsync(settled.Html.QuerySelector("a[href*='?kartu=']")!.GetAttribute("href")!);
        Assert.Contains("Ini kartu yang berlaku sejak 1 Januari 2027.", other.Text);
        Assert.Contains("Kartu yang berlaku hari ini", other.Text);
        Assert.Equal(2L, await CardsAsync(world, "IK-04"));
    }

    [Fact]
    public async Task Given_a_contradictory_card_when_sent_then_every_fault_stands_at_its_field_in_words()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var page = await keeper.GetAsync(PlanningLinks.NewCard(await IndicatorAsync(world, "IK-01")));

        var refused = await keeper.SendAsync(page, "kartu", ("nama", ""), ("sejak", ""), ("rumus", "on-time"), ("triwulan", "NegativeCumulative"), ("batas", "99"), ("predikat.0.nama", "WTP"), ("predikat.1.nama", "wtp"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            [
                "Batas capaian harus persen dari 100 sampai 1.000; yang diisi 99.",
                "Nama indikator belum diisi.",
                "Predikat “WTP” tertulis lebih dari sekali.",
                "Rumus “Tepat waktu” tidak dapat dipakai untuk jenis nilai persentase.",
                "Tanggal mulai berlaku kartu belum diisi.",
            ],
            refused.Html.QuerySelectorAll("#galat li").Select(one => one.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Equal("WTP", refused.ValueOf("predikat.0.nama"));
    }

    [Fact]
    public async Task What_depends_on_an_objective_and_an_indicator_is_shown_before_they_end_and_keeps_them()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var indicator = await IndicatorAsync(world, "IK-08");
        await using var session = world.Session();
        var objective = (await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.Id == indicator)).ObjectiveId;
        var page = await keeper.GetAsync(PlanningLinks.Objective(objective));
        Assert.Contains("Masih ada 1 indikator yang harus diakhiri lebih dahulu: IK-08.", page.Text);
        Assert.Contains("Masih ada 1 indikator yang berjalan", (await keeper.SendAsync(page, "akhiri-sasaran", ("Ending.On", "2027-01-01"), ("Ending.Reason", "Uji"))).Text);

        var terms = await keeper.GetAsync(PlanningLinks.IndicatorTerms(indicator));
        Assert.Contains("Dimuat dalam Perjanjian Kinerja 2026.", terms.Text);
        Assert.Contains("Yang masih bergantung padanya: mata anggaran 9.03.08 tahun 2026", terms.Text);
        Assert.Contains("target Renstra tahun 2026, 2027, 2028, 2029, 2030", terms.Text);
        var early = await keeper.SendAsync(terms, "akhiri-indikator", ("Ending.On", "2026-12-31"), ("Ending.Reason", "Uji"));
        Assert.Contains("masih diperjanjikan dalam Perjanjian Kinerja 2026", early.Text);
        var ended = await keeper.SendAsync(early, "akhiri-indikator", ("Ending.On", "2027-01-01"));

        Assert.Contains("Indikator ini berakhir mulai 1 Januari 2027.", ended.Text);
        var closed = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.Objective(objective)), "akhiri-sasaran", ("Ending.On", "2027-01-01"), ("Ending.Reason", "Diganti"));
        Assert.Contains("Sasaran ini berakhir mulai 1 Januari 2027.", closed.Text);
        Assert.Contains("Diganti", closed.Text);
        Assert.Contains("Persentase kesesuaian pemanfaatan ruang", (await keeper.GetAsync(PlanningLinks.PlanOf(PlanWorld.Agency, 2026))).Text);
        // Nothing new measures it, by whatever door.
        var late = new KeepIndicator(
            new(Shared.CommandId.New(), null, PlanWorld.Agency), null,
            new(objective, Sample.Of(Organisation.PrintedLine.Of("IK-90")), IndicatorKind.Other, Organisation.Demonstration.OrganisationSeed.Unit("bmcktr", "tataruang"), 90, new(2026, 1, 1)), null);
        Assert.Equal("planning.strategy.already-ended", (await session.Get<KeepIndicatorHandler>().HandleAsync(late, default)).Rejection?.Code);
        // Read where it was promised, and offered in no agreement of a year without it.
        Assert.Contains("Persentase kesesuaian pemanfaatan ruang", (await keeper.GetAsync(PlanningLinks.Indicator(indicator))).Text);
        var next = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2027)), "mulai-rancangan");
        Assert.Contains("IK-07 ·", next.Text);
        Assert.DoesNotContain("IK-08 ·", next.Text);
        var revised = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2026)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        Assert.Contains("IK-08 ·", revised.Text);
    }

    [Fact]
    public async Task Given_two_people_change_an_objective_when_the_second_saves_then_he_sees_what_is_there_now_and_keeps_his_words()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await using var session = world.Session();
        var objective = await session.Db.Set<Objective>().AsNoTracking().FirstAsync(one => one.AgencyId == PlanWorld.Agency && one.Ordinal == 2);
        var (mine, theirs) = (await keeper.GetAsync(PlanningLinks.Objective(objective.Id)), await keeper.GetAsync(PlanningLinks.Objective(objective.Id)));
        await keeper.SendAsync(theirs, "data-sasaran", ("Form.Name", "Nama dari rekan"));

        var stale = await keeper.SendAsync(mine, "data-sasaran", ("Form.Name", "Nama saya"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("Yang berlaku sekarang: 2. Nama dari rekan, sejak 1 Januari 2026.", stale.Text);
        Assert.Equal("Nama saya", stale.ValueOf("Form.Name"));
        var saved = await keeper.SendAsync(stale, "data-sasaran");
        Assert.Contains("Semula: 2. Nama dari rekan, hasil akhir, Kepala Bidang Cipta Karya, sejak 1 Januari 2026. Menjadi: 2. Nama saya", saved.Text);
        Assert.Contains("Urutan 1 sudah dipakai", (await keeper.SendAsync(saved, "data-sasaran", ("Form.Ordinal", "1"))).Text);
    }

    [Fact]
    public async Task Given_an_objective_that_is_called_otherwise_from_a_day_on_then_the_tree_of_an_earlier_day_and_its_page_tell_what_it_was()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await using var session = world.Session();
        var objective = await session.Db.Set<Objective>().AsNoTracking().FirstAsync(one => one.AgencyId == PlanWorld.Agency && one.Ordinal == 2);

        var page = await keeper.SendAsync(
            await keeper.GetAsync(PlanningLinks.Objective(objective.Id)), "data-sasaran", ("Form.Name", "Sebutan yang baru"), ("Form.Since", "2026-07-01"));
        var earlier = await keeper.SendAsync(page, "data-sasaran", ("Form.Since", "2026-06-30"));

        Assert.Contains($"Sampai 30 Juni 2026: 2. {objective.Name}", page.Text);
        Assert.Contains("Sebutan yang sekarang berlaku sejak 1 Juli 2026", earlier.Text);
        var tree = PlanningLinks.TreeOf(PlanWorld.Agency);
        Assert.Contains(objective.Name, (await keeper.GetAsync($"{tree}&tanggal=2026-06-30")).Text);
        var later = (await keeper.GetAsync($"{tree}&tanggal=2026-07-01")).Text;
        Assert.Contains("Sebutan yang baru", later);
        Assert.DoesNotContain(objective.Name, later);
    }

    private static async Task<IndicatorId> IndicatorAsync(PlanWorld world, string code)
    {
        await using var session = world.Session();
        return (await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Code == code)).Id;
    }

    private static async Task<long> CardsAsync(PlanWorld world, string code) => (long)(await world.Site.Database.OwnerAsync(
        $"select count(*) from planning.indicator_card c join planning.indicator i on i.id = c.indicator where i.code = '{code}' and i.agency_id = '{PlanWorld.Agency}'"))!;
}
