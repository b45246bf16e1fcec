using System.Globalization;

namespace Tera.Platform.CommandLine;

/// <summary>What the command line asked of the server.</summary>
internal sealed record ServerOrder(DataDirectory Data, int Port, bool Json, bool Demonstration, IReadOnlyList<string> Settings)
{
    /// <summary>Environment and <c>--Key=Value</c> settings, read before the host exists: they say which database there is.</summary>
    internal IConfiguration Configuration() => HostConfiguration.Read([.. Settings]);

    /// <summary>Loopback on the port, which is then what documents print too; unless other addresses were given, which come last and win.</summary>
    internal string[] HostSettings()
    {
        var given = Configuration();
        var listens = given["urls"] is null;
        return
        [
            .. listens ? [$"--urls={Loopback()}"] : Array.Empty<string>(),
            .. listens && Port != 0 && given["PublicUrl"] is null ? [$"--PublicUrl={Loopback()}"] : Array.Empty<string>(),
            .. Settings,
        ];
    }

    /// <summary>A free port cannot be chosen for two addresses at once, so 0 means IPv4 only.</summary>
    private string Loopback() => Port == 0 ? "http://127.0.0.1:0" : string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}");
}
