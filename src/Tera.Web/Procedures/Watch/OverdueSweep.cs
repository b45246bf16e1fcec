using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Watch;

/// <summary>Puts it on record when standard times have passed: exactly one event for each lateness, however many nodes look.</summary>
/// <remarks>
/// The candidates are only a hint. What counts is decided under the lock of the run, by a command whose id follows from the run and its
/// last event, so that two nodes with the same idea make one event.
/// </remarks>
public sealed partial class OverdueSweep(RegionRound round, IClock clock, ILogger<OverdueSweep> log)
{
    private const int Batch = 100;

    /// <summary>One round in a region; returns how many runs got an event.</summary>
    public async Task<int> SweepAsync(RegionId region, CancellationToken ct)
    {
        var (noted, seen, last) = (0, new HashSet<Guid>(), LateRun.None);
        while (await CandidatesAsync(region, last, ct) is [.., var next] late)
        {
            last = next;
            // A run is late once, with whatever tasks; and one that could not be noted is left for the next round.
            foreach (var run in late.Where(run => seen.Add(run.Id)))
            {
                noted += await NoteAsync(region, run, ct) ? 1 : 0;
            }
        }

        return noted;
    }

    /// <summary>The same for everybody who has seen the run with the same last event.</summary>
    internal static CommandId CommandOf(Guid run, int sequence) => CommandId.Derived($"overdue:{run}:{sequence}");

    /// <summary>
    /// The next tasks with a lateness that is not on record, in the order of their due times; a run that somebody is working on right now
    /// is left for the next round.
    /// </summary>
    internal Task<List<LateRun>> CandidatesAsync(RegionId region, LateRun after, CancellationToken ct) =>
        round.InAsync(region, services => services.GetRequiredService<TeraDbContext>().Database.SqlQuery<LateRun>(
            $"""
             select r.id, r.sequence, t.due_at as "DueAt"
             from procedures.task t
             join procedures.run r on (r.region_id, r.id) = (t.region_id, t.run_id)
             where t.status in ('Open', 'WaitingForLink') and not t.overdue_noted and t.due_at < {clock.GetCurrentInstant().ToDateTimeUtc()}
               and (t.due_at, t.run_id) > ({after.DueAt}, {after.Id}) and r.status = 'Running'
             order by t.due_at, t.run_id
             limit {Batch}
             for update of r skip locked
             """).ToListAsync(ct));

    private async Task<bool> NoteAsync(RegionId region, LateRun late, CancellationToken ct)
    {
        try
        {
            var call = new RunCall(CommandOf(late.Id, late.Sequence), new RunId(late.Id), Actor: null);
            var result = await round.InAsync(
                region, services => services.GetRequiredService<RunGateway>().DecideAsync(call, new RunCommand.NoteOverdue(), beside: null, ct));
            // Refused when somebody was faster: the task is done, the run paused or over, or another node has noted it.
            return result.Accepted(out var receipt, out _) && !receipt.Repeated;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotNoted(log, exception, late.Id);
            return false;
        }
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "Lateness of run {RunId} could not be noted; the next round tries again")]
    private static partial void NotNoted(ILogger logger, Exception exception, Guid runId);
}

/// <summary>A run with a task whose lateness is not on record, and the number of its last event.</summary>
internal sealed record LateRun(Guid Id, int Sequence, DateTime DueAt)
{
    /// <summary>Comes before all others.</summary>
    public static LateRun None { get; } = new(Guid.Empty, 0, DateTime.UnixEpoch);
}
