using System.Net;
using Npgsql;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What figures must keep among themselves: seen on the sheet, at hand-in, on the verification page, by its severity.</summary>
public sealed class RuleTests : IAsyncLifetime
{
    private const string Planner = "subbag.perencanaan.bmcktr", Filler = "bidang.ciptakarya.bmcktr";

    private FiguresWorld _world = null!;
    private TestBrowser _planner = null!, _filler = null!;
    private RunId _run;
    private SheetId _sheet;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        _run = await _world.CollectingAsync();
        _sheet = (await _world.SheetAsync(_run, "ciptakarya")).Id;
        _planner = await _world.Site.SignedInAsync(Planner);
        _filler = await _world.Site.SignedInAsync(Filler);
    }

    [Theory]
    [InlineData("Refuse", "Harus sesuai sebelum diserahkan", "measurement.sheet.rule-broken")]
    [InlineData("Warn", "melebihi", "measurement.sheet.doubt-unanswered")]
    [InlineData("Inform", "melebihi", null)]
    public async Task Given_a_rule_between_two_indicators_when_its_figures_break_it_then_the_sheet_hand_in_and_verification_say_so_by_its_severity(string severity, string told, string? fault)
    {
        var (page, cells) = await SheetAsync();
        Assert.Contains("TT-", (await SettleAsync("at-most", severity, (0, 1))).Text, StringComparison.Ordinal);

        // When: saving is never refused, because a part is typed before its whole.
        var saved = await _filler.SendAsync(page, "lembar", (cells[0], "330"), (cells[1], "300"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("Uji antarangka", saved.Text, StringComparison.Ordinal);
        Assert.Contains("330 melebihi", saved.Text, StringComparison.Ordinal);
        Assert.Contains(told, saved.Text, StringComparison.Ordinal);
        Assert.Equal(fault is null ? 0 : 1, (await FaultsAsync()).Count(code => code == fault));
        Assert.DoesNotContain(await FaultsAsync(), code => fault is null && code == "measurement.sheet.rule-broken");
        using var checker = await _world.Site.SignedInAsync("tim.sakip.bmcktr");
        Assert.Contains("330 melebihi", (await checker.GetAsync(MeasurementLinks.Review(_run))).Text, StringComparison.Ordinal);

        // Then: mended, nothing is left of it.
        var mended = await _filler.SendAsync(saved, "lembar", (cells[1], "330"));
        Assert.DoesNotContain("330 melebihi", mended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("measurement.sheet.rule-broken", await FaultsAsync());
    }

    [Fact]
    public async Task Given_a_figure_that_is_only_typed_when_it_would_break_a_rule_then_the_row_says_so_while_it_is_typed_and_nothing_is_kept()
    {
        var (page, cells) = await SheetAsync();
        await SettleAsync("at-most", "Refuse", (0, 1));
        await _filler.SendAsync(page, "lembar", (cells[1], "300"));
        var address = MeasurementLinks.Live(_sheet, new(Guid.ParseExact(cells[0].Split('.')[1], "N")));

        var breaking = (await LiveAsync(address, "330"))!;
        var keeping = (await LiveAsync(address, "290"))!;

        Assert.Contains("330 melebihi", Assert.Single(breaking.Findings), StringComparison.Ordinal);
        Assert.Empty(keeping.Findings);
        Assert.Null((await SheetAsync()).Page.ValueOf(cells[0]));
    }

    [Fact]
    public async Task Given_a_region_s_rule_about_money_when_more_is_spent_than_may_be_then_every_agency_is_refused_until_the_rule_has_ended()
    {
        using var admin = await _world.Site.SignedInAsync("admin");
        var form = await admin.GetAsync($"{MeasurementLinks.RulesOf(FiguresWorld.Agency)}&jenis=spent-within-ceiling");
        Assert.Contains("TT-", (await admin.SendAsync(form, "tetapkan-aturan", Typed("Refuse", ("Rule.Scope", "daerah")))).Text, StringComparison.Ordinal);
        var (page, _) = await SheetAsync();
        var money = page.Html.QuerySelectorAll("[name^='anggaran.']").Select(field => field.GetAttribute("name")!).First();

        var saved = await _filler.SendAsync(page, "lembar", (money, "999.000.000.000"));

        Assert.Contains("Realisasi anggaran Rp999.000.000.000 melebihi pagu", saved.Text, StringComparison.Ordinal);
        Assert.Contains("measurement.sheet.rule-broken", await FaultsAsync());
        Assert.DoesNotContain("measurement.sheet.doubt-unanswered", await FaultsAsync());
        var rules = await admin.GetAsync(MeasurementLinks.RulesOf(FiguresWorld.Agency));
        var rule = rules.Html.QuerySelector("select[name='Ending.Rule'] option[value]:not([value=''])")!.GetAttribute("value")!;
        await admin.SendAsync(rules, "akhiri-aturan", ("Ending.Rule", rule), ("Ending.Last", "2026-12-30"));
        Assert.DoesNotContain("measurement.sheet.rule-broken", await FaultsAsync());
    }

    [Fact]
    public async Task Given_somebody_who_may_not_or_a_rule_that_says_nothing_when_it_is_settled_then_it_is_refused_and_what_was_typed_stays()
    {
        Assert.False((await _filler.GetAsync(MeasurementLinks.Rules)).HasForm("tetapkan-aturan"));
        using var stranger = await _world.Site.SignedInAsync("kabag.kerjasama");
        Assert.DoesNotContain("Bina Marga", (await stranger.GetAsync(MeasurementLinks.RulesOf(FiguresWorld.Agency))).Text, StringComparison.Ordinal);

        var page = await _planner.GetAsync($"{MeasurementLinks.RulesOf(FiguresWorld.Agency)}&jenis=at-most");
        var empty = await _planner.SendAsync(page, "tetapkan-aturan", Typed("Warn"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Pilih paling sedikit satu indikator", empty.Text, StringComparison.Ordinal);
        Assert.Equal("Uji antarangka", empty.ValueOf("Rule.Name"));
        var same = await SettleAsync("equal", "Warn", (0, 0));
        Assert.Contains("kedua sisi", same.Text, StringComparison.Ordinal);
        var elsewhere = await _planner.SendAsync(page, "tetapkan-aturan", Typed("Warn", ("Rule.Left", Guid.CreateVersion7().ToString()), ("Rule.Right", Guid.CreateVersion7().ToString())));
        Assert.Contains("bukan milik instansi ini", elsewhere.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_settled_rule_when_somebody_changes_it_past_the_program_then_the_database_refuses()
    {
        await SettleAsync("at-most", "Refuse", (0, 1));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.Site.Database.OwnerAsync("update measurement.validation_rule set severity = 'Inform'"));

        Assert.Equal("validation_rule_stays", refused.ConstraintName);
    }

    public async ValueTask DisposeAsync()
    {
        _planner.Dispose();
        _filler.Dispose();
        await _world.DisposeAsync();
    }

    private async Task<LiveFigure?> LiveAsync(string address, string typed) => await _filler.DownloadAsync($"{address}?nilai={typed}") is { } json
        ? System.Text.Json.JsonSerializer.Deserialize<LiveFigure>(json, System.Text.Json.JsonSerializerOptions.Web)
        : null;

    private async Task<(TestPage Page, IReadOnlyList<string> Cells)> SheetAsync()
    {
        var page = await _filler.GetAsync(MeasurementLinks.Sheet(_sheet));
        return (page, [.. page.Html.QuerySelectorAll("[name^='nilai.']").Select(field => field.GetAttribute("name")!)]);
    }

    /// <summary>A rule between two indicators of the unit, by their places on its sheet.</summary>
    private async Task<TestPage> SettleAsync(string kind, string severity, (int Left, int Right) places)
    {
        await using var session = _world.Session();
        var rows = await session.Get<SheetReader>().RowsAsync(await _world.SheetAsync(_run, "ciptakarya"), OrganisationSeed.Unit("bmcktr", "ciptakarya"), default);
        var ids = rows.Where(row => row.Entry.State is not EntryState.NotDue).Select(row => row.Entry.IndicatorId.Value.ToString()).ToList();
        var page = await _planner.GetAsync($"{MeasurementLinks.RulesOf(FiguresWorld.Agency)}&jenis={kind}");
        // What a browser sends is what the page offers.
        Assert.All([ids[places.Left], ids[places.Right]], id => Assert.Contains(id, page.Html.QuerySelectorAll("[name='Rule.Left']").Select(box => box.GetAttribute("value"))));
        return await _planner.SendAsync(page, "tetapkan-aturan", Typed(severity, ("Rule.Left", ids[places.Left]), ("Rule.Right", ids[places.Right])));
    }

    private static (string, string)[] Typed(string severity, params (string, string)[] more) =>
        [("Rule.Name", "Uji antarangka"), ("Rule.Severity", severity), ("Rule.Ground", "Manual indikator 2026"), ("Rule.ValidFrom", "2026-01-01"), .. more];

    private async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var session = _world.Session();
        return [.. (await session.Get<HandInCheck>().FaultsAsync(await _world.SheetAsync(_run, "ciptakarya"), default)).Select(fault => fault.Code)];
    }
}
