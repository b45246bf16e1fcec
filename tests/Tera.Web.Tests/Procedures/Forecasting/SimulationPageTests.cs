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

    [Fact]
    public async Task A_time_of_one_s_own_takes_the_place_of_what_is_printed_and_known_of_its_row_alone()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var address = $"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/simulasi?mulai=2026-12-01&unit=5";

        var real = await head.GetAsync(address);
        var standard = await head.GetAsync(address + "&dasar=baku");
        var own = await head.GetAsync(address + "&waktu4=15+hari");

        Assert.Contains("pengerjaan nyata", Source(real, 4), StringComparison.Ordinal);
        Assert.All(Sources(standard), source => Assert.DoesNotContain("nyata", source, StringComparison.Ordinal));
        Assert.Equal("baku 2 Hari, ± separuhnya", Source(standard, 4));
        Assert.Equal("isian Anda 15 hari, ± separuhnya", Source(own, 4));
        Assert.Equal(Source(real, 5), Source(own, 5));
        Assert.Equal("15 hari", own.ValueOf("waktu4"));
        var (days, printed) = (WorkingDays(own, 4), WorkingDays(standard, 4));
        Assert.True(days > 10 && printed < 4, $"{days} and {printed} days");
    }

    /// <summary>The mean of a row in whole working days, as the page tells it.</summary>
    private static int WorkingDays(TestPage page, int row) =>
        Row(page, row).QuerySelector("td")!.TextContent.Trim() is var mean && mean.Split(" hari") is [var days, _, ..] ? int.Parse(days, System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static string Source(TestPage page, int row) => Row(page, row).QuerySelector("td:last-child")!.TextContent.Trim();

    private static IEnumerable<string> Sources(TestPage page) => page.Html.QuerySelectorAll("section[aria-labelledby=langkah] tbody td:last-child").Select(cell => cell.TextContent.Trim());

    private static AngleSharp.Dom.IElement Row(TestPage page, int row) =>
        page.Html.QuerySelectorAll("section[aria-labelledby=langkah] tbody tr").Single(line => line.QuerySelector("th")!.TextContent.Trim().StartsWith($"Langkah {row}", StringComparison.Ordinal));

    [Theory]
    [InlineData("mulai=2026-12-01&dasar=tebakan", "Pilih waktu nyata atau waktu baku.")]
    [InlineData("mulai=2026-12-01&waktu4=dua+hari", "Langkah 4: tulis bilangan dengan menit, jam, hari, minggu, atau bulan, paling lama 260 hari kerja.")]
    [InlineData("mulai=2026-12-01&waktu4=53+minggu", "Langkah 4: tulis bilangan")]
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
