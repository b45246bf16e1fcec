using Microsoft.EntityFrameworkCore;
using Tera.Planning.Keeping;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>The wish for a new strategic plan, or for other terms of one.</summary>
/// <param name="Plan">Null for a new one.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepStrategicPlan(PlanCall Call, StrategicPlanId? Plan, StrategicPlanTerms Terms, int? Seen);

/// <inheritdoc cref="KeepStrategicPlan"/>
public sealed class KeepStrategicPlanHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.keep-strategic-plan";

    /// <returns>A receipt whose result is the plan's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepStrategicPlan wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepStrategicPlan wish, CancellationToken ct)
    {
        var all = await db.Set<StrategicPlan>().Where(plan => plan.AgencyId == wish.Call.Agency).ToListAsync(ct);
        var id = wish.Plan ?? new(DerivedGuid.Of($"strategic-plan:{wish.Call.Command}"));
        var there = all.Find(plan => plan.Id == id);
        if (wish.Plan is not null && there is null)
        {
            return StrategyRejections.NotThere;
        }

        var before = there is null ? null : Words(there);
        if (!(there?.Change(wish.Terms, all) ?? StrategicPlan.Adopt(id, wish.Call.Agency, wish.Terms, all)).Accepted(out var plan, out var no))
        {
            return no;
        }

        var (first, last) = (wish.Terms.FirstYear, wish.Terms.LastYear);
        var lost = await db.Set<StrategicTarget>().Where(target => target.PlanId == id && (target.FiscalYear < first || target.FiscalYear > last))
            .Select(target => target.FiscalYear).Distinct().Order().ToListAsync(ct);
        if (lost.Count > 0)
        {
            return StrategicTargetRejections.YearsInUse(lost);
        }

        if (there is null)
        {
            db.Add(plan);
        }
        else
        {
            db.Expect(plan, wish.Seen);
        }

        await desk.NoteAsync(wish.Call, Process, new("strategic-plan", id.Value) { Before = before, After = Words(plan) }, ct);
        return id.Value.ToString();
    }

    private static string Words(StrategicPlan plan) => $"{plan.Title}, {plan.FirstYear}–{plan.LastYear}, {plan.Basis}";
}
