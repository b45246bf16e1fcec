using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.Measurement;
using Tera.Platform.Spreadsheets;
using Tera.TestKit;

namespace Tera.EndToEnd.Sheets;

/// <summary>What a workbook brought and was refused stays where it can be mended, whatever becomes of the page.</summary>
public sealed class RefusedBookTests(Chromium chromium) : IAsyncLifetime
{
    private const string Account = "bidang.ciptakarya.bmcktr";

    private readonly Gallery _gallery = new("lembar dari berkas");
    private TestSite _site = null!;
    private Visitor _person = null!;
    private TestBrowser _beside = null!;
    private SheetId _sheet;

    private IPage Page => _person.Page;

    private string Address => new Uri(_site.Address, MeasurementLinks.Sheet(_sheet)).ToString();

    private ILocator Value => Page.Locator("[name^='nilai.']").Nth(1);

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.AtWorkAsync();
        _sheet = await OpenSheet.OfAsync(_site, "ciptakarya");
        _person = await Visitor.SignInAsync(chromium, _site, Account);
        await _person.GoAsync(MeasurementLinks.Sheet(_sheet));
        _beside = await _site.SignedInAsync(Account);
    }

    public async ValueTask DisposeAsync()
    {
        _gallery.Hear(_person);
        _beside.Dispose();
        await _person.DisposeAsync();
        await _site.DisposeAsync();
        _gallery.AssertClean();
    }

    [Fact]
    public async Task Given_cells_of_a_workbook_that_were_refused_when_the_page_is_loaded_anew_then_they_stand_beside_their_rows_until_they_are_given_up()
    {
        var book = (await _beside.DownloadAsync(MeasurementLinks.Book(_sheet)))!;
        using var stream = new MemoryStream(book);
        var lines = Sample.Of(WorkbookReader.Read(stream, name => name == "Lembar", 100)).Single().Lines;
        var actual = lines[0].Select(cell => cell.Text).ToList().IndexOf("Realisasi");
        var filled = WorkbookWriter.Write(new BookTable(
            "Lembar", [new(lines[0][0].Text, 20), new("Realisasi", 20)],
            [.. lines.Skip(1).Select((line, at) => (IReadOnlyList<object?>)[line[0].Text, at == 1 ? "banyak" : line[actual].Text])]));
        await Page.GetByText("Isi lewat Excel").ClickAsync();
        await Page.Locator("input[name='Lembar']").SetInputFilesAsync(new FilePayload { Name = "lembar.xlsx", MimeType = "application/octet-stream", Buffer = filled });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Unggah isian" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".t-row-note-refused")).ToHaveCountAsync(1, new() { Timeout = 15_000 });

        await Page.GotoAsync(Address);

        await Assertions.Expect(Page.Locator(".t-row-note-refused")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        Assert.Equal("banyak", await Value.InputValueAsync());
        await _gallery.LookAsync(Page, "isian berkas yang ditolak");
        await Page.Locator("button[name='Abaikan']").ClickAsync();
        await Assertions.Expect(Page.Locator(".t-row-note-refused")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        await Page.GotoAsync(Address);
        await Task.Delay(2000);
        Assert.Equal((0, ""), (await Page.Locator(".t-row-note-refused").CountAsync(), await Value.InputValueAsync()));
    }
}
