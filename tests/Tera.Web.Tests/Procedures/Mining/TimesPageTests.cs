using System.Net;
using System.Text;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Mining;

/// <summary>Over the invented region, whose runs are finished, late, sent back and under way.</summary>
public sealed class TimesPageTests
{
    [Fact]
    public async Task Standard_and_actual_stand_side_by_side_and_a_proposed_time_goes_on_the_next_draft()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var sops = await head.GetAsync("/sop");
        var address = sops.Html.QuerySelector("section[aria-labelledby=dipakai] tbody a")!.GetAttribute("href")!;

        var page = await head.GetAsync($"{address}/waktu");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Shipped.Sop("bmcktr").Steps.Length, page.Html.QuerySelectorAll("section[aria-labelledby=langkah] tbody tr").Length);
        var log = await head.DownloadAsync($"{address}/log/xes");
        Assert.True(XesReader.Read(new MemoryStream(log!)).Cases > 0);
        Assert.Contains("\"eventTypes\"", Encoding.UTF8.GetString((await head.DownloadAsync($"{address}/log/ocel-json"))!), StringComparison.Ordinal);
        Assert.Null(await head.DownloadAsync($"{address}/log/lain"));
    }
}
