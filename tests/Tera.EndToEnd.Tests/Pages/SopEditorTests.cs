using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.TestKit;

namespace Tera.EndToEnd.Pages;

/// <summary>The editor of an SOP with its script, in two browsers.</summary>
public sealed class SopEditorTests(Chromium chromium)
{
    private const string Time = "form[data-autosave] input[name='Waktu']";

    /// <summary>Longer than the pause behind which the script saves.</summary>
    private const int Autosave = 2_500;

    private const int Rows = 60;

    /// <summary>Milliseconds a page of so many rows may take on a machine that does other work beside.</summary>
    private const float Patience = 120_000;

    [Fact]
    public async Task Given_a_row_that_somebody_else_wrote_meanwhile_when_the_user_types_on_then_nothing_is_sent_until_he_saves_himself()
    {
        await using var site = await SopSite.StartAsync();
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        using (var begin = await site.SignedInAsync("kadis.bmcktr"))
        {
            await begin.SendAsync(await begin.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        }

        await using var head = await Visitor.SignInAsync(chromium, site, "kadis.bmcktr");
        await using var admin = await Visitor.SignInAsync(chromium, site, "admin");
        var address = $"/sop/{procedure}/sunting?langkah=isi";
        await head.GoAsync(address);
        await admin.GoAsync(address);
        Assert.Equal(302, (await TypeAsync(head.Page, "15 Menit")).Status);
        Assert.Equal(422, (await TypeAsync(admin.Page, "45 Menit")).Status);
        var posts = 0;
        admin.Page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;

        await admin.Page.Locator(Time).FillAsync("46 Menit");
        await admin.Page.WaitForTimeoutAsync(Autosave);

        Assert.Equal(0, posts);
        await head.Page.ReloadAsync();
        Assert.Equal("15 Menit", await head.Page.Locator(Time).InputValueAsync());
        await admin.Page.RunAndWaitForResponseAsync(
            () => admin.Page.Locator("form[data-autosave] button[value='simpan']").First.ClickAsync(), response => response.Request.Method == "GET" && response.Url.Contains("/sunting", StringComparison.Ordinal));
        await head.Page.ReloadAsync();
        Assert.Equal("46 Menit", await head.Page.Locator(Time).InputValueAsync());
    }

    [Fact]
    public async Task Given_an_SOP_of_sixty_rows_when_written_with_the_keyboard_alone_then_a_row_in_its_middle_is_opened_saved_and_moved_and_the_page_is_accessible()
    {
        await using var site = await SopSite.StartAsync();
        string address;
        using (var begin = await site.SignedInAsync("kadis.bmcktr"))
        {
            var form = await begin.GetAsync("/sop/impor");
            var rows = string.Concat(Enumerable.Range(1, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row}\tMenyusun bagian ke-{row} laporan\t\t●\tBahan {row}\t30 Menit\tBagian {row}\n")));
            var asked = await begin.SendFileAsync(form, form.Form("impor"), "Berkas", "panjang.tsv", Encoding.UTF8.GetBytes("No\tKegiatan\tKepala Dinas\tTim SAKIP\tKelengkapan\tWaktu\tOutput\n" + rows));
            address = $"/sop/{asked.Path.Split('/')[2]}/sunting";
        }

        await using var head = await Visitor.SignInAsync(chromium, site, "kadis.bmcktr");
        var (page, list) = (head.Page, head.Page.Locator(".t-ed-rows > li"));
        page.SetDefaultTimeout(Patience);
        await head.GoAsync(address);
        Assert.Equal(Rows, await list.CountAsync());

        await list.Nth(29).Locator(".t-ed-head a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(Time).WaitForAsync();
        Assert.Equal(302, (await TypeAsync(page, "45 Menit")).Status);
        await page.WaitForTimeoutAsync(Autosave);
        await list.Nth(29).Locator(".t-ed-head a").First.FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");

        await list.Nth(30).Filter(new() { HasText = "bagian ke-30" }).WaitForAsync();
        await page.Locator(Time).WaitForAsync();
        Assert.Equal("45 Menit", await page.Locator(Time).InputValueAsync());
        await list.Nth(9).Locator(".t-ed-head a").First.FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.t-ed-rows > li')[10].contains(document.activeElement)");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await list.Nth(11).Filter(new() { HasText = "bagian ke-10" }).WaitForAsync();
        var gallery = new Gallery("penyunting");
        await gallery.LookAsync(page, "penyunting 60 langkah");
        foreach (var (kind, path) in new[] { ("penyunting pelaksana", "?bagian=pelaksana"), ("penyunting sampul", "?bagian=sampul") })
        {
            await head.GoAsync(address + path);
            await gallery.LookAsync(page, kind);
        }

        foreach (var (kind, path) in new[] { ("impor sop", "/sop/impor"), ("evaluasi sop", "/sop/evaluasi"), ("pemantauan sop", "/sop/pemantauan"), ("waktu nyata", address.Replace("/sunting", "/waktu", StringComparison.Ordinal)), ("log lain", address.Replace("/sunting", "/waktu/log-lain", StringComparison.Ordinal)) })
        {
            await head.GoAsync(path);
            await gallery.LookAsync(page, kind);
        }

        gallery.Hear(head);
        gallery.AssertClean();
    }

    private static async Task<IResponse> TypeAsync(IPage page, string time) =>
        await page.RunAndWaitForResponseAsync(() => page.Locator(Time).FillAsync(time), response => response.Request.Method == "POST");
}
