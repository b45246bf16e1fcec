using Tera.TestKit;

namespace Tera.Reporting;

/// <summary>Beranda tells each what is his to know.</summary>
public sealed class HomePageTests
{
    [Fact]
    public async Task Whoever_heads_a_unit_sees_what_his_agency_has_reached_as_its_progress_tells_it_and_a_clerk_does_not()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var clerk = await site.SignedInAsync("staf1.contohutara");

        var home = await head.GetAsync("/");
        var standing = home.Html.QuerySelectorAll("section").Single(section => section.Id?.StartsWith("capaian-", StringComparison.Ordinal) is true || section.GetAttribute("aria-labelledby")?.StartsWith("capaian-", StringComparison.Ordinal) is true);
        var progress = await head.GetAsync(standing.QuerySelector("a")!.GetAttribute("href")!);

        Assert.Contains("Penyerapan anggaran", standing.TextContent, StringComparison.Ordinal);
        var reached = System.Text.RegularExpressions.Regex.Match(standing.TextContent, @"\d+,\d\d %").Value;
        Assert.Contains(reached.Replace(" %", "", StringComparison.Ordinal), progress.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Penyerapan anggaran", (await clerk.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_every_agency_sees_what_is_late_in_any_of_them()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var overseer = await site.SignedInAsync("bagian.organisasi");
        using var head = await site.SignedInAsync("kadis.bmcktr");

        Assert.DoesNotContain("Tidak ada tugas yang lewat waktu", (await overseer.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada tugas yang lewat waktu di perangkat daerah Anda.", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
    }
}
