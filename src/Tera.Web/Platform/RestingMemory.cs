namespace Tera.Platform;

/// <summary>
/// Gives memory back to the machine when the server comes to rest: nothing else would make it collect for hours what starting, or a busy hour, left behind.
/// </summary>
internal sealed class RestingMemory(IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Bytes between two looks up to which the server rests.</summary>
    private const long Quiet = 4 << 20;

    /// <summary>Bytes since the last time from which on it pays.</summary>
    private const long WorthIt = 32 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (before, collected) = (GC.GetTotalAllocatedBytes(), 0L);
        while (await lifetime.BeginsAsync(stoppingToken))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (now - before < Quiet && now - collected > WorthIt)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                collected = now;
            }

            before = now;
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
