using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Procedures.Watch;

/// <summary>Goes round the regions: due times after a changed calendar, lateness, the daily anchor.</summary>
public sealed partial class RunWatch(IRegionList regions, RegionRound round, OverdueSweep overdue, CalendarSweep calendars, ILogger<RunWatch> log)
{
    /// <summary>One round, now.</summary>
    public async Task TriggerAsync(CancellationToken ct)
    {
        foreach (var region in await regions.AllAsync(ct))
        {
            // A holiday first: what it moves is not late.
            await TryAsync(region, "calendar", () => calendars.SweepAsync(region, ct), ct);
            await TryAsync(region, "overdue", () => overdue.SweepAsync(region, ct), ct);
            await TryAsync(region, "anchor", () => round.InAsync(region, services => services.GetRequiredService<AnchorKeeper>().AnchorAsync(ct)), ct);
        }
    }

    private async Task TryAsync(RegionId region, string work, Func<Task> todo, CancellationToken ct)
    {
        try
        {
            await todo();
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            WorkFailed(log, exception, work, region.Value);
        }
    }

    [LoggerMessage(EventId = 3103, Level = LogLevel.Error, Message = "The watch could not do {Work} in region {RegionId}; the next round tries again")]
    private static partial void WorkFailed(ILogger logger, Exception exception, string work, Guid regionId);
}
