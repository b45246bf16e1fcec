using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
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
        var all = await db.Set<Objective>().Where(objective => objective.AgencyId == wish.Call.Agency).ToListAsync(ct);
        var id = wish.Objective ?? new(DerivedGuid.Of($"objective:{wish.Call.Command}"));
        var there = all.Find(objective => objective.Id == id);
        if ((wish.Objective is not null && there is null)
            || !await db.Set<StrategicPlan>().AnyAsync(plan => plan.Id == wish.Terms.Plan && plan.AgencyId == wish.Call.Agency, ct))
        {
            return StrategyRejections.NotThere;
        }

        var before = there is null ? null : Words(there);
        if (!(there?.Change(wish.Terms, all) ?? Objective.Set(id, wish.Call.Agency, wish.Terms, all)).Accepted(out var objective, out var no))
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

        await desk.NoteAsync(wish.Call, Process, new("objective", id.Value) { Before = before, After = Words(objective) }, ct);
        return id.Value.ToString();
    }

    private static string Words(Objective objective) => $"{objective.Ordinal}. {objective.Name}";
}
