using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NodaTime;
using Tera.EndToEnd.Robots;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>Fills in and sends the forms of the tasks of a run, each as somebody who may, and takes the time of every answer.</summary>
/// <remarks>What asks for a signature or a file is done past the pages and not timed; so is what the form refuses.</remarks>
internal sealed class PostClerk(TestSite site) : IDisposable
{
    /// <summary>The kind of those who confirm that they were there.</summary>
    public const string TakingPart = "ikut serta";

    /// <summary>The kind of an employee who tells of his own work.</summary>
    public const string OfEmployees = "Collect pegawai";

    private const int MostMoves = 120;
    private static readonly string[] Ticked = ["Dibaca", "Harap", "Penerima", "Undangan", "Anggota", "Pengisi"];
    private readonly Dictionary<string, TestBrowser> _browsers = [];

    /// <summary>The kind of act, and the milliseconds until its answer.</summary>
    public List<(string Kind, double Milliseconds)> Answered { get; } = [];

    public async Task WalkAsync(RunId run, StepWriter past, Func<bool> enough)
    {
        for (var moves = 0; moves < MostMoves && !enough(); moves++)
        {
            var duties = await OpenDuties.OfAsync(site, run);
            if (duties is not [{ Kind: not null } duty, ..])
            {
                return;
            }

            site.Clock.Advance(Duration.FromMinutes(4));
            if (!await PostAsync(duty) && !await PastThePagesAsync(run, past))
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }
    }

    private async Task<bool> PostAsync(OpenDuty duty)
    {
        foreach (var account in duty.Accounts.Take(1))
        {
            var browser = await BrowserAsync(account);
            var page = await browser.GetAsync(duty.Address);
            if (page.Html.QuerySelector("form[enctype] input[name=Tugas]") is null || Typed(page.Form("tugas")) is not { } typed)
            {
                continue;
            }

            var form = page.Form("tugas");
            await PrintedAsync();
            var watch = Stopwatch.StartNew();
            var status = await browser.PostAsync(page, form, typed);
            var took = watch.Elapsed.TotalMilliseconds;
            if (status is HttpStatusCode.Redirect)
            {
                Answered.Add((duty.IsJoint ? TakingPart : duty.Task.Key.Slot.Value.StartsWith("person:", StringComparison.Ordinal) ? OfEmployees : duty.Kind.ToString()!, took));
                return true;
            }
        }

        return false;
    }

    /// <summary>One user reads before he sends, and meanwhile the papers of his last step are printed.</summary>
    private async Task PrintedAsync()
    {
        while (await site.Database.OwnerAsync("select count(*) from platform.outbox where failed_at is null") is not 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private static async Task<bool> PastThePagesAsync(RunId run, StepWriter past)
    {
        try
        {
            if (await past.NextAsync(run) is not { } move)
            {
                return false;
            }

            await past.DecideAsync(CommandId.New(), run, move);
            return true;
        }
        catch (InvalidOperationException)
        {
            // A later act asks for a document that only the pages make; the walk ends here.
            return false;
        }
    }

    private async Task<TestBrowser> BrowserAsync(string account)
    {
        if (!_browsers.TryGetValue(account, out var browser))
        {
            _browsers[account] = browser = await site.SignedInAsync(account);
        }

        return browser;
    }

    /// <summary>What is typed beside what the form holds already; null for a form that asks for a signature or a file.</summary>
    private static (string Name, string Value)[]? Typed(IHtmlFormElement form)
    {
        if (form.QuerySelector("input[type=password]") is not null || form.QuerySelector("input[type=file][required]") is not null)
        {
            return null;
        }

        var typed = new List<(string, string)>();
        foreach (var group in form.QuerySelectorAll("input,textarea,select").Where(field => field.HasAttribute("name")).GroupBy(field => field.GetAttribute("name")!))
        {
            typed.AddRange(Typed(group.Key, [.. group]));
        }

        return [.. typed];
    }

    private static IEnumerable<(string Name, string Value)> Typed(string name, IReadOnlyList<IElement> group)
    {
        var kind = name.Split('.', '-', '[')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return group[0] switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } when group.OfType<IHtmlInputElement>().Any(box => box.IsChecked) => [],
            IHtmlInputElement { Type: "radio" } box when name == "Keputusan" => [(name, "ya")],
            IHtmlInputElement { Type: "radio" } box => [(name, box.Value)],
            IHtmlInputElement { Type: "checkbox" } box when Ticked.Contains(kind) => [(name, box.Value)],
            IHtmlInputElement { Type: "text", Value: "" } when Words.For(kind) is { } words => [(name, words)],
            IHtmlTextAreaElement { Value: "" } when Words.For(kind) is { } words => [(name, words)],
            IHtmlInputElement { Type: "date", Value: "" } => [(name, "2026-12-01")],
            _ => [],
        };
    }
}
