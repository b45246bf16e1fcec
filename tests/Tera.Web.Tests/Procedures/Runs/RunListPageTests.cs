using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>The list of runs, narrowed.</summary>
public sealed class RunListPageTests
{
    [Fact]
    public async Task Given_an_overseer_when_he_narrows_the_list_to_an_agency_then_every_page_of_it_stays_with_that_agency()
    {
        await using var site = await TestSite.WithRunsAsync();
        await site.Database.OwnerAsync(
            """
            insert into procedures.run (region_id, id, procedure_id, version_id, agency_id, subject_kind, subject_id, fiscal_year, quarter, title, status, sequence, head)
            select r.region_id, gen_random_uuid(), r.procedure_id, r.version_id, r.agency_id, r.subject_kind, r.subject_id, r.fiscal_year, r.quarter, r.title, 'Finished', r.sequence, r.head
            from procedures.run r join organisation.agency a on a.id = r.agency_id cross join generate_series(1, 30) where a.code = 'dishub'
            """);
        using var admin = await site.SignedInAsync("admin");

        var first = await admin.GetAsync($"{ProceduresLinks.Runs}?perangkat=dishub");
        var next = first.Html.QuerySelectorAll("a[href*='hal=2']").Select(link => link.GetAttribute("href")!).First();
        var second = await admin.GetAsync(next);

        Assert.Equal("dishub", first.ValueOf("perangkat"));
        Assert.All([first, second], page => Assert.Single(
            page.Html.QuerySelectorAll("td[data-label='Perangkat daerah']").Select(cell => cell.TextContent.Trim()).Distinct()));
        using var head = await site.SignedInAsync("kadis.dishub");
        Assert.Null((await head.GetAsync(ProceduresLinks.Runs)).Html.QuerySelector("[name=perangkat]"));
    }

    [Fact]
    public async Task Given_runs_that_are_late_or_came_back_when_the_list_is_narrowed_to_them_then_only_they_are_shown_and_say_so()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var admin = await site.SignedInAsync("admin");

        var late = await admin.GetAsync($"{ProceduresLinks.Runs}?status=Late");
        var back = await admin.GetAsync($"{ProceduresLinks.Runs}?status=Returned");

        Assert.Equal([("DISHUB", "Terlambat")], Rows(late));
        Assert.Equal(("KCU", "Dikembalikan"), Assert.Single(Rows(back)));

        static IEnumerable<(string, string)> Rows(TestPage page) => page.Html.QuerySelectorAll("main tbody tr")
            .Select(row => (row.QuerySelector("td[data-label='Perangkat daerah']")!.TextContent.Trim(), row.QuerySelector("td[data-label=Keadaan]")!.TextContent.Trim()));
    }

    [Fact]
    public async Task Given_somebody_who_begins_no_SOP_then_the_list_does_not_offer_to()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var overseer = await site.SignedInAsync("bagian.organisasi");
        using var head = await site.SignedInAsync("kadis.dishub");

        Assert.DoesNotContain(ProceduresLinks.StartRun, Links(await overseer.GetAsync(ProceduresLinks.Runs)));
        Assert.Contains(ProceduresLinks.StartRun, Links(await head.GetAsync(ProceduresLinks.Runs)));

        static IEnumerable<string?> Links(TestPage page) => page.Html.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"));
    }
}
