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

        var form = (IHtmlFormElement)page.Html.QuerySelector("form:has(button[name=Buka])")!;
        var saved = await browser.SendAsync(page, form, [.. form.QuerySelectorAll("input,textarea,select").SelectMany(Typed), ("Buka", "")]);
        foreach (var row in saved.Html.QuerySelectorAll("tr[id^=baris-]").Where(row => row.TextContent.Contains("belum ada berkas", StringComparison.Ordinal)))
        {
            var place = await browser.GetAsync(row.QuerySelector("th a")!.GetAttribute("href")!);
            await browser.SendFileAsync(place, (IHtmlFormElement)place.Html.QuerySelector("form:has(input[name=Berkas])")!, "Berkas", "berita acara.pdf", ExamplePdf.Of(row.Id!));
        }
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
