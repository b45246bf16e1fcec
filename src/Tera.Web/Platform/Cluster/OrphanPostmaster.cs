namespace Tera.Platform.Cluster;

/// <summary>A server left behind when its program was killed. It is ended in order, and a fresh one with today's settings follows.</summary>
internal static class OrphanPostmaster
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Call with the data lock held: then no living program owns the server.</summary>
    internal static async Task EndAsync(string cluster, CancellationToken ct)
    {
        if (PostmasterFile.OfLiving(cluster) is not { } orphan)
        {
            return;
        }

        foreach (var signal in (int[])[Posix.Interrupt, Posix.Quit])
        {
            _ = Posix.Send(orphan.Process, signal);
            if (await EndedAsync(orphan.Process, cluster, ct))
            {
                return;
            }
        }

        throw new ClusterUnavailableException(
            $"""
            PostgreSQL lama (proses {orphan.Process}) masih memegang {cluster} dan tidak mau berhenti.
            Hentikan dengan: kill -QUIT {orphan.Process}
            """
        );
    }

    private static async Task<bool> EndedAsync(int process, string cluster, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            if (!PostmasterFile.Serves(process, cluster))
            {
                return true;
            }

            await Task.Delay(Pause, ct);
        }

        return false;
    }
}
