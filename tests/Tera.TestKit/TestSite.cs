using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Tera.Organisation.Demonstration;
using Tera.Platform;

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
    public static async Task<TestSite> StartAsync(Action<IServiceCollection>? adjust = null)
    {
        var database = await TestDatabase.DemonstrationAsync();
        var data = Directory.CreateTempSubdirectory("tera-site-");
        var app = TeraApplication.Build(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"], database.Connections, DataDirectory.At(data.FullName), services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IClock>(database.Clock));
            adjust?.Invoke(services);
        });
        await app.StartAsync();
        return new(database, app, data);
    }

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
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
