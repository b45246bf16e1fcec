using System.Collections.Immutable;
using System.Data.Common;
using Npgsql;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;

namespace Tera.Procedures.Verification;

/// <summary>A run as its rows tell it, beside its events as they are kept: the two accounts that must agree.</summary>
/// <param name="Title">For whoever reads a finding.</param>
/// <param name="State">What the rows say.</param>
/// <param name="Bound">What its row binds it to.</param>
/// <param name="Head">Hash of the last event, as the run's row has it.</param>
/// <param name="Events">Every event with the word it is counted under, in order.</param>
/// <param name="Unreadable">Why a row of it cannot be read, as when a status is no status; null when all can.</param>
internal sealed record WrittenRun(string Title, Run State, RunBinding Bound, byte[] Head, ImmutableArray<(SealedEvent Event, string Kind)> Events, string? Unreadable)
{
    private const int MostRuns = 250;

    /// <summary>So that a few runs of hundreds of units do not fill the memory.</summary>
    private const int MostEvents = 10_000;

    /// <summary>A range, not a list of ids: on a list the planner reads the whole region once for every few hundred runs.</summary>
    private const string InRange = " where run_id > $1 and run_id <= $2 order by run_id";

    private const string RunsSql = "select " + RunSql.RunColumns + " from procedures.run r where r.id > $1 order by r.id limit $2";

    private const string TasksSql = "select " + RunSql.TaskColumns + ", run_id from procedures.task" + InRange + ", ordinal";

    private const string ParticipantsSql = "select null, slot, name, lane, run_id from procedures.run_participant" + InRange + ", ordinal";

    private const string InputsSql = "select null, step, artifact, reason, round, person_id, run_id from procedures.run_input" + InRange + ", step, artifact";

    private const string EventsSql = "select " + RunSql.EventColumns + ", kind from procedures.event" + InRange + ", sequence";

    /// <summary>The next runs in the order of their ids; empty at the end.</summary>
    public static async Task<IReadOnlyList<WrittenRun>> AfterAsync(Guid last, NpgsqlConnection connection, CancellationToken ct)
    {
        var faults = new Dictionary<Guid, string>();
        List<WrittenRun> runs;
        await using (var batch = new NpgsqlBatch(connection))
        {
            RunStore.Add(batch, RunsSql, last, MostRuns);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            runs = [.. await RunRows.AllAsync(reader, row => RunOf(row, faults), ct)];
        }

        return runs.Count == 0 ? [] : await WithTheirRowsAsync(last, Bounded(runs), faults, connection, ct);
    }

    private static List<WrittenRun> Bounded(List<WrittenRun> runs)
    {
        var events = 0L;
        return [.. runs.TakeWhile((run, place) => (events += run.State.Sequence) <= MostEvents || place == 0)];
    }

    private static WrittenRun RunOf(DbDataReader row, Dictionary<Guid, string> faults)
    {
        var id = row.GetGuid(0);
        var state = Tried(row, id, faults, RunRows.StateOf) ?? Run.Unstarted(new(id));
        var subject = new BoundSubject(row.GetString(4), row.GetGuid(5), row.GetInt32(6), row.IsDBNull(7) ? null : row.GetInt32(7)) { Matter = row.TextOrNull(19) };
        return new(row.GetString(8), state, new(row.GetGuid(2), subject), row.GetFieldValue<byte[]>(13), [], Unreadable: null);
    }

    private static async Task<IReadOnlyList<WrittenRun>> WithTheirRowsAsync(
        Guid last, List<WrittenRun> runs, Dictionary<Guid, string> faults, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in (string[])[TasksSql, ParticipantsSql, InputsSql, EventsSql])
        {
            RunStore.Add(batch, sql, last, runs[^1].State.Id.Value);
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var tasks = await NextAsync(reader, 18, faults, RunRows.TaskOf, ct);
        var participants = await NextAsync(reader, 4, faults, RunRows.ParticipantOf, ct);
        var inputs = await NextAsync(reader, 6, faults, RunRows.InputOf, ct);
        var events = await NextAsync(reader, 0, faults, row => Tuple.Create(RunRows.EventOf(row), row.GetString(8)), ct);
        return
        [
            .. runs.Select(run => run with
            {
                State = run.State with { Tasks = [.. tasks[run.State.Id.Value]], Participants = [.. participants[run.State.Id.Value]], Inputs = [.. inputs[run.State.Id.Value]] },
                Events = [.. events[run.State.Id.Value].Select(row => (row.Item1, row.Item2))],
                Unreadable = faults.GetValueOrDefault(run.State.Id.Value),
            }),
        ];
    }

    private static async Task<ILookup<Guid, T>> NextAsync<T>(
        DbDataReader reader, int run, Dictionary<Guid, string> faults, Func<DbDataReader, T> read, CancellationToken ct)
        where T : class
    {
        var rows = await RunRows.AllAsync(reader, row => (Run: row.GetGuid(run), Read: Tried(row, row.GetGuid(run), faults, read)), ct);
        await reader.NextResultAsync(ct);
        return rows.Where(row => row.Read is not null).ToLookup(row => row.Run, row => row.Read!);
    }

    /// <summary>A row that cannot be read is a finding, not the end of the search.</summary>
    private static T? Tried<T>(DbDataReader row, Guid run, Dictionary<Guid, string> faults, Func<DbDataReader, T> read)
        where T : class
    {
        try
        {
            return read(row);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or IndexOutOfRangeException)
        {
            faults.TryAdd(run, exception.Message);
            return null;
        }
    }
}
