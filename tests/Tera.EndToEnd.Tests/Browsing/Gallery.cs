using System.Collections.Concurrent;
using System.Globalization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Tera.EndToEnd.Browsing;

/// <summary>Looks at a page as a reviewer does: on a desk and on a telephone, with pictures kept, and for readers who do not see.</summary>
/// <remarks>Faults are collected, so that one walk shows all of them; <see cref="AssertClean"/> ends it.</remarks>
/// <param name="name">Folder of its pictures.</param>
/// <param name="known">Kinds of screens inspected by whoever looks at the same screens of another office; null where nobody does.</param>
public sealed class Gallery(string name, ConcurrentDictionary<string, Gallery>? known = null)
{
    private const float Patience = 90_000;
    private static readonly string Root = Path.Combine(Checkout(), "artifacts", "gambar");
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Where the pictures of this walk are kept.</summary>
    public string Folder { get; } = Emptied(Path.Combine(Root, name));

    private readonly HashSet<string> _seen = [];
    private readonly List<string> _faults = [];

    /// <summary>
    /// Keeps a picture of a kind of screen, the first time this walk meets it, and looks whether it fits a telephone: the same kind of screen holds
    /// other lists, words and figures in the next SOP. What its parts are to readers who do not see is the same in each, and inspected once.
    /// </summary>
    /// <param name="page">As it stands on the desk's screen; so it is left.</param>
    /// <param name="kind">What kind of screen: a word or two.</param>
    public async Task LookAsync(IPage page, string kind)
    {
        if (!_seen.Add(kind))
        {
            return;
        }

        // A page that asks again by itself would go away under the eyes of whoever looks.
        await page.GetByText("Halaman ini memuat ulang sendiri").First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patience });
        await NoInlineStylesAsync(page, kind);
        await NoTwinsAsync(page, kind);
        await PictureAsync(page, kind, "");
        await page.SetViewportSizeAsync(Visitor.Phone.Width, Visitor.Phone.Height);
        await NoSidewaysScrollAsync(page, kind);
        var isNew = known?.TryAdd(kind, this) ?? true;
        if (isNew)
        {
            await PictureAsync(page, kind, "-360");
        }

        await page.SetViewportSizeAsync(Visitor.Desk.Width, Visitor.Desk.Height);
        if (isNew)
        {
            await AccessibleAsync(page, kind);
        }
    }

    /// <summary>Adds what browsers complained about.</summary>
    public void Hear(Visitor visitor) => _faults.AddRange(visitor.Complaints);

    public void AssertClean() => Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct()));

    private async Task PictureAsync(IPage page, string kind, string suffix)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"{_seen.Count:00}-{kind.Replace(' ', '-')}{suffix}.jpg");
        // Two frames, so that what was laid out last is painted too.
        await page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
        // Hiding the caret would write styles into the page.
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file), Type = ScreenshotType.Jpeg, Quality = 80, FullPage = true, Caret = ScreenshotCaret.Initial });
    }

    /// <summary>
    /// Axe's own script, evaluated here: the driver's wrapper opens a second page for every report and carries all of it across, which takes ten times
    /// as long as the inspection.
    /// </summary>
    private async Task AccessibleAsync(IPage page, string kind)
    {
        await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<string[]>(
            """
            async () => {
                const { violations } = await axe.run(document, { resultTypes: ['violations'] });
                return violations.map(one => `axe ${one.id} (${one.impact}): ${one.help}: ${one.nodes.slice(0, 4).map(node => node.html).join(' | ')}`);
            }
            """);
        _faults.AddRange(violations.Select(violation => $"{kind}: {violation}"));
    }

    /// <summary>The content policy would drop them anyway, and the page would look otherwise than meant.</summary>
    private async Task NoInlineStylesAsync(IPage page, string kind)
    {
        var styled = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[style], style')].slice(0, 3).map(one => one.outerHTML.slice(0, 120))");
        _faults.AddRange(styled.Select(html => $"{kind}: inline style {html}"));
    }

    /// <summary>The words beside a choice belong to the first element of its id: with twins a click would choose elsewhere.</summary>
    private async Task NoTwinsAsync(IPage page, string kind)
    {
        var twins = await page.EvaluateAsync<string[]>(
            "() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id); return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]; }");
        _faults.AddRange(twins.Select(id => $"{kind}: two elements with the id {id}"));
    }

    /// <summary>A browser that has just been made narrow needs a moment for a wide table.</summary>
    private async Task NoSidewaysScrollAsync(IPage page, string kind)
    {
        try
        {
            await page.WaitForFunctionAsync("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth", null, new() { Timeout = 2000 });
            return;
        }
        catch (TimeoutException)
        {
            // What it is that stands out is told below.
        }

        var widest = await page.EvaluateAsync<string?>(
            """
            () => {
                const room = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= room) { return null; }
                const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > room + 1)
                    .map(one => `${one.tagName.toLowerCase()}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`);
                return wide.slice(-3).join(' | ') || 'nothing in sight';
            }
            """);
        if (widest is not null)
        {
            _faults.Add($"{kind}: scrolls sideways at 360 px: {widest}");
        }
    }

    /// <summary>Pictures of a walk before would stand between these as if they were today's.</summary>
    private static string Emptied(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tera.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside a checkout.");
        }

        return folder.FullName;
    }
}
