using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Contracts;

/// <summary>An indicator of an agency as it is to be measured in a period: card, targets, who answers, what money pays for it.</summary>
/// <param name="Objective">The objective it belongs to.</param>
/// <param name="Indicator">Its identity.</param>
/// <param name="Card">The card that holds at the end of the period; null when none does.</param>
/// <param name="Target">The promise.</param>
/// <param name="Targets">The figures on the card; null when there is no card or they no longer fit it.</param>
/// <param name="Budget">The lines that pay for it; null for none.</param>
public sealed record PlannedIndicator(
    Objective Objective, Indicator Indicator, IndicatorCard? Card, AgreedTarget Target, QuarterTargets? Targets, PlannedBudget? Budget)
{
    /// <summary>The unit that answers for it.</summary>
    public UnitId Unit => Target.UnitId;

    /// <summary>What it weighs in its objective; null where nobody has decided.</summary>
    public decimal? Weight { get; init; }

    /// <summary>What its objective weighs in the agency; null where nobody has decided.</summary>
    public decimal? ObjectiveWeight { get; init; }

    /// <summary>What the strategic plan sets for the year and for its last; null where it sets nothing.</summary>
    public StrategicFigures? Strategic { get; init; }
}

/// <summary>The plan of an agency for a period.</summary>
/// <param name="Agreement">The version of the agreement in force at the end of the period; null when nothing was signed by then.</param>
/// <param name="Indicators">In the order of the agreement.</param>
/// <param name="Budget">Every line of the year as it stood on the last day of the period, in order of code.</param>
public sealed record AgencyPlan(Agreement? Agreement, IReadOnlyList<PlannedIndicator> Indicators, IReadOnlyList<BudgetItem> Budget)
{
    /// <summary>By which decrees the weights that hold were decided; empty without weights.</summary>
    public IReadOnlyList<string> WeightGrounds { get; init; } = [];
}

/// <summary>Reads what is to be measured. Few rows: an agency promises some dozens of indicators.</summary>
public sealed class PlanReader(TeraDbContext db)
{
    /// <summary>The plan as it stood on the last day of a period: later cards and agreements do not change what was measured before.</summary>
    public async Task<AgencyPlan> OfAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, day) = (period.Year.Value, period.LastDay);
        var lines = await db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: budget of a year")
            .Where(item => item.AgencyId == agency && item.FiscalYear == year)
            .OrderBy(item => item.ProgrammeCode).ThenBy(item => item.ActivityCode).ThenBy(item => item.SubActivityCode).ToListAsync(ct);
        var budget = lines.ConvertAll(item => item.AsOf(day));
        var agreement = await db.Set<Agreement>().AsNoTracking().TagWith("Planning: agreement in force")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.SignedOn <= day)
            .OrderByDescending(one => one.Revision).FirstOrDefaultAsync(ct);
        if (agreement is null)
        {
            return new(null, [], budget);
        }

        var weights = await db.Set<Weight>().AsNoTracking().TagWith("Planning: weights of an agency")
            .Where(one => one.AgencyId == agency && one.ValidFrom <= day).OrderBy(one => one.ValidFrom).ThenBy(one => one.Id).ToListAsync(ct);
        var held = weights.GroupBy(one => one.Subject).ToDictionary(group => group.Key, group => group.Last());
        var strategic = await StrategicTargetsOfYear.ReadAsync(db, agency, year, ct);
        decimal? Of(Weighed subject) => held.GetValueOrDefault(subject)?.Value;
        var indicators = (await IndicatorsAsync(agency, agreement.Id, day, budget, ct)).ConvertAll(one => one with
        {
            Weight = Of(Weighed.Of(one.Indicator.Id)), ObjectiveWeight = Of(Weighed.Of(one.Objective.Id)), Strategic = strategic.On(one.Indicator.Id, one.Card),
        });
        return new(agreement, indicators, budget) { WeightGrounds = [.. held.Values.Select(one => one.Ground).Distinct().Order(StringComparer.Ordinal)] };
    }

    private async Task<List<PlannedIndicator>> IndicatorsAsync(
        AgencyId agency, AgreementId agreement, LocalDate day, List<BudgetItem> budget, CancellationToken ct)
    {
        var rows = await (
            from target in db.Set<AgreedTarget>().AsNoTracking().Include(target => target.Figures)
            join indicator in db.Set<Indicator>() on target.IndicatorId equals indicator.Id
            join objective in db.Set<Objective>().Include(objective => objective.Former) on indicator.ObjectiveId equals objective.Id
            // What is promised for the year is measured from its first day to its last.
            where target.AgreementId == agreement && indicator.ValidFrom <= day && (indicator.EndedOn == null || indicator.EndedOn > day)
            orderby objective.Ordinal, target.Ordinal, target.Id
            select new { target, indicator, objective }).AsSingleQuery().TagWith("Planning: promises of an agreement").ToListAsync(ct);
        var cards = (await db.Set<IndicatorCard>().AsNoTracking().TagWith("Planning: cards of an agency")
            .Where(card => db.Set<Indicator>().Any(indicator => indicator.Id == card.Indicator && indicator.AgencyId == agency))
            .ToListAsync(ct)).ToLookup(card => card.Indicator);
        var paying = budget.Where(item => item.IndicatorId is not null).ToLookup(item => item.IndicatorId!.Value);
        return
        [
            .. rows.Select(row =>
            {
                var card = IndicatorCard.InForce(cards[row.indicator.Id], day);
                return new PlannedIndicator(
                    row.objective.AsOf(day), row.indicator, card, row.target, TargetsOn(row.target, card), PlannedBudget.Of(paying[row.indicator.Id]));
            }),
        ];
    }

    private static QuarterTargets? TargetsOn(AgreedTarget target, IndicatorCard? card) =>
        card is not null && target.On(card).Accepted(out var targets, out _) ? targets : null;
}
