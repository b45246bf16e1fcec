using System.Net;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>A number out of the usual on a sheet: saved all the same, asked about, passed with a reason that is printed.</summary>
public sealed class PlausibilityTests
{
    private const string CiptaKarya = "bidang.ciptakarya.bmcktr";
    private const string Why = "Bantuan provinsi datang sekaligus.";

    [Fact]
    public async Task Given_a_figure_ten_times_the_usual_when_it_is_saved_then_it_stands_with_a_question_and_keeps_the_sheet_from_being_handed_in_until_a_reason_is_given()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        var cell = page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        var reason = cell.Replace("nilai", "yakin", StringComparison.Ordinal);

        var saved = await browser.SendAsync(page, "lembar", (cell, "3100"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("3100", saved.ValueOf(cell));
        Assert.Contains("kira-kira 10 kali angka biasanya (280)", saved.Html.QuerySelector("[data-doubt]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Triwulan III 2026 310", saved.Html.QuerySelector("[data-doubt]")!.TextContent, StringComparison.Ordinal);
        await using var session = world.Session();
        Assert.Contains(await session.Get<HandInCheck>().FaultsAsync(sheet, default), fault => fault.Code == "measurement.sheet.doubt-unanswered");

        var assured = await browser.SendAsync(saved, "lembar", (reason, Why));

        Assert.Equal(Why, assured.ValueOf(reason));
        Assert.Contains("Alasan oleh ", assured.Html.QuerySelector("[data-doubt]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await session.Get<HandInCheck>().FaultsAsync(sheet, default), fault => fault.Code == "measurement.sheet.doubt-unanswered");

        // Then: another figure needs a reason of its own, and one that is usual none.
        var moved = await browser.SendAsync(assured, "lembar", (cell, "31000"));
        Assert.Null(moved.ValueOf(reason));
        Assert.NotNull(moved.Html.QuerySelector("[data-doubt]"));
        var mended = await browser.SendAsync(moved, "lembar", (cell, "310"));
        Assert.Null(mended.Html.QuerySelector("[data-doubt]"));
        Assert.Empty(await session.Get<Recaps.RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_a_figure_that_is_only_typed_when_the_row_is_reckoned_then_it_comes_to_what_saving_it_gives_and_nothing_is_kept()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        using var stranger = await world.Site.SignedInAsync("kabag.kerjasama");
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        var cell = page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        var address = MeasurementLinks.Live(sheet.Id, new(Guid.ParseExact(cell.Split('.')[1], "N")));
        async Task<LiveFigure?> Reckoned(TestBrowser who, string typed) => await who.DownloadAsync($"{address}?nilai={Uri.EscapeDataString(typed)}") is { } json
            ? System.Text.Json.JsonSerializer.Deserialize<LiveFigure>(json, System.Text.Json.JsonSerializerOptions.Web)
            : null;

        var live = (await Reckoned(browser, "310"))!;
        var ambiguous = (await Reckoned(browser, "1.234"))!;
        var odd = (await Reckoned(browser, "3100"))!;

        Assert.Null(await Reckoned(stranger, "310"));
        Assert.Equal("–", ambiguous.Achievement);
        Assert.Contains("1234", ambiguous.Note, StringComparison.Ordinal);
        Assert.Contains("kira-kira 10 kali", Assert.Single(odd.Doubts), StringComparison.Ordinal);
        Assert.Null((await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id))).ValueOf(cell));
        var saved = await browser.SendAsync(page, "lembar", (cell, "310"));
        Assert.Equal($"{live.Achievement}{live.Note}", saved.Html.QuerySelectorAll("[data-achievement]")[1].TextContent);
        Assert.Equal("1.152", live.SoFar);
    }

    [Fact]
    public async Task Given_money_that_is_typed_then_its_percentage_is_reckoned_as_the_saved_row_shows_it_and_what_is_no_money_has_none()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        var cell = page.Html.QuerySelectorAll("[name^='anggaran.']")[0].GetAttribute("name")!;
        var address = MeasurementLinks.Live(sheet.Id, new(Guid.ParseExact(cell.Split('.')[1], "N")));
        async Task<LiveFigure> Reckoned(string query) => System.Text.Json.JsonSerializer.Deserialize<LiveFigure>((await browser.DownloadAsync($"{address}?{query}"))!, System.Text.Json.JsonSerializerOptions.Web)!;

        var live = await Reckoned("anggaran=7.500.000.000");

        Assert.EndsWith($" % {page.Html.QuerySelectorAll("[data-absorption]")[0].TextContent}", live.Absorption, StringComparison.Ordinal);
        Assert.Equal("–", (await Reckoned("anggaran=7,5 M")).Absorption);
        Assert.Contains("misalnya 7.500.000.000", (await Reckoned("anggaran=7,5 M")).Note, StringComparison.Ordinal);
        Assert.Equal("", (await Reckoned("nilai=banyak&anggaran=7.500.000.000")).Absorption);
        var saved = await browser.SendAsync(page, "lembar", (cell, "7.500.000.000"));
        Assert.Equal(live.Absorption, saved.Html.QuerySelectorAll("[data-absorption]")[0].TextContent);
    }

    [Fact]
    public async Task Given_thresholds_of_the_region_from_a_day_on_when_a_figure_is_saved_then_it_is_asked_about_by_them_and_only_an_administrator_settles_them()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var admin = await world.Site.SignedInAsync("admin");
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        var cell = page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        Assert.Null((await browser.SendAsync(page, "lembar", (cell, "310"))).Html.QuerySelector("[data-doubt]"));
        Assert.False((await browser.GetAsync(MeasurementLinks.Thresholds)).HasForm("ambang-kewajaran"));
        var form = await admin.GetAsync(MeasurementLinks.Thresholds);

        var beyond = await admin.SendAsync(form, "ambang-kewajaran", ("Form.From", "2026-10-01"), ("Form.Far", "1"), ("Form.Above", "dua"), ("Form.Ground", "Keputusan Bupati 4/2026"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "dua"), (beyond.Status, beyond.ValueOf("Form.Above")));
        Assert.Contains("di luar batasnya", (await admin.SendAsync(form, "ambang-kewajaran", ("Form.From", "2026-10-01"), ("Form.Far", "1"), ("Form.Ground", "SK"))).Text, StringComparison.Ordinal);
        var settled = await admin.SendAsync(form, "ambang-kewajaran", ("Form.From", "2026-10-01"), ("Form.Above", "100"), ("Form.Below", "100"), ("Form.Ground", "Keputusan Bupati 4/2026"));

        Assert.Contains("TT-", settled.Text, StringComparison.Ordinal);
        Assert.Contains("Keputusan Bupati 4/2026", settled.Text, StringComparison.Ordinal);
        Assert.NotNull((await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Html.QuerySelector("[data-doubt]"));
        Assert.Contains("lebih dari 100 persen", (await browser.GetAsync(MeasurementLinks.Policy)).Text, StringComparison.Ordinal);
        Assert.Equal(1L, await world.Site.Database.OwnerAsync("select count(*) from platform.audit where process = 'measurement.settle-thresholds'"));
    }

    [Fact]
    public async Task Given_a_reason_when_the_figures_are_frozen_then_doubt_and_reason_are_frozen_with_them_for_the_paper()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var sheet = await world.SheetAsync(run, "ciptakarya");
        using var browser = await world.Site.SignedInAsync(CiptaKarya);
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        var cell = page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        await browser.SendAsync(page, "lembar", (cell, "3100"), (cell.Replace("nilai", "yakin", StringComparison.Ordinal), Why));

        world.Site.Clock.Advance(NodaTime.Duration.FromHours(1));
        await world.WalkAsync(run, state => state.Status is RunStatus.Finished);

        await using var session = world.Session();
        var row = (await session.Get<SnapshotMaking>().LatestAsync(run, default))!.Read().Recap.Rows.Single(one => one.Entry is { } entry && cell.EndsWith(entry.Value.ToString("N"), StringComparison.Ordinal));
        Assert.Equal("Letak koma", Assert.Single(row.Doubts).Rule);
        Assert.Equal(Why, row.Assurance);
        Assert.Contains("6 Oktober 2026", row.Assured, StringComparison.Ordinal);
    }
}
