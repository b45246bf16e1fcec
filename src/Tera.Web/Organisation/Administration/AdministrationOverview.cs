using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Accounts;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Regions;
using Tera.Platform.Data;

namespace Tera.Organisation.Administration;

/// <summary>A position nobody holds.</summary>
internal sealed record VacantPosition(PositionId Id, string Title, string Agency);

/// <summary>A Plt. or Plh. that ends soon.</summary>
internal sealed record EndingAssignment(PositionId Position, string Title, string Person, AssignmentKind Kind, LocalDate Until);

/// <summary>How large the region is and what its administrator should look at.</summary>
internal sealed record AdministrationOverview(
    int Agencies, int People, int Positions, int Accounts, LocalDate HolidaysKnownUntil,
    IReadOnlyList<VacantPosition> Vacant, IReadOnlyList<EndingAssignment> Ending)
{
    /// <summary>Days before the end of a Plt. or Plh. on which it is listed.</summary>
    private const int Notice = 21;

    private const int Most = 50;

    internal static async Task<AdministrationOverview> ReadAsync(TeraDbContext db, LocalDate today, CancellationToken ct) => new(
        await db.Set<Agency>().CountAsync(ct),
        await db.Set<Person>().CountAsync(person => person.LeftOn == null, ct),
        await db.Set<Position>().CountAsync(position => position.ClosedOn == null, ct),
        await db.Set<Account>().CountAsync(account => !account.Disabled, ct),
        await db.Set<Region>().Select(region => region.HolidaysKnownUntil).SingleAsync(ct),
        await VacantAsync(db, today, ct),
        await EndingAsync(db, today, ct));

    private static Task<List<VacantPosition>> VacantAsync(TeraDbContext db, LocalDate today, CancellationToken ct) => (
        from position in db.Set<Position>().AsNoTracking().TagWith("Organisation: vacant positions")
        join unit in db.Set<Unit>() on position.UnitId equals unit.Id
        join agency in db.Set<Agency>() on unit.AgencyId equals agency.Id
        where position.ClosedOn == null && !position.Assignments.Any(
            held => held.ValidFrom <= today && (held.ValidUntil == null || held.ValidUntil >= today))
        orderby agency.Ordinal, unit.Ordinal, position.Ordinal, position.Id
        select new VacantPosition(position.Id, position.Title, agency.Name)).Take(Most).ToListAsync(ct);

    private static Task<List<EndingAssignment>> EndingAsync(TeraDbContext db, LocalDate today, CancellationToken ct)
    {
        var soon = today.PlusDays(Notice);
        return (
            from held in db.Set<Assignment>().AsNoTracking().TagWith("Organisation: assignments that end soon")
            join position in db.Set<Position>() on held.PositionId equals position.Id
            join person in db.Set<Person>() on held.PersonId equals person.Id
            where held.Kind != AssignmentKind.Definitive && held.ValidUntil >= today && held.ValidUntil <= soon
            orderby held.ValidUntil, held.Id
            select new EndingAssignment(position.Id, position.Title, person.FullName, held.Kind, held.ValidUntil!.Value)).Take(Most).ToListAsync(ct);
    }
}
