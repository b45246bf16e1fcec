using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.Measurement;
using Tera.TestKit;

namespace Tera.EndToEnd.Sheets;

/// <summary>The sheet of an employee under his hands: it saves itself, with a receipt, and what did not arrive comes back.</summary>
public sealed class EmployeeScriptTests(Chromium chromium) : IAsyncLifetime
{
    private const string Account = "staf2.contohutara";

    private readonly Gallery _gallery = new("lembar pegawai");
    private TestSite _site = null!;
    private Visitor _person = null!;
    private string _address = "";

    private IPage Page => _person.Page;

    private ILocator Results => Page.Locator("[name='HasilKerja']");

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.WithRunsAsync();
        var sheet = (Guid)(await _site.Database.OwnerAsync(
            "select s.id from measurement.sheet s join organisation.person p on p.id = s.person_id where p.full_name like 'Putri Ramadhani%' order by s.opened_at desc limit 1"))!;
        await _site.Database.OwnerAsync($"update measurement.sheet set state = 'Open', submitted_by = null, submitted_at = null where id = '{sheet}'");
        _address = MeasurementLinks.Sheet(new(sheet));
        _person = await Visitor.SignInAsync(chromium, _site, Account);
        await _person.GoAsync(_address);
    }

    public async ValueTask DisposeAsync()
    {
        _gallery.Hear(_person);
        await _person.DisposeAsync();
        await _site.DisposeAsync();
        _gallery.AssertClean();
    }

    [Fact]
    public async Task Given_words_typed_twice_in_a_row_then_each_is_saved_by_itself_with_a_receipt_and_they_do_not_meet_each_other()
    {
        await Results.FillAsync("Melayani 40 warga.");
        await ToldAsync("tanda terima TT-");
        await Page.Locator("[name='Kendala']").FillAsync("Listrik padam dua hari.");
        await KeptAsync("Kendala", "Listrik padam dua hari.");
        await Results.FillAsync("Melayani 42 warga.");
        await KeptAsync("HasilKerja", "Melayani 42 warga.");

        await Assertions.Expect(Page.Locator("section[aria-labelledby='riwayat']")).ToContainTextAsync("Melayani 40 warga.");
        await _gallery.LookAsync(Page, "tersimpan sendiri");
    }

    [Fact]
    public async Task Given_a_tab_closed_without_a_line_when_the_sheet_is_opened_again_then_what_was_typed_is_brought_back_and_saved()
    {
        await Page.Context.SetOfflineAsync(true);
        await Results.FillAsync("Melayani 45 warga.");
        await ToldAsync("Sambungan terputus");
        var profile = Page.Context;
        await Page.CloseAsync();
        await profile.SetOfflineAsync(false);

        var again = await profile.NewPageAsync();
        await again.GotoAsync(new Uri(_site.Address, _address).ToString());

        await Assertions.Expect(again.Locator("#lembar-kabar")).ToContainTextAsync("tanda terima TT-", new() { Timeout = 15_000 });
        Assert.Equal("Melayani 45 warga.", await again.Locator("[name='HasilKerja']").InputValueAsync());
        await KeptAsync("HasilKerja", "Melayani 45 warga.");
    }

    [Fact]
    public async Task Given_a_newer_version_from_elsewhere_when_unsent_words_are_brought_back_then_nothing_is_overwritten_until_he_has_looked()
    {
        await Page.Context.SetOfflineAsync(true);
        await Results.FillAsync("Dari gawai ini.");
        await ToldAsync("Sambungan terputus");
        var profile = Page.Context;
        await Page.CloseAsync();
        using var elsewhere = await _site.SignedInAsync(Account);
        await elsewhere.SendAsync(await elsewhere.GetAsync(_address), "pegawai", ("HasilKerja", "Dari gawai lain."));
        await profile.SetOfflineAsync(false);

        var again = await profile.NewPageAsync();
        await again.GotoAsync(new Uri(_site.Address, _address).ToString());

        await Assertions.Expect(again.Locator("#lembar-kabar")).ToContainTextAsync("sudah disimpan dari tempat lain", new() { Timeout = 15_000 });
        Assert.Equal("Dari gawai ini.", await again.Locator("[name='HasilKerja']").InputValueAsync());
        await KeptAsync("HasilKerja", "Dari gawai lain.");
    }

    private Task ToldAsync(string words) => Assertions.Expect(Page.Locator("#lembar-kabar")).ToContainTextAsync(words, new() { Timeout = 15_000 });

    private async Task KeptAsync(string field, string text)
    {
        using var beside = await _site.SignedInAsync(Account);
        string? kept = null;
        for (var looks = 0; looks < 60 && kept != text; looks++)
        {
            await Task.Delay(250);
            kept = (await beside.GetAsync(_address)).ValueOf(field);
        }

        Assert.Equal(text, kept);
    }
}
