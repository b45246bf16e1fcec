using Microsoft.Extensions.Options;

namespace Tera.Platform.Outbox;

/// <summary>Keeps the outbox empty while the server runs. A database that is away is waited for.</summary>
internal sealed partial class OutboxWorker(OutboxDrain drain, IOptions<OutboxOptions> options, IHostApplicationLifetime lifetime, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        while (await lifetime.BeginsAsync(ct))
        {
            try
            {
                await drain.DrainAsync(ct);
            }
            catch (Exception trouble)
            {
                // While the server ends, work is broken off wherever it stands; it is still in the outbox and done at the next start.
                if (!ct.IsCancellationRequested)
                {
                    LookFailed(logger, trouble);
                }
            }

            await Task.Delay(options.Value.PauseMilliseconds, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 1103, Level = LogLevel.Error, Message = "Looking into the outbox failed")]
    private static partial void LookFailed(ILogger logger, Exception exception);
}
