using Tera.TestKit;

namespace Tera.Procedures.Library;

public sealed class LegalBasisPageTests
{
    [Fact]
    public async Task A_regulation_tells_its_status_since_when_and_who_cites_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var page = await head.GetAsync("/sop/dasar-hukum");

        var row = page.Html.QuerySelector("#permenpanrb-29-2010")!;
        Assert.Contains("dicabut PermenPANRB 53/2014 (sejak 2014)", row.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(row.QuerySelectorAll("a[href^='/sop/']"));
        Assert.Contains("Peraturan Gubernur Nomor 29 Tahun 2023", page.Html.QuerySelector("section[aria-labelledby=lain]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cover_says_beside_each_citation_what_is_known_of_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var sop = await head.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}");

        var lines = sop.Html.QuerySelectorAll(".t-cover li").Where(line => line.TextContent.Contains("Nomor 53 Tahun 2014", StringComparison.Ordinal)).ToList();
        Assert.Equal("/sop/dasar-hukum#permenpanrb-53-2014", Assert.Single(lines).QuerySelector("a")!.GetAttribute("href"));
        Assert.All(LegalBases.All, basis => Assert.Same(basis, LegalBases.Find($"{(basis.Name.StartsWith("Undang", StringComparison.Ordinal) ? basis.Name + " tentang Aparatur Sipil Negara" : basis.Name)}")));
    }
}
