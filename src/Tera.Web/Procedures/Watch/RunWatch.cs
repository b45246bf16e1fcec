using Microsoft.Extensions.Options;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Procedures.Watch;

/// <summary>Goes round the regions while the program runs: due times after a changed calendar, lateness, the daily anchor.</summary>
/// <remarks>Every node has one. What two of them do at once has one effect, so none of them leads.</remarks>
public sealed partial class RunWatch(
    IRegionList regions, RegionRound round, OverdueSweep overdue, CalendarSweep calendars, IOptions<WatchOptions> options, ILogger<RunWatch> log)
    : BackgroundService
{
    /// <summary>One round, now.</summary>
    public async Task TriggerAsync(CancellationToken ct)
    {
        foreach (var region in await regions.AllAsync(ct))
        {
            // A holiday first: what it moves is not late.
            await TryAsync(region, "calendar", () => calendars.SweepAsync(region, ct));
            await TryAsync(region, "overdue", () => overdue.SweepAsync(region, ct));
            await TryAsync(region, "anchor", () => round.InAsync(region, services => services.GetRequiredService<AnchorKeeper>().AnchorAsync(ct)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TriggerAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database may be away for a while; the watch is not.
                RoundFailed(log, exception);
            }

            await Task.Delay(TimeSpan.FromSeconds(options.Value.EverySeconds), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryAsync(RegionId region, string work, Func<Task> todo)
    {
        try
        {
            await todo();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            WorkFailed(log, exception, work, region.Value);
        }
    }

    [LoggerMessage(EventId = 3103, Level = LogLevel.Error, Message = "The watch could not do {Work} in region {RegionId}; the next round tries again")]
    private static partial void WorkFailed(ILogger logger, Exception exception, string work, Guid regionId);

    [LoggerMessage(EventId = 3104, Level = LogLevel.Error, Message = "A round of the watch failed; the next one tries again")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
