using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Examples;
using Tera.Organisation.Demonstration;
using Tera.Planning;
using Tera.Planning.Agreements;

namespace Tera.Measurement;

/// <summary>Reads only, so that all share one world.</summary>
public sealed class WorkedExampleTests(WorkedExampleTests.OneWorld one) : IClassFixture<WorkedExampleTests.OneWorld>
{
    private const string Official = "bidang.ciptakarya.bmcktr";

    [Fact]
    public async Task The_card_of_an_indicator_reckons_its_latest_figures_and_shows_what_other_rules_would_give()
    {
        using var browser = await one.World.Site.SignedInAsync(Official);

        var page = await browser.GetAsync(await CardAsync("IK-07"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Target dan realisasi sampai dengan Triwulan III 2026.", page.Text, StringComparison.Ordinal);
        var (target, actual) = (page.ValueOf(ExampleFields.TargetName)!, page.ValueOf(ExampleFields.ActualName)!);
        Assert.Contains($"(2 × {target} − {actual}) ÷ {target} × 100", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{target} ÷ {actual} × 100", page.Text, StringComparison.Ordinal);
        Assert.Contains("kartu indikator yang berlaku sejak", page.Text, StringComparison.Ordinal);
    }

    /// <summary>3,4, 3,2 and 2,6 days: 9,2 ÷ 3 has no end.</summary>
    [Fact]
    public async Task A_mean_without_an_end_is_offered_with_as_many_decimals_as_are_read_back_and_reckoned_with_all()
    {
        using var browser = await one.World.Site.SignedInAsync("kadis.bmcktr");

        var page = await browser.GetAsync(await CardAsync("IK-04"));

        Assert.Equal("3,066667", page.ValueOf(ExampleFields.ActualName));
        Assert.Empty(page.Html.QuerySelectorAll("[aria-invalid=true]"));
        Assert.Contains("97,78", page.Text, StringComparison.Ordinal);
        var again = await browser.GetAsync($"{await CardAsync("IK-04")}?target={page.ValueOf(ExampleFields.TargetName)}&realisasi=3,066667");
        Assert.Empty(again.Html.QuerySelectorAll("[aria-invalid=true]"));
    }

    [Fact]
    public async Task Twelve_against_ten_gives_the_card_s_80_and_every_figure_others_print_for_it()
    {
        using var browser = await one.World.Site.SignedInAsync(Official);

        var page = await browser.GetAsync(await CardAsync("IK-07") + "?target=10&realisasi=12");

        var word = page.Html.QuerySelectorAll("section[aria-labelledby=contoh] dl > div").Single(fact => fact.QuerySelector("dt")!.TextContent == "Kategori");
        Assert.Equal(("Tinggi", "menurut skala Permendagri 86/2017, ketentuan daerah"), (Joined(word.QuerySelector(".t-fact-value")!.TextContent), Joined(word.QuerySelector(".t-cap")!.TextContent)));
        var rows = page.Html.QuerySelectorAll("section tbody tr").Select(row => string.Join('|', row.Children.Select(cell => Joined(cell.TextContent)))).ToList();
        Assert.Contains("Makin rendah makin baik, varian B (kebalikan)|10 ÷ 12 × 100 ≈ 83,3333333333|83,33|+3,33", rows);
        Assert.Contains("Makin rendah makin baik, varian C (sisa)|(10 − 12) ÷ 10 × 100 = -20|0,00|−80,00", rows);
        Assert.Contains("Makin tinggi makin baik dibuat untuk arah yang lain|12 ÷ 10 × 100 = 120|120,00|+40,00", rows);
        Assert.Contains("Target 0, realisasi 0|100,00", rows);
        Assert.Contains("Target −1, realisasi −2|Target negatif tidak dapat dijadikan pembagi", rows);
    }

    [Fact]
    public async Task A_figure_that_can_be_read_in_two_ways_is_asked_back_and_stays_typed()
    {
        using var browser = await one.World.Site.SignedInAsync(Official);

        var page = await browser.GetAsync(await CardAsync("IK-07") + "?target=2.387&realisasi=12");

        Assert.Equal("2.387", page.ValueOf(ExampleFields.TargetName));
        Assert.Contains("2387", page.Text, StringComparison.Ordinal);
        Assert.Equal("true", page.Html.QuerySelector($"[name={ExampleFields.TargetName}]")!.GetAttribute("aria-invalid"));
        Assert.DoesNotContain("Menurut aturan lain", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dishub", "kadis.dishub", "IK-05", "?target=28&batas-atas=34&realisasi=40", "(2 × 34 − 40) ÷ 34 × 100")]
    [InlineData("bmcktr", "kadis.bmcktr", "IK-10", "?target=BB&realisasi=B", "predikat di bawah target")]
    public async Task Ranges_and_ratings_have_their_own_fields(string agency, string user, string code, string query, string working)
    {
        using var browser = await one.World.Site.SignedInAsync(user);

        var page = await browser.GetAsync(await CardAsync(code, agency) + query);

        Assert.Contains(working, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_indicator_that_nobody_has_measured_then_the_agreed_target_of_the_year_is_reckoned_with_and_not_one_of_ours()
    {
        using var browser = await one.World.Site.SignedInAsync(Official);
        await using var session = one.World.Session();
        var agreed = (await session.Get<Planning.Contracts.PlanReader>().OfAsync(FiguresWorld.Agency, new(new(2026), Shared.Quarter.Fourth), default)).Indicators.Single(planned => planned.Indicator.Code == "IK-10");

        var page = await browser.GetAsync(await CardAsync("IK-10"));

        Assert.Contains("Target perjanjian tahun 2026; belum ada realisasi yang dilaporkan, jadi realisasinya contoh.", page.Text, StringComparison.Ordinal);
        Assert.Equal(Planning.Contracts.PlanWords.Of(agreed.Targets!.Annual), page.ValueOf(ExampleFields.TargetName));
        Assert.NotEqual(page.ValueOf(ExampleFields.TargetName), page.ValueOf(ExampleFields.ActualName));
        Assert.Empty(page.Html.QuerySelectorAll("[aria-invalid=true]"));
    }

    [Fact]
    public async Task The_card_of_another_agency_is_not_there()
    {
        using var stranger = await one.World.Site.SignedInAsync("kabag.kerjasama");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(await CardAsync("IK-07"))).Status);
    }

    private async Task<string> CardAsync(string code, string agency = "bmcktr")
    {
        await using var session = one.World.Session();
        var of = OrganisationSeed.Agency(agency);
        return PlanningLinks.Indicator(await session.Db.Set<Indicator>().Where(indicator => indicator.AgencyId == of && indicator.Code == code).Select(indicator => indicator.Id).SingleAsync());
    }

    private static string Joined(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public sealed class OneWorld : IAsyncLifetime
    {
        internal FiguresWorld World { get; private set; } = null!;

        public async ValueTask InitializeAsync() => World = await FiguresWorld.CreateAsync();

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
