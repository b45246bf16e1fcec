using Microsoft.AspNetCore.DataProtection;
using Tera.Platform;
using Tera.Platform.Cluster;
using Tera.Platform.Health;

namespace Tera;

/// <summary>Puts the web application together from its modules. Starting it, and having a database for it, is the caller's.</summary>
public static class TeraApplication
{
    /// <param name="args">Host settings, <c>--Key=Value</c>.</param>
    /// <param name="connections">A database whose schema is up to date.</param>
    /// <param name="data">Where keys and files are kept.</param>
    public static WebApplication Build(string[] args, ClusterConnections connections, DataDirectory data)
    {
        // Settings and assets lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();

        // Standard output belongs to a verb's answer; what operators read goes beside it.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        data.Create();
        builder.Services.AddSingleton(connections);
        builder.Services.AddSingleton(data);
        builder.Services.AddDataProtection().SetApplicationName("Tera").PersistKeysToFileSystem(new DirectoryInfo(data.Keys));
        builder.Services.AddHealth();

        var app = builder.Build();
        app.MapHealth();
        return app;
    }
}
