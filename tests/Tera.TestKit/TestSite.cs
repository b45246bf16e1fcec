using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Tera.Organisation.Demonstration;
using Tera.Platform;
using Tera.Platform.Cluster;

namespace Tera.TestKit;

/// <summary>The whole program over a copy of the demonstration region, on a free port of this machine, with the clock of the test.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _data;

    private TestSite(TestDatabase database, WebApplication app, DirectoryInfo data) => (Database, _app, _data) = (database, app, data);

    public TestDatabase Database { get; }

    public TestClock Clock => Database.Clock;

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <param name="adjust">Replaces what stands at the edge of the program.</param>
    public static async Task<TestSite> StartAsync(Action<IServiceCollection>? adjust = null) => await StartAsync(await TestDatabase.DemonstrationAsync(), adjust);

    /// <summary>The same with plans and figures of past quarters, and no SOPs.</summary>
    public static async Task<TestSite> PlannedAsync() => await StartAsync(await TestDatabase.PlannedDemonstrationAsync(), adjust: null);

    /// <summary>The same with SOPs in force, plans, figures of past quarters and certificates.</summary>
    public static async Task<TestSite> AtWorkAsync(Action<IServiceCollection>? adjust = null) =>
        await StartAsync(await TestDatabase.WorkingDemonstrationAsync(), adjust);

    /// <summary>The same with the runs of <c>tera demo</c>, at the moment they were made.</summary>
    public static async Task<TestSite> WithRunsAsync() => await StartAsync(await TestDatabase.RunningDemonstrationAsync(), adjust: null);

    /// <summary>The demonstration with a tap between the program and its database.</summary>
    public static async Task<(TestSite Site, WireTap Tap)> TappedAsync()
    {
        var database = await TestDatabase.PlannedDemonstrationAsync();
        var tap = WireTap.Before(database.Connections.Application);
        return (await StartAsync(database, adjust: null, new ClusterConnections(database.Connections.Owner, tap.ConnectionString)), tap);
    }

    /// <param name="database">What it works on.</param>
    /// <param name="adjust">Replaces what stands at the edge of the program.</param>
    /// <param name="way">By which it reaches the database; null for straight.</param>
    private static async Task<TestSite> StartAsync(TestDatabase database, Action<IServiceCollection>? adjust, ClusterConnections? way = null)
    {
        var data = Directory.CreateTempSubdirectory("tera-site-");
        if (database.Files is { } files)
        {
            using var cp = Process.Start("cp", ["-r", $"{files.FullName}/.", data.FullName]);
            await cp.WaitForExitAsync();
        }

        var address = $"http://127.0.0.1:{FreePort()}";
        string[] settings = [$"--urls={address}", $"--PublicUrl={address}", "--Logging:LogLevel:Default=Error"];
        var app = TeraApplication.Build(settings, way ?? database.Connections, DataDirectory.At(data.FullName), services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IClock>(database.Clock));
            adjust?.Invoke(services);
        });
        await app.StartAsync();
        return new(database, app, data);
    }

    /// <summary>Papers carry the address, so it must be known before the server starts.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Every file in the store, what is still coming in too, by its path inside it.</summary>
    public IReadOnlyList<string> StoredFiles() =>
        [.. _data.EnumerateDirectories("berkas").SelectMany(store => store.EnumerateFiles("*", SearchOption.AllDirectories)).Select(file => Path.GetRelativePath(_data.FullName, file.FullName)).Order()];

    /// <summary>A browser that nobody has signed in with.</summary>
    public TestBrowser Browser() => new(Address);

    /// <summary>A browser in which somebody of the demonstration is signed in.</summary>
    public async Task<TestBrowser> SignedInAsync(string userName)
    {
        var browser = Browser();
        var page = await browser.GetAsync("/masuk");
        var answer = await browser.SendAsync(page, "masuk", ("Form.Name", userName), ("Form.Password", OrganisationSeed.Password));
        return answer.Path != "/masuk"
            ? browser
            : throw new InvalidOperationException($"{userName} was not let in: {answer.Status} {answer.Text}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
