using NodaTime;
using Npgsql;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>Begins a run of a procedure's version in force.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Procedure">Of an agency.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="CoverOverride">Why it runs although the cover lacks data; null where none is needed or the version carries one.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record StartRun(CommandId Command, ProcedureId Procedure, RunSubject Subject, string? CoverOverride, PersonId? Actor)
{
    /// <summary>Letters of a matter at most: it stands in the name of the run and of its papers.</summary>
    public const int LongestMatter = 150;
}

/// <summary>Begins runs. The receipt's result is the id of the run.</summary>
public sealed class StartRunHandler(TeraDbContext db, RunStore store, RunKeeper keeper, IEnumerable<IStartGuard> guards, IClock clock)
{
    public async Task<Result<Receipt>> HandleAsync(StartRun command, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await store.ReceiptAsync(command.Command, ct) is { } before)
        {
            return before;
        }

        if (await store.InForceAsync(command.Procedure, ct) is not { } procedure)
        {
            return RunGatewayRejections.NotInForce(command.Procedure.ToString());
        }

        var now = SealedEvent.Moment(clock.GetCurrentInstant());
        var head = new RunHead(
            RunId.New(), procedure.ProcedureId, procedure.VersionId, procedure.Agency, command.Subject, procedure.TitleFor(command.Subject), []);
        var unstarted = await store.NewAsync(head, command.Actor, now, ct);
        if (!command.Subject.Fits(unstarted.Around.Definition.Periodicity))
        {
            return command.Subject.Quarter is null ? RunGatewayRejections.NeedsQuarter(procedure.Title) : RunGatewayRejections.NeedsWholeYear(procedure.Title);
        }

        if (MatterRefusal(unstarted.Around.Definition, command.Subject.Matter, procedure.Title) is { } noMatter)
        {
            return noMatter;
        }

        foreach (var guard in guards)
        {
            if (await guard.RefusalAsync(head, unstarted.Around.Definition, ct) is { } refusal)
            {
                return refusal;
            }
        }

        var start = new RunCommand.Start(Parent: null, command.CoverOverride ?? procedure.CoverOverride) { Binding = head.Binding };
        if (!RunDecision.Decide(unstarted.Run, start, unstarted.Around).Accepted(out var happened, out var no))
        {
            return no;
        }

        var call = new RunCall(command.Command, head.Id, command.Actor);
        var receipt = new Receipt(command.Command, "procedures.started", head.Id.ToString(), now, Repeated: false);
        try
        {
            if (await keeper.KeepAsync(unstarted, unstarted.Moment(happened, call), receipt, ct) is { } refused)
            {
                db.ChangeTracker.Clear();
                return refused;
            }

            await transaction.CommitAsync(ct);
            return receipt;
        }
        catch (PostgresException exception) when (exception.ConstraintName is "run_one_unfinished" or "receipt_pkey")
        {
            // The run that stands in the way may be the one this very command began a moment ago.
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return await store.ReceiptAsync(command.Command, ct) is { } begun ? begun : RunGatewayRejections.UnfinishedRun(head.Title);
        }
    }

    /// <summary>A run is about a period or about a matter; only the second can be several at a time.</summary>
    private static Rejection? MatterRefusal(ProcedureDefinition sop, string? matter, string title) => (sop.IsOfPeriod, matter) switch
    {
        (true, null) or (false, { Length: > 0 and <= StartRun.LongestMatter }) => null,
        (true, _) => RunGatewayRejections.HasNoMatter(title),
        _ => RunGatewayRejections.NeedsMatter(title, StartRun.LongestMatter),
    };
}
