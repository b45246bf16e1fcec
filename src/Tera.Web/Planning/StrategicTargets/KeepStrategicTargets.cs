using Microsoft.EntityFrameworkCore;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.StrategicTargets;

/// <summary>What a plan shall set for an indicator in a year.</summary>
/// <param name="Value">Null for nothing any more.</param>
public sealed record WishedStrategicTarget(IndicatorId Indicator, int Year, TargetValue? Value);

/// <summary>The wish that a strategic plan sets these targets; those that are not named stay.</summary>
/// <param name="Seen">Version of the plan the user saw.</param>
public sealed record KeepStrategicTargets(PlanCall Call, StrategicPlanId Plan, IReadOnlyList<WishedStrategicTarget> Targets, int? Seen);

/// <inheritdoc cref="KeepStrategicTargets"/>
public sealed class KeepStrategicTargetsHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.keep-strategic-targets";

    /// <summary>Changes told one by one in the history.</summary>
    private const int MostTold = 20;

    /// <returns>A receipt whose result is the plan's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepStrategicTargets wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => KeepAsync(wish, inner), ct);

    /// <summary>The same within a transaction of somebody who has the right already, such as an import.</summary>
    internal async Task<Result<string>> KeepAsync(KeepStrategicTargets wish, CancellationToken ct)
    {
        if (await db.Set<StrategicPlan>().SingleOrDefaultAsync(one => one.Id == wish.Plan && one.AgencyId == wish.Call.Agency, ct) is not { } plan)
        {
            return StrategyRejections.NotThere;
        }

        var rows = (await StrategicRow.OfAsync(db, plan.Id, ct)).ToDictionary(row => row.Indicator.Id);
        List<string> changed = [];
        foreach (var target in wish.Targets)
        {
            if (!rows.TryGetValue(target.Indicator, out var row))
            {
                return StrategyRejections.NotThere;
            }

            if (row.In(target.Year) is var before && before == target.Value && (before is not null || !row.Targets.ContainsKey(target.Year)))
            {
                continue;
            }

            if (Set(plan, row, target) is { } no)
            {
                return no;
            }

            var kind = row.CardOf(target.Year)?.Kind;
            changed.Add($"{row.Indicator.Code} {target.Year}: {PlanWords.Of(before, kind)} → {PlanWords.Of(target.Value, kind)}");
        }

        if (changed.Count == 0)
        {
            return StrategicTargetRejections.NothingNew;
        }

        db.Expect(plan, wish.Seen);
        await desk.NoteAsync(wish.Call, Process, new("strategic-plan", plan.Id.Value) { After = $"Target Renstra: {string.Join("; ", changed.Take(MostTold))}{(changed.Count > MostTold ? $"; dan {changed.Count - MostTold} lain" : "")}" }, ct);
        return plan.Id.Value.ToString();
    }

    private Rejection? Set(StrategicPlan plan, StrategicRow row, WishedStrategicTarget target)
    {
        var there = row.Targets.GetValueOrDefault(target.Year);
        if (target.Value is not { } value)
        {
            db.Remove(there!);
            return null;
        }

        if (row.CardOf(target.Year) is not { } card)
        {
            return StrategicTargetRejections.NoCard(row.Indicator.Code);
        }

        if (!row.IsMeasured(target.Year))
        {
            return StrategicTargetRejections.NotMeasured(row.Indicator, target.Year);
        }

        if (!(there?.Change(card, value) ?? StrategicTarget.Set(plan, card, target.Year, value)).Accepted(out var set, out var no))
        {
            return no;
        }

        if (there is null)
        {
            db.Add(set);
        }
        else
        {
            db.Update(set);
        }

        return null;
    }
}
