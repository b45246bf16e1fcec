using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Platform.Data;

namespace Tera.Planning.StrategicTargets;

/// <summary>An indicator of a strategic plan with its targets and its cards.</summary>
/// <param name="Cards">Every card it has; empty for none.</param>
/// <param name="Targets">By fiscal year.</param>
internal sealed record StrategicRow(Objective Objective, Indicator Indicator, IReadOnlyList<IndicatorCard> Cards, IReadOnlyDictionary<int, StrategicTarget> Targets)
{
    /// <summary>The card by which a year is read: that of its last day, for years before the first card that one; null without any.</summary>
    public IndicatorCard? CardOf(int year) => IndicatorCard.InForce(Cards, new LocalDate(year, 12, 31)) ?? Cards.MinBy(card => card.ValidFrom);

    /// <summary>Whether it is measured at the end of a year.</summary>
    public bool IsMeasured(int year) => Indicator.IsMeasured(new LocalDate(year, 12, 31));

    /// <summary>What is set for a year, as its card reads it; null for nothing, and where the card has changed its kind since.</summary>
    public TargetValue? In(int year) => CardOf(year) is { } card && Targets.GetValueOrDefault(year)?.On(card) is { } read && read.Accepted(out var value, out _) ? value : null;

    /// <summary>Every indicator of a plan, ended ones too, in its order.</summary>
    public static Task<List<StrategicRow>> OfAsync(TeraDbContext db, StrategicPlanId plan, CancellationToken ct) => OfAsync(db, plan, db.Set<Indicator>(), ct);

    /// <summary>One of them; null for one of another plan.</summary>
    public static async Task<StrategicRow?> OfAsync(TeraDbContext db, StrategicPlanId plan, IndicatorId one, CancellationToken ct) =>
        (await OfAsync(db, plan, db.Set<Indicator>().Where(indicator => indicator.Id == one), ct)).SingleOrDefault();

    private static async Task<List<StrategicRow>> OfAsync(TeraDbContext db, StrategicPlanId plan, IQueryable<Indicator> wanted, CancellationToken ct)
    {
        var rows = await (
            from indicator in wanted.AsNoTracking()
            join objective in db.Set<Objective>() on indicator.ObjectiveId equals objective.Id
            where objective.PlanId == plan
            orderby objective.Ordinal, indicator.Ordinal, indicator.Id
            select new { objective, indicator }).TagWith("Planning: indicators of a strategic plan").ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.indicator.Id);
        var cards = (await db.Set<IndicatorCard>().AsNoTracking().Where(card => ids.Contains(card.Indicator)).ToListAsync(ct)).ToLookup(card => card.Indicator);
        var targets = (await db.Set<StrategicTarget>().AsNoTracking().TagWith("Planning: targets of a strategic plan").Where(one => one.PlanId == plan && ids.Contains(one.IndicatorId)).ToListAsync(ct)).ToLookup(one => one.IndicatorId);
        return rows.ConvertAll(row => new StrategicRow(row.objective, row.indicator, [.. cards[row.indicator.Id]], targets[row.indicator.Id].ToDictionary(one => one.FiscalYear)));
    }
}
