using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Platform.Commands;

/// <summary>Carries out a command once: one transaction, one receipt; the same command again gets the receipt it got before.</summary>
/// <remarks>Commands on a run do not come here: the run's own store keeps their receipts.</remarks>
public sealed class CommandScope(TeraDbContext db, IClock clock)
{
    /// <param name="command">The wish, made where the form was made.</param>
    /// <param name="process">Its name, lower-case and dotted.</param>
    /// <param name="person">Who; null for the system.</param>
    /// <param name="work">Changes tracked entities and returns what came of it, or why not; nothing is kept when it refuses.</param>
    /// <param name="ct">Ends waiting, never half a transaction.</param>
    public async Task<Result<Receipt>> OnceAsync(
        CommandId command, string process, Guid? person, Func<CancellationToken, Task<Result<string>>> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await FindAsync(command, person: null, ct) is { } before)
        {
            return before;
        }

        try
        {
            if (!(await work(ct)).Accepted(out var result, out var no))
            {
                db.ChangeTracker.Clear();
                return no;
            }

            var receipt = new Receipt(command, process, result, clock.GetCurrentInstant(), Repeated: false);
            await db.SaveChangesAsync(ct);
            await WriteAsync(receipt, person, ct);
            await transaction.CommitAsync(ct);
            return receipt;
        }
        catch (Exception exception) when (IsTakenAlready(exception))
        {
            // The same command sent twice at once meets the first of its own keys that is taken, the receipt's or another.
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return await FindAsync(command, person: null, ct) is { } first ? first : CommandRejections.ChangedMeanwhile;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whether the work saved of itself or we did: nothing of it stays.
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return CommandRejections.ChangedMeanwhile;
        }
    }

    /// <summary>The receipt of a command; null when it was never carried out, or not by that person.</summary>
    /// <param name="command">The command.</param>
    /// <param name="person">Whose; null for anybody's.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Receipt?> FindAsync(CommandId command, Guid? person, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<ReceiptRow>(
            $"""
             select process, result, recorded_at from platform.receipt
             where command_id = {command.Value} and ({person}::uuid is null or person_id = {person}::uuid)
             """).ToListAsync(ct);
        return rows is [var row]
            ? new(command, row.Process, row.Result, Instant.FromDateTimeUtc(row.Recorded_At), Repeated: true)
            : null;
    }

    private Task<int> WriteAsync(Receipt receipt, Guid? person, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
         insert into platform.receipt (command_id, person_id, process, result, recorded_at)
         values ({receipt.Command.Value}, {person}, {receipt.Process}, {receipt.Result}, {receipt.RecordedAt.ToDateTimeUtc()})
         """,
        ct);

    private static bool IsTakenAlready(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation;

    private sealed record ReceiptRow(string Process, string Result, DateTime Recorded_At);
}

/// <summary>Rules that hold for every command.</summary>
public static class CommandRejections
{
    /// <summary>Somebody changed the thing after the form was shown.</summary>
    public static Rejection ChangedMeanwhile { get; } = new("platform.changed-meanwhile");
}
