using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>The wish that from a day on a unit is the personnel unit of its agency, or that the agency has none.</summary>
/// <param name="Unit">Null for none.</param>
/// <param name="Ground">By which order or decree.</param>
public sealed record NamePersonnelUnit(CommandId Command, SignedInUser? By, AgencyId Agency, UnitId? Unit, LocalDate From, PrintedLine Ground);

/// <inheritdoc cref="NamePersonnelUnit"/>
public sealed class NamePersonnelUnitHandler(TeraDbContext db, PersonnelUnits units, AdministratorCommands commands, AuditTrail audit)
{
    private const string Process = "organisation.name-personnel-unit";

    public Task<Result<Receipt>> HandleAsync(NamePersonnelUnit wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By, inner => NameAsync(wish, inner), ct);

    private async Task<Result<string>> NameAsync(NamePersonnelUnit wish, CancellationToken ct)
    {
        var unit = await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Unit && one.AgencyId == wish.Agency && one.ClosedOn == null, ct);
        if (wish.Unit is not null && unit is null)
        {
            return UnitRejections.NotThere;
        }

        // Two at once would both find the day free; the key of the table would answer the later one with a fault of the program.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"personnel-unit:" + wish.Agency}, 0))", ct);
        var others = await units.DecisionsAsync(wish.Agency, ct);
        var id = new PersonnelUnitId(DerivedGuid.Of($"personnel-unit:{wish.Command}"));
        if (!PersonnelUnit.Name(id, wish.Agency, wish.Unit, wish.From, wish.Ground, others).Accepted(out var named, out var no))
        {
            return no;
        }

        db.Add(named);
        await audit.WriteAsync(
            new(wish.Command, Process, "personnel-unit", wish.Agency.Value)
            {
                By = wish.By, After = $"{unit?.Name ?? "Tidak ada"}, sejak {IndonesianDate.Long(wish.From)}", Reason = named.Ground,
            },
            ct);
        return id.ToString();
    }
}
