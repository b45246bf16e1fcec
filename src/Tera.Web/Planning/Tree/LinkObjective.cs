using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Tree;

/// <summary>The wish that an objective serves another one, of whatever agency, from a day on; what it serves already stays.</summary>
public sealed record LinkObjective(PlanCall Call, ObjectiveId Objective, ObjectiveId Served, LocalDate From);

/// <inheritdoc cref="LinkObjective"/>
public sealed class LinkObjectiveHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.link-objective";

    /// <returns>A receipt whose result is the objective's id.</returns>
    public Task<Result<Receipt>> HandleAsync(LinkObjective wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => LinkAsync(wish, inner), ct);

    /// <summary>The same within a transaction of somebody who has the right already, such as an import.</summary>
    internal async Task<Result<string>> LinkAsync(LinkObjective wish, CancellationToken ct)
    {
        await desk.TakeTreeAsync(ct);
        if (await db.Set<Objective>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Objective && one.AgencyId == wish.Call.Agency, ct) is not { } objective
            || await db.Set<Objective>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Served, ct) is not { } served)
        {
            return StrategyRejections.NotThere;
        }

        var all = await db.Set<ObjectiveLink>().AsNoTracking().TagWith("Planning: links of a region").ToListAsync(ct);
        var id = new ObjectiveLinkId(DerivedGuid.Of($"objective-link:{wish.Call.Command}"));
        if (!ObjectiveLink.Tie(id, objective, served, wish.From, all).Accepted(out var link, out var no))
        {
            return no;
        }

        db.Add(link);
        await desk.NoteAsync(wish.Call, Process, new("objective", objective.Id.Value) { After = $"Mendukung: {served.Name}, sejak {IndonesianDate.Long(wish.From)}" }, ct);
        return objective.Id.Value.ToString();
    }
}
