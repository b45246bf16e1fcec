using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Examples;

/// <summary>Figures for an example where nothing is reported yet: the target the year's agreement promises, and an actual near it.</summary>
public sealed class AgreedExamples(TeraDbContext db, PlanReader plans, RegionClock days)
{
    /// <summary>Of a target, by which an actual is tried: above it first, below where that is more than can be, the target itself last.</summary>
    private static readonly decimal[] Shares = [1.2m, 0.9m, 1m];

    /// <summary>For the year of today; null where its agreement promises nothing that fits the card.</summary>
    public async Task<(FiscalYear Year, ExampleFields Fields)?> OfAsync(IndicatorCard card, CancellationToken ct)
    {
        var id = card.Indicator;
        var agency = await db.Set<Indicator>().TagWith("Measurement: whose indicator").Where(one => one.Id == id).Select(one => one.AgencyId).SingleAsync(ct);
        var year = FiscalYear.Of(await days.TodayAsync(ct));
        var planned = (await plans.OfAsync(agency, new(year, Quarter.Fourth), ct)).Indicators.FirstOrDefault(one => one.Indicator.Id == id);
        return planned?.Targets?.Annual is { } target && target.MisfitOn(card) is null && Near(target, card) is { } actual
            ? (year, ExampleFields.Of(target, actual, card.Kind))
            : null;
    }

    /// <summary>An actual that is not the target itself, where the kind has one, so that the rule shows.</summary>
    private static ActualValue? Near(TargetValue target, IndicatorCard card) => (target switch
    {
        TargetValue.Amount(var number) => Shares.Select(share => (ActualValue?)new ActualValue.Amount(Math.Round(number * share, 2))),
        TargetValue.Range range => [new ActualValue.Amount(Math.Round(range.Low * 0.9m, 2)), new ActualValue.Amount(range.Low)],
        TargetValue.Date(var day) => [new ActualValue.Date(day.PlusDays(15))],
        TargetValue.YesNo(var wanted) => [new ActualValue.YesNo(!wanted)],
        TargetValue.Predicate { Label: var label } => card.Predicates!.Levels.Select(level => level.Label).TakeWhile(other => other != label).Reverse().Append(label)
            .Select(other => ActualValue.Predicate.Of(other).Accepted(out var actual, out _) ? actual : null),
        _ => [],
    }).FirstOrDefault(actual => actual is not null && actual.MisfitOn(card) is null);
}
