using System.CommandLine;
using System.Text.Json;
using Tera.Platform.Cluster;

namespace Tera.Platform.CommandLine;

/// <summary>
/// The private cluster alone, for tests: prints the owner's connection string, then the application's, each on its own line,
/// and stays until it is told to stop. Hidden, because an office never needs it.
/// </summary>
internal sealed class ClusterVerb : Command
{
    private readonly Option<DataDirectory> _data = CommonOptions.Data();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _notDurable = new("--not-durable") { Description = "Cepat, tetapi tidak tahan mati listrik" };

    internal ClusterVerb()
        : base("cluster", "Jalankan hanya PostgreSQL milik Tera sampai dihentikan")
    {
        Hidden = true;
        Options.Add(_data);
        Options.Add(_json);
        Options.Add(_notDurable);
        SetAction(
            async (parsed, ct) =>
            {
                var options = new ClusterOptions(parsed.GetValue(_data)!) { Durable = !parsed.GetValue(_notDurable) };
                await using var cluster = await PrivateCluster.StartAsync(options, ct);
                Print(cluster.Connections, parsed.GetValue(_json));
                await Task.Delay(Timeout.Infinite, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                return ExitCodes.Success;
            }
        );
    }

    private static void Print(ClusterConnections connections, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(connections, JsonSerializerOptions.Web));
            return;
        }

        Console.WriteLine(connections.Owner);
        Console.WriteLine(connections.Application);
    }
}
