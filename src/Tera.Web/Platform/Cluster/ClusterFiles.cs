namespace Tera.Platform.Cluster;

/// <summary>Makes the files of a new cluster.</summary>
internal static class ClusterFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Written once; what an administrator changes there, or by ALTER SYSTEM, stays changed.</summary>
    private const string SmallOffice = """

        # Tera: for one office on one machine.
        max_connections = 60
        shared_buffers = 128MB
        effective_cache_size = 1GB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        max_wal_size = 512MB
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] %u@%d '
        log_min_duration_statement = 2s
        """;

    internal static async Task EnsureAsync(ClusterOptions options, PostgresBinaries binaries, ClusterAccount account, CancellationToken ct)
    {
        var cluster = options.Data.Postgres;
        if (PostgresBinaries.MajorOf(cluster) is not null)
        {
            return;
        }

        if (Directory.Exists(cluster))
        {
            RemoveEmpty(cluster);
        }

        // Made beside and moved: a cluster is there completely or not at all, whenever the power fails.
        var fresh = $"{cluster}.new";
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true);
        }

        Directory.CreateDirectory(fresh, OwnerOnly);
        if (account.Switched)
        {
            Posix.GiveTo(fresh, account.User, account.Group);
        }

        await InitialiseAsync(fresh, options, binaries, account, ct);
        await File.AppendAllTextAsync(Path.Combine(fresh, "postgresql.conf"), $"{SmallOffice}\n", ct);
        Directory.Move(fresh, cluster);
    }

    private static async Task InitialiseAsync(
        string fresh,
        ClusterOptions options,
        PostgresBinaries binaries,
        ClusterAccount account,
        CancellationToken ct
    )
    {
        // Trust is acceptable ONLY because there is no network listener and the socket lies in a directory that none but the
        // cluster's own account (and root) may enter; see SocketDirectory.
        var initdb = await SystemProgram.RunAsync(
            account.Running(
                [
                    binaries.InitDb,
                    "--pgdata",
                    fresh,
                    "--username=postgres",
                    "--locale=C.UTF-8",
                    "--encoding=UTF8",
                    "--data-checksums",
                    "--auth-local=trust",
                    "--auth-host=reject",
                    .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
                ]
            ),
            ct
        );
        if (initdb.ExitCode != 0)
        {
            throw new ClusterUnavailableException(
                $"""
                Basis data tidak dapat dibuat di {options.Data.Postgres}. Keterangan dari initdb:
                {initdb.Errors.Trim()}
                """
            );
        }
    }

    private static void RemoveEmpty(string cluster)
    {
        if (Directory.EnumerateFileSystemEntries(cluster).Any())
        {
            throw new ClusterUnavailableException(
                $"""
                {cluster} berisi berkas, tetapi bukan data PostgreSQL (PG_VERSION tidak ada).
                Pulihkan dari cadangan, atau pindahkan direktori itu agar Tera dapat membuat yang baru.
                """
            );
        }

        Directory.Delete(cluster);
    }
}
