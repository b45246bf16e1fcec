using Npgsql;
using Tera.Platform.Cluster;

namespace Tera.Platform.CommandLine;

/// <summary>The database a verb works on: the configured server, or the private cluster for as long as the verb runs.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PrivateCluster? _cluster;

    private Database(ClusterConnections connections, PrivateCluster? cluster = null) => (Connections, _cluster) = (connections, cluster);

    internal ClusterConnections Connections { get; }

    /// <summary>For the one program that serves; refuses when the data is in use.</summary>
    internal static async Task<Database> OpenAsync(IConfiguration configuration, DataDirectory data, CancellationToken ct) =>
        await ConfiguredAsync(configuration, ct) ?? Of(await PrivateCluster.StartAsync(new ClusterOptions(data), ct));

    /// <summary>For verbs that may work beside a running server.</summary>
    internal static async Task<Database> JoinAsync(IConfiguration configuration, DataDirectory data, CancellationToken ct) =>
        await ConfiguredAsync(configuration, ct) ?? Of(await PrivateCluster.StartOrJoinAsync(new ClusterOptions(data), ct));

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Database Of(PrivateCluster cluster) => new(cluster.Connections, cluster);

    private static async Task<Database?> ConfiguredAsync(IConfiguration configuration, CancellationToken ct)
    {
        var (owner, application) = (configuration.GetConnectionString("Owner"), configuration.GetConnectionString("Application"));
        if (string.IsNullOrEmpty(owner) && string.IsNullOrEmpty(application))
        {
            return null;
        }

        if (string.IsNullOrEmpty(owner) || string.IsNullOrEmpty(application))
        {
            throw new ClusterUnavailableException(
                $"""
                ConnectionStrings:{(string.IsNullOrEmpty(owner) ? "Owner" : "Application")} belum diisi.
                Isilah keduanya, Owner (pemilik tabel) dan Application (pengguna aplikasi), atau kosongkan keduanya agar Tera memakai PostgreSQL-nya sendiri.
                """
            );
        }

        await ReachAsync("Owner", owner, ct);
        await ReachAsync("Application", application, ct);
        return new Database(new ClusterConnections(owner, application));
    }

    private static async Task ReachAsync(string name, string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(ct);
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            throw new ClusterUnavailableException(
                $"""
                Basis data pada ConnectionStrings:{name} tidak dapat dihubungi: {e.Message}
                Periksalah apakah servernya berjalan dan apakah alamat, nama pengguna, dan kata sandinya benar.
                """,
                e
            );
        }
    }
}
