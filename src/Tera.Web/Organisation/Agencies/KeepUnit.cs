using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>The wish for a new unit, or for other terms or another place of one.</summary>
/// <param name="Unit">Null for a new one.</param>
/// <param name="Parent">The unit above; null directly below the head.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepUnit(
    CommandId Command, SignedInUser? By, AgencyId Agency, UnitId? Unit, UnitId? Parent, UnitTerms Terms, int? Seen);

/// <inheritdoc cref="KeepUnit"/>
public sealed class KeepUnitHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    /// <returns>A receipt whose result is the unit's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepUnit wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "organisation.keep-unit", wish.By, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepUnit wish, CancellationToken ct)
    {
        var id = wish.Unit ?? new UnitId(DerivedGuid.Of($"unit:{wish.Command}"));
        var units = await db.Set<Unit>().Where(unit => unit.AgencyId == wish.Agency).ToDictionaryAsync(unit => unit.Id, ct);
        if (Refusal(wish, id, units) is { } refused)
        {
            return refused;
        }

        var ancestors = Above(wish.Parent, units);
        if (wish.Unit is null)
        {
            if (!Unit.Found(id, wish.Agency, ancestors.FirstOrDefault(), wish.Terms).Accepted(out var unit, out var no))
            {
                return no;
            }

            db.Add(unit);
        }
        else if (!units[id].Change(wish.Terms, ancestors).Accepted(out var unit, out var no))
        {
            return no;
        }
        else
        {
            db.Expect(unit, wish.Seen);
        }

        await audit.WriteAsync(new(wish.Command, "organisation.keep-unit", "unit", id.Value) { By = wish.By, After = wish.Terms.Name.Text }, ct);
        return id.ToString();
    }

    private static Rejection? Refusal(KeepUnit wish, UnitId id, Dictionary<UnitId, Unit> units)
    {
        if (wish.Unit is not null && !units.ContainsKey(id))
        {
            return UnitRejections.NotThere;
        }

        if (wish.Parent is { } parent && !units.ContainsKey(parent))
        {
            return UnitRejections.ParentElsewhere;
        }

        var leaders = units.Values.Any(unit => unit is { Kind: UnitKind.Leadership, ClosedOn: null } && unit.Id != id);
        return wish.Terms.Kind is UnitKind.Leadership && leaders ? UnitRejections.LeadershipTaken : null;
    }

    /// <summary>From the nearest up. A circle cannot be stored, so the way always ends.</summary>
    private static List<Unit> Above(UnitId? parent, Dictionary<UnitId, Unit> units)
    {
        var above = new List<Unit>();
        for (var next = parent; next is { } id; next = units[id].ParentId)
        {
            above.Add(units[id]);
        }

        return above;
    }
}
