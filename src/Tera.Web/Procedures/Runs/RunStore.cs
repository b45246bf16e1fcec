using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Runs;

/// <summary>Reads a run under its lock and writes it back: one round trip each, inside the transaction of the command. Nothing else writes these tables.</summary>
public sealed class RunStore(TeraDbContext db, RunReader reader, RunMemory memory)
{
    /// <summary>Locks the run, its ancestors first, and reads all that a decision needs; null when the region has no such run.</summary>
    public Task<LoadedRun?> LoadAsync(RunCall call, Instant now, CancellationToken ct) => reader.ReadAsync(call, now, locks: true, ct);

    /// <summary>The same without a lock, for pages; null when the region has no such run.</summary>
    public async Task<LoadedRun?> LookAsync(RunId run, PersonId actor, Instant now, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return await reader.ReadAsync(new RunCall(new CommandId(Guid.Empty), run, actor), now, locks: false, ct);
    }

    /// <summary>A run that begins; nothing is written yet.</summary>
    public Task<LoadedRun> NewAsync(RunHead head, PersonId? actor, Instant now, CancellationToken ct) => reader.NewAsync(head, actor, now, ct);

    /// <summary>Writes what changed: run, tasks, participants, inputs, event and receipt, as one batch.</summary>
    public async Task SaveAsync(LoadedRun loaded, RunMoment moment, Receipt? receipt, CancellationToken ct)
    {
        var sealedEvent = SealedEvent.Of(
            moment.Head.Id, moment.After.Sequence, moment.Command, moment.Actor, moment.At, moment.Event, loaded.Hash);
        await using var batch = BatchOn(db);
        RunWriting.Run(batch, loaded, moment, sealedEvent);
        RunWriting.Tasks(batch, moment);
        RunWriting.Participants(batch, moment);
        RunWriting.Inputs(batch, moment);
        RunWriting.Event(batch, sealedEvent, RunEventKind.Of(moment.Event));
        if (receipt is not null)
        {
            RunWriting.Receipt(batch, receipt, moment.Actor);
        }

        await batch.ExecuteNonQueryAsync(ct);
        memory.Keep(new(moment.After, sealedEvent.Hash));
    }

    /// <summary>Writes a receipt of its own, for work that moves nothing.</summary>
    public async Task WriteAsync(Receipt receipt, PersonId? actor, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = BatchOn(db);
        RunWriting.Receipt(batch, receipt, actor);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The receipt of a command; null when it left none.</summary>
    public async Task<Receipt?> ReceiptAsync(CommandId command, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = BatchOn(db);
        Add(batch, "select process, result, recorded_at from platform.receipt where command_id = $1", command.Value);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(command, reader.GetString(0), reader.GetString(1), Instant.FromDateTimeUtc(reader.GetDateTime(2)), Repeated: true)
            : null;
    }

    /// <summary>Every event of a run, in order.</summary>
    public async Task<IReadOnlyList<SealedEvent>> EventsAsync(RunId run, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = BatchOn(db);
        Add(batch, RunSql.Events, run.Value);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await RunRows.AllAsync(reader, RunRows.EventOf, ct);
    }

    /// <summary>The version of a library code that an agency has in force; null for none.</summary>
    public async Task<InForceProcedure?> InForceAsync(AgencyId agency, ProcedureCode code, CancellationToken ct)
    {
        await using var batch = BatchOn(db);
        Add(batch, RunSql.InForce, agency.Value, code.Value);
        return await InForceAsync(batch, ct);
    }

    /// <summary>The version of a procedure in force; null for none.</summary>
    public async Task<InForceProcedure?> InForceAsync(ProcedureId procedure, CancellationToken ct)
    {
        await using var batch = BatchOn(db);
        Add(batch, RunSql.InForceById, procedure.Value);
        return await InForceAsync(batch, ct);
    }

    /// <summary>True when one of the runs is a run of the procedure.</summary>
    public async Task<bool> IsOnPathAsync(ProcedureId procedure, IReadOnlyList<RunId> path, CancellationToken ct)
    {
        await using var batch = BatchOn(db);
        Add(batch, "select exists (select from procedures.run where procedure_id = $1 and id = any ($2))", procedure.Value, path.Select(run => run.Value).ToArray());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetBoolean(0);
    }

    /// <summary>The run that was begun for a waiting task; null for none.</summary>
    public async Task<RunId?> LinkedAsync(ParentTask waiting, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = BatchOn(db);
        Add(batch, "select id from procedures.run where parent_task = $1", ParentTaskText.Write(waiting));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new RunId(reader.GetGuid(0)) : null;
    }

    private static async Task<InForceProcedure?> InForceAsync(NpgsqlBatch batch, CancellationToken ct)
    {
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new(new(reader.GetGuid(0)), new(reader.GetGuid(1)), new(reader.GetGuid(2)), reader.GetString(3), reader.TextOrNull(4))
            : null;
    }

    internal static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is null ? new() { Value = DBNull.Value } : new() { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>On the connection and in the transaction of the context, so that everything commits together.</summary>
    internal static NpgsqlBatch BatchOn(TeraDbContext db) => new(
        (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
}
