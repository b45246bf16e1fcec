using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>The wish to pursue an objective no longer; refused while it has indicators that go on or others serve it.</summary>
/// <param name="On">First day without it.</param>
public sealed record EndObjective(PlanCall Call, ObjectiveId Objective, LocalDate On, string Reason, int? Seen);

/// <inheritdoc cref="EndObjective"/>
public sealed class EndObjectiveHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.end-objective";

    public Task<Result<Receipt>> HandleAsync(EndObjective wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => EndAsync(wish, inner), ct);

    private async Task<Result<string>> EndAsync(EndObjective wish, CancellationToken ct)
    {
        await desk.TakeTreeAsync(ct);
        if (await db.Set<Objective>().SingleOrDefaultAsync(one => one.Id == wish.Objective && one.AgencyId == wish.Call.Agency, ct) is not { } objective)
        {
            return StrategyRejections.NotThere;
        }

        if (await desk.LastClosedAsync(wish.Call.Agency, ct) is { } closed && wish.On <= closed)
        {
            return StrategyRejections.QuarterClosed(closed);
        }

        var measured = await db.Set<Indicator>().Where(indicator => indicator.ObjectiveId == wish.Objective && indicator.EndedOn != null).MaxAsync(indicator => indicator.EndedOn, ct);
        if (!objective.End(wish.On, await OpenOf(db, wish.Objective).ToListAsync(ct), await ServingOf(db, wish.Objective, wish.On).ToListAsync(ct), measured).Accepted(out _, out var no))
        {
            return no;
        }

        // What it served goes on without it.
        foreach (var link in await db.Set<ObjectiveLink>().Where(one => one.ObjectiveId == wish.Objective && one.EndedOn == null).ToListAsync(ct))
        {
            if (!link.End(LocalDate.Max(wish.On, link.ValidFrom)).Accepted(out _, out no))
            {
                return no;
            }
        }

        db.Expect(objective, wish.Seen);
        await desk.NoteAsync(
            wish.Call, Process, new("objective", objective.Id.Value) { After = $"Berakhir mulai {IndonesianDate.Long(wish.On)}", Reason = wish.Reason }, ct);
        return objective.Id.Value.ToString();
    }

    /// <summary>Codes of its indicators that have not ended.</summary>
    internal static IQueryable<string> OpenOf(TeraDbContext db, ObjectiveId id) => db.Set<Indicator>()
        .Where(indicator => indicator.ObjectiveId == id && indicator.EndedOn == null).OrderBy(indicator => indicator.Ordinal).Select(indicator => indicator.Code);

    /// <summary>Names of the objectives that serve it on a day or later.</summary>
    internal static IQueryable<string> ServingOf(TeraDbContext db, ObjectiveId id, LocalDate day) =>
        from link in db.Set<ObjectiveLink>()
        join objective in db.Set<Objective>() on link.ObjectiveId equals objective.Id
        where link.ServedId == id && (link.EndedOn == null || link.EndedOn > day)
        orderby objective.Ordinal, objective.Id
        select objective.Name;
}
