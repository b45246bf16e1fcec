using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Spending;
using Tera.Planning;
using Tera.Planning.Budgets;
using Tera.Platform.Spreadsheets;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>An indicator that several lines of the budget pay for: its money is told by line, counts when all of it is told, and never twice.</summary>
public sealed class SeveralLinesTests : IAsyncLifetime
{
    private const string Keeper = PlanWorld.Keeper, Unit = "bidang.jasakonstruksi.bmcktr";

    private static readonly FiscalPeriod Fourth = new(new(2026), Quarter.Fourth);

    private FiguresWorld _world = null!;
    private TestBrowser _keeper = null!, _unit = null!;
    private Procedures.Engine.RunId _run;
    private SheetId _sheet;
    private BudgetItem _first = null!, _second = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _run = await _world.CollectingAsync();
        _sheet = (await _world.SheetAsync(_run, "jasakonstruksi")).Id;
        _keeper = await _world.Site.SignedInAsync(Keeper);
        _unit = await _world.Site.SignedInAsync(Unit);
        await using var session = _world.Session();
        var lines = await session.Db.Set<BudgetItem>().AsNoTracking().Where(item => item.AgencyId == FiguresWorld.Agency && item.FiscalYear == 2026 && item.SubActivityCode != null).OrderBy(item => item.SubActivityCode).ToListAsync();
        (_first, _second) = (lines[0], lines[1]);
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.Dispose();
        _unit.Dispose();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Given_one_of_two_lines_told_then_the_sum_is_shown_with_how_many_and_absorption_is_incomplete_until_the_other_is_told_too()
    {
        await TellAsync((_first, "100.000.000"));

        var partly = await RecapAsync();
        var row = Row(partly);
        Assert.Equal((null, 100_000_000m, 1, 2), (row.Spent, row.SpentSoFar, row.BudgetTold, row.BudgetLines));
        Assert.Equal(_first.Ceiling + _second.Ceiling, row.Ceiling);
        Assert.Equal((100_000_000m, 1), (partly.Totals.Spent, partly.Totals.BudgetTold));
        Assert.Equal(_first.Ceiling, row.CeilingTold);
        var line = (await SheetAsync()).Html.QuerySelector("tr[id^='baris-'] [data-label='Realisasi anggaran']")!;
        Assert.Contains("100.000.000", line.TextContent);
        Assert.Contains("1 dari 2 mata anggaran dilaporkan", line.TextContent);
        Assert.Contains("belum lengkap", line.TextContent);
        Assert.Null(line.QuerySelector("[data-cell]"));
        Assert.Equal(MeasurementLinks.SpendingOf(FiguresWorld.Agency, Fourth), line.QuerySelector("a")!.GetAttribute("href"));

        await TellAsync((_second, "200.000.000"));

        var whole = await RecapAsync();
        Assert.Equal((300_000_000m, 300_000_000m), (Row(whole).Spent, whole.Totals.Spent));
        Assert.Equal((2, 2), (whole.Totals.BudgetTold, whole.Objectives.Single(one => one.BudgetTold > 0).BudgetTold));
        Assert.Equal(RecapMaking.Absorption(row.Ceiling, 300_000_000m), RecapMaking.Absorption(Row(whole)));
        await RecountedAsync();
    }

    [Fact]
    public async Task Given_money_typed_on_the_sheet_of_such_a_row_when_it_is_sent_by_form_or_workbook_then_it_is_refused_with_the_way_and_the_rest_is_kept()
    {
        await TellAsync((_first, "100.000.000"));
        var entry = Row(await RecapAsync()).Entry!.Value;

        var typed = await _unit.SendAsync(await SheetAsync(), "lembar", (SheetForm.Of(SheetForm.Spent, entry), "7.000"), (SheetForm.Of(SheetForm.Enabling, entry), "Peserta melampaui rencana"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, typed.Status);
        Assert.Contains("Realisasi anggaran “7.000” pada", typed.Text);
        Assert.Contains("dibiayai 2 mata anggaran, jadi realisasinya diisi per mata anggaran di Pengukuran › Realisasi anggaran", typed.Text);
        Assert.Equal("Peserta melampaui rencana", (await SheetAsync()).ValueOf(SheetForm.Of(SheetForm.Enabling, entry)));

        var lines = await LinesAsync();
        Assert.Equal(100_000_000m, lines[1][6]);
        Assert.Contains("Tidak ada yang berubah", (await UploadAsync(lines)).Text);
        lines[1][6] = 8_000m;
        lines[1][8] = "Instruktur terbatas";
        Assert.Contains("G2: Realisasi anggaran “8.000”", (await UploadAsync(lines)).Text);
        Assert.Equal("Instruktur terbatas", (await LinesAsync())[1][8]);
        Assert.Equal(100_000_000m, (await RecapAsync()).Totals.Spent);
    }

    [Fact]
    public async Task Given_a_program_that_reads_the_sum_and_sends_another_then_it_is_refused_and_the_sum_itself_is_no_change()
    {
        await TellAsync((_first, "100.000.000"));
        using var program = await KeyedProgram.OfAsync(_world.Site, _unit);
        var row = (await program.GetAsync(MeasurementLinks.ApiSheet(_sheet))).Body.GetProperty("rows")[0];
        Assert.Equal((100_000_000m, 2, 1), (row.GetProperty("spentAmount").GetDecimal(), row.GetProperty("budgetLines").GetInt32(), row.GetProperty("budgetLinesTold").GetInt32()));
        Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> SendAsync(object spent) => program.PostAsync(MeasurementLinks.ApiSheet(_sheet), new Dictionary<string, object>
        {
            ["command"] = Guid.CreateVersion7(),
            ["rows"] = new[] { new Dictionary<string, object> { ["entry"] = row.GetProperty("entry").GetGuid(), ["marks"] = row.GetProperty("marks").GetString()!, ["spent"] = spent } },
        });

        var (refused, answer) = await SendAsync(5_000m);
        var (same, _) = await SendAsync(100_000_000m);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (refused, same));
        Assert.Contains("dibiayai 2 mata anggaran", answer.GetProperty("faults")[0].GetProperty("message").GetString());
        Assert.Equal(100_000_000m, (await RecapAsync()).Totals.Spent);
    }

    [Fact]
    public async Task Given_figures_that_are_frozen_then_each_line_stays_with_them_and_the_recapitulation_prints_of_how_many_the_sum_is()
    {
        await TellAsync((_first, "100.000.000"), (_second, "200.000.000"));
        var recap = await RecapAsync();

        var read = Snapshots.FrozenRecap.Read(new Snapshots.FrozenRecap(recap, [], new("SOP", Number: null, SigningLane: null)).Write()).Recap;

        Assert.Equal([(_first.Code, _first.Ceiling, 100_000_000m), (_second.Code, _second.Ceiling, 200_000_000m)], Row(read).PaidBy.Select(line => (line.Code, line.Ceiling, line.Spent!.Value)));
        Assert.Equal(Row(recap).BudgetTold, Row(read).BudgetTold);
        Assert.Contains("jumlah 2 mata anggaran", (await _keeper.GetAsync(MeasurementLinks.Recap(_run))).Text);
    }

    [Fact]
    public async Task Given_a_row_of_such_money_when_only_a_reason_is_typed_beside_it_then_it_is_taken_without_a_question()
    {
        await TellAsync((_first, "100.000.000"), (_second, "2.000.000.000"));
        var entry = Row(await RecapAsync()).Entry!.Value;
        var page = await SheetAsync();
        Assert.Contains("melebihi pagu", page.Text);

        var saved = await _unit.SendAsync(page, "lembar", (SheetForm.Of(SheetForm.Assurance, entry), "Pergeseran belum tercatat"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("Pergeseran belum tercatat", Row(await RecapAsync()).Assurance);
    }

    [Fact]
    public async Task Given_money_told_on_the_sheet_when_a_second_line_joins_then_it_stays_in_the_history_is_not_counted_and_the_page_of_spending_says_so()
    {
        await _world.Site.Database.OwnerAsync($"update planning.budget_item set indicator_id = null where id = '{_second.Id.Value}'");
        var entry = Row(await RecapAsync()).Entry!.Value;
        await _unit.SendAsync(await SheetAsync(), "lembar", (SheetForm.Of(SheetForm.Spent, entry), "7.000"));
        Assert.Equal(7_000m, (await RecapAsync()).Totals.Spent);

        var form = await _keeper.GetAsync(PlanningLinks.BudgetItem(_second.Id));
        await _keeper.SendAsync(form, "data-anggaran", ("Form.Indicator", _first.IndicatorId!.Value.Value.ToString()));

        var row = Row(await RecapAsync());
        Assert.Equal((null, null, 0), (row.Spent, row.SpentSoFar, row.BudgetTold));
        Assert.Null((await RecapAsync()).Totals.Spent);
        Assert.Contains($"Pada lembar {row.Name} pernah diisi Rp7.000", (await _keeper.GetAsync(MeasurementLinks.SpendingOf(FiguresWorld.Agency, Fourth))).Text);
        Assert.Contains("7.000", (await _unit.GetAsync(MeasurementLinks.Entry(_sheet, entry))).Text);
        await RecountedAsync();
    }

    [Fact]
    public async Task Given_lines_of_the_unit_that_are_not_told_when_the_sheet_is_handed_in_then_their_codes_are_named_and_another_units_line_does_not_hold_it()
    {
        await TellAsync((_first, "0"));
        Assert.Equal([_second.Code], await UntoldAsync());

        await _world.Site.Database.OwnerAsync($"update planning.budget_item set unit_id = (select id from organisation.unit where agency_id = budget_item.agency_id and name = 'Sekretariat') where id = '{_second.Id.Value}'");

        Assert.Empty(await UntoldAsync());
    }

    [Fact]
    public async Task Given_a_closed_quarter_then_a_line_with_money_in_it_joins_no_indicator_and_one_without_changes_nothing_there()
    {
        var third = new FiscalPeriod(new(2026), Quarter.Third);
        await _world.Site.Database.OwnerAsync($"update planning.budget_item set indicator_id = null where id = '{_second.Id.Value}'");
        var run = await _world.StartAsync(quarter: 3);
        await _world.WalkAsync(run, state => state.CurrentStep == FiguresWorld.Fill);
        var sheet = MeasurementLinks.Sheet((await _world.SheetAsync(run, "jasakonstruksi")).Id);
        var entry = Row(await RecapAsync(third)).Entry!.Value;
        await _unit.SendAsync(await _unit.GetAsync(sheet), "lembar", (SheetForm.Of(SheetForm.Spent, entry), "7.000"));
        await _world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{run.Value}' where agency_id = '{FiguresWorld.Agency}' and fiscal_year = 2026 and quarter = 3");

        var refused = await _keeper.SendAsync(await _keeper.GetAsync(PlanningLinks.BudgetItem(_second.Id)), "data-anggaran", ("Form.Indicator", _first.IndicatorId!.Value.Value.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await _keeper.SendAsync(
            await _keeper.GetAsync(PlanningLinks.NewBudgetItem(FiguresWorld.Agency, 2026)), "data-anggaran",
            ("Form.ProgrammeCode", _first.ProgrammeCode), ("Form.Programme", _first.Programme), ("Form.ActivityCode", _first.ActivityCode), ("Form.Activity", _first.Activity),
            ("Form.SubActivityCode", $"{_first.ActivityCode}.77"), ("Form.SubActivity", "Pelatihan Tambahan"), ("Form.Original", "0"), ("Form.Unit", _first.UnitId.ToString()),
            ("Form.Indicator", _first.IndicatorId!.Value.Value.ToString()), ("Form.Revisions[0].Ceiling", "50.000.000"), ("Form.Revisions[0].From", "2026-10-05"), ("Form.Revisions[0].Ground", "DPPA 900/12/2026"));

        Assert.Equal((7_000m, 0), (Row(await RecapAsync(third)).Spent, Row(await RecapAsync(third)).PaidBy.Count));
        Assert.Equal(2, Row(await RecapAsync()).BudgetLines);
        await RecountedAsync();
    }

    [Fact]
    public async Task The_lines_of_an_indicator_stand_on_its_page_and_in_the_tree()
    {
        var page = await _keeper.GetAsync(PlanningLinks.Indicator(_first.IndicatorId!.Value));

        Assert.Equal([_first.Code, _second.Code], page.Html.QuerySelectorAll("section[aria-labelledby=anggaran] tbody [data-label=Kode]").Select(cell => cell.TextContent.Trim()));
        Assert.Contains("2 mata anggaran", (await _keeper.GetAsync(PlanningLinks.PlanOf(FiguresWorld.Agency, 2026))).Text);
    }

    private RecapRow Row(AgencyRecap recap) => recap.Rows.Single(row => row.Indicator == _first.IndicatorId);

    private Task<TestPage> SheetAsync() => _unit.GetAsync(MeasurementLinks.Sheet(_sheet));

    private async Task TellAsync(params (BudgetItem Line, string Sum)[] told)
    {
        var answer = await _keeper.SendAsync(
            await _keeper.GetAsync(MeasurementLinks.SpendingOf(FiguresWorld.Agency, Fourth)), "realisasi-anggaran", [.. told.Select(one => (SpendingForm.Typed(one.Line.Id), one.Sum))]);
        Assert.Contains("TT-", answer.Text);
    }

    private async Task<AgencyRecap> RecapAsync(FiscalPeriod? period = null)
    {
        await using var session = _world.Session();
        return await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, period ?? Fourth, default);
    }

    private async Task<IEnumerable<string>> UntoldAsync()
    {
        await using var session = _world.Session();
        var sheet = await session.Db.Set<Sheet>().AsNoTracking().SingleAsync(one => one.Id == _sheet);
        return (await session.Get<HandInCheck>().FaultsAsync(sheet, default)).Where(fault => fault.Code == "measurement.sheet.lines-untold").Select(fault => (string)fault.Args[2]);
    }

    private async Task RecountedAsync()
    {
        await using var session = _world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    private async Task<List<object[]>> LinesAsync()
    {
        using var book = new MemoryStream((await _unit.DownloadAsync(MeasurementLinks.Book(_sheet)))!);
        var sheet = Assert.Single(Sample.Of(WorkbookReader.Read(book, name => name == "Lembar", 100)));
        return [.. sheet.Lines.Select(line => line.Select(cell => cell.Number is { } number ? (object)number : cell.Text).ToArray())];
    }

    private async Task<TestPage> UploadAsync(IReadOnlyList<object[]> lines)
    {
        var page = await SheetAsync();
        return await _unit.SendFileAsync(page, page.Form("unggah-lembar"), "Lembar", "lembar.xlsx", new TestBook().Sheet("Lembar", [.. lines]).ToArray());
    }
}
