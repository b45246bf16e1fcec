using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.Substitutes;

/// <summary>A position for which the reader may name a Plh.</summary>
/// <param name="Holder">Name of who holds it today; while nobody does there is nobody to stand in for.</param>
internal sealed record SubstitutablePosition(PositionId Id, string Title, string Holder)
{
    internal Choice Choice => new(Id.ToString(), $"{Title}: {Holder}");
}

/// <summary>A Plh. of today or of days to come.</summary>
internal sealed record NamedSubstitute(AssignmentId Id, PositionId Position, string Title, string Name, LocalDate From, LocalDate Until, string Basis, int Version);

/// <summary>What the page of substitutes shows.</summary>
/// <param name="People">Who holds a post in the same agencies today.</param>
internal sealed record SubstituteView(IReadOnlyList<SubstitutablePosition> Positions, IReadOnlyList<NamedSubstitute> Substitutes, IReadOnlyList<Choice> People)
{
    internal static async Task<SubstituteView> ReadAsync(TeraDbContext db, SubstituteKeepers keepers, LocalDate today, CancellationToken ct)
    {
        var positions = await (
            from position in keepers.Positions()
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            join agency in db.Set<Agency>() on unit.AgencyId equals agency.Id
            join held in db.Set<Assignment>() on position.Id equals held.PositionId
            join person in db.Set<Person>() on held.PersonId equals person.Id
            where held.Kind == AssignmentKind.Definitive && held.ValidFrom <= today && (held.ValidUntil == null || held.ValidUntil >= today)
            orderby agency.Ordinal, agency.Id, unit.Ordinal, unit.Id, position.IsHead descending, position.Ordinal
            select new SubstitutablePosition(position.Id, position.Title, person.FullName)).TagWith("Organisation: positions to name a substitute for").ToListAsync(ct);
        var ids = positions.ConvertAll(position => position.Id);
        var named = await (
            from held in db.Set<Assignment>()
            join person in db.Set<Person>() on held.PersonId equals person.Id
            join position in db.Set<Position>() on held.PositionId equals position.Id
            where keepers.Positions().Any(one => one.Id == held.PositionId) && held.Kind == AssignmentKind.DailyActing && held.ValidUntil >= today
            orderby held.ValidFrom, held.Id
            select new NamedSubstitute(held.Id, held.PositionId, position.Title, person.FullName, held.ValidFrom, held.ValidUntil!.Value, held.Basis, position.Version))
            .TagWith("Organisation: substitutes named").ToListAsync(ct);
        return new(positions, named, await PeopleAsync(db, ids, today, ct));
    }

    private static async Task<IReadOnlyList<Choice>> PeopleAsync(TeraDbContext db, List<PositionId> positions, LocalDate today, CancellationToken ct)
    {
        var people = await (
            from held in db.Set<Assignment>()
            join person in db.Set<Person>() on held.PersonId equals person.Id
            join position in db.Set<Position>() on held.PositionId equals position.Id
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            where held.Kind == AssignmentKind.Definitive && held.ValidFrom <= today && (held.ValidUntil == null || held.ValidUntil >= today)
                && db.Set<Unit>().Any(other => other.AgencyId == unit.AgencyId && db.Set<Position>().Any(one => one.UnitId == other.Id && positions.Contains(one.Id)))
            orderby unit.Ordinal, unit.Id, position.IsHead descending, position.Ordinal, person.FullName
            select new { person.Id, person.FullName, position.Title }).TagWith("Organisation: people of an agency").ToListAsync(ct);
        return [.. people.DistinctBy(person => person.Id).Select(person => new Choice(person.Id.ToString(), $"{person.FullName}, {person.Title}"))];
    }
}
