using System.Net;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>For what decisions used the measurement, as the evaluation asks to be shown.</summary>
public sealed class UtilisationTests
{
    [Fact]
    public async Task Given_decisions_that_used_the_measurement_then_their_agency_sees_them_by_year_and_kind_and_another_does_not()
    {
        await using var site = await TestSite.WithRunsAsync();
        await site.Database.OwnerAsync(
            """
            update documents.meeting_decision set utilisation = 'Budget', basis = 'Jalan mantap 54,20%' where (meeting_id, ordinal) in (
                select d.meeting_id, d.ordinal from documents.meeting_decision d join documents.meeting m on m.id = d.meeting_id join procedures.run r on r.id = m.run_id
                join organisation.agency a on a.id = r.agency_id where a.code = 'bmcktr' and r.fiscal_year = 2026 and m.closed_at is not null order by m.held_on, d.ordinal limit 1)
            """);
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var stranger = await site.SignedInAsync("kadis.dishub");

        var page = await head.GetAsync(DocumentLinks.Utilisations + "?tahun=2026");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Penyesuaian anggaran", page.Html.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Jalan mantap 54,20%", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Html.QuerySelectorAll($"tbody a[href^='{DocumentLinks.FollowUps}/']"));
        foreach (var narrowed in (string[])["?tahun=2025", "?tahun=2026&jenis=Strategy", "?tahun=2026&cari=tidak+ada"])
        {
            Assert.Null((await head.GetAsync(DocumentLinks.Utilisations + narrowed)).Html.QuerySelector("tbody"));
        }

        Assert.Null((await stranger.GetAsync($"{DocumentLinks.Utilisations}?tahun=2026&instansi={OrganisationSeed.Agency("bmcktr")}")).Html.QuerySelector("tbody"));
        Assert.NotNull(await head.DownloadAsync(DocumentLinks.UtilisationBook(2026, null, "Budget")));
    }
}
