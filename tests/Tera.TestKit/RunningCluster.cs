using Tera.Platform.Cluster;
using Xunit;

namespace Tera;

/// <summary>One private cluster for all tests of a class that only look at it.</summary>
public sealed class RunningCluster : IAsyncLifetime
{
    public TemporaryData Data { get; } = new();

    public PrivateCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await PrivateCluster.StartAsync(Data.Options);

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        Data.Dispose();
    }
}
