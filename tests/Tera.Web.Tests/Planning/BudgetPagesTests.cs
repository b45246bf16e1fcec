using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement;
using Tera.Measurement.Recaps;
using Tera.Organisation.Demonstration;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Planning;

public sealed class BudgetPagesTests
{
    private static readonly (string, string)[] Line =
    [
        ("Form.ProgrammeCode", "1.03.10"), ("Form.Programme", "Program Penyelenggaraan Jalan"), ("Form.ActivityCode", "1.03.10.2.01"), ("Form.Activity", "Jalan Kabupaten"),
        ("Form.SubActivityCode", "1.03.10.2.01.0005"), ("Form.SubActivity", "Pemeliharaan Rutin Jalan"), ("Form.Original", "Rp1.250.000.000,00"),
    ];

    [Fact]
    public async Task Given_a_line_with_a_revision_when_quarters_are_read_then_the_new_ceiling_holds_from_its_day_on()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var form = await keeper.GetAsync(PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026));
        (string, string)[] typed = [.. Line, ("Form.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString()), ("Form.Revisions[0].Ceiling", "1.500.000.000")];

        var half = await keeper.SendAsync(form, "data-anggaran", typed);
        Assert.Contains("Pagu setelah perubahan, tanggal mulainya, dan dasarnya diisi bersama-sama.", half.Text);
        var entered = await keeper.SendAsync(half, "data-anggaran", ("Form.Revisions[0].From", "2026-10-01"), ("Form.Revisions[0].Ground", "DPPA 900/12/2026"));

        Assert.Contains("1.03.10.2.01.0005 Pemeliharaan Rutin Jalan", entered.Text);
        Assert.Equal(1_250_000_000m, await CeilingAsync(world, Quarter.Third));
        Assert.Equal(1_500_000_000m, await CeilingAsync(world, Quarter.Fourth));
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_a_closed_quarter_when_the_budget_changes_again_then_the_quarter_keeps_its_ceiling_and_later_ones_take_the_new_one()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await ChangedOnceAsync(keeper);
        var figures = await FiguresWorld.OnAsync(world.Site);
        var run = await figures.StartAsync(quarter: 3);
        await world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{run}' where agency_id = '{PlanWorld.Agency}' and fiscal_year = 2026 and quarter = 3");
        var form = await keeper.GetAsync(PlanningLinks.BudgetItem(await ItemAsync(world)));

        var rewritten = await keeper.SendAsync(form, "data-anggaran", ("Form.Revisions[0].Ceiling", "1.400.000.000"), ("Form.Revisions[0].From", "2026-10-15"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rewritten.Status);
        Assert.Contains("Pertahankan yang ada dan isi perubahan berikutnya dengan tanggal sesudahnya", rewritten.Text);
        var twice = await keeper.SendAsync(form, "data-anggaran", ("Form.Revisions[1].Ceiling", "1.400.000.000"), ("Form.Revisions[1].From", "2026-08-01"), ("Form.Revisions[1].Ground", "DPPA 900/12/2026"));
        Assert.Contains("Dua perubahan mulai berlaku pada 1 Agustus 2026.", twice.Text);
        var again = await keeper.SendAsync(twice, "data-anggaran", ("Form.Revisions[1].From", "2026-10-15"));

        Assert.Contains("sesudah perubahan ke-2, sejak 15 Okt 2026", again.Text);
        Assert.Equal((1_500_000_000m, 1_400_000_000m), (await CeilingAsync(world, Quarter.Third), await CeilingAsync(world, Quarter.Fourth)));
        var history = await keeper.GetAsync(PlanningLinks.BudgetItem(await ItemAsync(world)));
        Assert.Contains("setelah perubahan Rp1.500.000.000,00 sejak 1 Agustus 2026 (Perkada 8/2026), setelah perubahan Rp1.400.000.000,00 sejak 15 Oktober 2026 (DPPA 900/12/2026)", history.Text);
    }

    [Fact]
    public async Task Given_a_line_that_changed_twice_when_it_goes_out_and_comes_in_with_a_third_change_then_every_change_stands_with_its_ground()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await ChangedOnceAsync(keeper);
        await keeper.SendAsync(
            await keeper.GetAsync(PlanningLinks.BudgetItem(await ItemAsync(world))), "data-anggaran",
            ("Form.Revisions[1].Ceiling", "1.400.000.000"), ("Form.Revisions[1].From", "2026-10-15"), ("Form.Revisions[1].Ground", "DPPA 900/12/2026"));
        var file = Encoding.UTF8.GetString((await keeper.DownloadAsync(PlanningLinks.Download(PlanWorld.Agency, 2026, "Anggaran")))!);

        Assert.Contains("tidak ada yang akan berubah", (await UploadAsync(keeper, file)).Text);
        Assert.Contains("tetapi nama, unit, indikator, atau pagu semulanya berbeda", (await UploadAsync(keeper, file.Replace("1250000000;1400000000", "1250000001;1400000000", StringComparison.Ordinal))).Text);
        Assert.Equal(2, file.Split('\n').Count(line => line.Contains("1.03.10.2.01.0005", StringComparison.Ordinal)));
        var corrected = file.Replace("DPPA 900/12/2026", "DPPA 901/12/2026", StringComparison.Ordinal);
        var added = corrected + file.Split('\n').Single(line => line.Contains("Perkada 8/2026", StringComparison.Ordinal)).Replace("2026-08-01", "2026-12-01", StringComparison.Ordinal);
        await keeper.SendAsync(await UploadAsync(keeper, added), "terapkan");

        await using var session = world.Session();
        var item = await session.Db.Set<BudgetItem>().SingleAsync(one => one.SubActivityCode == "1.03.10.2.01.0005");
        Assert.Equal(["Perkada 8/2026", "DPPA 901/12/2026", "Perkada 8/2026"], item.Revisions.Select(one => one.Ground));
        Assert.Equal((8, 10, 12), (item.Revisions[0].From.Month, item.Revisions[1].From.Month, item.Revisions[2].From.Month));
        var undone = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.ExchangeOf(PlanWorld.Agency, 2026)), "batalkan-impor", ("Undoing.Reason", "Salah berkas"));
        Assert.Contains("membatalkan impor.", undone.Text);
        await using var after = world.Session();
        Assert.Equal(["Perkada 8/2026", "DPPA 900/12/2026"], (await after.Db.Set<BudgetItem>().SingleAsync(one => one.SubActivityCode == "1.03.10.2.01.0005")).Revisions.Select(one => one.Ground));
    }

    [Fact]
    public async Task Given_codes_that_contradict_the_budget_when_sent_then_the_refusal_tells_which_and_what_was_typed_stays()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var unit = ("Form.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString());
        var form = await keeper.GetAsync(PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026));

        var stray = await keeper.SendAsync(form, "data-anggaran", [.. Line.Where(field => field.Item1 != "Form.ActivityCode"), unit, ("Form.ActivityCode", "1.04.10.2.01")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stray.Status);
        Assert.Contains("Kode 1.04.10.2.01 tidak diawali 1.03.10.", stray.Text);
        Assert.Equal("Rp1.250.000.000,00", stray.ValueOf("Form.Original"));
        await keeper.SendAsync(stray, "data-anggaran", ("Form.ActivityCode", "1.03.10.2.01"));
        var again = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026)), "data-anggaran", [.. Line, unit]);
        Assert.Contains("Kode 1.03.10.2.01.0005 sudah ada dalam anggaran tahun ini.", again.Text);
    }

    private static async Task<TestPage> UploadAsync(TestBrowser browser, string file)
    {
        var page = await browser.GetAsync(PlanningLinks.ExchangeOf(PlanWorld.Agency, 2026));
        return await browser.SendFileAsync(page, page.Form("unggah"), "Berkas", "anggaran.csv", Encoding.UTF8.GetBytes(file));
    }

    private static async Task<BudgetItemId> ItemAsync(PlanWorld world) =>
        new((Guid)(await world.Site.Database.OwnerAsync("select id from planning.budget_item where sub_activity_code = '1.03.10.2.01.0005'"))!);

    /// <summary>A line entered with one change, from August on.</summary>
    private static async Task ChangedOnceAsync(TestBrowser keeper) => await keeper.SendAsync(
        await keeper.GetAsync(PlanningLinks.NewBudgetItem(PlanWorld.Agency, 2026)), "data-anggaran",
        [
            .. Line, ("Form.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString()),
            ("Form.Revisions[0].Ceiling", "1.500.000.000"), ("Form.Revisions[0].From", "2026-08-01"), ("Form.Revisions[0].Ground", "Perkada 8/2026"),
        ]);

    private static async Task<decimal> CeilingAsync(PlanWorld world, Quarter quarter)
    {
        await using var session = world.Session();
        return (await session.Get<PlanReader>().OfAsync(PlanWorld.Agency, new(new(2026), quarter), default)).Budget.Single(item => item.Code == "1.03.10.2.01.0005").Ceiling;
    }
}
