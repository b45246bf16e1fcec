using System.Net;
using Tera.Measurement.Progress;
using Tera.Measurement.Sheets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What is typed in a cell is read as it is meant, or refused; nothing is guessed and nothing dropped.</summary>
public sealed class TypedFigureTests
{
    private static readonly AchievementRule DoneOrNot = Sample.Of(AchievementRule.For(FormulaVariant.DoneOrNot, ValueKind.YesNo));

    private static readonly AchievementRule Opinion = Sample.Of(AchievementRule.For(
        FormulaVariant.PredicateByRank, ValueKind.Predicate, Sample.Of(PredicateScale.Of(new PredicateLevel("WDP"), new PredicateLevel("WTP")))));

    [Theory]
    [InlineData("ya", true)]
    [InlineData("Ya", true)]
    [InlineData("YA", true)]
    [InlineData("tidak", false)]
    [InlineData("Tidak", false)]
    public void Yes_and_no_are_read_in_capitals_or_not(string text, bool done) =>
        Assert.Equal(new ActualValue.YesNo(done), Sample.Of(TypedFigure.Actual(text, DoneOrNot)));

    [Theory]
    [InlineData("sudah")]
    [InlineData("1")]
    [InlineData("y")]
    public void A_word_that_is_neither_yes_nor_no_is_refused_and_never_taken_for_no(string text) =>
        Assert.Equal(EntryRejections.NeitherYesNorNo(text), TypedFigure.Actual(text, DoneOrNot).Rejection);

    [Theory]
    [InlineData(ValueKind.Duration, "6 jam 37 menit", 397)]
    [InlineData(ValueKind.Duration, "6:37", 397)]
    [InlineData(ValueKind.Duration, "397", 397)]
    [InlineData(ValueKind.Ratio, "1:25", 25)]
    [InlineData(ValueKind.Ratio, "1 : 25,5", 25.5)]
    [InlineData(ValueKind.Ratio, "25", 25)]
    public void Lengths_of_time_and_ratios_are_read_as_offices_write_them_in_targets_and_figures_alike(ValueKind kind, string text, decimal number)
    {
        var rule = Sample.Of(AchievementRule.For(FormulaVariant.HigherRatio, kind));

        Assert.Equal(new ActualValue.Amount(number), Sample.Of(TypedFigure.Actual(text, rule)));
        Assert.Equal(new TargetValue.Amount(number), Sample.Of(TypedTarget.Read(text, rule)));
    }

    [Fact]
    public void A_ratio_that_does_not_begin_with_one_is_asked_back() => Assert.Equal(
        NumberRejections.RatioNotOfOne("2 : 50", "1 : 25"), TypedFigure.Actual("2 : 50", Sample.Of(AchievementRule.For(FormulaVariant.HigherRatio, ValueKind.Ratio))).Rejection);

    [Theory]
    [InlineData("80–90")]
    [InlineData("80 s.d. 90")]
    [InlineData("80 s/d 90")]
    [InlineData("80 S/D 90")]
    [InlineData("80 sd 90")]
    [InlineData("80 sampai dengan 90")]
    [InlineData("80-90")]
    public void A_range_is_read_however_its_bounds_are_parted(string text) => Assert.Equal(
        Sample.Of(TargetValue.Range.Of(80, 90)), Sample.Of(TypedTarget.Read(text, Sample.Of(AchievementRule.For(FormulaVariant.RangeHigher, ValueKind.Percent)))));

    [Theory]
    [InlineData("80 s/d 80")]
    [InlineData("80")]
    [InlineData("s.d. 90")]
    public void A_range_may_be_one_value_and_never_one_bound(string text) => Assert.Equal(
        text == "80 s/d 80" ? null : TargetRejections.NotARange(text).Code,
        TypedTarget.Read(text, Sample.Of(AchievementRule.For(FormulaVariant.RangeHigher, ValueKind.Percent))).Rejection?.Code);

    [Theory]
    [InlineData("wtp")]
    [InlineData(" Wtp ")]
    public void A_rating_typed_in_other_letters_is_kept_as_the_scale_writes_it(string text) =>
        Assert.Equal(Sample.Of(ActualValue.Predicate.Of("WTP")), Sample.Of(TypedFigure.Actual(text, Opinion)));

    [Theory]
    [InlineData("bb")]
    [InlineData("Sangat memuaskan")]
    public async Task Given_a_rating_kept_in_other_letters_or_off_the_scale_when_the_sheet_is_saved_then_it_is_shown_and_not_erased(string kept)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entry = (Guid)(await world.Site.Database.OwnerAsync(
            $"""
             update measurement.entry e set state = 'Value', words = '{kept}' from planning.indicator i
             where i.id = e.indicator_id and i.code = 'IK-10' and e.agency_id = '{FiguresWorld.Agency}' and e.fiscal_year = 2026 and e.quarter = 4 returning e.id
             """))!;
        using var browser = await world.Site.SignedInAsync("sekretaris.bmcktr");
        var page = await browser.GetAsync(MeasurementLinks.Sheet((await world.SheetAsync(run, "sekretariat")).Id));
        var (value, factor) = (SheetForm.Of(SheetForm.Value, new(entry)), SheetForm.Of(SheetForm.Enabling, new(entry)));

        Assert.True(string.Equals(kept, page.ValueOf(value), StringComparison.OrdinalIgnoreCase), page.Html.QuerySelector($"[name='{value}']")?.OuterHtml);
        var saved = await browser.SendAsync(page, "lembar", (factor, "Pendampingan"));

        // What means a level of the scale is saved along; what means none is asked about, and never erased.
        Assert.Equal(kept == "bb" ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, saved.Status);
        Assert.Equal(kept, (string)(await world.Site.Database.OwnerAsync($"select words from measurement.entry where id = '{entry}'"))!, ignoreCase: true);
        Assert.Equal(("Pendampingan", kept.Length), (saved.ValueOf(factor), saved.ValueOf(value)?.Length));
    }

    [Fact]
    public async Task Given_a_figure_and_a_reason_for_having_none_when_they_are_saved_then_both_are_refused_and_stay_typed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var browser = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        var cell = page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        var reason = cell.Replace(SheetForm.Value, SheetForm.Missing, StringComparison.Ordinal);

        var refused = await browser.SendAsync(page, "lembar", (cell, "310"), (reason, "Survei belum selesai"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Kosongkan nilainya, atau hapus alasannya", refused.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("310", "Survei belum selesai"), (refused.ValueOf(cell), refused.ValueOf(reason)));
        Assert.Null((await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id))).ValueOf(cell));
        var mended = await browser.SendAsync(refused, "lembar", (reason, ""));
        Assert.Equal("310", mended.ValueOf(cell));
    }

    [Fact]
    public async Task Given_a_sheet_on_which_nobody_has_told_any_money_when_it_is_shown_then_nothing_is_said_to_be_absorbed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var browser = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");

        var sum = (await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Html.QuerySelector("tfoot [data-label='Jumlah anggaran']")!.TextContent;

        Assert.DoesNotContain("0,00", sum, StringComparison.Ordinal);
        Assert.DoesNotContain("%", sum, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_figures_without_money_when_the_progress_is_read_then_absorption_is_a_dash_until_nothing_spent_is_told_as_zero()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        using var browser = await world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        var page = await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        var cell = page.Html.QuerySelectorAll("[name^='nilai.']")[1].GetAttribute("name")!;
        async Task<decimal?> AbsorbedAsync()
        {
            await using var session = world.Session();
            return (await session.Get<ProgressReader>().OfAgencyAsync(FiguresWorld.Agency, new(2026), default))!.Trend.Single(point => point.Period.Quarter.Number == 4).Absorption;
        }

        page = await browser.SendAsync(page, "lembar", (cell, "310"));
        Assert.Null(await AbsorbedAsync());

        await browser.SendAsync(page, "lembar", (cell.Replace(SheetForm.Value, SheetForm.Spent, StringComparison.Ordinal), "0"));
        Assert.Equal(0m, await AbsorbedAsync());
    }

    [Fact]
    public async Task Given_a_page_far_beyond_the_list_when_it_is_asked_for_then_it_is_empty()
    {
        await using var site = await TestSite.StartAsync();
        using var browser = await site.SignedInAsync("admin");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(MeasurementLinks.Sheets + "?semua=ya&halaman=99999999")).Status);
    }
}
