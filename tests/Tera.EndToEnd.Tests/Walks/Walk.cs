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

    private readonly TestSite _site;

    private Walk(TestSite site, Robot robot) => (_site, Robot) = (site, robot);

    internal Robot Robot { get; }

    /// <param name="chromium">The browser.</param>
    /// <param name="name">Folder of the pictures.</param>
    internal static async Task<Walk> BeginAsync(Chromium chromium, string name)
    {
        var site = await TestSite.AtWorkAsync();
        site.Clock.Now = Beginning;
        return new(site, new Robot(chromium, site, new Gallery(name)));
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
