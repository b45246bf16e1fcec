using System.Globalization;
using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.Measurement;
using Tera.TestKit;

namespace Tera.EndToEnd.Sheets;

/// <summary>What the sheet says of money while somebody's hand is still in its cell.</summary>
public sealed class SheetMoneyTests(Chromium chromium)
{
    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task Given_money_when_it_is_typed_then_its_percentage_follows_while_it_is_typed_and_when_it_is_saved(string silent)
    {
        await using var site = await TestSite.AtWorkAsync();
        var address = MeasurementLinks.Sheet(await OpenSheet.OfAsync(site, "ciptakarya"));
        await using var person = await Visitor.SignInAsync(chromium, site, "bidang.ciptakarya.bmcktr");
        await person.GoAsync(address);
        // Only one of the two ways answers: what is reckoned while typing, or what the saved row says.
        await person.Page.RouteAsync($"**{address}**", route => route.Request.Method == silent && route.Request.ResourceType == "fetch" ? route.AbortAsync() : route.ContinueAsync());
        var money = person.Page.Locator("[name^='anggaran.']").Nth(1);
        var said = person.Page.Locator("tr[id='baris-2'] [data-absorption]");
        var ceiling = decimal.Parse((await said.TextContentAsync())!.Replace("dari ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

        foreach (var (part, percent) in new[] { (ceiling / 5, "20,00 %"), (ceiling / 2, "50,00 %") })
        {
            await money.FillAsync(part.ToString("0", CultureInfo.InvariantCulture));
            await Assertions.Expect(said).ToContainTextAsync(percent, new() { Timeout = 15_000 });
        }

        Assert.Equal(await money.GetAttributeAsync("name"), await person.Page.EvaluateAsync<string>("document.activeElement.name"));
    }
}
