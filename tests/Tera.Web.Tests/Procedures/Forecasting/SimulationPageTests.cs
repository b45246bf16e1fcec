using System.Net;
using Tera.TestKit;

namespace Tera.Procedures.Forecasting;

public sealed class SimulationPageTests
{
    [Fact]
    public async Task The_page_tells_when_it_would_end_how_that_is_spread_and_which_row_to_staff()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");

        var page = await head.GetAsync($"/sop/{id}/simulasi?mulai=2026-12-01&unit=12&kembali=30&siapa1=sekretaris&dari1=2026-12-03&sampai1=2026-12-11");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Html.QuerySelectorAll(".t-sim-bars rect"));
        Assert.Contains("lebih awal", page.Html.QuerySelector("section[aria-labelledby=langkah]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.Text, (await head.GetAsync(page.PathAndQuery)).Text);
    }

    [Theory]
    [InlineData("mulai=besok&unit=3", "Pilih tanggal mulai.")]
    [InlineData("mulai=2026-12-01&unit=99999", "Jumlah unit 1 sampai 500.")]
    [InlineData("mulai=2026-12-01&unit=-1&kembali=100", "0 sampai 90 persen")]
    [InlineData("mulai=2026-12-01&dari1=2026-12-09&sampai1=2026-12-01", "tidak boleh sebelum tanggal awal")]
    [InlineData("mulai=2026-12-01&dari1=2026-12-09&sampai1=2090-12-01", "paling lama satu tahun")]
    [InlineData("mulai=2090-12-01", "paling jauh lima tahun")]
    [InlineData("mulai=2026-12-01&dari1=2026-12-01&sampai1=2027-11-30&dari2=2027-12-01&sampai2=2028-11-30&dari3=2028-12-01&sampai3=2029-11-30", "bersama-sama paling lama dua tahun")]
    [InlineData("mulai=2026-12-01&siapa1=bukan-siapa-siapa&dari1=2026-12-01&sampai1=2026-12-02", "pilih pelaksana dari daftar")]
    public async Task What_cannot_be_played_is_named(string asked, string told)
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var page = await head.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/simulasi?{asked}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(told, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_input_that_is_refused_when_it_is_told_then_what_was_typed_stays()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var page = await head.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/simulasi?mulai=2026-12-01&unit=999&kembali=95");

        Assert.Equal(("999", "95"), (page.ValueOf("unit"), page.ValueOf("kembali")));
        Assert.Contains("1 sampai 500", page.Html.QuerySelector("#f-unit-error")!.TextContent, StringComparison.Ordinal);
    }
}
