using Microsoft.Playwright;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.EndToEnd.Browsing;

/// <summary>Somebody with a browser of his own; notes everything the browser complains about.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _profile;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext profile, IPage page, Uri site) => (_profile, Page, Site) = (profile, page, site);

    public static ViewportSize Desk { get; } = new() { Width = 1366, Height = 768 };

    public static ViewportSize Phone { get; } = new() { Width = 360, Height = 740 };

    public IPage Page { get; }

    public Uri Site { get; }

    /// <summary>Errors of scripts, broken rules of the content policy, and answers of a broken server, each with its address.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visitor> ArriveAsync(Chromium chromium, Uri site)
    {
        var profile = await chromium.ProfileAsync();
        var visitor = new Visitor(profile, await profile.NewPageAsync(), site);
        visitor.Listen();
        return visitor;
    }

    /// <summary>Somebody of the demonstration, signed in by the form.</summary>
    public static async Task<Visitor> SignInAsync(Chromium chromium, TestSite site, string userName)
    {
        var visitor = await ArriveAsync(chromium, site.Address);
        await visitor.GoAsync("/masuk");
        await visitor.SignInHereAsync(userName);
        Assert.DoesNotContain("/masuk", visitor.Page.Url);
        return visitor;
    }

    /// <summary>Fills in the sign-in form that is on the screen.</summary>
    public async Task SignInHereAsync(string userName)
    {
        await Page.GetByLabel("Nama pengguna").FillAsync(userName);
        await Page.GetByLabel("Kata sandi").FillAsync(OrganisationSeed.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
    }

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(new Uri(Site, path).ToString());

    public ValueTask DisposeAsync() => _profile.DisposeAsync();

    private void Listen()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsRefusal(message.Text))
            {
                _complaints.Add($"{Page.Url}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _complaints.Add($"{Page.Url}: {error}");
        Page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                _complaints.Add($"{response.Status} {response.Url}");
            }
        };
    }

    /// <summary>The console also reports what the server says on purpose: refused (422), not there (404), and trouble that a test makes (503).</summary>
    private static bool IsRefusal(string text) => text.Contains("Failed to load resource", StringComparison.Ordinal);
}
