using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Organisation.Positions;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>The wish to dissolve a unit; refused while it has open parts.</summary>
/// <param name="On">First day without it.</param>
public sealed record CloseUnit(CommandId Command, SignedInUser? By, UnitId Unit, LocalDate On, string Reason, int? Seen);

/// <inheritdoc cref="CloseUnit"/>
public sealed class CloseUnitHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    public Task<Result<Receipt>> HandleAsync(CloseUnit wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.close-unit", wish.By, inner => CloseAsync(wish, inner), ct);

    private async Task<Result<string>> CloseAsync(CloseUnit wish, CancellationToken ct)
    {
        if (await db.Set<Unit>().SingleOrDefaultAsync(unit => unit.Id == wish.Unit, ct) is not { } unit)
        {
            return UnitRejections.NotThere;
        }

        if (!unit.Close(wish.On, await PartsOf(db, wish.Unit).ToListAsync(ct)).Accepted(out _, out var no))
        {
            return no;
        }

        db.Expect(unit, wish.Seen);
        await audit.WriteAsync(new(wish.Command, "organisation.close-unit", "unit", unit.Id.Value) { By = wish.By, Before = unit.Name, Reason = wish.Reason }, ct);
        return unit.Id.ToString();
    }

    /// <summary>Names of units and positions in it that are still there.</summary>
    internal static IQueryable<string> PartsOf(TeraDbContext db, UnitId id) =>
        db.Set<Unit>().Where(part => part.ParentId == id && part.ClosedOn == null).Select(part => part.Name)
            .Concat(db.Set<Position>().Where(post => post.UnitId == id && post.ClosedOn == null).Select(post => post.Title));
}
