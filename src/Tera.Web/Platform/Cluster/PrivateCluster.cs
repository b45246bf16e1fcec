using System.Diagnostics;
using Npgsql;

namespace Tera.Platform.Cluster;

/// <summary>
/// The product's own PostgreSQL, for an office that has no database server: started with the program, reachable only
/// through a unix socket, stopped with the program. Clusters that the machine runs otherwise are never touched.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(30);

    private readonly DataLock? _lock;
    private readonly SocketDirectory? _sockets;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _guard = Task.CompletedTask;
    private Postmaster? _postmaster;

    private PrivateCluster(ClusterConnections connections) => Connections = connections;

    private PrivateCluster(DataLock held, Postmaster postmaster, SocketDirectory sockets, Func<Task<Postmaster>> again)
        : this(ConnectionsTo(sockets.Path))
    {
        (_lock, _postmaster, _sockets) = (held, postmaster, sockets);
        _guard = GuardAsync(postmaster, again);
    }

    public ClusterConnections Connections { get; }

    /// <summary>Starts the cluster, making it when there is none; refuses when another program uses the data.</summary>
    /// <exception cref="ClusterUnavailableException">With what is wrong and how to mend it.</exception>
    public static async Task<PrivateCluster> StartAsync(ClusterOptions options, CancellationToken ct = default)
    {
        var held =
            DataLock.TryTake(options.Data)
            ?? throw new ClusterUnavailableException(
                $"""
                Direktori data {options.Data.Path} sedang dipakai oleh Tera yang lain (proses {DataLock.HolderOf(options.Data)}).
                Hentikan dahulu yang itu, atau pilih direktori lain dengan --data.
                """
            );
        try
        {
            return await StartLockedAsync(options, held, ct);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>For work beside a running server: uses its cluster when it runs on this data, else starts it.</summary>
    /// <exception cref="ClusterUnavailableException">With what is wrong and how to mend it.</exception>
    public static async Task<PrivateCluster> StartOrJoinAsync(ClusterOptions options, CancellationToken ct = default) =>
        PostmasterFile.OfLiving(options.Data.Postgres) is { Ready: true } running && IsHeld(options.Data)
            ? new PrivateCluster(ConnectionsTo(running.SocketDirectory))
            : await StartAsync(options, ct);

    /// <summary>Fast shutdown of a cluster we started; one we only joined goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync();
        // Were the guard broken, the server is stopped all the same.
        await Task.WhenAny(_guard);
        _ending.Dispose();
        if (_postmaster is not null)
        {
            await _postmaster.StopAsync();
        }

        _sockets?.Remove();
        _lock?.Dispose();
    }

    /// <summary>A server that ends though nobody asked it to is started again at the same place: whoever waits on a page would else wait for ever.</summary>
    private async Task GuardAsync(Postmaster running, Func<Task<Postmaster>> again)
    {
        var pause = ShortPause;
        while (true)
        {
            var lived = Stopwatch.StartNew();
            await Task.WhenAny(running.Exited, Task.Delay(Timeout.Infinite, _ending.Token));
            // What the dead one has left behind sees that it is gone and ends within a moment. One that dies at once is tried less and less often.
            await Task.WhenAny(Task.Delay(pause, _ending.Token));
            if (_ending.IsCancellationRequested)
            {
                return;
            }

            pause = lived.Elapsed > LongPause ? ShortPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongPause.Ticks));
            await running.StopAsync();
            _postmaster = running = await again();
        }
    }

    private static async Task<PrivateCluster> StartLockedAsync(ClusterOptions options, DataLock held, CancellationToken ct)
    {
        var binaries = PostgresBinaries.For(options);
        var account = await ClusterAccount.ForAsync(options.Data, ct);
        await OrphanPostmaster.EndAsync(options.Data.Postgres, ct);
        await ClusterFiles.EnsureAsync(options, binaries, account, ct);

        var sockets = await SocketDirectory.OpenAsync(options.Data, account, ct);
        var log = LogFile.In(options.Data);
        Task<Postmaster> LaunchAsync() => Postmaster.StartAsync(account.Serving(ServerCommand(options, binaries, sockets)), log.Path);
        var postmaster = await LaunchAsync();
        try
        {
            var superuser = ConnectionString(sockets.Path, "postgres", "postgres", pooled: false);
            if (!await postmaster.AnswersAsync(superuser, ct))
            {
                throw new ClusterUnavailableException(
                    $"""
                    PostgreSQL tidak dapat dijalankan atas {options.Data.Postgres}. Catatan terakhir di {log.Path}:
                    {log.LastLines()}
                    """
                );
            }

            await ClusterRoles.EnsureAsync(superuser, ct);
            return new PrivateCluster(held, postmaster, sockets, LaunchAsync);
        }
        catch
        {
            await postmaster.StopAsync();
            sockets.Remove();
            throw;
        }
    }

    /// <summary>What must hold whatever the cluster's own settings say, so on the command line, which wins.</summary>
    private static IReadOnlyList<string> ServerCommand(ClusterOptions options, PostgresBinaries binaries, SocketDirectory sockets) =>
        [
            binaries.Postgres,
            "-D",
            options.Data.Postgres,
            "-c",
            "listen_addresses=",
            "-c",
            "port=5432",
            "-c",
            $"unix_socket_directories={sockets.Path}",
            "-c",
            "unix_socket_permissions=0700",
            "-c",
            "logging_collector=off",
            .. options.Durable ? Array.Empty<string>() : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
        ];

    private static bool IsHeld(DataDirectory data)
    {
        using var free = DataLock.TryTake(data);
        return free is null;
    }

    private static ClusterConnections ConnectionsTo(string sockets) =>
        new(
            ConnectionString(sockets, ClusterRoles.Database, ClusterRoles.Owner, pooled: true),
            ConnectionString(sockets, ClusterRoles.Database, ClusterRoles.Application, pooled: true)
        );

    private static string ConnectionString(string sockets, string database, string user, bool pooled) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = sockets,
            Port = 5432,
            Database = database,
            Username = user,
            Pooling = pooled,
            // Both pools together stay below the cluster's 60 connections.
            MaxPoolSize = user == ClusterRoles.Application ? 40 : 10,
            // Seconds that one waits for a connection when hundreds want theirs in the same minute.
            Timeout = 30,
        }.ConnectionString;
}
