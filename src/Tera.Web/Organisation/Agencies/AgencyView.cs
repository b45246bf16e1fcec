using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Organisation.Positions;
using Tera.Organisation.Teams;
using Tera.Platform.Data;

namespace Tera.Organisation.Agencies;

/// <summary>A unit in the tree of its agency.</summary>
/// <param name="Depth">0 directly below the head.</param>
internal sealed record UnitNode(UnitId Id, UnitId? ParentId, string Name, bool Reports, int Depth, IReadOnlyList<PostRow> Posts);

/// <summary>A position with who holds it today.</summary>
internal sealed record PostRow(PositionId Id, UnitId UnitId, string Title, IReadOnlyList<PostHolder> Holders);

internal sealed record PostHolder(PositionId PositionId, PersonId PersonId, string FullName, AssignmentKind Kind, LocalDate? Until);

internal sealed record TeamRow(TeamId Id, string Name, string? Basis, int Members);

/// <summary>What the page of an agency shows.</summary>
internal sealed record AgencyView(AgencyCard Agency, IReadOnlyList<UnitNode> Units, IReadOnlyList<TeamRow> Teams)
{
    internal static async Task<AgencyView?> FindAsync(TeraDbContext db, AgencyId id, LocalDate today, CancellationToken ct)
    {
        var card = await AgencyCard.Of(db.Set<Agency>().AsNoTracking().TagWith("Organisation: page of an agency").Where(agency => agency.Id == id)).SingleOrDefaultAsync(ct);
        return card is null ? null : new(card, await TreeAsync(db, id, today, ct), await TeamsAsync(db, id, today, ct));
    }

    private static async Task<IReadOnlyList<UnitNode>> TreeAsync(TeraDbContext db, AgencyId id, LocalDate today, CancellationToken ct)
    {
        var holders = (await HoldersAsync(db, id, today, ct)).ToLookup(holder => holder.PositionId);
        var posts = await (
            from position in db.Set<Position>().AsNoTracking()
            join unit in db.Set<Unit>() on position.UnitId equals unit.Id
            where unit.AgencyId == id && position.ClosedOn == null
            orderby position.IsHead descending, position.Ordinal, position.Id
            select new { position.Id, position.UnitId, position.Title }).ToListAsync(ct);
        var byUnit = posts.ToLookup(post => post.UnitId, post => new PostRow(post.Id, post.UnitId, post.Title, [.. holders[post.Id]]));
        var units = await db.Set<Unit>().AsNoTracking().Where(unit => unit.AgencyId == id && unit.ClosedOn == null)
            .OrderBy(unit => unit.Ordinal).ThenBy(unit => unit.Id)
            .Select(unit => new { unit.Id, unit.ParentId, unit.Name, unit.Reports }).ToListAsync(ct);
        var flat = units.Select(unit => new UnitNode(unit.Id, unit.ParentId, unit.Name, unit.Reports, 0, [.. byUnit[unit.Id]])).ToLookup(node => node.ParentId);
        return [.. Below(null, 0)];

        IEnumerable<UnitNode> Below(UnitId? parent, int depth) =>
            flat[parent].SelectMany(node => Below(node.Id, depth + 1).Prepend(node with { Depth = depth }));
    }

    private static Task<List<PostHolder>> HoldersAsync(TeraDbContext db, AgencyId id, LocalDate today, CancellationToken ct) => (
        from held in db.Set<Assignment>().AsNoTracking()
        join position in db.Set<Position>() on held.PositionId equals position.Id
        join unit in db.Set<Unit>() on position.UnitId equals unit.Id
        join person in db.Set<Person>() on held.PersonId equals person.Id
        where unit.AgencyId == id && held.ValidFrom <= today && (held.ValidUntil == null || held.ValidUntil >= today)
        orderby held.Kind == AssignmentKind.Definitive descending, held.Id
        select new PostHolder(position.Id, person.Id, person.FullName, held.Kind, held.ValidUntil)).ToListAsync(ct);

    private static Task<List<TeamRow>> TeamsAsync(TeraDbContext db, AgencyId id, LocalDate today, CancellationToken ct) =>
        db.Set<Team>().AsNoTracking().Where(team => team.AgencyId == id && team.ClosedOn == null).OrderBy(team => team.Name).ThenBy(team => team.Id)
            .Select(team => new TeamRow(
                team.Id, team.Name, team.Basis,
                team.Members.Count(member => member.ValidFrom <= today && (member.ValidUntil == null || member.ValidUntil >= today))))
            .ToListAsync(ct);
}
