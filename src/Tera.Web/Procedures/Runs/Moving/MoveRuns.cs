using NodaTime;
using Npgsql;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Runs.Moving;

/// <summary>Takes running cases to the version in force. Each moves by itself, in a transaction of its own: what cannot be moved stays and is told.</summary>
/// <param name="Command">Made with the form; each case moves by a command made from it.</param>
/// <param name="Procedure">Whose cases.</param>
/// <param name="Chosen">Which.</param>
/// <param name="Reason">As the history of each tells it.</param>
/// <param name="Actor">Who.</param>
public sealed record MoveRuns(CommandId Command, ProcedureId Procedure, IReadOnlyCollection<RunId> Chosen, string Reason, PersonId Actor)
{
    /// <summary>Cases moved at once.</summary>
    public const int Most = 100;

    /// <summary>Longest reason, in letters.</summary>
    public const int LongestReason = 600;
}

/// <summary>What became of those that were chosen.</summary>
/// <param name="Receipt">Null when one of them stayed.</param>
/// <param name="Moved">Which went.</param>
/// <param name="Stayed">Which did not, and why.</param>
public sealed record MoveOutcome(Receipt? Receipt, IReadOnlyList<OpenRun> Moved, IReadOnlyList<(OpenRun Run, Rejection No)> Stayed);

/// <inheritdoc cref="MoveRuns"/>
public sealed class MoveRunsHandler(TeraDbContext db, ProcedureAccess access, RunStore store, RunGateway gateway, IClock clock)
{
    public async Task<Result<MoveOutcome>> HandleAsync(MoveRuns wish, CancellationToken ct)
    {
        if (await MoveTarget.FindAsync(db, wish.Procedure, ct) is not { } target
            || await OpenRuns.OthersAsync(db, target, wish.Chosen, skip: 0, MoveRuns.Most, ct) is not { Count: > 0 } found)
        {
            return MoveRunsRejections.Gone;
        }

        if (await access.LegalisationRefusalAsync(wish.Actor, wish.Procedure, ct) is { } notHis)
        {
            return notHis;
        }

        List<OpenRun> moved = [];
        List<(OpenRun, Rejection)> stayed = [];
        foreach (var open in found)
        {
            var call = new RunCall(CommandId.Derived($"move:{wish.Command}:{open.Id}"), open.Id, wish.Actor);
            if ((await gateway.DecideAsync(call, MoveTarget.Command(target, open.Number, wish.Reason), beside: null, ct)).Rejection is { } no)
            {
                stayed.Add((open, no));
            }
            else
            {
                moved.Add(open);
            }
        }

        if (stayed.Count > 0)
        {
            return new MoveOutcome(null, moved, stayed);
        }

        return new MoveOutcome(await ReceiptAsync(wish, ct), moved, stayed);
    }

    /// <summary>A form sent twice at once moves each case once; both get the receipt of the first.</summary>
    private async Task<Receipt> ReceiptAsync(MoveRuns wish, CancellationToken ct)
    {
        var receipt = new Receipt(wish.Command, "procedures.move-runs", wish.Procedure.ToString(), clock.GetCurrentInstant(), Repeated: false);
        try
        {
            await store.WriteAsync(receipt, wish.Actor, ct);
            return receipt;
        }
        catch (PostgresException exception) when (exception.ConstraintName is "receipt_pkey")
        {
            return await store.ReceiptAsync(wish.Command, ct) ?? throw new InvalidOperationException("A command collided with one that left no receipt.", exception);
        }
    }
}

/// <summary>Why no running case was moved at all.</summary>
public static class MoveRunsRejections
{
    /// <summary>Nothing was ticked.</summary>
    public static Rejection NothingChosen { get; } = new("procedures.moving.nothing-chosen");

    /// <summary>A reason nobody reads to its end.</summary>
    public static Rejection ReasonTooLong { get; } = new("procedures.moving.reason-too-long", MoveRuns.LongestReason);

    /// <summary>What was ticked has ended or has moved meanwhile.</summary>
    public static Rejection Gone { get; } = new("procedures.moving.gone");
}
