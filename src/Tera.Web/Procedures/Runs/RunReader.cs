using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>Reads a run with all that a decision may look at, in one round trip.</summary>
/// <remarks>
/// A run this process has seen before is not read again: the events since are, and lead what is remembered to where the run stands now.
/// Five hundred units that hand in at once would otherwise read five hundred tasks five hundred times, each under the lock.
/// </remarks>
public sealed class RunReader(TeraDbContext db, SurroundingsReader surroundings, RunMemory memory)
{
    /// <param name="call">Which run, for whom.</param>
    /// <param name="now">The moment of the decision.</param>
    /// <param name="locks">Whether to lock the run, its ancestors first.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <returns>Null when the region has no such run.</returns>
    internal async Task<LoadedRun?> ReadAsync(RunCall call, Instant now, bool locks, CancellationToken ct) =>
        memory.Find(call.Run) is { } known && await SinceAsync(known, call, now, locks, ct) is { } loaded
            ? loaded
            : await WholeAsync(call, now, locks, ct);

    /// <summary>A run that begins.</summary>
    internal async Task<LoadedRun> NewAsync(RunHead head, PersonId? actor, Instant now, CancellationToken ct)
    {
        await using var batch = RunStore.BatchOn(db);
        RunStore.Add(batch, RunSql.Agency, head.Agency.Value);
        RunStore.Add(batch, RosterSql.OfProcedure, head.ProcedureId.Value, now.ToDateTimeUtc());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var agency = AgencyFacts.Read(reader, 0);
        await reader.NextResultAsync(ct);
        var roster = await RosterRows.ReadAsync(reader, ct);
        await reader.CloseAsync();
        var (around, calendar) = await surroundings.ReadAsync(head, agency, roster, actor, now, ct);
        return new(head, Run.Unstarted(head.Id), SealedEvent.NoHash, around, calendar, Receipt: null, IsNew: true);
    }

    private async Task<LoadedRun?> SinceAsync(KnownRun known, RunCall call, Instant now, bool locks, CancellationToken ct)
    {
        await using var batch = RunStore.BatchOn(db);
        RunStore.Add(batch, locks ? RunSql.LockAndRead : RunSql.Read, call.Run.Value);
        RunStore.Add(batch, RunSql.EventsSince, call.Run.Value, known.Run.Sequence);
        RunStore.Add(batch, RunSql.ReceiptAndStamp, call.Run.Value, now.ToDateTimeUtc(), call.Command.Value);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = await RunRows.RowAsync(reader, call.Run, ct);
        await reader.NextResultAsync(ct);
        var events = await RunRows.AllAsync(reader, RunRows.EventOf, ct);
        await reader.NextResultAsync(ct);
        var (receipt, stamp) = await RunRows.ReceiptAndStampAsync(reader, call.Command, ct);
        await reader.CloseAsync();
        if (row is null || Newest(known, row).LedTo(row, events) is not { } here || memory.Find(row.Head.VersionId, stamp) is not { } roster)
        {
            return null;
        }

        memory.Keep(here);
        var (around, calendar) = await surroundings.ReadAsync(row.Head, row.Agency, roster, call.Actor, now, ct);
        return new(row.Head, here.Run, here.Hash, around, calendar, receipt, IsNew: false);
    }

    /// <summary>While this one waited for the lock, those before it have led the run on; their way need not be gone again.</summary>
    private KnownRun Newest(KnownRun known, RunRow row) =>
        memory.Find(row.Head.Id) is { } newer && newer.Run.Sequence <= row.Run.Sequence ? newer : known;

    private async Task<LoadedRun?> WholeAsync(RunCall call, Instant now, bool locks, CancellationToken ct)
    {
        await using var batch = RunStore.BatchOn(db);
        RunStore.Add(batch, locks ? RunSql.LockAndRead : RunSql.Read, call.Run.Value);
        RunStore.Add(batch, RunSql.Tasks, call.Run.Value);
        RunStore.Add(batch, RunSql.Belongings, call.Run.Value, call.Command.Value);
        RunStore.Add(batch, RosterSql.OfRun, call.Run.Value, now.ToDateTimeUtc());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var rows = await RunRows.ReadAsync(reader, call, ct);
        await reader.CloseAsync();
        if (rows is null)
        {
            return null;
        }

        // Without the lock the run may have moved between one statement and the next; a page may show that, memory may not keep it.
        if (locks)
        {
            memory.Keep(new(rows.Run, rows.Row.Hash));
        }

        var (around, calendar) = await surroundings.ReadAsync(rows.Row.Head, rows.Row.Agency, rows.Roster, call.Actor, now, ct);
        return new(rows.Row.Head, rows.Run, rows.Row.Hash, around, calendar, rows.Receipt, IsNew: false);
    }
}
