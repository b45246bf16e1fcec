using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using Tera.Platform.Verification;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>How fast the verifier reads a region's history: one run walked to its end, sealed again a few thousand times under other ids.</summary>
internal static class VerifyBench
{
    private const int Events = 100_000;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var office = await BenchOffice.OpenAsync();
        var run = await office.Office.StartAsync();
        await Walk.ToTheEndAsync(office.Office, run);
        await MultiplyAsync(office, run);
        await foreach (var part in office.Node.GetRequiredService<Verifier>().VerifyAsync((_, _) => { }, CancellationToken.None))
        {
            return part.Findings.Count == 0
                ? [new("Peristiwa diperiksa per detik", part.Examined / part.Took.TotalSeconds, "/detik", 50_000, AtLeast: true), new("Peristiwa diperiksa", part.Examined, "")]
                : throw new InvalidOperationException(part.Findings[0].ToString());
        }

        throw new InvalidOperationException("There is no region.");
    }

    internal static async Task MultiplyAsync(BenchOffice office, RunId model)
    {
        await using var session = office.Office.Session();
        var events = await session.Get<RunStore>().EventsAsync(model, default);
        await using var connection = new NpgsqlConnection(office.Database.Connections.Owner);
        await connection.OpenAsync();
        var copies = Enumerable.Range(0, Events / events.Count).Select(_ => Copy(events)).ToList();
        await CopyRunsAsync(connection, model, copies);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy procedures.event (region_id, run_id, sequence, command_id, kind, actor_id, recorded_at, content, previous_hash, hash) from stdin binary");
        foreach (var kept in copies.SelectMany(one => one))
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(office.Office.Region.Value, NpgsqlDbType.Uuid);
            await copy.WriteAsync(kept.Run.Value, NpgsqlDbType.Uuid);
            await copy.WriteAsync(kept.Sequence, NpgsqlDbType.Integer);
            await copy.WriteAsync(kept.Command.Value, NpgsqlDbType.Uuid);
            await copy.WriteAsync(RunEventKind.Of(RunEventJson.Read(kept.Content)), NpgsqlDbType.Text);
            await copy.WriteAsync<object>((object?)kept.Actor?.Value ?? DBNull.Value, NpgsqlDbType.Uuid);
            await copy.WriteAsync(kept.RecordedAt.ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(kept.Content, NpgsqlDbType.Text);
            await copy.WriteAsync(kept.PreviousHash.ToArray(), NpgsqlDbType.Bytea);
            await copy.WriteAsync(kept.Hash.ToArray(), NpgsqlDbType.Bytea);
        }

        await copy.CompleteAsync();
    }

    private static List<SealedEvent> Copy(IReadOnlyList<SealedEvent> events)
    {
        var (run, previous, copy) = (RunId.New(), SealedEvent.NoHash, new List<SealedEvent>());
        foreach (var kept in events)
        {
            copy.Add(SealedEvent.Of(run, kept.Sequence, CommandId.New(), kept.Actor, kept.RecordedAt, Of(run, RunEventJson.Read(kept.Content)), previous));
            previous = copy[^1].Hash;
        }

        return copy;
    }

    /// <summary>Every copy is about something of its own, as its first event says.</summary>
    private static RunEvent Of(RunId run, RunEvent happened) => happened is RunEvent.Started { Binding: { } bound } started
        ? started with { Binding = bound with { Subject = bound.Subject with { Id = run.Value } } }
        : happened;

    private static async Task CopyRunsAsync(NpgsqlConnection connection, RunId model, List<List<SealedEvent>> copies)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (table, ids) in (IEnumerable<(string, string)>)[("task", "run_id"), ("run_participant", "run_id"), ("run_input", "run_id")])
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                $"""
                 insert into procedures.{table} select (jsonb_populate_record(t, jsonb_build_object('{ids}', c.id))).*
                 from procedures.{table} t, unnest($2::uuid[]) c (id) where t.{ids} = $1
                 """));
        }

        batch.BatchCommands.Insert(0, new NpgsqlBatchCommand(
            """
            insert into procedures.run select (jsonb_populate_record(r, jsonb_build_object('id', c.id, 'head', c.head, 'subject_id', c.id))).*
            from procedures.run r, unnest($2::uuid[], $3::bytea[]) c (id, head) where r.id = $1
            """));
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = model.Value });
            command.Parameters.Add(new NpgsqlParameter { Value = copies.Select(copy => copy[0].Run.Value).ToArray() });
        }

        batch.BatchCommands[0].Parameters.Add(new NpgsqlParameter { Value = copies.Select(copy => copy[^1].Hash.ToArray()).ToArray() });
        await batch.ExecuteNonQueryAsync();
    }
}
