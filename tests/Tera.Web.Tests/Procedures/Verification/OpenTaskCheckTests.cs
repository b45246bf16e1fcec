using System.Text;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Verification;

/// <summary>No run stands still because nobody has a task: the page of the system's health counts, and <c>tera verify</c> names.</summary>
public sealed class OpenTaskCheckTests
{
    private const string Page = "/kesehatan";

    [Fact]
    public async Task Given_runs_whose_tasks_do_not_fit_them_when_the_health_page_is_opened_then_it_counts_them_and_the_server_stays_ready()
    {
        await using var site = await SopSite.StartAsync();
        var (stuck, ended) = (await StartAsync(site, 2), await StartAsync(site, 3));
        using var admin = await site.SignedInAsync("admin");
        Assert.Equal("Baik", await StandingAsync(admin));

        await site.Database.BehindTheRulesAsync("procedures.task", $"delete from procedures.task where run_id = '{stuck}'");
        await site.Database.OwnerAsync($"update procedures.run set status = 'Finished' where id = '{ended}'");

        var standing = await StandingAsync(admin);
        Assert.StartsWith("Perlu diperiksa", standing, StringComparison.Ordinal);
        Assert.EndsWith(
            "1 pelaksanaan berjalan tanpa satu pun tugas terbuka; 1 pelaksanaan sudah berakhir tetapi masih punya tugas terbuka. Perintah ./tera verify menyebut pelaksanaannya.",
            standing,
            StringComparison.Ordinal);
        Assert.Equal(
            """{"status":"ready","checks":[{"name":"database","status":"ready"}]}""", Encoding.UTF8.GetString((await admin.DownloadAsync("/health/ready"))!));
    }

    private static async Task<string> StandingAsync(TestBrowser browser)
    {
        var rows = (await browser.GetAsync(Page)).Html.QuerySelectorAll("tbody tr");
        return rows.Single(row => row.TextContent.Contains("Pelaksanaan dan tugasnya", StringComparison.Ordinal)).QuerySelector("td")!.TextContent.Trim();
    }

    private static async Task<RunId> StartAsync(TestSite site, int quarter)
    {
        await using var session = site.Session();
        var start = new StartRun(
            CommandId.New(), await site.ProcedureAsync("dishub", "dishub"), new RunSubject("agency", OrganisationSeed.Agency("dishub").Value, 2026, quarter), null, null);
        return new(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, default)).Result));
    }
}
