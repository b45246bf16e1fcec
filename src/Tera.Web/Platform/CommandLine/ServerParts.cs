using Tera.Platform.Cluster;

namespace Tera.Platform.CommandLine;

/// <summary>What a server is put together from; <c>Program</c> supplies it, since it alone sees every module.</summary>
/// <param name="Application">Builds the web application over these connections, from host settings (<c>--Key=Value</c>), its services adjusted where asked.</param>
/// <param name="MigrateAsync">Brings the schema up to date over the owner's connection string; returns the names of the steps it applied.</param>
/// <param name="SeedAsync">Fills the demonstration region when it is not there, if need be with the application built once more; returns who can sign in.</param>
internal sealed record ServerParts(
    Func<string[], ClusterConnections, DataDirectory, Action<IServiceCollection>?, WebApplication> Application,
    Func<string, CancellationToken, Task<IReadOnlyList<string>>> MigrateAsync,
    Func<WebApplication, Func<Action<IServiceCollection>, WebApplication>, CancellationToken, Task<IReadOnlyList<DemoAccount>>> SeedAsync
)
{
    internal WebApplication Build(string[] settings, ClusterConnections connections, DataDirectory data, Action<IServiceCollection>? adjust = null) =>
        Application(settings, connections, data, adjust);
}

/// <summary>Someone of the demonstration region, as printed on the terminal.</summary>
internal sealed record DemoAccount(string UserName, string Password, string Role);
