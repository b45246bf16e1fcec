using Microsoft.Playwright;
using NodaTime;
using Tera.EndToEnd.Browsing;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.EndToEnd.Robots;

/// <summary>Everybody of an agency at his own browser, doing what waits for him through the pages alone.</summary>
public sealed class Robot(Chromium chromium, TestSite site, Gallery gallery) : IAsyncDisposable
{
    private const int MostMoves = 150;
    private readonly Dictionary<string, Visitor> _people = [];

    public TestSite Site { get; } = site;

    public Gallery Gallery { get; } = gallery;

    /// <summary>Somebody at his browser; signs in the first time.</summary>
    public async Task<Visitor> PersonAsync(string userName)
    {
        if (!_people.TryGetValue(userName, out var person))
        {
            _people[userName] = person = await Visitor.SignInAsync(chromium, Site, userName);
        }

        return person;
    }

    /// <summary>Somebody who has not signed in.</summary>
    public Task<Visitor> StrangerAsync() => Visitor.ArriveAsync(chromium, Site.Address);

    /// <summary>Starts a run by the form.</summary>
    /// <param name="userName">Who starts it.</param>
    /// <param name="sop">Title of the SOP.</param>
    /// <param name="period">Label of the period; null for the one proposed.</param>
    public async Task<RunId> StartAsync(string userName, string sop, string? period = null)
    {
        var person = await PersonAsync(userName);
        await person.GoAsync("/pelaksanaan");
        await Gallery.LookAsync(person.Page, "pelaksanaan");
        await person.GoAsync("/pelaksanaan/mulai");
        var chosen = person.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{sop}") }).First;
        if (period is null)
        {
            // Of several none is proposed; the page of one SOP leads here with its period.
            await person.GoAsync("/pelaksanaan/mulai?sop=" + await chosen.GetAttributeAsync("value"));
        }
        else
        {
            await chosen.CheckAsync();
            await person.Page.GetByRole(AriaRole.Radio, new() { Name = period }).CheckAsync();
        }

        await Gallery.LookAsync(person.Page, "mulai");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Mulai pelaksanaan" }).ClickAsync();
        await ReceiptAsync(person.Page, "starting");
        return new RunId(Guid.Parse(new Uri(person.Page.Url).Segments[^1]));
    }

    /// <summary>Does what is open until nothing is, or until told to stop.</summary>
    /// <param name="run">The run.</param>
    /// <param name="answers">What a check is answered; Yes where it says nothing.</param>
    /// <param name="until">Asked before each move.</param>
    public async Task WalkAsync(RunId run, Func<OpenDuty, Answer?>? answers = null, Func<OpenDuty, bool>? until = null)
    {
        var stated = false;
        for (var moves = 0; moves < MostMoves; moves++)
        {
            var open = await OpenDuties.OfAsync(Site, run);
            if (open.Count == 0)
            {
                return;
            }

            // One participant states that he takes part; the others are covered when the decider decides.
            var duty = !stated && open.FirstOrDefault(one => one.IsJoint && one.Accounts.Count > 0) is { } joint ? joint : open[0];
            if (until?.Invoke(duty) is true)
            {
                return;
            }

            stated |= duty.IsJoint;
            Site.Clock.Advance(Duration.FromMinutes(4));
            if (duty.Kind is null)
            {
                await WalkAsync(await OpenDuties.ChildAsync(Site, run));
                continue;
            }

            if (duty.Kind is ActKind.Process)
            {
                await FillOwnSheetsAsync(run);
            }

            await DoAsync(duty, answers?.Invoke(duty) ?? Answer.Yes);
        }

        throw new InvalidOperationException($"Run {run} did not end within {MostMoves} moves.");
    }

    /// <summary>Where the SOP prints no row for it, units fill their sheets from Beranda before somebody compiles them.</summary>
    private async Task FillOwnSheetsAsync(RunId run)
    {
        foreach (var (sheet, account) in await OpenDuties.OwnSheetsAsync(Site, run))
        {
            var person = await PersonAsync(account);
            await person.GoAsync("/");
            await Gallery.LookAsync(person.Page, "beranda dengan lembar");
            await person.Page.Locator($"a[href='{sheet}']").First.ClickAsync();
            await new SheetWork(this, person).DoAsync(Site.Clock.Now.InZone(DateTimeZoneProviders.Tzdb["Asia/Jakarta"]).Date);
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Serahkan lembar" }).ClickAsync();
            await ReceiptAsync(person.Page, $"Handing in {sheet}");
        }
    }

    /// <summary>One task, by the first of those who may whom the rules let.</summary>
    public async Task<Visitor> DoAsync(OpenDuty duty, Answer answer)
    {
        var refusals = new List<string>();
        foreach (var account in duty.Accounts)
        {
            var person = await PersonAsync(account);
            await OpenAsync(person, duty);
            var panel = new Panel(this, person, duty, answer);
            try
            {
                if (await panel.DoAsync() is not { } refusal)
                {
                    return person;
                }

                refusals.Add($"{account}: {refusal}");
            }
            catch (Exception stuck) when (stuck is PlaywrightException or TimeoutException)
            {
                await Gallery.LookAsync(person.Page, $"macet {duty.Kind}");
                throw new InvalidOperationException($"{account} got stuck with {duty} at {person.Page.Url}.", stuck);
            }
        }

        throw new InvalidOperationException($"Nobody could do {duty}. {string.Join("; ", refusals)}");
    }

    /// <summary>From Beranda, where it must wait for him.</summary>
    public async Task OpenAsync(Visitor person, OpenDuty duty)
    {
        await person.GoAsync("/");
        await Gallery.LookAsync(person.Page, "beranda");
        await person.Page.Locator($"a[href='{duty.Address}']").First.ClickAsync();
        await person.Page.WaitForURLAsync($"**/pelaksanaan/{duty.Run}**");
    }

    /// <summary>The code of the receipt on the page.</summary>
    public static async Task<string> ReceiptAsync(IPage page, string deed)
    {
        var outcome = page.Locator(".t-receipt, .t-fault-list");
        await outcome.First.WaitForAsync();
        Assert.True(await page.Locator(".t-receipt").CountAsync() > 0, $"{deed} was refused: {await outcome.First.InnerTextAsync()}");
        return await page.Locator(".t-receipt .t-code").First.InnerTextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values)
        {
            Gallery.Hear(person);
            await person.DisposeAsync();
        }
    }
}

/// <summary>What a check is answered.</summary>
/// <param name="Accepted">Ya.</param>
/// <param name="Reason">Said with a Tidak.</param>
/// <param name="To">Label of the step to go back to; null for the proposed one.</param>
/// <param name="Unit">Label of the one unit it is for; null for all.</param>
public sealed record Answer(bool Accepted, string? Reason = null, string? To = null, string? Unit = null)
{
    public static Answer Yes { get; } = new(true);
}
