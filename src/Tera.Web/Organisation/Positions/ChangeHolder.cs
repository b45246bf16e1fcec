using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Organisation.Substitutes;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Positions;

/// <summary>A wish about who holds a position: an administrator's, or that of who may name a Plh. for it.</summary>
/// <param name="Position">Which.</param>
/// <param name="Change">What shall happen.</param>
/// <param name="Seen">Version of the position the user saw; null for a command without a form.</param>
public sealed record ChangeHolder(CommandId Command, SignedInUser? By, PositionId Position, HolderChange Change, int? Seen);

/// <summary>What can happen to who holds a position.</summary>
public abstract record HolderChange
{
    private HolderChange() { }

    /// <summary>Somebody is put into it.</summary>
    public sealed record Appoint(Appointment Appointment) : HolderChange;

    /// <summary>A Plt. is extended once.</summary>
    public sealed record Extend(AssignmentId Assignment, LocalDate Until, PrintedLine Basis) : HolderChange;

    /// <summary>Somebody's last day is named.</summary>
    public sealed record End(AssignmentId Assignment, LocalDate Last, string Reason) : HolderChange;

    /// <summary>The position is abolished.</summary>
    public sealed record Close(LocalDate On, string Reason) : HolderChange;
}

/// <inheritdoc cref="ChangeHolder"/>
public sealed class ChangeHolderHandler(TeraDbContext db, AdministratorCommands administrators, SubstituteKeepers keepers, CommandScope commands, AuditTrail audit)
{
    /// <remarks>The same wish again gets its receipt though its day has come meanwhile.</remarks>
    public async Task<Result<Receipt>> HandleAsync(ChangeHolder wish, CancellationToken ct) => await commands.FindAsync(wish.Command, wish.By?.PersonId.Value, ct) is { } before ? before
        : await keepers.MayAsync(wish, ct)
        ? await commands.OnceAsync(wish.Command, Process(wish.Change), wish.By!.PersonId.Value, inner => ChangeAsync(wish, inner), ct)
        : await administrators.OnceAsync(wish.Command, Process(wish.Change), wish.By, inner => ChangeAsync(wish, inner), ct);

    private async Task<Result<string>> ChangeAsync(ChangeHolder wish, CancellationToken ct)
    {
        var position = await db.Set<Position>().Include(one => one.Assignments).SingleOrDefaultAsync(one => one.Id == wish.Position, ct);
        if (position is null)
        {
            return PositionRejections.NotThere;
        }

        if (wish.Change is HolderChange.Appoint(var appointment) && await AbsentAsync(appointment, ct) is { } absent)
        {
            return absent;
        }

        var before = Words(position);
        if (!Decide(position, wish).Accepted(out var changed, out var no))
        {
            return no;
        }

        // New rows first: the version of the position is what two administrators meet at.
        db.Expect(position, wish.Seen);
        await audit.WriteAsync(new(wish.Command, Process(wish.Change), "position", position.Id.Value)
        {
            By = wish.By, Before = before, After = Words(position), Reason = ReasonOf(wish.Change),
        }, ct);
        return changed;
    }

    private async Task<Rejection?> AbsentAsync(Appointment appointment, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == appointment.Person, ct);
        return person switch
        {
            null => PersonRejections.NotThere,
            { LeftOn: { } left } when appointment.Until is not { } last || last >= left => PersonRejections.LeftAlready(left),
            _ => null,
        };
    }

    private static Result<string> Decide(Position position, ChangeHolder wish) => wish.Change switch
    {
        HolderChange.Appoint(var appointment) => IdOf(position.Appoint(new(DerivedGuid.Of($"assignment:{wish.Command}")), appointment)),
        HolderChange.Extend(var assignment, var until, var basis) => IdOf(position.Extend(assignment, until, basis)),
        HolderChange.End(var assignment, var last, _) => IdOf(position.End(assignment, last)),
        HolderChange.Close(var on, _) => position.Close(on).Accepted(out var closed, out var no) ? closed.Id.ToString() : no,
        _ => throw new InvalidOperationException($"No decision for {wish.Change.GetType().Name}."),
    };

    private static Result<string> IdOf(Result<Assignment> result) => result.Accepted(out var assignment, out var no) ? assignment.Id.ToString() : no;

    private static string Process(HolderChange change) => change switch
    {
        HolderChange.Appoint => "organisation.appoint",
        HolderChange.Extend => "organisation.extend-assignment",
        HolderChange.End => "organisation.end-assignment",
        _ => "organisation.close-position",
    };

    private static string? ReasonOf(HolderChange change) => change switch
    {
        HolderChange.End(_, _, var reason) => reason,
        HolderChange.Close(_, var reason) => reason,
        _ => null,
    };

    private static string Words(Position position) => string.Join("; ", position.Assignments.OrderBy(held => held.ValidFrom)
        .Select(held => $"{held.Kind} {held.PersonId} {held.ValidFrom:uuuu-MM-dd}..{held.ValidUntil:uuuu-MM-dd} {held.Basis}"));
}
