using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using Tera.EndToEnd.Browsing;
using Tera.EndToEnd.Robots;
using Tera.Procedures;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.EndToEnd.Walks;

/// <summary>One agency's SOP on a site of its own, in the first working days of January, when the fourth quarter is measured.</summary>
internal sealed class Walk : IAsyncDisposable
{
    /// <summary>Wednesday 6 January 2027, 08.00 WIB; the day before is a holiday.</summary>
    private static readonly Instant Beginning = Instant.FromUtc(2027, 1, 6, 1, 0);

    private static readonly ConcurrentDictionary<string, Gallery> Inspected = new();

    private readonly TestSite _site;

    private Walk(TestSite site, Robot robot) => (_site, Robot) = (site, robot);

    internal Robot Robot { get; }

    /// <param name="chromium">The browser.</param>
    /// <param name="name">Folder of the pictures.</param>
    internal static async Task<Walk> BeginAsync(Chromium chromium, string name)
    {
        var site = await TestSite.AtWorkAsync();
        site.Clock.Now = Beginning;
        return new(site, new Robot(chromium, site, new Gallery(name, Inspected)));
    }

    /// <summary>The run as somebody sees it at the end.</summary>
    internal async Task<Visitor> AfterwardsAsync(RunId run, string userName)
    {
        Assert.Equal(RunStatus.Finished, (await OpenDuties.StateAsync(_site, run)).Status);
        var reader = await Robot.PersonAsync(userName);
        await reader.GoAsync(ProceduresLinks.Run(run));
        await Robot.Gallery.LookAsync(reader.Page, "selesai");
        Assert.Contains("Selesai", await reader.Page.Locator("main").InnerTextAsync());
        return reader;
    }

    /// <summary>The runs that it waited for, each with the code of its SOP and how it stands.</summary>
    internal Task<List<string>> LinkedAsync(RunId run) => Sql.ListAsync(
        _site.Database.Connections.Owner,
        $"""
         select concat_ws(' ', p.code, r.status) from procedures.run r join procedures.procedure p on p.id = r.procedure_id
         where r.ancestors @> array['{run}'::uuid] order by r.started_at, r.id
         """);

    /// <summary>How a task of the run stands.</summary>
    internal async Task<RunTaskStatus?> StatusAsync(RunId run, TaskKey task) => (await OpenDuties.StateAsync(_site, run)).Find(task)?.Status;

    /// <summary>Whoever scans the code of a paper reads what it is, without signing in.</summary>
    internal async Task ProveAsync(Uri address, string title)
    {
        await using var stranger = await Robot.StrangerAsync();
        await stranger.GoAsync(address.AbsolutePath);
        await Robot.Gallery.LookAsync(stranger.Page, "verifikasi");
        var said = await stranger.Page.Locator("main").InnerTextAsync();
        Assert.Contains("Asli dan berlaku", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(title, said, StringComparison.OrdinalIgnoreCase);
        Robot.Gallery.Hear(stranger);
    }

    /// <summary>Finds the archived run in the list, opens it, and waits for its package.</summary>
    internal async Task OpenArchiveAsync(Visitor reader, string title)
    {
        await reader.GoAsync("/arsip");
        await Robot.Gallery.LookAsync(reader.Page, "arsip");
        await reader.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(title, RegexOptions.IgnoreCase) }).First.ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Unduh paket" }).WaitForAsync();
        await Robot.Gallery.LookAsync(reader.Page, "satu berkas arsip");
    }

    /// <summary>Opens the run's main document from the list of documents.</summary>
    internal async Task OpenDocumentAsync(Visitor reader, RunId run, string kind)
    {
        var revision = await _site.Database.OwnerAsync(
            $"""
             select r.id from documents.revision r join documents.artifact a on a.id = r.artifact_id
             where a.run_id = '{run}' and a.kind = '{kind}' and r.signed_hash is not null order by r.number desc limit 1
             """);
        Assert.NotNull(revision);
        await reader.GoAsync("/dokumen");
        await Robot.Gallery.LookAsync(reader.Page, "dokumen");
        await reader.GoAsync($"/dokumen/{revision}");
        await Robot.Gallery.LookAsync(reader.Page, "satu dokumen");
    }

    public async ValueTask DisposeAsync()
    {
        await Robot.DisposeAsync();
        await _site.DisposeAsync();
    }
}
