using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Watch;

/// <summary>Goes round the regions: versions whose first day has come, due times after a changed calendar, lateness, the daily anchor, and what other modules want done.</summary>
public sealed partial class RunWatch(IRegionList regions, RegionRound round, OverdueSweep overdue, CalendarSweep calendars, ILogger<RunWatch> log)
{
    /// <summary>One round, now.</summary>
    public async Task TriggerAsync(CancellationToken ct)
    {
        foreach (var region in await regions.AllAsync(ct))
        {
            await TryAsync(region, "in force", () => round.InAsync(region, services => services.GetRequiredService<ComingInForce>().BringAsync(ct)), ct);
            // A holiday first: what it moves is not late.
            await TryAsync(region, "calendar", () => calendars.SweepAsync(region, ct), ct);
            await TryAsync(region, "overdue", () => overdue.SweepAsync(region, ct), ct);
            await TryAsync(region, "anchor", () => round.InAsync(region, services => services.GetRequiredService<AnchorKeeper>().AnchorAsync(ct)), ct);
            foreach (var duty in await round.InAsync(region, services => Task.FromResult(services.GetServices<IWatchDuty>().Select(duty => duty.Name).ToList())))
            {
                await TryAsync(region, duty, () => round.InAsync(region, async services =>
                {
                    await services.GetServices<IWatchDuty>().Single(one => one.Name == duty).DoAsync(ct);
                    return true;
                }), ct);
            }
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
