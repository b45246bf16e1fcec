using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Positions;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Planning.Tree;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>The wish for a new objective, or for other terms of one.</summary>
/// <param name="Objective">Null for a new one.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepObjective(PlanCall Call, ObjectiveId? Objective, ObjectiveTerms Terms, int? Seen);

/// <inheritdoc cref="KeepObjective"/>
public sealed class KeepObjectiveHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.keep-objective";

    /// <returns>A receipt whose result is the objective's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepObjective wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => KeepAsync(wish, inner), ct);

    /// <summary>The same within a transaction of somebody who has the right already, such as an import.</summary>
    internal async Task<Result<string>> KeepAsync(KeepObjective wish, CancellationToken ct)
    {
        var all = await db.Set<Objective>().Include(objective => objective.Former).Where(objective => objective.AgencyId == wish.Call.Agency).ToListAsync(ct);
        var id = wish.Objective ?? new(DerivedGuid.Of($"objective:{wish.Call.Command}"));
        var there = all.Find(objective => objective.Id == id);
        if ((wish.Objective is not null && there is null)
            || !await db.Set<StrategicPlan>().AnyAsync(plan => plan.Id == wish.Terms.Plan && plan.AgencyId == wish.Call.Agency, ct))
        {
            return StrategyRejections.NotThere;
        }

        if (wish.Terms.Position is { } position && position != there?.PositionId && !await PositionChoices.Of(db, wish.Call.Agency).AnyAsync(one => one.Id == position, ct))
        {
            return LinkRejections.PositionElsewhere;
        }

        var before = there is null ? null : await WordsAsync(there, ct);
        if (!(there?.Change(wish.Terms, all, await UseAsync(there.Id, ct)) ?? Objective.Set(id, wish.Call.Agency, wish.Terms, all)).Accepted(out var objective, out var no))
        {
            return no;
        }

        if (there is null)
        {
            db.Add(objective);
        }
        else
        {
            db.Expect(objective, wish.Seen);
        }

        await desk.NoteAsync(wish.Call, Process, new("objective", id.Value) { Before = before, After = await WordsAsync(objective, ct) }, ct);
        return id.Value.ToString();
    }

    /// <summary>What hangs on it: its indicators, and the links to both sides.</summary>
    private async Task<ObjectiveUse> UseAsync(ObjectiveId id, CancellationToken ct)
    {
        var links = await (
            from link in db.Set<ObjectiveLink>().AsNoTracking()
            where link.ObjectiveId == id || link.ServedId == id
            join other in db.Set<Objective>() on link.ObjectiveId == id ? link.ServedId : link.ObjectiveId equals other.Id
            select new { Up = link.ObjectiveId == id, link.ValidFrom, link.EndedOn, other.Kind }).TagWith("Planning: links of an objective").ToListAsync(ct);
        var measured = await db.Set<Indicator>().Where(one => one.ObjectiveId == id).MinAsync(one => (LocalDate?)one.ValidFrom, ct);
        var kinds = links.Where(link => link.EndedOn is null && link.Kind is not null).ToLookup(link => link.Up, link => link.Kind!.Value);
        return new(links.Select(link => (LocalDate?)link.ValidFrom).Append(measured).Min(), [.. kinds[true]], [.. kinds[false]]);
    }

    private async Task<string> WordsAsync(Objective objective, CancellationToken ct)
    {
        var position = objective.PositionId is { } id ? await db.Set<Position>().Where(one => one.Id == id).Select(one => one.Title).SingleAsync(ct) : null;
        return string.Join(", ", new[]
        {
            $"{objective.Ordinal}. {objective.Name}", objective.Kind is { } kind ? StrategyWords.Of(kind) : null, position, $"sejak {IndonesianDate.Long(objective.ValidFrom)}",
            objective.TermsSince > objective.ValidFrom ? $"sebutan ini sejak {IndonesianDate.Long(objective.TermsSince)}" : null,
        }.OfType<string>());
    }
}
