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

    private static async Task<IResponse> TypeAsync(IPage page, string time) =>
        await page.RunAndWaitForResponseAsync(() => page.Locator(Time).FillAsync(time), response => response.Request.Method == "POST");
}
