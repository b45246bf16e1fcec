using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Npgsql;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>A command on a run as it comes from a form or a job.</summary>
/// <param name="Command">Made with the form; the same twice has one effect.</param>
/// <param name="Run">The run.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record RunCall(CommandId Command, RunId Run, PersonId? Actor);

/// <summary>What a panel keeps of its own beside a decision, in the same transaction; a rejection undoes both.</summary>
public delegate Task<Rejection?> BesideDecision(RunMoment moment, CancellationToken ct);

/// <summary>The one door through which a run changes: lock, decide, tell the listeners, save with its receipt, commit.</summary>
public sealed class RunGateway(TeraDbContext db, RunStore store, RunKeeper keeper, IClock clock)
{
    /// <summary>Carries out a command on a run, once.</summary>
    /// <param name="call">Which run, for whom.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="beside">What the panel keeps of its own; called when the rules have agreed. Null for nothing.</param>
    /// <param name="ct">Ends waiting, never half a transaction.</param>
    public Task<Result<Receipt>> DecideAsync(RunCall call, RunCommand command, BesideDecision? beside, CancellationToken ct) =>
        InTransactionAsync(call, async (loaded, transaction) =>
        {
            if (!RunDecision.Decide(loaded.Run, command, loaded.Around).Accepted(out var happened, out var no))
            {
                return no;
            }

            var moment = loaded.Moment(happened, call);
            if (beside is not null && await beside(moment, ct) is { } refused)
            {
                return refused;
            }

            var receipt = new Receipt(call.Command, "procedures." + RunEventKind.Of(happened), call.Run.ToString(), loaded.Around.Now, Repeated: false);
            if (await keeper.KeepAsync(loaded, moment, receipt, ct) is { } linkRefused)
            {
                return linkRefused;
            }

            await transaction.CommitAsync(ct);
            return receipt;
        }, ct);

    /// <summary>Does something of a panel that moves nothing, such as noting who attends. The run is locked and the actor must hold the open task.</summary>
    /// <param name="call">Which run, for whom.</param>
    /// <param name="task">The open task in whose name it is done.</param>
    /// <param name="process">What it is, lower-case and dotted: <c>documents.note-attendance</c>.</param>
    /// <param name="work">Changes tracked entities, or refuses.</param>
    /// <param name="ct">Ends waiting, never half a transaction.</param>
    public Task<Result<Receipt>> WithinAsync(
        RunCall call, TaskKey task, string process, Func<RunAtWork, CancellationToken, Task<Rejection?>> work, CancellationToken ct) =>
        BesideAsync(call, loaded => RunAuthority.Over(loaded.Run, task, loaded.Around), process, work, ct);

    /// <summary>The same for judging what others hand in: <see cref="RunAuthority.Reviewing"/>.</summary>
    /// <param name="call">Which run, for whom.</param>
    /// <param name="process">What it is, lower-case and dotted.</param>
    /// <param name="work">Changes tracked entities, or refuses.</param>
    /// <param name="ct">Ends waiting, never half a transaction.</param>
    public Task<Result<Receipt>> ReviewAsync(RunCall call, string process, Func<RunAtWork, CancellationToken, Task<Rejection?>> work, CancellationToken ct) =>
        BesideAsync(
            call,
            loaded => RunAuthority.Reviewing(loaded.Run, loaded.Around).Accepted(out var mine, out var no) ? mine.Holder : no,
            process, work, ct);

    private Task<Result<Receipt>> BesideAsync(
        RunCall call, Func<LoadedRun, Result<LaneHolder>> right, string process, Func<RunAtWork, CancellationToken, Task<Rejection?>> work, CancellationToken ct) =>
        InTransactionAsync(call, async (loaded, transaction) =>
        {
            if (!right(loaded).Accepted(out var holder, out var no))
            {
                return no;
            }

            var at = loaded.Around.Now;
            if (await work(new RunAtWork(loaded.Head, loaded.Around.Definition, loaded.Run, holder, at), ct) is { } refused)
            {
                return refused;
            }

            var receipt = new Receipt(call.Command, process, call.Run.ToString(), at, Repeated: false);
            await db.SaveChangesAsync(ct);
            await store.WriteAsync(receipt, call.Actor, ct);
            await transaction.CommitAsync(ct);
            return receipt;
        }, ct);

    private async Task<Result<Receipt>> InTransactionAsync(
        RunCall call, Func<LoadedRun, IDbContextTransaction, Task<Result<Receipt>>> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            var loaded = await store.LoadAsync(call, SealedEvent.Moment(clock.GetCurrentInstant()), ct);
            var result = loaded switch
            {
                null => RunGatewayRejections.NoSuchRun(call.Run),
                { Receipt: { } before } => before,
                _ => await work(loaded, transaction),
            };
            if (result.Rejection is not null)
            {
                db.ChangeTracker.Clear();
            }

            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return CommandRejections.ChangedMeanwhile;
        }
        catch (PostgresException exception) when (exception.ConstraintName is "receipt_pkey" or "event_region_id_command_id_key")
        {
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return await store.ReceiptAsync(call.Command, ct)
                ?? throw new InvalidOperationException("A command collided with one that left no receipt.", exception);
        }
    }
}

/// <summary>A run in whose open task a panel works.</summary>
/// <param name="Head">Which run.</param>
/// <param name="Definition">The version it is pinned to.</param>
/// <param name="Run">Its state, locked.</param>
/// <param name="Holder">By what right the actor works.</param>
/// <param name="Now">When.</param>
public sealed record RunAtWork(RunHead Head, Definitions.ProcedureDefinition Definition, Run Run, LaneHolder Holder, Instant Now);

/// <summary>Why a command never reached the run.</summary>
public static class RunGatewayRejections
{
    /// <summary>There is no such run in the region.</summary>
    public static Rejection NoSuchRun(RunId run) => new("procedures.run.unknown", run);

    /// <summary>A run about the same subject has not ended.</summary>
    public static Rejection UnfinishedRun(string title) => new("procedures.run.unfinished", title);

    /// <summary>The SOP runs about its period, and a matter was written.</summary>
    public static Rejection HasNoMatter(string title) => new("procedures.run.has-no-matter", title);

    /// <summary>The SOP runs about matters, and none was written; or it is too long for the name of a run.</summary>
    public static Rejection NeedsMatter(string title, int most) => new("procedures.run.needs-matter", title, most);

    /// <summary>The SOP runs by the quarter, and a whole year was asked for.</summary>
    public static Rejection NeedsQuarter(string title) => new("procedures.run.needs-quarter", title);

    /// <summary>The SOP runs by the year, and a quarter was asked for.</summary>
    public static Rejection NeedsWholeYear(string title) => new("procedures.run.needs-whole-year", title);

    /// <summary>The procedure has no version in force.</summary>
    public static Rejection NotInForce(string title) => new("procedures.run.not-in-force", title);

    /// <summary>An SOP would wait for itself through its links.</summary>
    public static Rejection LinkCircle(string title) => new("procedures.run.link-circle", title);
}
