using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Data;

namespace Tera.Planning.Agreements;

/// <summary>An indicator that an agreement of a year can promise.</summary>
/// <param name="Card">The card that holds at the end of the year; null when none does.</param>
/// <param name="Promise">What the agreement promises; null where it does not.</param>
public sealed record TargetRow(Objective Objective, Indicator Indicator, IndicatorCard? Card, AgreedTarget? Promise)
{
    /// <summary>What is promised, as the card reads it; null where nothing is.</summary>
    public QuarterTargets? Targets => Card is { } card && Promise?.On(card) is { } read && read.Accepted(out var targets, out _) ? targets : null;

    /// <summary>Indicators that are measured at the end of a year, in the order of the agreement.</summary>
    public static async Task<List<TargetRow>> MeasuredAsync(TeraDbContext db, AgencyId agency, int year, CancellationToken ct)
    {
        var end = new LocalDate(year, 12, 31);
        var rows = await (
            from indicator in db.Set<Indicator>().AsNoTracking().TagWith("Planning: indicators of a year")
            join objective in db.Set<Objective>() on indicator.ObjectiveId equals objective.Id
            where indicator.AgencyId == agency && (indicator.EndedOn == null || indicator.EndedOn > end)
            orderby objective.Ordinal, indicator.Ordinal, indicator.Id
            select new { objective, indicator }).ToListAsync(ct);
        var cards = (await db.Set<IndicatorCard>().AsNoTracking()
            .Where(card => card.ValidFrom <= end && db.Set<Indicator>().Any(indicator => indicator.Id == card.Indicator && indicator.AgencyId == agency))
            .ToListAsync(ct)).ToLookup(card => card.Indicator);
        return rows.ConvertAll(row => new TargetRow(row.objective, row.indicator, IndicatorCard.InForce(cards[row.indicator.Id], end), Promise: null));
    }

    /// <summary>The same with what an agreement promises.</summary>
    public static async Task<List<TargetRow>> OfAsync(TeraDbContext db, Agreement agreement, CancellationToken ct)
    {
        var promises = await db.Set<AgreedTarget>().AsNoTracking().TagWith("Planning: promises of an agreement").Where(target => target.AgreementId == agreement.Id)
            .ToDictionaryAsync(target => target.IndicatorId, ct);
        return (await MeasuredAsync(db, agreement.AgencyId, agreement.FiscalYear, ct)).ConvertAll(row => row with { Promise = promises.GetValueOrDefault(row.Indicator.Id) });
    }
}
