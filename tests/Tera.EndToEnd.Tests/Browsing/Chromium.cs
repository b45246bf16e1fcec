using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Tera.EndToEnd.Browsing;

/// <summary>One browser for the whole run: the distribution's own, which no test downloads; without the window, toolbars and tabs of a person, which cost as much as the pages.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium-headless-shell";

    /// <summary>Quiet, reproducible, and not asking anybody for updates.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments, Headless = true });
    }

    /// <summary>A browser profile that nobody has used, as big as a desk's screen.</summary>
    public Task<IBrowserContext> ProfileAsync() => _browser!.NewContextAsync(new()
    {
        Locale = "id-ID",
        TimezoneId = "Asia/Jakarta",
        ViewportSize = Visitor.Desk,
        ReducedMotion = ReducedMotion.Reduce,
    });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
