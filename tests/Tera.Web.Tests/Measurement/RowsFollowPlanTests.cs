using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Planning;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>A quarter is measured by the version in force on its last day, also where its sheets were handed out before that version was signed.</summary>
public sealed class RowsFollowPlanTests
{
    [Fact]
    public async Task Given_open_sheets_when_a_revision_gives_an_indicator_to_another_unit_then_that_unit_has_its_row_and_nothing_typed_is_lost()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        await FillAsync(world, run, "ciptakarya");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var indicator = await IndicatorAsync(world, "IK-06");
        var draft = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(FiguresWorld.Agency, 2026)), "mulai-rancangan", ("Form.Reason", "Pembagian tugas"));
        var saved = await keeper.SendAsync(draft, "target", (TargetForm.Field(indicator, "unit"), OrganisationSeed.Unit("bmcktr", "tataruang").ToString()));
        Assert.DoesNotContain(await RowsAsync(world, run, "tataruang"), row => row.Entry.IndicatorId == indicator);

        var signed = await keeper.SendAsync(saved, "tetapkan", ("Signing.On", "2026-10-05"), ("Signing.Second", ""), ("Signing.Name", "Bupati"), ("Signing.Title", "Bupati Contoh Jaya"));

        Assert.Contains("ditandatangani 5 Oktober 2026", signed.Text);
        Assert.Contains(await RowsAsync(world, run, "tataruang"), row => row.Entry.IndicatorId == indicator && row.Entry.State is EntryState.NotReported);
        Assert.DoesNotContain(await RowsAsync(world, run, "ciptakarya"), row => row.Entry.IndicatorId == indicator);
        Assert.Equal(2L, await world.Site.Database.OwnerAsync($"select count(*) from measurement.entry where indicator_id = '{indicator.Value}' and fiscal_year = 2026 and quarter = 4"));
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
    }

    [Fact]
    public async Task Given_open_sheets_when_a_card_that_holds_for_the_quarter_is_another_one_then_rows_take_it_and_keep_what_was_typed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        await FillAsync(world, run, "ciptakarya");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var indicator = await IndicatorAsync(world, "IK-07");
        var before = (await RowsAsync(world, run, "ciptakarya")).Single(row => row.Entry.IndicatorId == indicator);

        var page = await keeper.GetAsync(PlanningLinks.NewCard(indicator));
        var settled = await keeper.SendAsync(page, "kartu", ("sejak", "2026-10-02"), ("nama", "Luas permukiman kumuh yang tersisa"));

        Assert.Equal(System.Net.HttpStatusCode.OK, settled.Status);
        var after = (await RowsAsync(world, run, "ciptakarya")).Single(row => row.Entry.IndicatorId == indicator);
        Assert.Equal("Luas permukiman kumuh yang tersisa", after.Card.Name);
        Assert.Equal((before.Entry.Id, before.Entry.ValueText), (after.Entry.Id, after.Entry.ValueText));
        Assert.True(after.Entry.Version > before.Entry.Version);
    }

    private static async Task FillAsync(FiguresWorld world, Procedures.Engine.RunId run, string unit)
    {
        using var browser = await world.Site.SignedInAsync($"bidang.{unit}.bmcktr");
        var page = await browser.GetAsync(MeasurementLinks.Sheet((await world.SheetAsync(run, unit)).Id));
        await browser.SendAsync(page, "lembar", [.. page.Html.QuerySelectorAll("[name^='nilai.']").Select((field, at) => (field.GetAttribute("name")!, $"{50 + at}"))]);
    }

    private static async Task<IReadOnlyList<SheetRow>> RowsAsync(FiguresWorld world, Procedures.Engine.RunId run, string unit)
    {
        await using var session = world.Session();
        return await session.Get<SheetReader>().RowsAsync(await world.SheetAsync(run, unit), OrganisationSeed.Unit("bmcktr", unit), default);
    }

    private static async Task<IndicatorId> IndicatorAsync(FiguresWorld world, string code)
    {
        await using var session = world.Session();
        return (await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.AgencyId == FiguresWorld.Agency && one.Code == code)).Id;
    }
}
