using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using Tera.EndToEnd.Browsing;

namespace Tera.EndToEnd.Robots;

/// <summary>A unit's or employee's sheet: every open value, its money, factors and follow-up, and a file for every row that needs one.</summary>
internal sealed partial class SheetWork(Robot robot, Visitor person)
{
    private IPage Page => person.Page;

    internal async Task DoAsync(LocalDate today)
    {
        var sheet = new Uri(Page.Url).AbsolutePath;
        var form = Page.Locator("form:has(button[name='Buka'])");
        if (await form.CountAsync() > 0)
        {
            await TellLinesAsync(sheet);
            await FillAsync(form, today);
            await robot.Gallery.LookAsync(Page, "lembar");
            await SaveAsync(form, sheet);
            await robot.Gallery.LookAsync(Page, "lembar tersimpan");
            await AssureAsync(sheet);
        }

        await AttachAsync(sheet);
        await person.GoAsync(sheet);
    }

    /// <summary>Money that the sheet shows as the sum of several lines of the budget is told by line.</summary>
    private async Task TellLinesAsync(string sheet)
    {
        var way = Page.GetByRole(AriaRole.Link, new() { Name = "Realisasi per mata anggaran" }).First;
        if (await way.CountAsync() == 0)
        {
            return;
        }

        await way.ClickAsync();
        await Page.WaitForURLAsync("**/pengukuran/anggaran**");
        foreach (var line in await Page.Locator("tr:not(:has-text('pada lembar')) input[name^='belanja.']").AllAsync())
        {
            if ((await line.InputValueAsync()).Length == 0)
            {
                await line.FillAsync("12.500.000");
            }
        }

        await robot.Gallery.LookAsync(Page, "realisasi per mata anggaran");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Simpan realisasi" }).ClickAsync();
        await Robot.ReceiptAsync(Page, $"Telling spending for {sheet}");
        await person.GoAsync(sheet);
    }

    /// <summary>What the sheet has not yet saved by itself.</summary>
    private async Task SaveAsync(ILocator form, string sheet)
    {
        await Page.RunAndWaitForRequestFinishedAsync(
            () => form.GetByRole(AriaRole.Button, new() { Name = "Simpan isian" }).ClickAsync(),
            new() { Predicate = request => request.IsNavigationRequest && request.Method == "POST" });
        await Page.WaitForLoadStateAsync();
        if (await Page.GetByText("Tidak ada yang berubah").CountAsync() == 0)
        {
            await Robot.ReceiptAsync(Page, $"Saving {sheet}");
        }
    }

    /// <summary>Says of every number out of the usual why it is right.</summary>
    private async Task AssureAsync(string sheet)
    {
        var asked = Page.Locator("[name^='yakin.']");
        if (await asked.CountAsync() == 0)
        {
            return;
        }

        foreach (var reason in await asked.AllAsync())
        {
            await reason.FillAsync("Sudah dicocokkan dengan data dukung");
        }

        await SaveAsync(Page.Locator("form:has(button[name='Buka'])"), sheet);
    }

    private async Task FillAsync(ILocator form, LocalDate today)
    {
        foreach (var field in (await Field.OfAsync(form)).Where(field => field.Value.Length == 0))
        {
            var element = field.In(form);
            await (field switch
            {
                { Type: "select-one", Options: [.., var best] } => element.SelectOptionAsync(best),
                { Type: "date" } => element.FillAsync(LocalDatePattern.Iso.Format(today)),
                { Kind: "nilai", Type: "text" } => element.FillAsync(await TargetAsync(element)),
                { Kind: "anggaran" } => element.FillAsync("12.500.000"),
                { Type: "textarea" } => element.FillAsync(Sentence(field.Kind)),
                _ => Task.CompletedTask,
            });
        }
    }

    private static string Sentence(string kind) => kind switch
    {
        "pendorong" => "Perencanaan selesai lebih awal",
        "penghambat" => "Cuaca pada akhir triwulan",
        "lanjut" => "Percepatan penyelesaian oleh bidang sampai Maret",
        _ => Words.For(kind) ?? "",
    };

    /// <summary>The target of the quarter, reached exactly.</summary>
    private static async Task<string> TargetAsync(ILocator element)
    {
        var cell = await element.Locator("xpath=ancestor::tr").Locator("td[data-label='Target']").InnerTextAsync();
        return Number().Match(cell) is { Success: true } number ? number.Value : "10";
    }

    private async Task AttachAsync(string sheet)
    {
        // Addresses first: every upload leaves the page.
        var rows = await Page.Locator("tr[id^='baris-']:has-text('belum ada berkas'):not(:has-text('tidak wajib')) th > a:first-of-type").AllAsync();
        var pages = new List<string>();
        foreach (var row in rows)
        {
            pages.Add((await row.GetAttributeAsync("href"))!);
        }

        if (await Page.Locator("button[name='Buka'][value='bukti']").CountAsync() > 0 && await Page.GetByText("Belum ada berkas.").CountAsync() > 0)
        {
            pages.Add($"{sheet}/bukti");
        }

        foreach (var page in pages)
        {
            await person.GoAsync(page);
            await Page.Locator("input[name='Berkas']").SetInputFilesAsync(SamplePdf.File("berita acara.pdf"));
            await robot.Gallery.LookAsync(Page, "data dukung");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Tambahkan berkas" }).ClickAsync();
            await Robot.ReceiptAsync(Page, $"Attaching at {page}");
        }
    }

    [GeneratedRegex(@"^\d[\d.]*(,\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
