using System.Net;
using Tera.Documents;
using Tera.Measurement;
using Tera.Organisation;
using Tera.Planning;
using Tera.Platform.Components;
using Tera.Procedures;
using Tera.TestKit;

namespace Tera.Platform;

/// <summary>A page number in an address is anybody's to type: a list shows the nearest page there is.</summary>
public sealed class PagingTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(7, 0, 1)]
    [InlineData(-3, 51, 1)]
    [InlineData(2, 50, 1)]
    [InlineData(2, 51, 2)]
    [InlineData(int.MaxValue, 51, 2)]
    public void The_nearest_page_there_is_is_taken(int asked, int total, int page) => Assert.Equal(page, Paging.Within(asked, total, size: 50));

    [Fact]
    public async Task Given_a_page_beyond_the_last_when_any_list_is_asked_for_it_then_its_last_page_is_shown()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var admin = await site.SignedInAsync("admin");

        foreach (var list in (string[])
            [
                OrganisationLinks.People + "?", OrganisationLinks.Accounts + "?", DocumentLinks.Documents + "?", DocumentLinks.Archive + "?", ProceduresLinks.Runs + "?", ProceduresLinks.Sops + "?", MeasurementLinks.Sheets + "?semua=ya&",
            ])
        {
            // A word is no number, and is as if it were not there.
            foreach (var number in (string[])["99999", "2147483647", "-1", "dua"])
            {
                var page = await admin.GetAsync($"{list}halaman={number}&hal={number}");
                Assert.Equal((list + number, HttpStatusCode.OK), (list + number, page.Status));
                Assert.True(page.Html.QuerySelectorAll("main tbody tr, main .t-list-plain li, main article").Length > 0 || list.StartsWith(DocumentLinks.Archive, StringComparison.Ordinal), list + number);
            }
        }
    }

    [Fact]
    public async Task Given_an_address_with_words_where_ids_and_years_belong_when_it_is_asked_for_then_no_page_breaks()
    {
        await using var site = await TestSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");

        foreach (var path in (string[])
            [
                MeasurementLinks.Deadlines, MeasurementLinks.Versions, MeasurementLinks.Rules, MeasurementLinks.Sheets, MeasurementLinks.Completeness, MeasurementLinks.Progress, MeasurementLinks.Region,
                MeasurementLinks.Reviews, PlanningLinks.Plan, PlanningLinks.Strategy, PlanningLinks.Weights, PlanningLinks.Tree, PlanningLinks.Budget, PlanningLinks.Exchange, PlanningLinks.Agreements,
                PlanningLinks.Keeping, ProceduresLinks.Runs, ProceduresLinks.Sops, OrganisationLinks.Calendar, DocumentLinks.Documents, DocumentLinks.Archive, DocumentLinks.Letters, DocumentLinks.FollowUps,
            ])
        {
            Assert.NotEqual((path, HttpStatusCode.InternalServerError), (path, (await admin.GetAsync(path + "?instansi=%27&tahun=tahun&triwulan=x&halaman=1e9&hal=x&jenis=%00a&unit=%3Cb%3E")).Status));
        }
    }
}
