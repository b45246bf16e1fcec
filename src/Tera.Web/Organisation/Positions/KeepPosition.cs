using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Administration;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Positions;

/// <summary>The wish for a new position, or for other terms of one.</summary>
/// <param name="Position">Null for a new one.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepPosition(CommandId Command, SignedInUser? By, UnitId Unit, PositionId? Position, PositionTerms Terms, int? Seen);

/// <inheritdoc cref="KeepPosition"/>
public sealed class KeepPositionHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    /// <returns>A receipt whose result is the position's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepPosition wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.keep-position", wish.By, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepPosition wish, CancellationToken ct)
    {
        var id = wish.Position ?? new PositionId(DerivedGuid.Of($"position:{wish.Command}"));
        if (!await db.Set<Unit>().AnyAsync(unit => unit.Id == wish.Unit, ct))
        {
            return UnitRejections.NotThere;
        }

        if (wish.Terms.IsHead
            && await db.Set<Position>().AnyAsync(other => other.UnitId == wish.Unit && other.IsHead && other.ClosedOn == null && other.Id != id, ct))
        {
            return PositionRejections.HeadTaken;
        }

        string? before = null;
        if (wish.Position is null)
        {
            db.Add(Position.Found(id, wish.Unit, wish.Terms));
        }
        else if (await db.Set<Position>().SingleOrDefaultAsync(one => one.Id == id && one.UnitId == wish.Unit, ct) is { } position)
        {
            before = position.Title;
            position.Change(wish.Terms);
            db.Expect(position, wish.Seen);
        }
        else
        {
            return PositionRejections.NotThere;
        }

        await audit.WriteAsync(
            new(wish.Command, "organisation.keep-position", "position", id.Value) { By = wish.By, Before = before, After = wish.Terms.Title.Text }, ct);
        return id.ToString();
    }
}
