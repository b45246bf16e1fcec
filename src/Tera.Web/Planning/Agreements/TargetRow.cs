using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>An indicator that an agreement of a year can promise.</summary>
/// <param name="Card">The card that holds at the end of the year; null when none does.</param>
/// <param name="Promise">What the agreement promises; null where it does not.</param>
public sealed record TargetRow(Objective Objective, Indicator Indicator, IndicatorCard? Card, AgreedTarget? Promise)
{
    /// <summary>What is promised, as the card reads it; null where nothing is.</summary>
    public QuarterTargets? Targets => Card is { } card && Promise?.On(card) is { } read && read.Accepted(out var targets, out _) ? targets : null;

    /// <summary>What the strategic plan sets for the year and for its last; null where it sets nothing.</summary>
    public StrategicFigures? Strategic { get; init; }

    /// <summary>Indicators that are measured at the end of a year, in the order of the agreement.</summary>
    public static async Task<List<TargetRow>> MeasuredAsync(TeraDbContext db, AgencyId agency, int year, CancellationToken ct)
    {
        var end = new LocalDate(year, 12, 31);
        var rows = await (
            from indicator in db.Set<Indicator>().AsNoTracking().TagWith("Planning: indicators of a year")
            join objective in db.Set<Objective>().Include(objective => objective.Former) on indicator.ObjectiveId equals objective.Id
            where indicator.AgencyId == agency && indicator.ValidFrom <= end && (indicator.EndedOn == null || indicator.EndedOn > end)
            orderby objective.Ordinal, indicator.Ordinal, indicator.Id
            select new { objective, indicator }).ToListAsync(ct);
        var cards = (await db.Set<IndicatorCard>().AsNoTracking()
            .Where(card => card.ValidFrom <= end && db.Set<Indicator>().Any(indicator => indicator.Id == card.Indicator && indicator.AgencyId == agency))
            .ToListAsync(ct)).ToLookup(card => card.Indicator);
        return await WithStrategyAsync(db, agency, year, rows.ConvertAll(row => new TargetRow(row.objective.AsOf(end), row.indicator, IndicatorCard.InForce(cards[row.indicator.Id], end), Promise: null)), ct);
    }

    /// <summary>The same with what a draft promises. Of a signed one its own promises alone, whatever has ended since, by the cards that held on the day.</summary>
    public static async Task<List<TargetRow>> OfAsync(TeraDbContext db, Agreement agreement, CancellationToken ct)
    {
        if (agreement.SignedOn is { } on)
        {
            return await SignedAsync(db, agreement, on, ct);
        }

        var promises = await db.Set<AgreedTarget>().AsNoTracking().TagWith("Planning: promises of an agreement").Where(target => target.AgreementId == agreement.Id)
            .ToDictionaryAsync(target => target.IndicatorId, ct);
        return (await MeasuredAsync(db, agreement.AgencyId, agreement.FiscalYear, ct)).ConvertAll(row => row with { Promise = promises.GetValueOrDefault(row.Indicator.Id) });
    }

    private static async Task<List<TargetRow>> SignedAsync(TeraDbContext db, Agreement agreement, LocalDate on, CancellationToken ct)
    {
        var year = new FiscalYear(agreement.FiscalYear);
        var rows = await (
            from target in db.Set<AgreedTarget>().AsNoTracking().Include(target => target.Figures)
            join indicator in db.Set<Indicator>() on target.IndicatorId equals indicator.Id
            join objective in db.Set<Objective>().Include(objective => objective.Former) on indicator.ObjectiveId equals objective.Id
            where target.AgreementId == agreement.Id
            orderby objective.Ordinal, indicator.Ordinal, indicator.Id
            select new { target, indicator, objective }).AsSingleQuery().TagWith("Planning: promises of a signed agreement").ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.indicator.Id);
        var cards = (await db.Set<IndicatorCard>().AsNoTracking().Where(card => ids.Contains(card.Indicator)).ToListAsync(ct)).ToLookup(card => card.Indicator);
        var promised = LocalDate.Max(on, year.FirstDay);
        return await WithStrategyAsync(
            db, agreement.AgencyId, agreement.FiscalYear, rows.ConvertAll(row => new TargetRow(row.objective.AsOf(promised), row.indicator, CardOf(row.target, [.. cards[row.indicator.Id]]), row.target)), ct);

        // Signed before the year begins, or in terms of a card that came later in it: the first one the figures fit.
        IndicatorCard? CardOf(AgreedTarget target, IReadOnlyList<IndicatorCard> known) =>
            new[] { on, year.FirstDay, year.LastDay }.Where(day => day >= on).Select(day => IndicatorCard.InForce(known, day)).OfType<IndicatorCard>()
                .FirstOrDefault(card => target.On(card).Accepted(out _, out _)) ?? IndicatorCard.InForce(known, year.LastDay);
    }

    private static async Task<List<TargetRow>> WithStrategyAsync(TeraDbContext db, AgencyId agency, int year, List<TargetRow> rows, CancellationToken ct)
    {
        var strategic = await StrategicTargetsOfYear.ReadAsync(db, agency, year, ct);
        return rows.ConvertAll(row => row with { Strategic = strategic.On(row.Indicator.Id, row.Card) });
    }
}
