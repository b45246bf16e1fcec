using System.Net;
using Tera.TestKit;

namespace Tera.Procedures.Versions;

public sealed class ComparePageTests
{
    [Fact]
    public async Task Two_versions_are_told_row_by_row_and_field_by_field_with_both_flows()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await head.SendAsync(await head.GetAsync($"/sop/{id}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        var editor = await head.GetAsync($"/sop/{id}/sunting");
        var rows = editor.Html.QuerySelectorAll(".t-ed-rows > li").Select(item => item.GetAttribute("data-row")!).ToList();
        await head.SendAsync(await head.GetAsync($"/sop/{id}/sunting?langkah={rows[1]}"), "langkah", ("Waktu", "4 Jam"), ("Aksi", "simpan"));
        await head.SendAsync(await head.GetAsync($"/sop/{id}/sunting"), "urutan", ("Aksi", $"sisip:{rows[2]}"));
        await head.SendAsync(await head.GetAsync($"/sop/{id}/sunting?langkah={rows[5]}"), "langkah", ("Aksi", "hapus"));

        var page = await head.GetAsync($"/sop/{id}/banding");

        Assert.Equal(
            ["Langkah 2 diubah", "Langkah 4 baru", "Langkah 6 dihapus"],
            page.Html.QuerySelectorAll(".t-cmp-step h3").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal(["Waktu", "2 Jam", "4 Jam"], page.Html.QuerySelectorAll(".t-cmp-step tbody tr")[0].Children.Select(cell => cell.TextContent));
        Assert.Equal(2, page.Html.QuerySelectorAll(".t-cmp-flows svg").Count(drawing => drawing.QuerySelector("a[data-row]") is not null));
        Assert.Contains("Tidak ada perbedaan.", (await head.GetAsync($"/sop/{id}/banding?dari=1&ke=1")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?dari=1&ke=9")]
    [InlineData("?dari=x&ke=1")]
    [InlineData("?dari=99999999999999")]
    public async Task A_version_that_is_not_there_is_not_found(string query)
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/banding{query}")).Status);
    }

    [Fact]
    public async Task The_life_of_a_version_is_a_line_with_who_and_when()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await head.SendAsync(await head.GetAsync($"/sop/{id}"), "revisi", ("AlasanRevisi", "Menata ulang."));

        var draft = await head.SendAsync(await head.GetAsync($"/sop/{id}?versi=2"), "keadaan", ("Keadaan", "Trial"));

        var stages = draft.Html.QuerySelectorAll(".t-life > li").ToList();
        Assert.Equal(6, stages.Count);
        Assert.Equal("Diuji coba", draft.Html.QuerySelector(".t-life [aria-current=step] b")!.TextContent);
        Assert.Contains("Zulkarnain", stages[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Menunggu pengesahan", stages[2].TextContent.Trim());
    }
}
