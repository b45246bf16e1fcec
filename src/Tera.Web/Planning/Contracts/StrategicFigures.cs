using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Platform.Data;

namespace Tera.Planning.Contracts;

/// <summary>What the strategic plan of an indicator sets for a year and for its own last year: the second measure beside the agreement.</summary>
/// <param name="OfYear">Null where none is set.</param>
/// <param name="LastYear">Last fiscal year of the plan.</param>
/// <param name="Final">Of that year (target akhir Renstra); null where none is set.</param>
public sealed record StrategicFigures(TargetValue? OfYear, int LastYear, TargetValue? Final)
{
    /// <summary>In what an agreement differs from the plan, in words; null where both say the same, or one says nothing. A difference is told, never refused.</summary>
    public string? Difference(TargetValue? agreed, AchievementRule rule) => (OfYear, agreed) switch
    {
        (null, _) or (_, null) => null,
        var (planned, promised) when planned == promised => null,
        (TargetValue.Amount(var planned), TargetValue.Amount(var promised)) =>
            $"{(promised > planned ? "lebih tinggi" : "lebih rendah")} {PrintedFigure.Of(Math.Abs(promised - planned), rule.Kind)} daripada Renstra{Ease(promised > planned, rule.Formula.Polarity)}",
        _ => "berbeda daripada Renstra",
    };

    private static string Ease(bool isMore, Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => isMore ? ", lebih berat" : ", lebih ringan",
        Polarity.LowerIsBetter => isMore ? ", lebih ringan" : ", lebih berat",
        _ => "",
    };
}

/// <summary>Targets of strategic plans for the indicators of an agency, not yet read by a card.</summary>
public sealed class StrategicTargetsOfYear
{
    private readonly Dictionary<IndicatorId, (int LastYear, StrategicTarget? OfYear, StrategicTarget? Final)> _targets;

    private StrategicTargetsOfYear(Dictionary<IndicatorId, (int LastYear, StrategicTarget? OfYear, StrategicTarget? Final)> targets) => _targets = targets;

    /// <summary>Of every indicator whose plan spans the year.</summary>
    public static async Task<StrategicTargetsOfYear> ReadAsync(TeraDbContext db, AgencyId agency, int year, CancellationToken ct)
    {
        var rows = await (
            from target in db.Set<StrategicTarget>().AsNoTracking()
            join plan in db.Set<StrategicPlan>() on target.PlanId equals plan.Id
            join indicator in db.Set<Indicator>() on target.IndicatorId equals indicator.Id
            join objective in db.Set<Objective>() on indicator.ObjectiveId equals objective.Id
            where plan.AgencyId == agency && objective.PlanId == plan.Id && plan.FirstYear <= year && plan.LastYear >= year
                && (target.FiscalYear == year || target.FiscalYear == plan.LastYear)
            select new { target, plan.LastYear }).TagWith("Planning: targets of the strategic plan for a year").ToListAsync(ct);
        return new(rows.GroupBy(row => row.target.IndicatorId).ToDictionary(own => own.Key, own => (
            own.First().LastYear, own.Select(row => row.target).FirstOrDefault(one => one.FiscalYear == year), own.Select(row => row.target).FirstOrDefault(one => one.FiscalYear == own.First().LastYear))));
    }

    /// <summary>In the shape of a card; null where nothing is set, or nothing that fits the card.</summary>
    public StrategicFigures? On(IndicatorId indicator, IndicatorCard? card)
    {
        if (card is null || !_targets.TryGetValue(indicator, out var set))
        {
            return null;
        }

        var (ofYear, final) = (Read(set.OfYear, card), Read(set.Final, card));
        return ofYear is null && final is null ? null : new(ofYear, set.LastYear, final);
    }

    private static TargetValue? Read(StrategicTarget? target, IndicatorCard card) => target?.On(card) is { } read && read.Accepted(out var value, out _) ? value : null;
}
