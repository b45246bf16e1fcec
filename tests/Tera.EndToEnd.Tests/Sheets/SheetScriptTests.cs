using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.Measurement;
using Tera.TestKit;

namespace Tera.EndToEnd.Sheets;

/// <summary>The measurement sheet under somebody's hands: keys, blocks from a spreadsheet, a line that breaks, a colleague in the same row.</summary>
public sealed class SheetScriptTests(Chromium chromium) : IAsyncLifetime
{
    private const string Account = "bidang.ciptakarya.bmcktr";
    private const string Factor = "Perencanaan selesai lebih awal";

    private readonly Gallery _gallery = new("lembar");
    private TestSite _site = null!;
    private Visitor _person = null!;
    private TestBrowser _colleague = null!;
    private string _address = "";

    private IPage Page => _person.Page;

    private ILocator News => Page.Locator("#lembar-kabar");

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.AtWorkAsync();
        _address = MeasurementLinks.Sheet(await OpenSheet.OfAsync(_site, "ciptakarya"));
        _person = await OpenAsync();
        _colleague = await _site.SignedInAsync(Account);
    }

    [Fact]
    public async Task Given_a_figure_when_enter_is_pressed_then_the_next_row_has_the_focus_and_the_figure_is_saved_with_a_receipt()
    {
        await Value(Page, 1).FillAsync("310");
        await Value(Page, 1).PressAsync("Enter");

        await ToldAsync("tanda terima TT-");
        Assert.Equal(await Value(Page, 2).GetAttributeAsync("name"), await Page.EvaluateAsync<string>("document.activeElement.name"));
        Assert.Equal("310", await KeptAsync(1));
    }

    [Fact]
    public async Task Given_a_block_of_a_spreadsheet_when_it_is_pasted_then_it_fills_to_the_right_and_down_and_can_be_taken_back()
    {
        await PasteAsync(Value(Page, 1), "310\t1.250.000\n41\t2.000.000\n");

        Assert.Equal(("310", "41"), (await Value(Page, 1).InputValueAsync(), await Value(Page, 2).InputValueAsync()));
        await ToldAsync("4 sel ditempel");
        await News.GetByRole(AriaRole.Button, new() { Name = "Urungkan tempel" }).ClickAsync();

        Assert.Equal(("", ""), (await Value(Page, 1).InputValueAsync(), await Value(Page, 2).InputValueAsync()));
    }

    [Fact]
    public async Task Given_a_block_that_reaches_beyond_the_sheet_or_over_a_row_that_is_not_due_when_it_is_pasted_then_no_row_shifts_and_it_is_said_how_many_values_found_no_cell()
    {
        // A row in which nothing is due has no fields.
        await Page.Locator("tr[id^='baris-']").Nth(1).EvaluateAsync("row => row.querySelectorAll('[data-cell]').forEach((field) => field.remove())");

        await PasteAsync(Value(Page, 0), "11\n22\n33\n44\n");

        Assert.Equal("11", await Value(Page, 0).InputValueAsync());
        Assert.Equal("33", await Page.Locator("tr[id^='baris-']").Nth(2).Locator("[name^='nilai.']").InputValueAsync());
        await ToldAsync("2 isi tidak mendapat tempat");
        // Then: it stands beside the receipt of the saving until it is closed.
        await ToldAsync("tanda terima");
        await ToldAsync("2 isi tidak mendapat tempat");
        await News.GetByRole(AriaRole.Button, new() { Name = "Tutup" }).ClickAsync();
        await Assertions.Expect(News).Not.ToContainTextAsync("tidak mendapat tempat");
    }

    [Fact]
    public async Task Given_a_broken_line_when_somebody_goes_on_typing_then_it_is_told_and_all_of_it_arrives_when_the_line_is_back()
    {
        await Page.Context.SetOfflineAsync(true);
        await Value(Page, 1).FillAsync("310");
        await ToldAsync("Sambungan terputus");
        await _gallery.LookAsync(Page, "sambungan terputus");
        await Text(Page, "pendorong", 1).FillAsync(Factor);

        await Page.Context.SetOfflineAsync(false);

        await ToldAsync("tanda terima TT-");
        await KeptBecomesAsync(1, "310", Factor);
    }

    [Fact]
    public async Task Given_a_line_that_broke_when_it_is_back_then_the_receipt_of_what_was_sent_again_is_told()
    {
        await Page.Context.SetOfflineAsync(true);
        await Value(Page, 1).FillAsync("310");
        await ToldAsync("Sambungan terputus");

        await Page.Context.SetOfflineAsync(false);

        await ToldAsync("tanda terima TT-");
        await Task.Delay(3000);
        await ToldAsync("tanda terima TT-");
        Assert.Equal("310", await KeptAsync(1));
    }

    [Fact]
    public async Task Given_text_that_the_server_writes_otherwise_when_somebody_types_on_then_he_does_not_clash_with_himself()
    {
        await Text(Page, "anggaran", 1).FillAsync("1000000");
        await ToldAsync("tanda terima TT-");
        await Text(Page, "anggaran", 1).PressSequentiallyAsync("0");
        await KeptCellBecomesAsync("anggaran", "10.000.000");

        await Text(Page, "pendorong", 1).FillAsync("Curah hujan tinggi ");
        await KeptCellBecomesAsync("pendorong", "Curah hujan tinggi");
        await Text(Page, "pendorong", 1).PressSequentiallyAsync("sekali");
        await KeptCellBecomesAsync("pendorong", "Curah hujan tinggi sekali");

        Assert.Equal(0, await Page.Locator("[data-conflict]").CountAsync());
    }

    [Fact]
    public async Task Given_a_partly_refused_sending_whose_answer_was_lost_when_it_is_sent_again_then_the_refusal_is_told_and_the_text_stays()
    {
        await LoseAnAnswerAsync();
        await PasteAsync(Value(Page, 1), "310\nbanyak\n");

        await Assertions.Expect(Page.Locator(".t-row-note-refused")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        Assert.Equal("banyak", await Value(Page, 2).InputValueAsync());
        Assert.Equal("310", await KeptAsync(1));
    }

    [Fact]
    public async Task Given_a_refused_cell_when_another_row_is_saved_then_what_was_typed_still_stands_with_its_reason()
    {
        await Value(Page, 1).FillAsync("2.387");
        await Value(Page, 1).PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".t-row-note-refused")).ToHaveCountAsync(1, new() { Timeout = 15_000 });

        await Value(Page, 2).FillAsync("41");
        await Value(Page, 2).PressAsync("Enter");
        await ToldAsync("Selebihnya tersimpan, tanda terima TT-");

        Assert.Equal("2.387", await Value(Page, 1).InputValueAsync());
        Assert.Equal(1, await Page.Locator(".t-row-note-refused").CountAsync());
        await Value(Page, 1).FillAsync("2387");
        await KeptBecomesAsync(1, "2387", "");
        await Assertions.Expect(Page.Locator("[data-waiting]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Given_a_refused_cell_when_the_tab_is_closed_and_the_sheet_opened_again_then_it_is_brought_back_and_told_again()
    {
        await Value(Page, 1).FillAsync("2.387");
        await Value(Page, 1).PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".t-row-note-refused")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        var profile = Page.Context;
        await Page.CloseAsync();

        var again = await profile.NewPageAsync();
        await again.GotoAsync(new Uri(_site.Address, _address).ToString());

        await Assertions.Expect(again.Locator(".t-row-note-refused")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        Assert.Equal("2.387", await Value(again, 1).InputValueAsync());
    }

    [Fact]
    public async Task Given_a_broken_line_and_a_colleague_in_the_same_cell_when_the_line_is_back_then_both_values_are_shown_and_his_stands()
    {
        await Page.Context.SetOfflineAsync(true);
        await Value(Page, 1).FillAsync("310");
        await ToldAsync("Sambungan terputus");
        await using (var other = await OpenAsync())
        {
            await Value(other.Page, 1).FillAsync("318");
            await Assertions.Expect(other.Page.Locator("#lembar-kabar")).ToContainTextAsync("tanda terima TT-");
        }

        await Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(Page.Locator("[data-conflict]")).ToContainTextAsync("menyimpan 318; Anda mengetik 310", new() { Timeout = 15_000 });
        Assert.Equal("318", await KeptAsync(1));
    }

    [Fact]
    public async Task Given_an_answer_that_was_lost_when_the_same_is_sent_again_then_it_counts_once_and_nobody_is_asked()
    {
        await LoseAnAnswerAsync();
        await Value(Page, 1).FillAsync("310");
        await ToldAsync("Sambungan terputus");
        await Value(Page, 1).FillAsync("312");

        await KeptBecomesAsync(1, "312", "");
        Assert.Equal(0, await Page.Locator("[data-conflict]").CountAsync());
        var entry = Guid.Parse((await Value(Page, 1).GetAttributeAsync("name"))!.Split('.')[1]);
        Assert.Equal(2L, await _site.Database.OwnerAsync($"select count(*) from measurement.value_history where entry_id = '{entry}'"));
    }

    [Fact]
    public async Task Given_a_tab_closed_without_a_line_when_the_sheet_is_opened_again_then_what_was_typed_is_brought_back_and_saved()
    {
        await Page.Context.SetOfflineAsync(true);
        await Value(Page, 1).FillAsync("310");
        await ToldAsync("Sambungan terputus");
        var profile = Page.Context;
        await Page.CloseAsync();
        await profile.SetOfflineAsync(false);

        var again = await profile.NewPageAsync();
        await again.GotoAsync(new Uri(_site.Address, _address).ToString());

        await Assertions.Expect(again.Locator("#lembar-kabar")).ToContainTextAsync("tanda terima TT-");
        Assert.Equal("310", await KeptAsync(1));
    }

    [Fact]
    public async Task Given_a_session_that_ended_when_he_signs_in_from_the_sheet_then_what_was_typed_is_saved()
    {
        await Page.Context.ClearCookiesAsync();
        await Value(Page, 1).FillAsync("310");
        await ToldAsync("Sesi Anda berakhir");
        await _gallery.LookAsync(Page, "sesi berakhir");

        await News.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        await _person.SignInHereAsync(Account);

        await Page.WaitForURLAsync($"**{_address}");
        await ToldAsync("tanda terima TT-");
        Assert.Equal("310", await KeptAsync(1));
    }

    [Fact]
    public async Task Given_two_people_in_one_row_when_both_type_then_each_sees_the_others_cells_and_only_a_clash_asks()
    {
        await using var other = await OpenAsync();
        await Text(other.Page, "pendorong", 1).FillAsync(Factor);
        await Assertions.Expect(other.Page.Locator("#lembar-kabar")).ToContainTextAsync("tanda terima TT-");
        await Value(Page, 1).FillAsync("310");
        await ToldAsync("tanda terima TT-");
        await Assertions.Expect(Text(Page, "pendorong", 1)).ToHaveValueAsync(Factor);
        Assert.Equal(0, await Page.Locator("[data-conflict]").CountAsync());

        await Value(other.Page, 1).FillAsync("318");

        await Assertions.Expect(other.Page.Locator("[data-conflict]")).ToContainTextAsync("menyimpan 310; Anda mengetik 318");
        await _gallery.LookAsync(other.Page, "dua nilai");
        await other.Page.GetByLabel("Pakai yang saya ketik").CheckAsync();
        await Assertions.Expect(other.Page.Locator("[data-conflict]")).ToHaveCountAsync(0);
        Assert.Equal("318", await KeptAsync(1));
    }

    [Fact]
    public async Task Given_something_typed_when_he_leaves_for_another_page_at_once_then_it_is_saved_all_the_same()
    {
        await Value(Page, 1).FillAsync("310");
        await _person.GoAsync("/");

        await KeptBecomesAsync(1, "310", "");
    }

    [Fact]
    public async Task Given_two_files_dropped_on_a_row_while_a_figure_is_typed_in_it_then_both_stand_behind_it_and_a_lying_one_is_told()
    {
        await Value(Page, 1).FillAsync("310");
        await DropAsync(Page.Locator("tr[id='baris-2']"), ("BAST.pdf", "%PDF-1.4 satu"), ("rekap.pdf", "%PDF-1.4 dua"), ("bohong.png", "bukan gambar"));

        await ToldAsync("2 berkas tersimpan");
        await Assertions.Expect(News).ToContainTextAsync("bohong.png: ");
        await Assertions.Expect(Page.Locator("tr[id='baris-2'] .t-sheet-file")).ToHaveCountAsync(2, new() { Timeout = 15_000 });
        await KeptBecomesAsync(1, "310", "");
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Page.Locator("tr[id='baris-3'] [data-choose]").ClickAsync());
        await chooser.SetFilesAsync(Robots.SamplePdf.File("foto udara.pdf"));
        await Assertions.Expect(Page.Locator("tr[id='baris-3'] .t-sheet-file")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        await _gallery.LookAsync(Page, "berkas diletakkan");
    }

    [Fact]
    public async Task Given_no_line_to_save_by_when_a_figure_is_typed_then_its_achievement_is_shown_all_the_same_and_said_to_be_unsaved()
    {
        await Page.RouteAsync($"**{_address}", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await Value(Page, 1).FillAsync("310");

        var shown = Page.Locator("tr[id='baris-2'] [data-achievement]");
        await Assertions.Expect(shown).ToContainTextAsync("92,16 %", new() { Timeout = 15_000 });
        await Assertions.Expect(shown).ToContainTextAsync("belum disimpan");
    }

    [Fact]
    public async Task Given_a_lost_comma_when_the_reason_is_typed_while_the_sheet_saves_then_nothing_of_it_is_lost()
    {
        await Value(Page, 1).FillAsync("3100");
        var reason = Page.Locator("[name^='yakin.']");
        await Assertions.Expect(Page.Locator("[data-doubt]")).ToContainTextAsync("kira-kira 10 kali", new() { Timeout = 15_000 });
        await reason.PressSequentiallyAsync("Bantuan provinsi");
        await ToldAsync("tanda terima TT-");
        await Task.Delay(1500);
        await reason.PressSequentiallyAsync(" datang sekaligus");

        await KeptCellBecomesAsync("yakin", "Bantuan provinsi datang sekaligus", 0);
        Assert.Equal("Bantuan provinsi datang sekaligus", await reason.InputValueAsync());
        await _gallery.LookAsync(Page, "angka di luar kebiasaan");
    }

    public async ValueTask DisposeAsync()
    {
        _gallery.Hear(_person);
        _colleague.Dispose();
        await _person.DisposeAsync();
        await _site.DisposeAsync();
        _gallery.AssertClean();
    }

    private async Task<Visitor> OpenAsync()
    {
        var person = await Visitor.SignInAsync(chromium, _site, Account);
        await person.GoAsync(_address);
        return person;
    }

    /// <summary>The next form arrives, and its answer does not.</summary>
    private async Task LoseAnAnswerAsync()
    {
        var lost = false;
        await Page.RouteAsync($"**{_address}", async route =>
        {
            if (route.Request.Method == "POST" && !lost)
            {
                lost = true;
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });
    }

    private static ILocator Value(IPage page, int row) => page.Locator("[name^='nilai.']").Nth(row);

    private static ILocator Text(IPage page, string field, int row) => page.Locator($"[name^='{field}.']").Nth(row);

    private Task ToldAsync(string words) => Assertions.Expect(News).ToContainTextAsync(words, new() { Timeout = 15_000 });

    /// <summary>What a colleague sees who opens the sheet now.</summary>
    private async Task<string?> KeptAsync(int row) => (await KeptRowAsync(row)).Value;

    private async Task<(string? Value, string? Enabling)> KeptRowAsync(int row)
    {
        var page = await _colleague.GetAsync(_address);
        var name = page.Html.QuerySelectorAll("[name^='nilai.']")[row].GetAttribute("name")!;
        return (page.ValueOf(name), page.ValueOf(name.Replace("nilai", "pendorong", StringComparison.Ordinal)));
    }

    private async Task KeptCellBecomesAsync(string field, string text, int row = 1)
    {
        var name = (await Text(Page, field, row).GetAttributeAsync("name"))!;
        string? kept = null;
        for (var looks = 0; looks < 60 && kept != text; looks++)
        {
            await Task.Delay(250);
            kept = (await _colleague.GetAsync(_address)).ValueOf(name);
        }

        Assert.Equal(text, kept);
    }

    private async Task KeptBecomesAsync(int row, string value, string enabling)
    {
        for (var looks = 0; looks < 60; looks++)
        {
            if (await KeptRowAsync(row) is var (number, factor) && number == value && (factor ?? "") == enabling)
            {
                return;
            }

            await Task.Delay(250);
        }

        Assert.Equal((value, enabling), await KeptRowAsync(row));
    }

    /// <summary>As somebody lets files fall on a row.</summary>
    private static async Task DropAsync(ILocator row, params (string Name, string Content)[] files) => await row.EvaluateAsync(
        """
        (row, files) => {
            const data = new DataTransfer();
            files.forEach(([name, content]) => data.items.add(new File([content], name)));
            ['dragover', 'drop'].forEach((kind) => row.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true })));
        }
        """,
        files.Select(file => new[] { file.Name, file.Content }).ToArray());

    /// <summary>As the clipboard gives it; a browser without a screen has none of its own.</summary>
    private static async Task PasteAsync(ILocator cell, string block) => await cell.EvaluateAsync(
        """
        (cell, block) => {
            const data = new DataTransfer();
            data.setData('text/plain', block);
            cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        block);
}
