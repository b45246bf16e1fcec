using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Organisation.Positions;

internal sealed record AssignmentRow(
    AssignmentId Id, PersonId PersonId, string FullName, AssignmentKind Kind, LocalDate From, LocalDate? Until, string Basis,
    string? ExtensionBasis)
{
    internal bool IsInForce(LocalDate day) => From <= day && (Until is not { } last || day <= last);

    /// <summary>Its last day lies before a day.</summary>
    internal bool IsOver(LocalDate day) => Until < day;
}

/// <summary>What the page of a position shows.</summary>
internal sealed record PositionView(
    PositionId Id, string Title, bool IsHead, int Ordinal, LocalDate? ClosedOn, int Version, UnitId UnitId, string UnitName,
    AgencyId AgencyId, string AgencyName)
{
    /// <summary>Latest first.</summary>
    internal IReadOnlyList<AssignmentRow> Assignments { get; init; } = [];

    /// <summary>Everybody who works in the region, by name.</summary>
    internal IReadOnlyList<Choice> People { get; init; } = [];

    internal static async Task<PositionView?> FindAsync(TeraDbContext db, PositionId id, CancellationToken ct)
    {
        var view = await (
            from position in db.Set<Position>().AsNoTracking().TagWith("Organisation: page of a position")
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            join agency in db.Set<Agency>() on unit.AgencyId equals agency.Id
            where position.Id == id
            select new PositionView(
                position.Id, position.Title, position.IsHead, position.Ordinal, position.ClosedOn, position.Version, unit.Id, unit.Name, agency.Id, agency.Name))
            .SingleOrDefaultAsync(ct);
        return view is null ? null : view with { Assignments = await AssignmentsAsync(db, id, ct), People = await PeopleChoice.ListAsync(db, ct) };
    }

    private static Task<List<AssignmentRow>> AssignmentsAsync(TeraDbContext db, PositionId id, CancellationToken ct) => (
        from held in db.Set<Assignment>().AsNoTracking()
        join person in db.Set<Person>() on held.PersonId equals person.Id
        where held.PositionId == id
        orderby held.ValidFrom descending, held.Id
        select new AssignmentRow(held.Id, person.Id, person.FullName, held.Kind, held.ValidFrom, held.ValidUntil, held.Basis, held.ExtensionBasis)).ToListAsync(ct);
}
