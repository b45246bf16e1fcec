using Microsoft.Extensions.DependencyInjection;
using Tera.Platform.Cluster;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>An office on a throwaway server that is as durable as a real one.</summary>
internal sealed class BenchOffice : IAsyncDisposable
{
    private readonly TemporaryData _data;
    private readonly PrivateCluster _cluster;

    private BenchOffice(TemporaryData data, PrivateCluster cluster, TestDatabase database, Office office) =>
        (_data, _cluster, Database, Office, Node) = (data, cluster, database, office, WritingNode.Over(database.Connections.Application));

    public static ProcedureDefinition Procedure { get; } = ProcedureLibrary.Load(Path.Combine(AppContext.BaseDirectory, "sop")).Definitions
        .Single(definition => definition.Code.Value == "dishub");

    public TestDatabase Database { get; }

    public Office Office { get; }

    /// <summary>One node, on the clock of the machine.</summary>
    public ServiceProvider Node { get; }

    public StepWriter Writer() => new(Node, WritingPlace.Of(Office));

    public static async Task<BenchOffice> OpenAsync(int units = 6)
    {
        var data = new TemporaryData();
        var cluster = await PrivateCluster.StartAsync(new ClusterOptions(data.Place));
        var database = await TestDatabase.OverAsync(cluster.Connections);
        return new(data, cluster, database, await Office.RunningAsync(database, Procedure, units));
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
        await _cluster.DisposeAsync();
        _data.Dispose();
    }
}
