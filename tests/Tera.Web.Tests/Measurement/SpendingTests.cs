using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Spending;
using Tera.Planning;
using Tera.Planning.Budgets;
using Tera.Platform.Spreadsheets;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What was spent is told by line of the budget, also where no indicator tells it, and no rupiah counts twice.</summary>
public sealed class SpendingTests : IAsyncLifetime
{
    private const string Keeper = PlanWorld.Keeper, CiptaKarya = "bidang.ciptakarya.bmcktr";

    private static readonly FiscalPeriod Fourth = new(new(2026), Quarter.Fourth);

    private FiguresWorld _world = null!;
    private Procedures.Engine.RunId _run;
    private BudgetItem _office = null!, _indicators = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _run = await _world.CollectingAsync();
        await using var session = _world.Session();
        // The line that pays for the office pays for no single indicator.
        await _world.Site.Database.OwnerAsync($"update planning.budget_item set indicator_id = null where agency_id = '{FiguresWorld.Agency}' and programme like 'Program Penunjang%' and fiscal_year = 2026");
        var lines = await session.Db.Set<BudgetItem>().AsNoTracking().Where(line => line.AgencyId == FiguresWorld.Agency && line.FiscalYear == 2026).ToListAsync();
        _office = lines.First(line => line.IndicatorId is null && line.Ceiling > 0);
        _indicators = lines.First(line => line.IndicatorId is not null && line.Activity == "Pemasangan Sambungan Rumah");
    }

    [Fact]
    public async Task Given_a_line_of_no_single_indicator_when_its_spending_is_told_then_absorption_counts_it_and_says_of_how_many_lines_it_knows()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        var before = (await RecapAsync()).Totals;

        var told = await keeper.SendAsync(await PageAsync(keeper), "realisasi-anggaran", (SpendingForm.Typed(_office.Id), "1.250.000,50"));

        Assert.Contains("TT-", told.Text);
        var after = (await RecapAsync()).Totals;
        Assert.Equal((null, 1_250_000.50m), (before.Spent, after.Spent));
        Assert.Equal((0, 1), (before.BudgetTold, after.BudgetTold));
        Assert.Contains($"1 dari {after.BudgetLines} mata anggaran dilaporkan", (await keeper.GetAsync(MeasurementLinks.Recap(_run))).Text);
        await using var session = _world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_money_told_on_the_sheet_and_on_the_line_when_it_is_summed_then_the_sheets_counts_once_and_the_difference_is_shown()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        await keeper.SendAsync(await PageAsync(keeper), "realisasi-anggaran", (SpendingForm.Typed(_indicators.Id), "5.000"));
        Assert.Equal(5_000m, (await RecapAsync()).Totals.Spent);
        using var unit = await _world.Site.SignedInAsync(CiptaKarya);
        var sheet = await unit.GetAsync(MeasurementLinks.Sheet((await _world.SheetAsync(_run, "ciptakarya")).Id));
        Assert.Contains("5.000 menurut mata anggarannya", sheet.Text);
        var entry = (await RecapAsync()).Rows.Single(row => row.Indicator == _indicators.IndicatorId).Entry!.Value;

        await unit.SendAsync(sheet, "lembar", (SheetForm.Of(SheetForm.Spent, entry), "7.000"));

        Assert.Equal((7_000m, 1), ((await RecapAsync()).Totals.Spent, (await RecapAsync()).Totals.BudgetTold));
        Assert.Contains("pada lembar 7.000, berbeda; yang dihitung angka lembar", (await PageAsync(keeper)).Text);
    }

    [Fact]
    public async Task Given_money_told_of_some_lines_only_when_the_recapitulation_is_shown_then_it_says_from_which_absorption_efficiency_was_reckoned_and_how_much_is_untold()
    {
        using var unit = await _world.Site.SignedInAsync(CiptaKarya);
        var sheet = await unit.GetAsync(MeasurementLinks.Sheet((await _world.SheetAsync(_run, "ciptakarya")).Id));
        var entry = (await RecapAsync()).Rows.Single(row => row.Indicator == _indicators.IndicatorId).Entry!.Value;

        await unit.SendAsync(sheet, "lembar", (SheetForm.Of(SheetForm.Value, entry), "330"), (SheetForm.Of(SheetForm.Spent, entry), IndonesianNumber.Format(_indicators.Ceiling / 2)));

        var totals = (await RecapAsync()).Totals;
        var page = await unit.GetAsync(MeasurementLinks.Recap(_run));
        Assert.NotEqual("50,00", totals.Absorption);
        Assert.Contains("dari penyerapan 50,00 % atas mata anggaran yang dilaporkan", page.Html.QuerySelector("tfoot [data-label=Efisiensi]")!.TextContent);
        Assert.Contains($"Realisasi {totals.BudgetLines - 1} dari {totals.BudgetLines} mata anggaran belum dilaporkan", page.Text);
        Assert.Contains($"pagu Rp{IndonesianNumber.Format(totals.Ceiling - _indicators.Ceiling, 0)}", page.Text);
        Assert.Contains(page.Html.QuerySelectorAll(".t-notice a"), link => link.GetAttribute("href") == MeasurementLinks.SpendingOf(FiguresWorld.Agency, Fourth));
    }

    [Fact]
    public async Task Given_a_budget_that_no_row_of_a_units_sheet_asks_for_then_its_sheet_and_its_task_say_so_until_it_is_told_and_it_can_be_handed_in()
    {
        // What the Sekretariat promises is measured once a year; its money is spent all the year.
        await _world.Site.Database.OwnerAsync($"update planning.budget_item b set indicator_id = t.indicator_id from planning.target t join planning.agreement a on a.id = t.agreement_id where a.agency_id = b.agency_id and a.fiscal_year = b.fiscal_year and t.unit_id = b.unit_id and b.id = '{_office.Id.Value}'");
        var third = new FiscalPeriod(new(2026), Quarter.Third);
        var run = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(run, state => state.CurrentStep == FiguresWorld.Fill);
        var sheet = MeasurementLinks.Sheet((await _world.SheetAsync(run, "sekretariat")).Id);
        using var unit = await _world.Site.SignedInAsync("sekretaris.bmcktr");
        string[] words = ["Anggaran di luar lembar ini", $"pagu Rp{IndonesianNumber.Format(_office.Ceiling, 0)}", "realisasinya belum dilaporkan"];

        var (page, task) = (await unit.GetAsync(sheet), await unit.GetAsync($"/pelaksanaan/{run}"));

        Assert.Contains("Tidak ada baris yang diukur triwulan ini", page.Text);
        Assert.Contains("Serahkan lembar", task.Text);
        foreach (var shown in new[] { page, task })
        {
            Assert.All(words, part => Assert.Contains(part, shown.Text));
            Assert.Contains(shown.Html.QuerySelectorAll(".t-notice a"), link => link.GetAttribute("href") == MeasurementLinks.SpendingOf(FiguresWorld.Agency, third));
        }

        await unit.SendAsync(await unit.GetAsync(MeasurementLinks.SpendingOf(FiguresWorld.Agency, third)), "realisasi-anggaran", (SpendingForm.Typed(_office.Id), "5.000.000"));
        Assert.Contains("realisasinya sudah dilaporkan", (await unit.GetAsync(sheet)).Text);
        using var other = await _world.Site.SignedInAsync(CiptaKarya);
        Assert.DoesNotContain(words[0], (await other.GetAsync(MeasurementLinks.Sheet((await _world.SheetAsync(run, "ciptakarya")).Id))).Text);
    }

    [Fact]
    public async Task Given_a_file_by_budget_code_when_it_is_previewed_applied_and_undone_then_each_is_told_and_nothing_stays_behind()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        object?[][] lines = [["Kode", "Uraian", "Realisasi (Rp)"], [_office.ProgrammeCode, "Jumlah program", 9m], [_office.Code, "", 4_000_000m], [_indicators.Code, "", "2.500.000,00"]];

        var preview = await UploadAsync(keeper, lines);

        Assert.Contains("2 baris baru", preview.Text);
        Assert.Contains("baris jumlah, dihitung sendiri", preview.Text);
        Assert.Null((await RecapAsync()).Totals.Spent);
        var applied = await keeper.SendAsync(preview, "terapkan");
        Assert.Contains("TT-", applied.Text);
        Assert.Equal(6_500_000m, (await RecapAsync()).Totals.Spent);
        var undone = await keeper.SendAsync(applied, "batalkan-impor", ("Undoing.Reason", "Salah berkas"));
        Assert.Contains("TT-", undone.Text);
        Assert.Equal((null, 0), ((await RecapAsync()).Totals.Spent, (await RecapAsync()).Totals.BudgetTold));
    }

    [Fact]
    public async Task Given_a_file_with_faults_when_it_is_uploaded_then_every_one_is_told_with_its_cell_and_nothing_is_kept()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        object?[][] lines =
        [
            ["Kode", "Realisasi (Rp)"], ["9.99.99", 1m], [_office.Code, "banyak"], [_indicators.Code, 10m], [_indicators.Code, 11m], [_office.ActivityCode == _office.Code ? _office.ProgrammeCode : _office.ActivityCode, 1m],
        ];

        var refused = await UploadAsync(keeper, lines);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var faults = refused.Html.QuerySelector(".t-fault-list")!.TextContent;
        Assert.All(["A2", "B3", "A5"], cell => Assert.Contains(cell, faults));
        Assert.False(refused.HasForm("terapkan"));
        Assert.Null((await RecapAsync()).Totals.Spent);
        var headless = await UploadAsync(keeper, [["Kode", "Jumlah"], [_office.Code, 1m]]);
        Assert.Contains("tidak mempunyai kolom “Realisasi (Rp)”", headless.Text);
    }

    [Fact]
    public async Task Only_the_unit_that_spends_a_line_and_the_keepers_of_the_plan_tell_it_and_a_line_told_meanwhile_is_not_overwritten()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        using var unit = await _world.Site.SignedInAsync(CiptaKarya);
        using var stranger = await _world.Site.SignedInAsync("kadis.dishub");
        var (first, second) = (await PageAsync(keeper), await PageAsync(unit));
        Assert.NotEmpty(second.Html.QuerySelectorAll($"[name='{SpendingForm.Typed(_indicators.Id)}']"));
        Assert.Empty(second.Html.QuerySelectorAll($"[name='{SpendingForm.Typed(_office.Id)}']"));
        Assert.DoesNotContain(_office.Code, (await stranger.GetAsync(MeasurementLinks.SpendingOf(FiguresWorld.Agency, Fourth))).Text);
        Assert.Null(await stranger.DownloadAsync(MeasurementLinks.SpendingBook(FiguresWorld.Agency, Fourth)));
        await keeper.SendAsync(first, "realisasi-anggaran", (SpendingForm.Typed(_indicators.Id), "100"));

        var late = await unit.SendAsync(second, "realisasi-anggaran", (SpendingForm.Typed(_indicators.Id), "200"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "200"), (late.Status, late.ValueOf(SpendingForm.Typed(_indicators.Id))));
        Assert.Contains("yang tersimpan sekarang 100", late.Text);
        Assert.Equal(100m, (await RecapAsync()).Totals.Spent);
        Assert.Contains("Rupiah", (await keeper.SendAsync(await PageAsync(keeper), "realisasi-anggaran", (SpendingForm.Typed(_office.Id), "-5"))).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_a_refused_form_then_sums_another_told_meanwhile_stand_in_it_and_sending_it_again_leaves_them()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        using var unit = await _world.Site.SignedInAsync(CiptaKarya);
        await keeper.SendAsync(await PageAsync(keeper), "realisasi-anggaran", (SpendingForm.Typed(_indicators.Id), "100"));
        var page = await PageAsync(keeper);
        await unit.SendAsync(await PageAsync(unit), "realisasi-anggaran", (SpendingForm.Typed(_indicators.Id), "200"));

        var refused = await keeper.SendAsync(page, "realisasi-anggaran", (SpendingForm.Typed(_office.Id), "banyak"));
        Assert.Equal(("banyak", "200"), (refused.ValueOf(SpendingForm.Typed(_office.Id)), refused.ValueOf(SpendingForm.Typed(_indicators.Id))));
        await keeper.SendAsync(refused, "realisasi-anggaran", (SpendingForm.Typed(_office.Id), "50"));

        Assert.Equal(250m, (await RecapAsync()).Totals.Spent);
    }

    [Fact]
    public async Task A_sum_taken_back_and_told_again_is_another_version_and_a_quarter_to_come_takes_none()
    {
        var at = _world.Site.Clock.Now;
        var by = Organisation.Demonstration.OrganisationSeed.Person(Keeper);
        var versions = new[] { at, at + NodaTime.Duration.FromSeconds(1) }.Select(moment => Sample.Of(LineSpending.Of(_office, Quarter.Fourth, 500, by, moment)).Version).Distinct();
        Assert.Equal(2, versions.Count());

        await using var session = _world.Session();
        await using var transaction = await session.Db.Database.BeginTransactionAsync();
        Assert.Equal("measurement.spending.not-begun", (await session.Get<SpendingDesk>().ClosedAsync(FiguresWorld.Agency, new(new(2028), Quarter.First), by, default))?.Code);
        Assert.Equal(0L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.period where fiscal_year = 2028"));
    }

    [Fact]
    public async Task Given_figures_in_a_document_on_its_way_to_approval_then_no_spending_is_taken_that_would_be_missing_from_it_and_the_page_says_so()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        var page = await PageAsync(keeper);
        var preview = await UploadAsync(keeper, [["Kode", "Realisasi (Rp)"], [_office.Code, 4_000_000m]]);
        await _world.WalkAsync(_run, run => run.CurrentStep == new Procedures.Definitions.StepKey("lapor-awal"));

        var typed = await keeper.SendAsync(page, "realisasi-anggaran", (SpendingForm.Typed(_office.Id), "5.000"));
        var applied = await keeper.SendAsync(preview, "terapkan");

        Assert.All([typed, applied], refused => Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status));
        Assert.All([typed, applied], refused => Assert.Contains("sudah dibekukan dalam dokumen yang sedang disahkan", refused.Text));
        // What came too late is named, row by row.
        Assert.Contains("Tidak tersimpan: realisasi.xlsx", applied.Text);
        Assert.Contains(_office.Code, applied.Html.QuerySelector("#impor")!.TextContent);
        Assert.False(applied.HasForm("terapkan"));
        Assert.Null((await RecapAsync()).Totals.Spent);
        Assert.Contains("dikembalikan untuk disusun ulang", (await PageAsync(keeper)).Text);
    }

    [Fact]
    public async Task Given_somebody_who_is_telling_spending_at_the_moment_figures_are_frozen_then_the_freezing_waits_and_the_report_has_it()
    {
        await _world.WalkAsync(_run, run => run.CurrentStep == new Procedures.Definitions.StepKey("susun"));
        var keeper = Organisation.Demonstration.OrganisationSeed.Person(Keeper);
        await using var session = _world.Session();
        await using var telling = await session.Db.Database.BeginTransactionAsync();
        var desk = session.Get<SpendingDesk>();
        Assert.Null(await desk.ClosedAsync(FiguresWorld.Agency, Fourth, keeper, default));
        var (lines, told) = await desk.LookAsync(FiguresWorld.Agency, Fourth, default);
        var by = await session.Get<Organisation.Demonstration.DemonstrationUsers>().OfAsync(keeper, default);
        await desk.KeepAsync(new(CommandId.New(), "measurement.tell-spending", by, FiguresWorld.Agency, Fourth), [(lines[_office.Id], 750m)], told, default);

        var freezing = _world.WalkAsync(_run, run => run.CurrentStep == new Procedures.Definitions.StepKey("lapor-awal"));
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(freezing.IsCompleted);
        await telling.CommitAsync();
        await freezing;

        var frozen = await session.Db.Set<Snapshots.Snapshot>().AsNoTracking().Where(one => one.RunId == _run).OrderByDescending(one => one.FrozenAt).ThenByDescending(one => one.Id).FirstAsync();
        Assert.Equal(750m, frozen.Read().Recap.Totals.Spent);
    }

    [Fact]
    public async Task Given_a_quarter_that_closes_between_preview_and_apply_then_it_is_said_with_what_was_not_written()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        var preview = await UploadAsync(keeper, [["Kode", "Realisasi (Rp)"], [_office.Code, 4_000_000m]]);
        await _world.WalkAsync(_run, run => run.CurrentStep is null);
        await _world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{_run.Value}' where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 4 and closed_at is null");

        var applied = await keeper.SendAsync(preview, "terapkan");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, applied.Status);
        Assert.Contains("sudah ditutup, jadi realisasi anggarannya tidak berubah lagi", applied.Text);
        Assert.Contains("Tidak tersimpan: realisasi.xlsx", applied.Text);
        Assert.Contains("4.000.000", applied.Html.QuerySelector("#impor")!.TextContent);
        Assert.False(applied.HasForm("terapkan"));
        Assert.Equal(0L, await _world.Site.Database.OwnerAsync("select count(*) from measurement.line_spending where fiscal_year = 2026 and quarter = 4"));
    }

    [Fact]
    public async Task Of_how_many_lines_spending_is_known_stands_in_the_workbooks_and_the_table_of_objectives_too()
    {
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        await keeper.SendAsync(await PageAsync(keeper), "realisasi-anggaran", (SpendingForm.Typed(_indicators.Id), "5.000"));
        var recap = await RecapAsync();
        var objective = recap.Objectives.First(one => one is { BudgetTold: 1, BudgetLines: > 1 });

        var book = Sheets(await keeper.DownloadAsync($"{MeasurementLinks.Recap(_run)}/rekapitulasi.xlsx"));
        using var regent = await _world.Site.SignedInAsync("admin");
        var region = Sheets(await regent.DownloadAsync($"{MeasurementLinks.RegionBook}?tahun=2026&triwulan=4"));

        Assert.Equal((1m, (decimal)objective.BudgetLines), Counts(book.Single(sheet => sheet.Name == "Sasaran"), $"{objective.Number}. {objective.Name}"));
        Assert.Equal((1m, (decimal)recap.Totals.BudgetLines), Counts(region[0], recap.AgencyName));
        Assert.Contains($"(1 dari {objective.BudgetLines} mata anggaran)", (await keeper.GetAsync(MeasurementLinks.Recap(_run))).Text);
    }

    private static (decimal? Told, decimal? Lines) Counts(BookSheet sheet, string row)
    {
        var heads = sheet.Lines[0].Select(cell => cell.Text).ToList();
        var line = sheet.Lines.Single(one => one.Count > 0 && one[0].Text == row);
        return (line[heads.IndexOf("Mata anggaran dilaporkan")].Number, line[heads.IndexOf("Mata anggaran")].Number);
    }

    private static IReadOnlyList<BookSheet> Sheets(byte[]? file) => Sample.Of(WorkbookReader.Read(new MemoryStream(file!), _ => true, 1000));

    [Fact]
    public async Task A_closed_quarter_takes_no_spending_even_in_the_database()
    {
        var third = new FiscalPeriod(new(2026), Quarter.Third);
        await _world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{_run.Value}' where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 3");
        using var keeper = await _world.Site.SignedInAsync(Keeper);
        var page = await keeper.GetAsync(MeasurementLinks.SpendingOf(FiguresWorld.Agency, third));

        Assert.Contains("sudah ditutup", page.Text);
        Assert.Empty(page.Html.QuerySelectorAll("[name^='belanja.']"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync(
            $"""
             insert into measurement.line_spending (region_id, item_id, quarter, agency_id, fiscal_year, spent, told_by, told_at)
             select b.region_id, b.id, 3, b.agency_id, b.fiscal_year, 1, p.id, now() from planning.budget_item b, organisation.person p where b.id = '{_office.Id.Value}' limit 1
             """));
        Assert.Equal("line_spending_period_open", refused.ConstraintName);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static Task<TestPage> PageAsync(TestBrowser browser) => browser.GetAsync(MeasurementLinks.SpendingOf(FiguresWorld.Agency, Fourth));

    private static async Task<TestPage> UploadAsync(TestBrowser browser, object?[][] lines)
    {
        var page = await PageAsync(browser);
        return await browser.SendFileAsync(page, page.Form("unggah"), "Berkas", "realisasi.xlsx", new TestBook().Sheet("Data", lines!).ToArray());
    }

    private async Task<AgencyRecap> RecapAsync()
    {
        await using var session = _world.Session();
        return await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, Fourth, default);
    }
}
