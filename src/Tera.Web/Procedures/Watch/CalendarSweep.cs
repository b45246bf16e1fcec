using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Watch;

/// <summary>Sets due times again when an agency's calendar has changed: a holiday declared late moves every deadline behind it.</summary>
/// <remarks>
/// Beside each run stands the calendar with which its due times were last compared. A running run that bears another than today's is asked
/// to reckon again; one whose due times stand refuses, and its history stays short. A paused run is compared when it runs again, a run
/// that failed in the next round.
/// </remarks>
public sealed partial class CalendarSweep(RegionRound round, ILogger<CalendarSweep> log)
{
    private const int Batch = 100;

    private const string Candidates = $$"""
        select r.id, r.sequence, {{CalendarTerms.StampColumn}} as stamp
        from procedures.run r
        join organisation.agency a on a.id = r.agency_id
        join organisation.region g on g.region_id = r.region_id
        left join procedures.calendar_applied c on c.run_id = r.id
        where r.status = 'Running' and r.id <> all ({0}) and c.stamp is distinct from {{CalendarTerms.StampColumn}}
        limit {1}
        for update of r skip locked
        """;

    /// <summary>One round in a region; returns how many runs got new due times.</summary>
    public async Task<int> SweepAsync(RegionId region, CancellationToken ct)
    {
        var (moved, seen) = (0, new HashSet<Guid>());
        while (await CandidatesAsync(region, seen, ct) is { Count: > 0 } old)
        {
            foreach (var run in old)
            {
                seen.Add(run.Id);
                moved += await ReckonAsync(region, run, ct) ? 1 : 0;
            }
        }

        return moved;
    }

    private Task<List<OldRun>> CandidatesAsync(RegionId region, HashSet<Guid> seen, CancellationToken ct) =>
        round.InAsync(region, services => services.GetRequiredService<TeraDbContext>().Database
            .SqlQueryRaw<OldRun>(Candidates, seen.ToArray(), Batch).ToListAsync(ct));

    private async Task<bool> ReckonAsync(RegionId region, OldRun old, CancellationToken ct)
    {
        try
        {
            return await round.InAsync(region, async services =>
            {
                var call = new RunCall(CommandId.Derived($"calendar:{old.Id}:{old.Sequence}:{old.Stamp}"), new RunId(old.Id), Actor: null);
                var result = await services.GetRequiredService<RunGateway>().DecideAsync(call, new RunCommand.Reschedule(), beside: null, ct);
                if (result.Rejection is null || result.Rejection == RunRejections.NothingToReschedule())
                {
                    await MarkAsync(services.GetRequiredService<TeraDbContext>(), old, ct);
                }

                return result.Accepted(out var receipt, out _) && !receipt.Repeated;
            });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotReckoned(log, exception, old.Id);
            return false;
        }
    }

    private static Task<int> MarkAsync(TeraDbContext db, OldRun old, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
         insert into procedures.calendar_applied (run_id, stamp) values ({old.Id}, {old.Stamp})
         on conflict (region_id, run_id) do update set stamp = excluded.stamp
         """,
        ct);

    [LoggerMessage(EventId = 3102, Level = LogLevel.Error, Message = "Due times of run {RunId} could not be reckoned again; the next round tries again")]
    private static partial void NotReckoned(ILogger logger, Exception exception, Guid runId);
}

/// <summary>A run whose due times have not been compared with the calendar of today.</summary>
internal sealed record OldRun(Guid Id, int Sequence, string Stamp);
