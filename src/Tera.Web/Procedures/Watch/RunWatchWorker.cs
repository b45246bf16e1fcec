using Microsoft.Extensions.Options;
using Tera.Platform;

namespace Tera.Procedures.Watch;

/// <summary>Keeps watch while the program serves.</summary>
/// <remarks>Every node has one. What two of them do at once has one effect, so none of them leads.</remarks>
internal sealed partial class RunWatchWorker(RunWatch watch, IOptions<WatchOptions> options, IHostApplicationLifetime lifetime, ILogger<RunWatchWorker> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await lifetime.BeginsAsync(stoppingToken))
        {
            try
            {
                await watch.TriggerAsync(stoppingToken);
            }
            catch (Exception exception)
            {
                // The database may be away for a while; the watch is not. While the program ends, a round is broken off wherever it stands.
                if (!stoppingToken.IsCancellationRequested)
                {
                    RoundFailed(log, exception);
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(options.Value.EverySeconds), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 3104, Level = LogLevel.Error, Message = "A round of the watch failed; the next one tries again")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
