using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;
using Tera.Platform.Data;

namespace Tera.Planning.Tree;

/// <summary>A link of an objective, seen from it.</summary>
/// <param name="Other">What it serves, or what serves it.</param>
/// <param name="Crosses">To another agency.</param>
public sealed record LinkRow(ObjectiveLinkId Id, ObjectiveId Other, string Name, string AgencyName, bool Crosses, LocalDate From, LocalDate? EndedOn)
{
    /// <summary>What an objective serves and served, those that go on first.</summary>
    internal static Task<List<LinkRow>> AboveAsync(TeraDbContext db, ObjectiveId objective, CancellationToken ct) => Rows(
        db, db.Set<ObjectiveLink>().Where(link => link.ObjectiveId == objective), up: true).ToListAsync(ct);

    /// <summary>What serves it and served it.</summary>
    internal static Task<List<LinkRow>> BelowAsync(TeraDbContext db, ObjectiveId objective, CancellationToken ct) => Rows(
        db, db.Set<ObjectiveLink>().Where(link => link.ServedId == objective), up: false).ToListAsync(ct);

    private static IQueryable<LinkRow> Rows(TeraDbContext db, IQueryable<ObjectiveLink> links, bool up) =>
        from link in links.AsNoTracking().TagWith("Planning: links of an objective")
        join other in db.Set<Objective>() on up ? link.ServedId : link.ObjectiveId equals other.Id
        join own in db.Set<Objective>() on up ? link.ObjectiveId : link.ServedId equals own.Id
        join agency in db.Set<Agency>() on other.AgencyId equals agency.Id
        orderby link.EndedOn != null, link.ValidFrom, link.Id
        select new LinkRow(link.Id, other.Id, other.Name, agency.ShortName, other.AgencyId != own.AgencyId, link.ValidFrom, link.EndedOn);
}
