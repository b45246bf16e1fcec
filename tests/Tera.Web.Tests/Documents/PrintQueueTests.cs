using System.Net;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>How far a batch of papers is, on a page.</summary>
public sealed class PrintQueueTests
{
    [Fact]
    public async Task Given_papers_whose_printing_was_given_up_when_all_are_asked_for_again_then_they_are_printed()
    {
        await using var site = await TestSite.WithRunsAsync();
        await site.Database.BehindTheRulesAsync(
            "documents.revision",
            """
            update documents.revision r set state = 'Failed', failure = 'program cetak berhenti', pdf_hash = null, html_hash = null
            from documents.artifact a join organisation.agency g on g.id = a.agency_id
            where a.id = r.artifact_id and g.code = 'bmcktr' and r.signed_hash is null and r.state = 'Ready'
            """);
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var other = await site.SignedInAsync("kadis.dishub");
        var page = await head.GetAsync(DocumentLinks.PrintQueue);
        Assert.Contains("Gagal: program cetak berhenti", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("program cetak berhenti", (await other.GetAsync(DocumentLinks.PrintQueue)).Text, StringComparison.Ordinal);
        Assert.False((await other.GetAsync(DocumentLinks.PrintQueue)).HasForm("cetak-ulang-semua"));

        var asked = await head.SendAsync(page, "cetak-ulang-semua");

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.DoesNotContain("Gagal: ", asked.Text, StringComparison.Ordinal);
        for (var look = 0; look < 300 && (await head.GetAsync(DocumentLinks.PrintQueue)).Headers.ContainsKey("Refresh"); look++)
        {
            await Task.Delay(200);
        }

        Assert.Contains("Tidak ada yang menunggu.", (await head.GetAsync(DocumentLinks.PrintQueue)).Text, StringComparison.Ordinal);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.revision where pdf_hash is null or state in ('Failed', 'Pending')"));
    }
}
