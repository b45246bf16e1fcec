using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Platform.Outbox;

/// <summary>Does what waits in the outbox, region by region.</summary>
/// <remarks>
/// A piece of work is held by a row lock while it is done: other workers pass it by, and a process that is killed lets go of it, so that
/// it is done again. It leaves the outbox only after it was done.
/// </remarks>
public sealed partial class OutboxDrain(
    IRegionList regions, IServiceScopeFactory scopes, IOptions<OutboxOptions> options, IClock clock, ILogger<OutboxDrain> logger)
{
    private const int LongestError = 500;
    private static readonly Duration FirstPause = Duration.FromSeconds(5);
    private static readonly Duration LongestPause = Duration.FromMinutes(10);

    /// <summary>Works until no region has anything that is due: one piece of each in turn, so that none waits for the heap of another.</summary>
    /// <returns>Pieces of work that were tried.</returns>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        var tried = 0;
        var busy = await regions.AllAsync(ct);
        while (busy.Count > 0)
        {
            List<RegionId> found = [];
            foreach (var region in busy)
            {
                if (!ct.IsCancellationRequested && await NextAsync(region, ct))
                {
                    found.Add(region);
                }
            }

            tried += found.Count;
            busy = found;
        }

        return tried;
    }

    /// <remarks>Mail comes after everything else: a server outside that never answers must not keep papers from being printed.</remarks>
    private async Task<bool> NextAsync(RegionId region, CancellationToken ct)
    {
        await using var scope = Enter(region);
        var db = scope.ServiceProvider.GetRequiredService<TeraDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.Database.SqlQuery<Due>(
            $"""
             select id as "Id", channel as "Channel", content as "Content", attempts as "Attempts" from platform.outbox
             where failed_at is null and ready_at <= {clock.GetCurrentInstant().ToDateTimeUtc()}
             order by channel like '%mail', ready_at, id limit 1 for update skip locked
             """).ToListAsync(ct);
        if (found is not [var due])
        {
            return false;
        }

        if (await TryAsync(region, due, ct) is not { } trouble)
        {
            await db.Database.ExecuteSqlAsync($"delete from platform.outbox where id = {due.Id}", ct);
        }
        else
        {
            await PutOffAsync(db, region, due, trouble, ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Null when it was done; else what went wrong.</summary>
    private async Task<Exception?> TryAsync(RegionId region, Due due, CancellationToken ct)
    {
        await using var scope = Enter(region);
        try
        {
            await HandlerOf(scope, due.Channel).HandleAsync(due.Content, ct);
            return null;
        }
        catch (Exception trouble) when (!ct.IsCancellationRequested)
        {
            WorkFailed(logger, due.Channel, due.Id, due.Attempts + 1, trouble);
            return trouble;
        }
    }

    private async Task PutOffAsync(TeraDbContext db, RegionId region, Due due, Exception trouble, CancellationToken ct)
    {
        var attempts = due.Attempts + 1;
        var givenUp = attempts >= options.Value.Attempts;
        var error = trouble.Message.Length > LongestError ? trouble.Message[..LongestError] : trouble.Message;
        var now = clock.GetCurrentInstant();
        await db.Database.ExecuteSqlAsync(
            $"""
             update platform.outbox set attempts = {attempts}, last_error = {error}, ready_at = {(now + PauseAfter(attempts)).ToDateTimeUtc()},
                    failed_at = {(givenUp ? now.ToDateTimeUtc() : (DateTime?)null)}
             where id = {due.Id}
             """,
            ct);
        if (givenUp)
        {
            await using var scope = Enter(region);
            await HandlerOf(scope, due.Channel).GiveUpAsync(due.Content, error, ct);
        }
    }

    /// <summary>5, 15, 45, 135, 405 seconds, then every 10 minutes.</summary>
    private static Duration PauseAfter(int attempts) =>
        Duration.Min(LongestPause, FirstPause * Math.Pow(3, Math.Min(attempts - 1, 8)));

    private AsyncServiceScope Enter(RegionId region)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(region);
        return scope;
    }

    private static IOutboxHandler HandlerOf(AsyncServiceScope scope, string channel) =>
        scope.ServiceProvider.GetServices<IOutboxHandler>().FirstOrDefault(handler => handler.Channel == channel)
        ?? throw new InvalidOperationException($"Nobody handles the channel {channel}.");

    [LoggerMessage(EventId = 1104, Level = LogLevel.Warning, Message = "Outbox work {Channel} {Id} failed at attempt {Attempt}")]
    private static partial void WorkFailed(ILogger logger, string channel, long id, int attempt, Exception exception);

    private sealed record Due(long Id, string Channel, string Content, int Attempts);
}
