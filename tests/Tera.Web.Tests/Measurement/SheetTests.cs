using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Measurement;

public sealed class SheetTests
{
    private const string CiptaKarya = "bidang.ciptakarya.bmcktr";

    [Fact]
    public async Task Given_a_distributed_form_when_a_unit_fills_then_what_is_right_is_saved_and_what_is_wrong_stays_typed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var sheet = await world.SheetAsync(run, "ciptakarya");
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var cells = Cells(page);
        Assert.Equal(3, cells.Count);

        // When: 1.234 can be read in two ways, 44,8 in one.
        var refused = await browser.SendAsync(page, "lembar", (cells[1], "1.234"), (cells[2], "44,8"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("1.234", refused.ValueOf(cells[1]));
        Assert.Contains("1234", refused.Text, StringComparison.Ordinal);
        Assert.Equal("44,8", refused.ValueOf(cells[2]));
        var kept = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        Assert.Null(kept.ValueOf(cells[1]));
        Assert.Equal("44,8", kept.ValueOf(cells[2]));

        // Then: mended, it is taken with a receipt.
        var saved = await browser.SendAsync(refused, "lembar", (cells[1], "330"));
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("TT-", saved.Text, StringComparison.Ordinal);
        Assert.Contains("s.d. Triwulan IV 1.172", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_newer_value_when_an_older_form_is_sent_then_both_are_shown_and_nothing_is_overwritten()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var first = await world.Site.SignedInAsync(CiptaKarya);
        using var second = await world.Site.SignedInAsync(CiptaKarya);
        var (mine, theirs) = (await first.GetAsync(MeasurementLinks.Sheet(sheet.Id)), await second.GetAsync(MeasurementLinks.Sheet(sheet.Id)));
        var cell = Cells(mine)[1];
        await second.SendAsync(theirs, "lembar", (cell, "318"));

        var clash = await first.SendAsync(mine, "lembar", (cell, "310"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        Assert.Contains("Dua nilai untuk realisasi", clash.Text, StringComparison.Ordinal);
        Assert.Contains("318", clash.Text, StringComparison.Ordinal);
        Assert.Equal("310", clash.ValueOf(cell));
        Assert.Equal("318", (await second.GetAsync(MeasurementLinks.Sheet(sheet.Id))).ValueOf(cell));
        var undecided = await first.SendAsync(clash, "lembar");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undecided.Status);
        var chosen = await first.SendAsync(clash, "lembar", (cell.Replace("nilai", "pilih", StringComparison.Ordinal), "saya"));
        Assert.Equal("310", chosen.ValueOf(cell));
    }

    [Fact]
    public async Task Given_somebody_of_another_agency_when_he_asks_for_a_sheet_then_it_is_not_there()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var stranger = await world.Site.SignedInAsync("kabag.kerjasama");
        using var colleague = await world.Site.SignedInAsync("bidang.binamarga.bmcktr");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Status);
        var read = await colleague.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Empty(Cells(read));
    }

    [Fact]
    public async Task Given_an_empty_sheet_when_it_is_handed_in_then_every_fault_is_told()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var sheet = await world.SheetAsync(run, "ciptakarya");
        await using var session = world.Session();
        var faults = await session.Get<HandInCheck>().FaultsAsync(sheet, default);

        Assert.Equal(3, faults.Count(fault => fault.Code == "measurement.sheet.not-reported"));
        Assert.Equal(3, faults.Count(fault => fault.Code == "measurement.sheet.spent-missing"));
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        Assert.Contains("Isi lembar", (await browser.GetAsync($"/pelaksanaan/{run}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_handed_in_sheet_when_it_is_sent_back_then_it_opens_with_the_reason_and_its_values()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var unit = Organisation.Demonstration.OrganisationSeed.Unit("bmcktr", "ciptakarya");
        var task = new TaskKey(FiguresWorld.Fill, 1, 1, Slot.Of(unit));
        Sample.Of(await world.DecideAsync(run, Organisation.Demonstration.OrganisationSeed.Person(CiptaKarya), new RunCommand.Complete(task)));
        Assert.Equal(SheetState.Submitted, (await world.SheetAsync(run, "ciptakarya")).State);

        Sample.Of(await world.DecideAsync(
            run, Organisation.Demonstration.OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.ReturnSubmission(task, "SK tahun lalu")));

        var sheet = await world.SheetAsync(run, "ciptakarya");
        Assert.Equal((SheetState.Returned, "SK tahun lalu", 2), (sheet.State, sheet.ReturnReason, sheet.Round));
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        Assert.Contains("SK tahun lalu", (await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_whole_run_when_it_ends_then_the_document_is_printed_from_frozen_figures_and_the_quarter_is_closed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync(quarter: 3);

        var ended = await world.WalkAsync(run, state => state.Status is RunStatus.Finished);

        Assert.Equal(RunStatus.Finished, ended.Status);
        await world.PrintedAsync();
        Assert.Equal(1L, await world.Site.Database.OwnerAsync("select count(*) from documents.revision where template = 'pengukuran' and pdf_hash is not null and state = 'Ready'"));
        await using var session = world.Session();
        var snapshot = await session.Get<SnapshotMaking>().LatestAsync(run, default);
        Assert.True(snapshot!.IsIntact);
        Assert.Equal(11, snapshot.Read().Recap.Rows.Count);
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
        var period = await session.Db.Set<PeriodFigures>().SingleAsync(one => one.AgencyId == FiguresWorld.Agency && one.Quarter == 3);
        Assert.Equal(run, period.ClosedByRun);
        var change = () => world.Site.Database.OwnerAsync("update measurement.entry set number = 1 where quarter = 3 and number is not null");
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(change);
        Assert.Equal("entry_period_open", refused.ConstraintName);
    }

    [Theory]
    [InlineData("measurement.entry", "update measurement.entry set spent = spent + 1000 where id = '{0}'", "realisasi anggaran tertulis")]
    [InlineData("measurement.entry", "update measurement.entry set enabling = 'Karangan' where id = '{0}'", "faktor pendorong tertulis “Karangan”")]
    [InlineData("measurement.value_history", "update measurement.value_history set after = '99' where entry_id = '{0}' and field = 'value'", "menurut riwayatnya “99”")]
    [InlineData("measurement.value_history", "update measurement.value_history set before = '1' where entry_id = '{0}' and field = 'value'", "terputus")]
    [InlineData("measurement.entry", "delete from measurement.entry where id = '{0}'", "dihapus di luar Tera")]
    public async Task Given_a_value_or_its_history_changed_behind_the_rules_when_all_is_recounted_then_the_value_is_named(string table, string sql, string found)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var entry = (Guid)(await world.Site.Database.OwnerAsync("select id from measurement.entry where number is not null and spent is not null order by id limit 1"))!;
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));

        await world.Site.Database.BehindTheRulesAsync(table, string.Format(null, sql, entry));

        var finding = (await session.Get<RecountMeasurements>().FindAsync(default)).First(one => one.Kind == "value");
        Assert.Equal(entry.ToString("D"), finding.Name);
        Assert.Contains(found, finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_act_of_the_measuring_sops_that_is_ours_has_exactly_one_panel()
    {
        await using var world = await FiguresWorld.CreateAsync();
        await using var session = world.Session();
        var panels = session.Get<IEnumerable<Procedures.Contracts.IActPanel>>().ToList();
        foreach (var sop in Procedures.Library.Shipped.Library.Definitions.Where(sop => sop.MainDocument.Value == "pengukuran"))
        {
            var ours = sop.Steps.SelectMany(step => step.Acts).Where(act =>
                act.Kind is ActKind.Distribute or ActKind.Process || act is { Kind: ActKind.Collect, FansOut: true }
                || (act.Kind is ActKind.Prepare && act.Produces?.Value is "formulir" or "pengukuran"));
            Assert.All(ours, act => Assert.Single(panels, panel => panel.Serves(act, sop)));
        }
    }

    private static IReadOnlyList<string> Cells(TestPage page) =>
        [.. page.Html.QuerySelectorAll("[name^='nilai.']").Select(field => field.GetAttribute("name")!)];
}
