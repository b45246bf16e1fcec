using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Policies;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Validation;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Plausibility;

/// <summary>Holds the rows of a recapitulation against their own past: asked by screens and when figures are frozen, not at every save.</summary>
public sealed class DoubtReader(TeraDbContext db, RuleReader rules, PolicyReader policies, RegionClock days)
{
    /// <summary>Quarters looked back at, besides those of the year itself.</summary>
    private const int YearsBack = 2;

    /// <summary>The same rows with what breaks a rule among them, what is unusual in them, and who said why it is right.</summary>
    /// <param name="recap">All rows of the agency: rules hold between units, too.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <param name="unit">Only the rows of a unit are wanted; null for all.</param>
    public async Task<AgencyRecap> WeighAsync(AgencyRecap recap, CancellationToken ct, UnitId? unit = null)
    {
        var period = new FiscalPeriod(new(recap.FiscalYear), new(recap.Quarter));
        var ruled = await rules.WeighAsync(recap.Agency, period, recap.Rows, ct);
        return recap with { Rows = await WeighAsync(recap.Agency, recap.FiscalYear, unit is null ? ruled : [.. ruled.Where(row => row.Unit == unit)], ct) };
    }

    /// <summary>Some rows of an agency's year, held against their own past alone.</summary>
    public async Task<IReadOnlyList<RecapRow>> WeighAsync(AgencyId agency, int year, IReadOnlyList<RecapRow> rows, CancellationToken ct)
    {
        var past = await PastAsync(agency, year, rows, ct);
        var assured = await AssuredAsync(rows, ct);
        var thresholds = rows.Select(row => row.Case).FirstOrDefault(one => one is not null) is { } any ? await policies.ThresholdsAsync(any.Period.LastDay, ct) : PlausibilityThresholds.Default;
        NodaTime.LocalDate? today = rows.Any(row => row.Case?.Day is not null) ? await days.TodayAsync(ct) : null;
        return
        [
            .. rows.Select(row => row.Case is { } weighed
                ? row with
                {
                    Doubts =
                    [
                        .. row.Doubts,
                        .. PlausibilityCheck.Of(weighed with { Thresholds = thresholds, Today = today, Past = [.. weighed.Past, .. past[row.Indicator]] }).Select(Written).Where(doubt => !IsRefused(row, doubt)),
                    ],
                    Assured = row.Entry is { } entry ? assured.GetValueOrDefault(entry) : null,
                }
                : row),
        ];
    }

    /// <summary>A row with what its own year tells; <see cref="WeighAsync(AgencyRecap, CancellationToken, UnitId?)"/> adds the years before.</summary>
    internal static PlausibilityCase CaseOf(PlannedIndicator plan, IReadOnlyDictionary<int, SheetEntry> entries, SheetEntry entry, decimal? percent)
    {
        var quarter = new Quarter(entry.Quarter);
        var earlier = entries.Where(one => one.Key < entry.Quarter).OrderByDescending(one => one.Key).Select(one => one.Value).ToList();
        return new()
        {
            Card = plan.Card!,
            Period = new(new(entry.FiscalYear), quarter),
            Figure = entry.Number,
            Day = entry.Measured(plan.Card!) is MeasuredValue.Value(ActualValue.Date(var day)) ? day : null,
            TargetDay = plan.Targets?.In(quarter) is TargetValue.Date(var due) ? due : null,
            Target = Number(plan.Targets?.In(quarter)),
            TargetBefore = quarter.Number == 1 ? null : Number(plan.Targets?.In(new(quarter.Number - 1))),
            Percent = percent,
            Past = [.. earlier.Where(one => one.Number is not null).Select(one => new PastFigure(new(new(one.FiscalYear), new(one.Quarter)), one.Number!.Value))],
            Spent = entry.Spent,
            SpentBefore = earlier.Find(one => one.Spent is not null)?.Spent,
            Ceiling = plan.Budget?.Ceiling,
        };
    }

    private static decimal? Number(TargetValue? target) => target is TargetValue.Amount(var number) ? number : null;

    /// <summary>Figures of the years before, the latest first, each of the unit that answered then; those that were measured in another unit of measure are of no use.</summary>
    private async Task<ILookup<IndicatorId, PastFigure>> PastAsync(AgencyId agency, int year, IReadOnlyList<RecapRow> now, CancellationToken ct)
    {
        var first = year - YearsBack;
        var weighed = now.Where(row => row.Case is not null).DistinctBy(row => row.Indicator).ToDictionary(row => row.Indicator);
        var indicators = weighed.Keys.ToList();
        var rows = await (
            from entry in db.Set<SheetEntry>().AsNoTracking()
            join card in db.Set<IndicatorCard>() on entry.CardId equals card.Id
            where entry.AgencyId == agency && entry.FiscalYear >= first && entry.FiscalYear < year && indicators.Contains(entry.IndicatorId) && entry.Number != null
            select new { entry, card.MeasurementUnit }).TagWith("Measurement: earlier figures of indicators").ToListAsync(ct);
        var promised = await PromisedUnits.OfAsync(db, agency, first, year - 1, ct);
        return rows.GroupBy(row => (row.entry.IndicatorId, row.entry.FiscalYear, row.entry.Quarter)).OrderByDescending(group => group.Key.FiscalYear).ThenByDescending(group => group.Key.Quarter)
            .Select(group => (Units: group, Kept: EarlierEntries.Of(group.Select(row => row.entry), promised, weighed[group.Key.IndicatorId].Unit)))
            .Where(group => group.Kept is { } kept && group.Units.First(row => row.entry.Id == kept.Id).MeasurementUnit == weighed[kept.IndicatorId].MeasurementUnit)
            .ToLookup(group => group.Kept!.IndicatorId, group => new PastFigure(new(new(group.Kept!.FiscalYear), new(group.Kept.Quarter)), group.Kept.Number!.Value));
    }

    /// <summary>Who said why, and when, in words.</summary>
    private async Task<Dictionary<EntryId, string>> AssuredAsync(IReadOnlyList<RecapRow> now, CancellationToken ct)
    {
        var ids = now.Where(row => row.Assurance.Length > 0).Select(row => row.Entry).OfType<EntryId>().ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var zone = await days.ZoneAsync(ct);
        var rows = await (
            from entry in db.Set<SheetEntry>().AsNoTracking()
            join person in db.Set<Person>() on entry.AssuredBy equals (PersonId?)person.Id
            where ids.Contains(entry.Id)
            select new { entry.Id, person.FullName, entry.AssuredAt }).TagWith("Measurement: who assured").ToListAsync(ct);
        return rows.ToDictionary(row => row.Id, row => $"{row.FullName}, {zone.Moment(row.AssuredAt!.Value)}");
    }

    /// <summary>A number that a rule refuses needs no reason why it is right: none would pass it.</summary>
    private static bool IsRefused(RecapRow row, RecapDoubt doubt) =>
        row.Findings.Any(finding => finding is { Severity: RuleSeverity.Refuse, Asks: true } && finding.OfMoney == doubt.OfMoney);

    private static RecapDoubt Written(PlausibilityFinding finding) => new(
        finding.Rule.Name, finding.Rule.Subject is PlausibilitySubject.Spent, finding.Text, [.. finding.Basis.Select(line => new RecapStep(line.Label, line.Text))]);
}
