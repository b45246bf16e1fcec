using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Planning.Strategy;

/// <summary>An indicator and the card that holds today, or the first to come.</summary>
internal sealed record IndicatorRow(Indicator Indicator, IndicatorCard? Card);

/// <summary>A strategic plan with what is in it; without a plan, the objectives from before plans were kept.</summary>
internal sealed record StrategyPart(StrategicPlan? Plan, IReadOnlyList<(Objective Objective, IReadOnlyList<IndicatorRow> Indicators)> Objectives)
{
    public string Title => Plan?.Title ?? "Belum masuk rencana strategis";

    public string Anchor => "renstra-" + (Plan?.Id.Value.ToString() ?? "lain");
}

/// <summary>Everything of an agency's strategy: some dozens of rows.</summary>
internal static class StrategyView
{
    /// <summary>The latest plan first.</summary>
    public static async Task<IReadOnlyList<StrategyPart>> OfAsync(TeraDbContext db, AgencyId agency, LocalDate today, CancellationToken ct)
    {
        var plans = await db.Set<StrategicPlan>().AsNoTracking().TagWith("Planning: strategic plans of an agency").Where(plan => plan.AgencyId == agency)
            .OrderByDescending(plan => plan.FirstYear).ThenByDescending(plan => plan.Id).ToListAsync(ct);
        var objectives = await db.Set<Objective>().AsNoTracking().Where(objective => objective.AgencyId == agency)
            .OrderBy(objective => objective.Ordinal).ThenBy(objective => objective.Id).ToListAsync(ct);
        var rows = (await RowsAsync(db, agency, today, ct)).ToLookup(row => row.Indicator.ObjectiveId);
        return
        [
            .. plans.Select(plan => (StrategicPlan?)plan).Append(null).Select(plan => new StrategyPart(
                    plan, [.. objectives.Where(one => one.PlanId == plan?.Id).Select(one => (one, (IReadOnlyList<IndicatorRow>)[.. rows[one.Id]]))]))
                .Where(part => part.Plan is not null || part.Objectives.Count > 0),
        ];
    }

    /// <summary>The indicators of an agency in their order.</summary>
    public static async Task<List<IndicatorRow>> RowsAsync(TeraDbContext db, AgencyId agency, LocalDate today, CancellationToken ct)
    {
        var indicators = await db.Set<Indicator>().AsNoTracking().TagWith("Planning: indicators of an agency").Where(one => one.AgencyId == agency)
            .OrderBy(one => one.Ordinal).ThenBy(one => one.Id).ToListAsync(ct);
        var cards = (await db.Set<IndicatorCard>().AsNoTracking().Where(card => db.Set<Indicator>().Any(one => one.Id == card.Indicator && one.AgencyId == agency))
            .ToListAsync(ct)).ToLookup(card => card.Indicator);
        return indicators.ConvertAll(one => new IndicatorRow(one, IndicatorCard.InForce(cards[one.Id], today) ?? cards[one.Id].MinBy(card => card.ValidFrom)));
    }
}
