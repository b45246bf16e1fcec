using System.IO.Compression;
using System.Net;
using System.Text;
using Tera.TestKit;

namespace Tera.Procedures.Mining;

public sealed class ForeignLogPageTests
{
    [Fact]
    public async Task A_log_of_another_system_is_read_packed_or_not_and_stands_beside_our_runs()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var address = $"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/waktu/log-lain";
        var page = await head.GetAsync(address);
        var log = Encoding.UTF8.GetBytes(Log(3));
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await zip.WriteAsync(log);
        }

        var plain = await head.SendFileAsync(page, page.Form("log-lain"), "Log", "lain.xes", log);
        var gz = await head.SendFileAsync(page, page.Form("log-lain"), "Log", "lain.xes.gz", packed.ToArray());

        Assert.All([plain, gz], shown => Assert.Equal("3", shown.Html.QuerySelector("section[aria-labelledby=ringkas] tbody tr td")!.TextContent));
        Assert.Equal(
            ["2", "1"],
            plain.Html.QuerySelectorAll("section[aria-labelledby=ringkas] tbody tr").Take(2).Select(row => row.QuerySelectorAll("td")[1].TextContent));
        Assert.Contains("Mendaftar", plain.Html.QuerySelector("section[aria-labelledby=kegiatan]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mendaftar → Memutuskan", plain.Html.QuerySelector("section[aria-labelledby=urutan]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_log_or_swells_is_refused_with_a_sentence()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var page = await head.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/waktu/log-lain");

        var broken = await head.SendFileAsync(page, page.Form("log-lain"), "Log", "rusak.xes", "<log><trace>"u8.ToArray());
        var entity = await head.SendFileAsync(page, page.Form("log-lain"), "Log", "jahat.xes", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><log>&x;</log>"u8.ToArray());
        var torn = await head.SendFileAsync(page, page.Form("log-lain"), "Log", "robek.xes.gz", [1, 2, 3]);

        Assert.All([broken, entity, torn], refused => Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status));
        Assert.Contains("DOCTYPE", entity.Text, StringComparison.Ordinal);
        Assert.Contains(".gz ini rusak", torn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_that_did_not_end_count_in_no_figure_and_are_told()
    {
        string[] cases =
        [
            Moved("Mendaftar", 8, "complete") + Moved("Memutuskan", 12, "complete"),
            Moved("Mendaftar", 8, "complete") + Moved("Memutuskan", 20, "schedule"),
            Moved("Mendaftar", 8, "start") + Moved("Memutuskan", 22, "complete"),
            Moved("Mendaftar", 8, "complete") + Moved("Memutuskan", 9, "start") + Moved("Memutuskan", 10, "pi_abort"),
        ];

        var log = XesReader.Read(new MemoryStream(Encoding.UTF8.GetBytes($"<log>{string.Concat(cases.Select(one => $"<trace>{one}</trace>"))}</log>")));

        Assert.Equal((4, 1, 3), (log.Cases, log.Unfinished, log.Variants));
        Assert.Equal([("Memutuskan", 2), ("Mendaftar", 2)], log.Activities.Select(one => (one.Name, one.Events)));
        Assert.Equal(4, log.MedianHours);
        Assert.Contains("4 kasus (1 di antaranya belum berakhir, tidak ikut dihitung)", LogReport.Text(log), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_whose_events_have_no_names_is_refused_with_a_sentence()
    {
        var log = "<log><trace><event><date key=\"time:timestamp\" value=\"2026-03-02T08:00:00Z\"/></event></trace></log>"u8.ToArray();

        Assert.Contains("punya nama kegiatan (kunci concept:name)", Assert.Throws<ForeignLogException>(() => XesReader.Read(new MemoryStream(log))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_gives_more_than_it_may_is_broken_off()
    {
        using var stream = new BoundedStream(new MemoryStream(new byte[100]), 50, () => new ForeignLogException("terlalu besar"));

        Assert.Throws<ForeignLogException>(() => stream.CopyTo(Stream.Null));
    }

    private static string Log(int cases) => "<log xmlns=\"http://www.xes-standard.org/\">" + string.Concat(Enumerable.Range(1, cases).Select(number =>
        $"<trace><string key=\"concept:name\" value=\"k{number}\"/>{Event("Mendaftar", 8)}{Event("Memutuskan", 12)}</trace>")) + "</log>";

    private static string Moved(string name, int hour, string transition) =>
        $"<event><string key=\"concept:name\" value=\"{name}\"/><string key=\"lifecycle:transition\" value=\"{transition}\"/><date key=\"time:timestamp\" value=\"2026-03-02T{hour:00}:00:00+07:00\"/></event>";

    private static string Event(string name, int hour) =>
        $"<event><string key=\"concept:name\" value=\"{name}\"/><date key=\"time:timestamp\" value=\"2026-03-02T{hour:00}:00:00+07:00\"/></event>";
}
