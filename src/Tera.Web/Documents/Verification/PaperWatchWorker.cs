using Tera.Platform;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Verification;

/// <summary>Looks now and then whether the day's check of papers is still to be made, region by region.</summary>
/// <remarks>Every node has one; what two of them find is the same, and one of them keeps it.</remarks>
internal sealed partial class PaperWatchWorker(
    IRegionList regions, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<PaperWatchWorker> log) : BackgroundService
{
    /// <summary>A program that has just started has other things to do.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await lifetime.BeginsAsync(stoppingToken))
        {
            await Task.Delay(Rest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                foreach (var region in await regions.AllAsync(stoppingToken))
                {
                    await CheckAsync(region, stoppingToken);
                }
            }
            catch (Exception exception)
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    RoundFailed(log, exception);
                }
            }
        }
    }

    private async Task CheckAsync(RegionId region, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(region);
        await scope.ServiceProvider.GetRequiredService<PaperWatch>().CheckAsync(ct);
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Error, Message = "The daily check of papers failed; the next round tries again")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
