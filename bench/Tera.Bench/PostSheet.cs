using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tera.Documents.Demonstration;
using Tera.EndToEnd.Robots;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>Fills a sheet by its plain form: every target reached, a file for every row that needs one.</summary>
internal static partial class PostSheet
{
    public static async Task FillAsync(TestBrowser browser, string sheet)
    {
        var page = await browser.GetAsync(sheet);
        if (page.Html.QuerySelector("button[name=Buka]") is null)
        {
            return;
        }

        page = await TellLinesAsync(browser, page) ? await browser.GetAsync(sheet) : page;
        var form = (IHtmlFormElement)page.Html.QuerySelector("form:has(button[name=Buka])")!;
        var saved = await browser.SendAsync(page, form, [.. form.QuerySelectorAll("input,textarea,select").SelectMany(Typed), ("Buka", "")]);
        foreach (var row in saved.Html.QuerySelectorAll("tr[id^=baris-]").Where(row => row.TextContent.Contains("belum ada berkas", StringComparison.Ordinal)))
        {
            var place = await browser.GetAsync(row.QuerySelector("th a")!.GetAttribute("href")!);
            await browser.SendFileAsync(place, (IHtmlFormElement)place.Html.QuerySelector("form:has(input[name=Berkas])")!, "Berkas", "berita acara.pdf", ExamplePdf.Of(row.Id!));
        }
    }

    /// <summary>Money that the sheet shows as the sum of several lines of the budget is told by line; false where there is none.</summary>
    private static async Task<bool> TellLinesAsync(TestBrowser browser, TestPage sheet)
    {
        if (sheet.Html.QuerySelector("tr[id^=baris-] a[href^='/pengukuran/anggaran']") is not { } way)
        {
            return false;
        }

        var page = await browser.GetAsync(way.GetAttribute("href")!);
        var lines = page.Html.QuerySelectorAll("input[name^='belanja.']").OfType<IHtmlInputElement>()
            .Where(line => line.Value.Length == 0 && line.Closest("tr")?.TextContent.Contains("pada lembar", StringComparison.Ordinal) != true);
        await browser.SendAsync(page, "realisasi-anggaran", [.. lines.Select(line => (line.Name!, "12.500.000"))]);
        return true;
    }

    /// <summary>Hands in a sheet that no task of its run asks for.</summary>
    public static async Task HandInAsync(TestBrowser browser, string sheet)
    {
        var page = await browser.GetAsync(sheet);
        if (page.Html.QuerySelector("button[name=Buka][value=serahkan]")?.Closest("form") is IHtmlFormElement form)
        {
            await browser.PostAsync(page, form, ("Buka", "serahkan"));
        }
        else if (page.Html.QuerySelectorAll("form button").FirstOrDefault(button => button.TextContent.Trim() == "Serahkan lembar")?.Closest("form") is IHtmlFormElement bare)
        {
            await browser.PostAsync(page, bare);
        }
    }

    private static IEnumerable<(string Name, string Value)> Typed(IElement field)
    {
        var (name, kind) = (field.GetAttribute("name") ?? "", (field.GetAttribute("name") ?? "").Split('.', '-')[0]);
        return field switch
        {
            IHtmlSelectElement { Value: null or "" } list when list.Options.Length > 0 => [(name, list.Options[^1].Value)],
            IHtmlInputElement { Type: "text", Value: "" } when kind == "nilai" => [(name, TargetOf(field))],
            IHtmlInputElement { Type: "text", Value: "" } when kind == "anggaran" => [(name, "12.500.000")],
            IHtmlTextAreaElement { Value: "" } => [(name, Words.For(kind) ?? "Dilaksanakan sesuai rencana.")],
            _ => [],
        };
    }

    private static string TargetOf(IElement field) =>
        Number().Match(field.Closest("tr")?.QuerySelector("td[data-label=Target]")?.TextContent.Trim() ?? "") is { Success: true } number ? number.Value : "10";

    [GeneratedRegex(@"^\d[\d.]*(,\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
