using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Measurement;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.StrategicTargets;
using Tera.Planning.Strategy;
using Tera.Platform.Files;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Planning;

/// <summary>The strategic plan is the second measure: its targets stand beside the agreement's, differ without being refused, and are what the year heads for.</summary>
public sealed class StrategicTargetTests
{
    private const string Form = StrategicTargetForm.Name;

    [Fact]
    public async Task Given_a_target_of_the_plan_that_differs_from_the_agreement_then_page_indicator_draft_and_paper_tell_it_and_refuse_nothing()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var (plan, indicator) = await SubjectsAsync(world);

        var kept = await keeper.SendAsync(await PageAsync(keeper, plan), Form, (StrategicTargetForm.Field(indicator, 2026), "80"), (StrategicTargetForm.Field(indicator, 2030), "90,5"));

        Assert.Contains("TT-", kept.Text);
        Assert.Contains("PK 78,5, lebih rendah 1,5 daripada Renstra, lebih ringan", kept.Text);
        Assert.Contains("IK-01 2026: 78,5 → 80; IK-01 2030: 83,2 → 90,5", kept.Text);
        Assert.Contains("90,5", (await keeper.GetAsync(PlanningLinks.Indicator(indicator))).Html.QuerySelector("#target-renstra")!.ParentElement!.ParentElement!.TextContent);
        var draft = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2026)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        Assert.Contains("Renstra 80 · tersimpan lebih rendah 1,5 daripada Renstra, lebih ringan", draft.Text);
        await using var session = world.Session();
        var agreement = await session.Db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.SignedOn == null);
        var printed = (await session.Get<AgreementPrint>().OfAsync(agreement, new(2026, 10, 6), default)).Rows[0].Strategic;
        Assert.Equal(new PromisedStrategy("80", 2030, "90,5", "lebih rendah 1,5 daripada Renstra, lebih ringan"), printed);
    }

    [Fact]
    public async Task Given_faults_when_targets_are_sent_then_each_stands_at_its_field_and_what_was_typed_stays_and_who_does_not_keep_the_plan_only_reads()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var colleague = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        using var stranger = await world.Site.SignedInAsync("kadis.dishub");
        var (plan, indicator) = await SubjectsAsync(world);
        var page = await PageAsync(keeper, plan);

        var refused = await keeper.SendAsync(page, Form, (StrategicTargetForm.Field(indicator, 2026), "banyak"), (StrategicTargetForm.Field(indicator, 2027), "2.387"));
        var nothing = await keeper.SendAsync(page, Form);
        await keeper.SendAsync(await PageAsync(keeper, plan), Form, (StrategicTargetForm.Field(indicator, 2026), "81"));
        var late = await keeper.SendAsync(page, Form, (StrategicTargetForm.Field(indicator, 2027), "82"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "banyak", "2.387"), (refused.Status, refused.ValueOf(StrategicTargetForm.Field(indicator, 2026)), refused.ValueOf(StrategicTargetForm.Field(indicator, 2027))));
        Assert.Contains("“2.387” dapat dibaca dua cara.", refused.Text);
        Assert.Contains("Tidak ada target Renstra yang berbeda", nothing.Text);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "82"), (late.Status, late.ValueOf(StrategicTargetForm.Field(indicator, 2027))));
        Assert.Contains("sudah disimpan orang lain", late.Text);
        var narrowed = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.StrategicPlan(plan)), "data-renstra", ("Form.Last", "2028"));
        Assert.Contains("Tahun 2029, 2030 sudah mempunyai target Renstra.", narrowed.Text);
        Assert.Equal((HttpStatusCode.OK, false), ((await PageAsync(colleague, plan)).Status, (await PageAsync(colleague, plan)).HasForm(Form)));
        Assert.Equal(HttpStatusCode.NotFound, (await PageAsync(stranger, plan)).Status);
    }

    [Fact]
    public async Task Given_targets_in_a_file_when_applied_and_undone_then_they_come_and_go_and_a_fault_names_its_cell()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var (plan, indicator) = await SubjectsAsync(world);
        string[] head = ["Kode", "Nama pada kartu", "Renstra", "Tahun", "Target"];
        var title = (string)(await world.Site.Database.OwnerAsync($"select title from planning.strategic_plan where id = '{plan.Value}'"))!;

        var faulty = await UploadAsync(keeper, new TestBook().Sheet("Target Renstra", head, ["IK-01", "", title, 2031m, 1m], ["IK-77", "", title, 2027m, 1m], ["IK-10", "", title, 2027m, "ZZ"], ["IK-02", "", "Renstra lain", 2027m, 1m]).ToArray());
        var preview = await UploadAsync(keeper, new TestBook().Sheet("Target Renstra", head, ["IK-01", "", title, 2027m, 79m], ["IK-02", "", title, 2027m, ""], ["IK-03", "", title, 2026m, 42m]).ToArray());

        Assert.All(["Target Renstra!D2: Tahun 2031 di luar masa Renstra 2026–2030.", "Target Renstra!A3: Indikator “IK-77”", "Target Renstra!E4: Predikat “ZZ”", "Target Renstra!C5: Renstra “Renstra lain”"], fault => Assert.Contains(fault, faulty.Text));
        Assert.Contains("0 baris baru, 2 baris berubah, 1 baris tetap. Belum ada yang disimpan.", preview.Text);
        var applied = await keeper.SendAsync(preview, "terapkan");
        Assert.Equal([("IK-01", 79m)], await TargetsAsync(world, 2027, "IK-01", "IK-02"));
        await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah berkas"));
        Assert.Equal([("IK-01", 78.5m), ("IK-02", 85m)], await TargetsAsync(world, 2027, "IK-01", "IK-02"));
        Assert.NotEqual(default, indicator);
    }

    [Fact]
    public async Task Given_an_import_of_targets_that_somebody_changed_since_when_it_is_undone_then_it_is_refused_and_his_target_stands()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var (plan, indicator) = await SubjectsAsync(world);
        var title = (string)(await world.Site.Database.OwnerAsync($"select title from planning.strategic_plan where id = '{plan.Value}'"))!;
        var applied = await keeper.SendAsync(
            await UploadAsync(keeper, new TestBook().Sheet("Target Renstra", ["Kode", "Nama pada kartu", "Renstra", "Tahun", "Target"], ["IK-01", "", title, 2027m, ""]).ToArray()), "terapkan");
        await keeper.SendAsync(await PageAsync(keeper, plan), Form, (StrategicTargetForm.Field(indicator, 2027), "77"));

        var refused = await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([("IK-01", 77m)], await TargetsAsync(world, 2027, "IK-01"));
    }

    [Fact]
    public async Task In_the_last_quarter_the_figure_of_the_year_is_held_against_the_end_of_the_plan_on_screen_trend_and_workbook_and_not_before()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        using var unit = await world.Site.SignedInAsync("bidang.binamarga.bmcktr");
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");
        var entry = (await RecapAsync(world, Quarter.Fourth)).Rows[0].Entry!.Value;

        await unit.SendAsync(await unit.GetAsync(MeasurementLinks.Sheet((await world.SheetAsync(run, "binamarga")).Id)), "lembar", (SheetForm.Of(SheetForm.Value, entry), "77,9"));

        // 77,9 against 83,2 of 2030, where the agreement of the year promises 78,5.
        var row = (await RecapAsync(world, Quarter.Fourth)).Rows[0];
        Assert.Equal(("99,24", new RecapStrategy("78,5", null, 2030, "83,2", "93,63")), (row.Achievement, row.Strategic));
        var before = (await RecapAsync(world, Quarter.Third)).Rows[0];
        Assert.Equal(("83,2", (string?)null), (before.Strategic!.Final, before.Strategic.Progress));
        Assert.Contains("93,63 %: realisasi tahun ini terhadap target tahun 2030", (await head.GetAsync(MeasurementLinks.Recap(run))).Text);
        Assert.Contains("93,63 % terhadap target akhir Renstra 2030", (await head.GetAsync(MeasurementLinks.ProgressOf(FiguresWorld.Agency, new(2026)))).Text);
        var lines = Sample.Of(Platform.Spreadsheets.WorkbookReader.Read(new MemoryStream((await head.DownloadAsync(MeasurementLinks.RecapBook(run)))!), name => name == "Rekapitulasi", 100))[0].Lines;
        var heads = lines[0].Select(cell => cell.Text).ToList();
        Assert.Equal((83.2m, 93.63m), (lines[1][heads.IndexOf("Target akhir Renstra")].Number, lines[1][heads.IndexOf("Terhadap target akhir (%)")].Number));
    }

    [Fact]
    public async Task The_document_of_the_last_quarter_prints_the_figures_of_the_year_against_the_end_of_the_plan_and_one_before_does_not()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        using var unit = await world.Site.SignedInAsync("bidang.binamarga.bmcktr");
        var entry = (await RecapAsync(world, Quarter.Fourth)).Rows[0].Entry!.Value;
        await unit.SendAsync(await unit.GetAsync(MeasurementLinks.Sheet((await world.SheetAsync(run, "binamarga")).Id)), "lembar", (SheetForm.Of(SheetForm.Value, entry), "77,9"));
        await world.WalkAsync(run, state => state.Status is RunStatus.Finished);
        await world.WalkAsync(await world.StartAsync(quarter: 3), state => state.Status is RunStatus.Finished);
        await world.PrintedAsync();

        await using var session = world.Session();
        var papers = await session.Db.Set<Revision>().AsNoTracking().Where(one => one.Template == "pengukuran").ToListAsync();
        var printed = await Task.WhenAll(papers.Select(async paper =>
        {
            using var content = new StreamReader(session.Get<FileStore>().OpenRead(paper.HtmlHash!.Value)!);
            return new HtmlParser().ParseDocument(await content.ReadToEndAsync()).QuerySelector(".towards-end");
        }));

        Assert.Equal(2, papers.Count);
        var table = Assert.Single(printed, one => one is not null)!;
        Assert.Equal(["1", "Persentase panjang jalan kabupaten dalam kondisi mantap", "%", "83,2(2030)", "77,9", "93,63"], table.QuerySelectorAll("tbody tr:first-child td").Select(cell => cell.TextContent.Trim()));
        // What nobody reported is no progress.
        Assert.Equal(["belum dilaporkan", "–"], table.QuerySelectorAll("tbody tr:nth-child(2) td").Skip(4).Select(cell => cell.TextContent.Trim()));
    }

    private static Task<TestPage> PageAsync(TestBrowser browser, StrategicPlanId plan) => browser.GetAsync(PlanningLinks.StrategicTargets(plan));

    private static async Task<TestPage> UploadAsync(TestBrowser browser, byte[] file)
    {
        var page = await browser.GetAsync(PlanningLinks.ExchangeOf(PlanWorld.Agency, 2026));
        return await browser.SendFileAsync(page, page.Form("unggah"), "Berkas", "target.xlsx", file);
    }

    private static async Task<(StrategicPlanId Plan, IndicatorId Indicator)> SubjectsAsync(PlanWorld world)
    {
        await using var session = world.Session();
        return (
            await session.Db.Set<StrategicPlan>().Where(one => one.AgencyId == PlanWorld.Agency).Select(one => one.Id).SingleAsync(),
            await session.Db.Set<Indicator>().Where(one => one.AgencyId == PlanWorld.Agency && one.Code == "IK-01").Select(one => one.Id).SingleAsync());
    }

    private static async Task<List<(string Code, decimal? Number)>> TargetsAsync(PlanWorld world, int year, params string[] codes)
    {
        await using var session = world.Session();
        return (await (
            from target in session.Db.Set<StrategicTarget>()
            join indicator in session.Db.Set<Indicator>() on target.IndicatorId equals indicator.Id
            where indicator.AgencyId == PlanWorld.Agency && target.FiscalYear == year && codes.Contains(indicator.Code)
            orderby indicator.Code
            select new { indicator.Code, target.Number }).ToListAsync()).ConvertAll(row => (row.Code, row.Number));
    }

    private static async Task<AgencyRecap> RecapAsync(FiguresWorld world, Quarter quarter)
    {
        await using var session = world.Session();
        return await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, new(new(2026), quarter), default);
    }
}
