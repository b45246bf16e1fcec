using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;
using Tera.TestKit;

namespace Tera.Planning;

public sealed class TreeTests
{
    private static readonly AgencyId Neighbour = OrganisationSeed.Agency("dishub");
    private static readonly LocalDate Autumn = new(2026, 10, 1);

    [Fact]
    public async Task Given_an_objective_that_serves_one_of_another_agency_when_the_trees_are_read_then_both_agencies_see_the_link_and_only_their_own_open()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var neighbour = await world.Site.SignedInAsync("kadis.dishub");
        var (own, theirs) = (await ObjectiveAsync(world, PlanWorld.Agency, 5), await ObjectiveAsync(world, Neighbour, 1));

        var linked = await LinkAsync(keeper, own, theirs);

        Assert.Contains("Tanda terima", linked.Text);
        Assert.Contains($"{theirs.Name} DISHUB, lintas instansi, sejak 1 Oktober 2026", linked.Text);
        Assert.Contains($"Mendukung: {theirs.Name}, sejak 1 Oktober 2026", (await keeper.GetAsync(PlanningLinks.Objective(own.Id))).Text);
        var tree = await keeper.GetAsync(PlanningLinks.TreeOf(PlanWorld.Agency));
        var top = tree.Html.QuerySelectorAll(".t-tree > li").Single(one => one.QuerySelector(".t-tree-name")!.TextContent.EndsWith(theirs.Name, StringComparison.Ordinal));
        Assert.Null(top.QuerySelector(":scope > .t-tree-name a"));
        Assert.Null(top.QuerySelector(":scope > .t-tree-measures"));
        Assert.Equal(own.Name, top.QuerySelector("ul .t-tree-name a")?.TextContent);
        Assert.Contains("lintas instansi", top.QuerySelector(":scope > ul .t-cap")?.TextContent);
        Assert.Contains("IK-10", top.QuerySelector("ul .t-tree-measures a")?.TextContent);
        Assert.Contains(own.Name, (await neighbour.GetAsync(PlanningLinks.TreeOf(Neighbour))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(PlanningLinks.Objective(own.Id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(PlanningLinks.Links(own.Id))).Status);
    }

    [Fact]
    public async Task An_objective_that_serves_two_stands_below_both_and_what_is_below_it_is_drawn_once()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await LinkAsync(keeper, await ObjectiveAsync(world, PlanWorld.Agency, 5), await ObjectiveAsync(world, PlanWorld.Agency, 4));

        var tree = await keeper.GetAsync(PlanningLinks.TreeOf(PlanWorld.Agency));

        Assert.Equal(
            [
                "1 Meningkatnya kemantapan jalan dan jembatan kabupaten", "1.1 Meningkatnya mutu jasa konstruksi", "1.1.1 Meningkatnya akuntabilitas kinerja Dinas",
                "2 Meningkatnya akses air minum dan sanitasi layak", "2.1 Meningkatnya mutu jasa konstruksi", "3 Terwujudnya tertib pemanfaatan ruang",
            ],
            tree.Html.QuerySelectorAll(".t-tree .t-tree-name").Select(one => string.Join(' ', one.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal("#simpul-1.1", tree.Html.QuerySelector(".t-tree a[href^='#']")?.GetAttribute("href"));
        Assert.Contains("Faktor kunci keberhasilan, BMCKTR, Kepala Bidang Jasa Konstruksi", tree.Text);
    }

    [Fact]
    public async Task The_tree_of_a_day_shows_what_held_on_it()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var (own, theirs) = (await ObjectiveAsync(world, PlanWorld.Agency, 5), await ObjectiveAsync(world, Neighbour, 1));
        var linked = await LinkAsync(keeper, own, theirs);
        await using var session = world.Session();
        var link = await session.Db.Set<ObjectiveLink>().AsNoTracking().SingleAsync(one => one.ObjectiveId == own.Id);

        var early = await keeper.SendAsync(linked, "akhiri-kaitan", ("Ending.Link", link.Id.Value.ToString()), ("Ending.On", "2026-09-30"), ("Ending.Reason", "Uji"));
        var ended = await keeper.SendAsync(early, "akhiri-kaitan", ("Ending.On", "2026-10-05"));

        Assert.Contains("Ini baru berlaku sejak 1 Oktober 2026.", early.Text);
        Assert.Contains("berakhir 5 Oktober 2026", ended.Text);
        async Task<bool> ShownAsync(string day) => (await keeper.GetAsync($"{PlanningLinks.TreeOf(PlanWorld.Agency)}&tanggal={day}")).Text.Contains(theirs.Name, StringComparison.Ordinal);
        Assert.Equal((false, true, false), (await ShownAsync("2026-09-30"), await ShownAsync("2026-10-04"), await ShownAsync("2026-10-05")));
        Assert.Contains("Tidak ada sasaran yang berlaku pada 31 Desember 2025.", (await keeper.GetAsync($"{PlanningLinks.TreeOf(PlanWorld.Agency)}&tanggal=2025-12-31")).Text);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Site.Database.OwnerAsync($"update planning.objective_link set ended_on = null where id = '{link.Id.Value}'"));
    }

    [Fact]
    public async Task Given_a_chain_over_two_agencies_when_its_top_is_to_serve_its_end_or_to_end_then_it_is_refused_and_shown_before()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var neighbour = await world.Site.SignedInAsync("kadis.dishub");
        var (own, theirs) = (await ObjectiveAsync(world, PlanWorld.Agency, 5), await ObjectiveAsync(world, Neighbour, 1));
        await LinkAsync(keeper, own, theirs);
        await world.Site.Database.OwnerAsync($"update planning.indicator set ended_on = '2026-01-01' where objective_id = '{theirs.Id.Value}'");
        var page = await neighbour.GetAsync(PlanningLinks.Objective(theirs.Id));
        Assert.Contains($"Masih ada 1 sasaran yang mendukungnya dan harus dipindah lebih dahulu: {own.Name}.", page.Text);

        var circle = await LinkAsync(neighbour, theirs, own);
        var ended = await neighbour.SendAsync(page, "akhiri-sasaran", ("Ending.On", "2027-01-01"), ("Ending.Reason", "Uji"));

        Assert.Contains("keduanya akan saling mendukung", circle.Text);
        Assert.Contains($"Masih ada 1 sasaran yang mendukung sasaran ini: {own.Name}.", ended.Text);
    }

    [Fact]
    public async Task An_objective_that_ends_leaves_what_it_served_on_the_same_day_and_says_so_before()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var lower = await ObjectiveAsync(world, PlanWorld.Agency, 4);
        await world.Site.Database.OwnerAsync($"update planning.indicator set ended_on = '2026-01-01' where objective_id = '{lower.Id.Value}'");
        var page = await keeper.GetAsync(PlanningLinks.Objective(lower.Id));
        Assert.Contains(
            "Yang didukungnya kehilangan sasaran ini: Meningkatnya kemantapan jalan dan jembatan kabupaten; Meningkatnya akses air minum dan sanitasi layak.", page.Text);

        await keeper.SendAsync(page, "akhiri-sasaran", ("Ending.On", "2027-01-01"), ("Ending.Reason", "Selesai"));

        await using var session = world.Session();
        Assert.Equal([new LocalDate(2027, 1, 1), new LocalDate(2027, 1, 1)], await session.Db.Set<ObjectiveLink>().Where(one => one.ObjectiveId == lower.Id).Select(one => one.EndedOn).ToListAsync());
    }

    [Fact]
    public async Task Given_a_kind_or_a_position_that_does_not_fit_when_an_objective_is_kept_then_it_is_refused_at_its_field()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var lower = await ObjectiveAsync(world, PlanWorld.Agency, 4);
        var page = await keeper.GetAsync(PlanningLinks.Objective((await ObjectiveAsync(world, PlanWorld.Agency, 1)).Id));

        var low = await keeper.SendAsync(page, "data-sasaran", ("Form.Kind", "Operational"));
        var alien = await keeper.SendAsync(page, "data-sasaran", ("Form.Position", OrganisationSeed.Position("badan", "pembinaan", "Kepala Bidang Pembinaan").ToString()));
        var late = await keeper.SendAsync(page, "data-sasaran", ("Form.From", "2026-02-01"));
        var linked = await LinkAsync(keeper, lower, await ObjectiveAsync(world, PlanWorld.Agency, 1));

        Assert.Contains("Dalam pohon kinerja faktor kunci keberhasilan tidak mendukung kondisi operasional, karena kedudukannya lebih tinggi.", low.Text);
        Assert.Contains("Jabatan yang dipilih tidak ada lagi atau bukan bagian dari instansi ini.", alien.Text);
        Assert.Contains("Indikator atau kaitannya sudah ada sejak 1 Januari 2026.", late.Text);
        Assert.Contains("Sasaran ini sudah mendukung “Meningkatnya kemantapan jalan dan jembatan kabupaten”.", linked.Text);
    }

    [Fact]
    public async Task What_is_not_said_of_the_agencys_objectives_is_listed_and_the_tree_of_a_day_is_printed()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);

        var tree = await keeper.GetAsync(PlanningLinks.TreeOf(PlanWorld.Agency));
        var paper = await keeper.DownloadAsync(PlanningLinks.TreePaper(PlanWorld.Agency, Autumn));

        var gaps = string.Join('\n', tree.Html.QuerySelector("#belum-lengkap")!.ParentElement!.ParentElement!.QuerySelectorAll("li").Select(one => one.TextContent));
        Assert.Contains("belum ada kedudukannya, belum ada jabatan penanggung jawabnya", gaps);
        Assert.Contains("1.1 Meningkatnya mutu jasa konstruksi", gaps);
        Assert.DoesNotContain("belum ada indikatornya", gaps);
        Assert.Equal("%PDF"u8.ToArray(), paper![..4]);
    }

    private static async Task<TestPage> LinkAsync(TestBrowser browser, Objective lower, Objective upper) => await browser.SendAsync(
        await browser.GetAsync(PlanningLinks.Links(lower.Id)), "tambah-kaitan", ("Linking.Served", upper.Id.Value.ToString()), ("Linking.From", "2026-10-01"));

    private static async Task<Objective> ObjectiveAsync(PlanWorld world, AgencyId agency, int ordinal)
    {
        await using var session = world.Session();
        return await session.Db.Set<Objective>().AsNoTracking().SingleAsync(one => one.AgencyId == agency && one.Ordinal == ordinal);
    }
}
