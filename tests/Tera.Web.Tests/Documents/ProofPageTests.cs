using System.Text;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>How a document left stands on its page, with what proves it.</summary>
public sealed class ProofPageTests
{
    [Fact]
    public async Task Given_a_document_that_was_entered_elsewhere_then_its_page_tells_when_and_opens_the_proof_to_those_who_see_it_and_to_nobody_else()
    {
        await using var site = await TestSite.WithRunsAsync();
        var submitted = Assert.Single(await Sql.ListAsync(site.Database.Connections.Owner, "select revision_id || ' ' || application || '|' || upload_id from documents.submission where proof_hash is not null"));
        var (document, words) = (submitted[..36], submitted[37..].Split('|'));
        using var planner = await site.SignedInAsync("subbag.perencanaan.bmcktr");

        var page = await planner.GetAsync($"/dokumen/{document}");
        var line = page.Html.QuerySelector("section[aria-labelledby=keluar] li")!;
        var proof = line.QuerySelector("a")!.GetAttribute("href")!;

        Assert.Contains(words[0], line.TextContent, StringComparison.Ordinal);
        Assert.Contains(words[1], line.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString((await planner.DownloadAsync(proof))!), StringComparison.Ordinal);
        using var stranger = await site.SignedInAsync("kadis.dishub");
        Assert.Null(await stranger.DownloadAsync(proof));
        Assert.Null(await planner.DownloadAsync($"{proof[..^36]}{Guid.CreateVersion7():D}"));
    }
}
