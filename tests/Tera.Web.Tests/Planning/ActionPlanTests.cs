using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Demonstration;
using Tera.Planning.Actions;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.TestKit;

namespace Tera.Planning;

/// <summary>Steps towards what was promised: entered, printed, carried in files, never part of what was signed.</summary>
public sealed class ActionPlanTests
{
    private const string Form = "langkah-aksi";
    private const int Year = 2026;

    private static readonly string[] Head = ["Kode", "Nama pada kartu", "Urutan", "Langkah aksi", "Keluaran", "Triwulan", "Unit"];

    [Fact]
    public async Task Given_steps_entered_on_pages_then_plan_and_its_paper_have_them_and_the_signed_agreement_stays_as_it_was()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var indicator = await IndicatorAsync(world);

        var kept = await AddAsync(keeper, indicator, "Survei kondisi 214 ruas", "Peta kondisi jalan", "1");
        await AddAsync(keeper, indicator, "Perbaikan ruas prioritas", "12 km jalan mantap", "3");

        Assert.Contains("TT-", kept.Text);
        var page = await keeper.GetAsync(PlanningLinks.ActionPlanOf(PlanWorld.Agency, Year));
        Assert.Equal(["Survei kondisi 214 ruas", "Perbaikan ruas prioritas"], page.Html.QuerySelector($"#indikator-{indicator.Value}")!.ParentElement!.ParentElement!.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("Target 78,5 %", page.Text);
        await using var session = world.Session();
        var signed = await session.Db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.FiscalYear == Year);
        var print = session.Get<AgreementPrint>();
        var paper = await print.OfAsync(signed, new(Year, 10, 6), default);
        var today = await print.WithStepsOfTodayAsync(paper, default);
        Assert.Equal([new(1, "Survei kondisi 214 ruas", "Peta kondisi jalan", 1, "Bidang Bina Marga"), new(2, "Perbaikan ruas prioritas", "12 km jalan mantap", 3, "Bidang Bina Marga")], today.Rows[0].Steps);
        Assert.Empty(today.Rows[1].Steps);
        Assert.NotNull(await keeper.DownloadAsync(PlanningLinks.ActionPlanPaper(PlanWorld.Agency, Year)));
    }

    [Fact]
    public async Task Given_an_agreement_that_is_signed_with_steps_when_one_changes_later_then_its_paper_keeps_the_old_one()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var indicator = await IndicatorAsync(world);
        await AddAsync(keeper, indicator, "Langkah lama", "Laporan", "4");
        var draft = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, Year)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        var signed = await keeper.SendAsync(draft, "tetapkan", ("Signing.On", "2026-10-05"), ("Signing.Name", "Drs. H. Anugerah Contoh, M.Si."), ("Signing.Title", "Bupati Contoh Jaya"));
        Assert.Contains("TT-", signed.Text);
        var step = await StepAsync(world);

        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.ActionStep(step.Id)), Form, ("Form.Step", "Langkah baru"));

        await using var session = world.Session();
        var agreement = await session.Db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Revision == 1);
        var print = session.Get<AgreementPrint>();
        var paper = await print.OfAsync(agreement, new(Year, 10, 6), default);
        Assert.Equal("Langkah lama", Assert.Single(paper.Rows[0].Steps).Step);
        Assert.Equal("Langkah baru", Assert.Single((await print.WithStepsOfTodayAsync(paper, default)).Rows[0].Steps).Step);
    }

    [Fact]
    public async Task Given_faults_a_stale_form_and_a_struck_out_step_then_each_is_told_and_nothing_is_lost()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        using var colleague = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        using var stranger = await world.Site.SignedInAsync("kadis.dishub");
        var indicator = await IndicatorAsync(world);
        await AddAsync(keeper, indicator, "Survei", "Peta", "1");
        var step = await StepAsync(world);
        var page = await keeper.GetAsync(PlanningLinks.ActionStep(step.Id));

        var refused = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.NewActionStep(indicator, Year)), Form, ("Form.Step", "Dua"), ("Form.Output", ""), ("Form.Quarter", ""), ("Form.Ordinal", "1"));
        var taken = await AddAsync(keeper, indicator, "Dua", "Peta", "2", ordinal: "1");
        await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.ActionStep(step.Id)), Form, ("Form.Step", "Survei ulang"));
        var late = await keeper.SendAsync(page, Form, ("Form.Step", "Survei lain"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Dua"), (refused.Status, refused.ValueOf("Form.Step")));
        Assert.Contains("Isian ini wajib diisi.", refused.Text);
        Assert.Contains("bukan triwulan", refused.Text);
        Assert.Contains("Urutan 1 sudah dipakai langkah lain", taken.Text);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Survei lain"), (late.Status, late.ValueOf("Form.Step")));
        Assert.Contains("Yang berlaku sekarang: 1. Survei ulang", late.Text);
        var struck = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.ActionStep(step.Id)), "coret-langkah", ("Dropping.Reason", "Dialihkan ke provinsi"));
        Assert.Contains("Survei ulang", struck.Html.QuerySelector(".t-history")!.TextContent);
        Assert.Contains("Dialihkan ke provinsi", struck.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.GetAsync(PlanningLinks.ActionStep(step.Id))).Status);
        Assert.DoesNotContain("Tambah langkah", (await colleague.GetAsync(PlanningLinks.ActionPlanOf(PlanWorld.Agency, Year))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(PlanningLinks.NewActionStep(indicator, Year))).Status);
        Assert.Null(await stranger.DownloadAsync(PlanningLinks.ActionPlanPaper(PlanWorld.Agency, Year)));
    }

    [Fact]
    public async Task Given_a_step_when_what_became_of_it_is_told_then_plan_and_paper_say_so_a_later_telling_counts_and_it_is_struck_out_no_more()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var indicator = await IndicatorAsync(world);
        await AddAsync(keeper, indicator, "Survei", "Peta", "1");
        var address = PlanningLinks.ActionStep((await StepAsync(world)).Id);

        var empty = await keeper.SendAsync(await keeper.GetAsync(address), "hasil-langkah", ("Telling.Quarter", "1"));
        var early = await keeper.SendAsync(await keeper.GetAsync(address), "hasil-langkah", ("Telling.Quarter", "1"), ("Telling.Progress", "Partly"), ("Telling.Words", "120 dari 214 ruas"));
        var told = await keeper.SendAsync(await keeper.GetAsync(address), "hasil-langkah", ("Telling.Quarter", "2"), ("Telling.Progress", "Done"), ("Telling.Words", "Semua ruas disurvei"));
        var struck = await keeper.SendAsync(await keeper.GetAsync(address), "coret-langkah", ("Dropping.Reason", "Salah ketik"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Pilih keadaan langkah", empty.Text);
        Assert.Contains("TT-", early.Text);
        Assert.Equal(["TW II", "TW I"], told.Html.QuerySelectorAll("section[aria-labelledby=hasil] tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, struck.Status);
        Assert.Contains("Hasil langkah ini sudah dilaporkan", struck.Text);
        Assert.Contains("TW II: selesai. Semua ruas disurvei.", (await keeper.GetAsync(PlanningLinks.ActionPlanOf(PlanWorld.Agency, Year))).Text);
        await using var session = world.Session();
        var signed = await session.Db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.FiscalYear == Year);
        var print = session.Get<AgreementPrint>();
        var today = await print.WithStepsOfTodayAsync(await print.OfAsync(signed, new(Year, 10, 6), default), default);
        Assert.Equal("TW II: selesai. Semua ruas disurvei.", Assert.Single(today.Rows[0].Steps).Outcome);
        Assert.NotNull(await keeper.DownloadAsync(PlanningLinks.ActionPlanPaper(PlanWorld.Agency, Year)));
    }

    [Fact]
    public async Task Given_steps_in_a_file_when_applied_and_undone_then_they_come_and_go_and_a_fault_names_its_cell()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await AddAsync(keeper, await IndicatorAsync(world), "Survei", "Peta", "1");

        var faulty = await UploadAsync(keeper, ["IK-77", "", 1m, "A", "B", "TW I", "Bidang Bina Marga"], ["IK-01", "", 2m, "", "B", "TW V", "Bidang Antah"], ["IK-02", "", 1m, "A", "B", "I", "Bidang Bina Marga"], ["IK-02", "", 1m, "C", "D", "I", "Bidang Bina Marga"]);
        var preview = await UploadAsync(keeper, ["IK-01", "", 1m, "Survei", "Peta lengkap", "TW II", "Bidang Bina Marga"], ["IK-02", "", 1m, "Rehabilitasi", "Enam jembatan", 3m, "Bidang Bina Marga"]);

        Assert.All(["Langkah aksi!A2: Indikator “IK-77”", "Langkah aksi!D3:", "Langkah aksi!F3: “TW V” bukan triwulan", "Langkah aksi!G3: Unit “Bidang Antah”", "Langkah aksi!A5: Hal yang sama"], fault => Assert.Contains(fault, faulty.Text));
        Assert.Contains("1 baris baru, 1 baris berubah, 0 baris tetap.", preview.Text);
        var applied = await keeper.SendAsync(preview, "terapkan");
        Assert.Equal(["Peta lengkap 2", "Enam jembatan 3"], await OutputsAsync(world));
        await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah berkas"));
        Assert.Equal(["Peta 1"], await OutputsAsync(world));
    }

    private static async Task<TestPage> AddAsync(TestBrowser browser, IndicatorId indicator, string step, string output, string quarter, string? ordinal = null)
    {
        var page = await browser.GetAsync(PlanningLinks.NewActionStep(indicator, Year));
        return await browser.SendAsync(
            page, Form, ("Form.Step", step), ("Form.Output", output), ("Form.Quarter", quarter), ("Form.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString()), ("Form.Ordinal", ordinal ?? page.ValueOf("Form.Ordinal")!));
    }

    private static async Task<TestPage> UploadAsync(TestBrowser browser, params object[][] rows)
    {
        var page = await browser.GetAsync(PlanningLinks.ExchangeOf(PlanWorld.Agency, Year));
        return await browser.SendFileAsync(page, page.Form("unggah"), "Berkas", "langkah.xlsx", new TestBook().Sheet("Langkah aksi", [Head, .. rows]).ToArray());
    }

    private static async Task<IndicatorId> IndicatorAsync(PlanWorld world)
    {
        await using var session = world.Session();
        return await session.Db.Set<Indicator>().Where(one => one.AgencyId == PlanWorld.Agency && one.Code == "IK-01").Select(one => one.Id).SingleAsync();
    }

    private static async Task<ActionStep> StepAsync(PlanWorld world)
    {
        await using var session = world.Session();
        var indicator = await IndicatorAsync(world);
        return await session.Db.Set<ActionStep>().AsNoTracking().SingleAsync(step => step.IndicatorId == indicator);
    }

    private static async Task<List<string>> OutputsAsync(PlanWorld world)
    {
        await using var session = world.Session();
        return (await (
            from step in session.Db.Set<ActionStep>().AsNoTracking()
            join indicator in session.Db.Set<Indicator>() on step.IndicatorId equals indicator.Id
            where indicator.AgencyId == PlanWorld.Agency && (indicator.Code == "IK-01" || indicator.Code == "IK-02")
            orderby indicator.Code
            select step).ToListAsync()).ConvertAll(step => $"{step.Output} {step.Quarter}");
    }
}
