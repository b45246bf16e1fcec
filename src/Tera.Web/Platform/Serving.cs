namespace Tera.Platform;

/// <summary>When the program serves: work in the background begins only then, and not at all when the start fails.</summary>
internal static class Serving
{
    /// <summary>Waits until the host has started; false when it ends instead.</summary>
    public static async Task<bool> BeginsAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, stopping);
        await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }
}
