using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Evidences;
using Tera.Measurement.Sheets;
using Tera.Platform.Files;
using Tera.TestKit;

namespace Tera.Measurement;

public sealed class EvidenceTests
{
    private const string Filler = "bidang.ciptakarya.bmcktr";

    [Fact]
    public async Task Given_files_that_lie_are_empty_or_come_twice_when_they_are_sent_then_only_the_good_one_stands_and_the_row_is_unharmed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var row = await FirstRowAsync(world);
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.4 contoh");

        Assert.Contains("kosong", await SendAsync(browser, row, "kosong.pdf", []), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("isinya", await SendAsync(browser, row, "bohong.pdf", "MZ program"u8.ToArray()));
        Assert.Contains("tidak dapat diterima", await SendAsync(browser, row, "program.exe", "MZ"u8.ToArray()));
        Assert.Contains("TT-", await SendAsync(browser, row, "BAST.pdf", pdf));
        Assert.Contains("sudah ada pada isian ini", await SendAsync(browser, row, "BAST-lagi.pdf", pdf));

        await using var session = world.Session();
        var file = await session.Db.Set<EvidenceFile>().SingleAsync();
        Assert.Equal(("BAST.pdf", FileType.Pdf.MediaType), (file.Name, file.MediaType));
        Assert.Equal(pdf, await browser.DownloadAsync(MeasurementLinks.Evidence(file.Id)));
        using var stranger = await world.Site.SignedInAsync("kabag.kerjasama");
        Assert.Null(await stranger.DownloadAsync(MeasurementLinks.Evidence(file.Id)));
    }

    [Fact]
    public async Task Given_a_file_of_200_megabytes_when_it_is_sent_then_the_page_says_how_big_a_file_may_be_and_nothing_stays()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var page = await browser.GetAsync(await FirstRowAsync(world));
        await using var big = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        big.SetLength(200L * 1024 * 1024);

        var answer = await browser.SendFileAsync(page, FormOf(page), "Berkas", "pindaian.pdf", big);

        Assert.Contains("paling besar 25 MB", answer.Html.QuerySelector(".t-fault-list")?.TextContent);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from measurement.evidence"));
    }

    [Fact]
    public async Task Given_a_form_without_its_token_when_a_file_is_sent_then_nothing_is_taken()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var page = await browser.GetAsync(await FirstRowAsync(world));
        var form = FormOf(page);
        form.QuerySelector("input[name=__RequestVerificationToken]")!.Remove();

        var answer = await browser.SendFileAsync(page, form, "Berkas", "a.pdf", "%PDF-1.4"u8.ToArray());

        Assert.Contains("tidak sampai utuh", answer.Text);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from measurement.evidence"));
    }

    /// <summary>Address of the first row of the filler's sheet.</summary>
    private static async Task<string> FirstRowAsync(FiguresWorld world)
    {
        var sheet = await world.SheetAsync(await world.CollectingAsync(), "ciptakarya");
        await using var session = world.Session();
        var entry = await session.Db.Set<SheetEntry>().Where(one => one.UnitId == sheet.UnitId && one.Quarter == 4 && one.FiscalYear == 2026)
            .OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
        return MeasurementLinks.Entry(sheet.Id, entry);
    }

    private static async Task<string> SendAsync(TestBrowser browser, string row, string name, byte[] content)
    {
        var page = await browser.GetAsync(row);
        return (await browser.SendFileAsync(page, FormOf(page), "Berkas", name, content)).Text;
    }

    private static IHtmlFormElement FormOf(TestPage page) => page.Html.QuerySelectorAll("form[enctype]").OfType<IHtmlFormElement>().Single();
}
