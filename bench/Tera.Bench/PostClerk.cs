using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using NodaTime;
using Tera.Documents.Demonstration;
using Tera.EndToEnd.Robots;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>Fills in and sends the forms of the tasks of a run, each as somebody who may, and takes the time of every answer.</summary>
/// <remarks>Sheets are filled and files are brought before. A form that asks for a signature or a proof is sent as well and not timed; what a form refuses is done past the pages.</remarks>
public sealed class PostClerk(TestSite site) : IDisposable
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    /// <summary>The kind of those who confirm that they were there.</summary>
    public const string TakingPart = "ikut serta";

    /// <summary>The kind of an employee who tells of his own work.</summary>
    public const string OfEmployees = "Collect pegawai";

    private const int MostMoves = 120;
    private readonly Dictionary<string, TestBrowser> _browsers = [];

    /// <summary>The kind of act, and the milliseconds until its answer.</summary>
    public List<(string Kind, double Milliseconds)> Answered { get; } = [];

    /// <summary>The kind of act, and what its form said instead of taking it.</summary>
    public HashSet<(string Kind, string Said)> Refused { get; } = [];

    private LocalDate Today => site.Clock.Now.InZone(Zone).Date;

    /// <summary>Does a run until its end, from the afternoon of a new day on: meetings of the morning have been held, and no team begins twice on a day.</summary>
    public Task WalkAsync(RunId run, StepWriter past, Func<bool> enough)
    {
        site.Clock.Advance((Today.PlusDays(1) + new LocalTime(14, 0)).InZoneLeniently(Zone).ToInstant() - site.Clock.Now);
        return ToTheEndAsync(run, past, enough);
    }

    private async Task ToTheEndAsync(RunId run, StepWriter past, Func<bool> enough)
    {
        var stated = false;
        for (var moves = 0; moves < MostMoves && !enough(); moves++)
        {
            // One participant states that he takes part; the others are covered when the decider decides.
            var duties = await OpenDuties.OfAsync(site, run);
            var duty = duties.FirstOrDefault(one => one.IsJoint && !stated) ?? (duties is [var next, ..] ? next : null);
            if (duty is null)
            {
                return;
            }

            if (duty.Kind is null)
            {
                await ToTheEndAsync(await OpenDuties.ChildAsync(site, run), past, enough);
                continue;
            }

            stated |= duty.IsJoint;
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

    /// <summary>Does one duty by its pages; false when they did not take it, and why among <see cref="Refused"/>.</summary>
    public async Task<bool> PostAsync(OpenDuty duty)
    {
        foreach (var account in duty.Accounts.Take(1))
        {
            var browser = await BrowserAsync(account);
            var page = await PreparedAsync(browser, duty);
            if (page.Html.QuerySelectorAll("input[name=_handler][value=tugas]").All(handler => handler.Closest("form")?.QuerySelector("input[name=Tugas]") is null))
            {
                continue;
            }

            var (form, watch) = (page.Form("tugas"), new Stopwatch());
            var typed = PostForm.Typed(form, Today);
            // What the reader of pages leaves behind, which no server has, is cleared away before.
            GC.Collect();
            watch.Start();
            var answer = form.QuerySelector("input[name=BuktiUnggah]") is { } proof
                ? await browser.SendAsync(page, form, proof.GetAttribute("name")!, ("tangkapan layar.pdf", ExamplePdf.Of(duty.ToString())), typed)
                : await browser.PostAsync(page, form, typed);
            watch.Stop();
            if (answer.Status is not (HttpStatusCode.Redirect or HttpStatusCode.OK) || answer.Html.QuerySelector("#galat") is not null)
            {
                Refused.Add((duty.Kind.ToString()!, answer.Html.QuerySelector("#galat ul")?.TextContent.Trim() ?? answer.Text));
                continue;
            }

            if (!IsApart(form))
            {
                Answered.Add((KindOf(duty), watch.Elapsed.TotalMilliseconds));
            }

            return true;
        }

        return false;
    }

    /// <summary>The signing program takes its time, and a file that of the line.</summary>
    private static bool IsApart(IHtmlFormElement form) => form.QuerySelector("input[type=password], input[name=BuktiUnggah]") is not null;

    private static string KindOf(OpenDuty duty) => duty.IsJoint ? TakingPart : duty.Task.Key.Slot.Employee is null ? duty.Kind.ToString()! : OfEmployees;

    /// <summary>The page of the task, when what comes before its last button is done.</summary>
    private async Task<TestPage> PreparedAsync(TestBrowser browser, OpenDuty duty)
    {
        await PrintedAsync();
        var page = await browser.GetAsync(duty.Address);
        if (page.Html.QuerySelector("input[name='Kelengkapan.lampirkan']")?.Closest("form") is IHtmlFormElement attaching)
        {
            // What an SOP asks for before any of its steps has made it is attached by hand.
            await browser.PostAsync(page, attaching, ("Aksi", "lampirkan"), ("Alasan.lampirkan", "Draf tahun lalu dipakai sebagai bahan."));
            page = await browser.GetAsync(duty.Address);
        }

        if (duty.Kind is ActKind.Process)
        {
            // Where the SOP has no row for it, units fill their sheets unasked.
            foreach (var (own, account) in await OpenDuties.OwnSheetsAsync(site, duty.Run))
            {
                var filler = await BrowserAsync(account);
                await PostSheet.FillAsync(filler, own);
                await PostSheet.HandInAsync(filler, own);
            }
        }

        if (duty.Kind is ActKind.Collect && page.Html.QuerySelectorAll("#tugas a").FirstOrDefault(link => link.TextContent.Trim() == "Isi lembar") is { } sheet)
        {
            await PostSheet.FillAsync(browser, sheet.GetAttribute("href")!);
            page = await browser.GetAsync(duty.Address);
        }

        if (duty.Kind is ActKind.Dispatch && page.Text.Contains("Ambil nomor dan terbitkan", StringComparison.Ordinal))
        {
            await browser.SendAsync(page, page.Form("tugas"), [.. PostForm.Typed(page.Form("tugas"), Today), ("Aksi", "terbitkan")]);
            await PrintedAsync();
            page = await browser.GetAsync(duty.Address);
        }

        return page;
    }

    /// <summary>One user reads before he sends, and meanwhile the papers of his last step are printed.</summary>
    private async Task PrintedAsync()
    {
        while (await site.Database.OwnerAsync("select count(*) from platform.outbox where failed_at is null") is not 0L)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private async Task<bool> PastThePagesAsync(RunId run, StepWriter past)
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
        catch (InvalidOperationException failure)
        {
            // A later act asks for a document that only the pages make; the walk ends here.
            Refused.Add(("di luar halaman", failure.Message));
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
}
