using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning.Actions;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.StrategicTargets;
using Tera.Planning.Strategy;
using Tera.Planning.Tree;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>The plan of an agency and year as rows of the file; an empty plan gives the template.</summary>
public sealed class PlanExport(TeraDbContext db, OrganisationDirectory directory, RegionClock days, ICategoryScales categories)
{
    internal async Task<IReadOnlyDictionary<PlanSheet, IReadOnlyList<IReadOnlyList<object?>>>> OfAsync(AgencyId agency, int year, CancellationToken ct)
    {
        var spans = await db.Set<StrategicPlan>().AsNoTracking().Where(plan => plan.AgencyId == agency).OrderBy(plan => plan.FirstYear).ThenBy(plan => plan.Id).ToListAsync(ct);
        var plans = spans.ToDictionary(plan => plan.Id, plan => plan.Title);
        var objectives = await db.Set<Objective>().AsNoTracking().Where(one => one.AgencyId == agency && one.PlanId != null && one.EndedOn == null)
            .OrderBy(one => one.PlanId).ThenBy(one => one.Ordinal).ToListAsync(ct);
        var rows = (await StrategyView.RowsAsync(db, agency, await days.TodayAsync(ct), ct)).FindAll(row => row.Indicator.EndedOn is null);
        var budget = await db.Set<BudgetItem>().AsNoTracking().Where(item => item.AgencyId == agency && item.FiscalYear == year)
            .OrderBy(item => item.ProgrammeCode).ThenBy(item => item.ActivityCode).ThenBy(item => item.SubActivityCode).ToListAsync(ct);
        var targets = await CurrentTargets.OfAsync(db, agency, year, ct);
        var units = await directory.UnitsAsync(
            rows.Select(row => row.Indicator.UnitId).OfType<UnitId>().Concat(budget.Select(item => item.UnitId)).Concat(targets.Rows.Select(row => row.Promise?.UnitId).OfType<UnitId>()), ct);
        var codes = rows.ToDictionary(row => row.Indicator.Id, row => row.Indicator.Code);
        var places = objectives.ToDictionary(one => one.Id);
        var positions = await PositionChoices.Of(db, agency).ToDictionaryAsync(position => position.Id, position => position.Title, ct);
        var scales = await categories.AllAsync(ct);
        string Name(UnitId? unit) => unit is { } id && units.TryGetValue(id, out var card) ? card.Name : "";
        return new Dictionary<PlanSheet, IReadOnlyList<IReadOnlyList<object?>>>
        {
            [PlanSheet.Objectives] = [.. objectives.Select(one => (IReadOnlyList<object?>)
                [
                    plans[one.PlanId!.Value], (decimal)one.Ordinal, one.Name, LocalDatePattern.Iso.Format(one.ValidFrom), one.Kind is { } kind ? StrategyWords.Of(kind) : null,
                    one.PositionId is { } position ? positions.GetValueOrDefault(position) : null,
                ])],
            [PlanSheet.Links] = [.. await LinkLinesAsync(agency, places, plans, ct)],
            [PlanSheet.Indicators] = [.. rows.Where(row => places.ContainsKey(row.Indicator.ObjectiveId)).Select(row => (IReadOnlyList<object?>)
                [
                    row.Indicator.Code, plans[places[row.Indicator.ObjectiveId].PlanId!.Value], (decimal)places[row.Indicator.ObjectiveId].Ordinal, StrategyWords.Of(row.Indicator.Kind),
                    Name(row.Indicator.UnitId), (decimal)row.Indicator.Ordinal, row.Card?.Name, LocalDatePattern.Iso.Format(row.Indicator.ValidFrom),
                ])],
            [PlanSheet.Cards] = [.. rows.Where(row => row.Card is not null && places.ContainsKey(row.Indicator.ObjectiveId)).Select(row => CardCells.Line(row.Indicator.Code, row.Card!, scales))],
            [PlanSheet.Weights] = [.. await WeightLinesAsync(agency, places, plans, codes, ct)],
            [PlanSheet.StrategicTargets] = [.. await StrategicLinesAsync(spans, ct)],
            [PlanSheet.Targets] = [.. targets.Rows.Where(row => row.Card is not null).Select(row => TargetLine(row, targets.Form.Rows[row.Indicator.Id], Name(row.Promise?.UnitId ?? row.Indicator.UnitId)))],
            [PlanSheet.Actions] = [.. await ActionLinesAsync(agency, year, rows, ct)],
            [PlanSheet.Budget] = [.. budget.SelectMany(item => item.Revisions.DefaultIfEmpty(), (item, change) => (IReadOnlyList<object?>)
                [
                    item.ProgrammeCode, item.Programme, item.ActivityCode, item.Activity, item.SubActivityCode, item.SubActivity, Name(item.UnitId),
                    item.IndicatorId is { } paid ? codes.GetValueOrDefault(paid) : null, item.CeilingOriginal, change?.Ceiling,
                    change is null ? null : LocalDatePattern.Iso.Format(change.From), change?.Ground,
                ])],
        };
    }

    /// <summary>What the objectives in the file serve.</summary>
    private async Task<IEnumerable<IReadOnlyList<object?>>> LinkLinesAsync(AgencyId agency, Dictionary<ObjectiveId, Objective> places, Dictionary<StrategicPlanId, string> plans, CancellationToken ct)
    {
        var links = await (
            from link in db.Set<ObjectiveLink>().AsNoTracking().TagWith("Planning: links of an agency")
            join served in db.Set<Objective>() on link.ServedId equals served.Id
            join of in db.Set<Agency>() on served.AgencyId equals of.Id
            where link.AgencyId == agency && link.EndedOn == null && served.EndedOn == null
            orderby link.ValidFrom, link.Id
            select new { link.ObjectiveId, Agency = of.ShortName, served.Name, link.ValidFrom }).ToListAsync(ct);
        return
            from link in links
            where places.ContainsKey(link.ObjectiveId)
            let place = places[link.ObjectiveId]
            orderby place.Ordinal
            select (IReadOnlyList<object?>)[plans[place.PlanId!.Value], (decimal)place.Ordinal, link.Agency, link.Name, LocalDatePattern.Iso.Format(link.ValidFrom)];
    }

    /// <summary>Every decision, past and to come, on what is in the file.</summary>
    private async Task<IEnumerable<IReadOnlyList<object?>>> WeightLinesAsync(
        AgencyId agency, Dictionary<ObjectiveId, Objective> places, Dictionary<StrategicPlanId, string> plans, Dictionary<IndicatorId, string> codes, CancellationToken ct)
    {
        var weights = await db.Set<Weight>().AsNoTracking().Where(one => one.AgencyId == agency).OrderBy(one => one.ValidFrom).ToListAsync(ct);
        return
        [
            .. from one in weights
               where one.ObjectiveId is { } objective && places.ContainsKey(objective)
               let place = places[one.ObjectiveId!.Value]
               orderby place.Ordinal
               select Line([plans[place.PlanId!.Value], (decimal)place.Ordinal, null], one),
            .. from one in weights
               where one.IndicatorId is { } indicator && codes.ContainsKey(indicator)
               orderby codes[one.IndicatorId!.Value]
               select Line([null, null, codes[one.IndicatorId!.Value]], one),
        ];

        static IReadOnlyList<object?> Line(IReadOnlyList<object?> subject, Weight weight) => [.. subject, weight.Value, LocalDatePattern.Iso.Format(weight.ValidFrom), weight.Ground];
    }

    /// <summary>Steps of the indicators that are in the file.</summary>
    private async Task<IEnumerable<IReadOnlyList<object?>>> ActionLinesAsync(AgencyId agency, int year, List<IndicatorRow> rows, CancellationToken ct)
    {
        var steps = await ActionPlan.StepsAsync(db, agency, year, ct);
        var units = await directory.UnitsAsync(steps.SelectMany(own => own).Select(step => step.UnitId), ct);
        return
            from row in rows
            from step in steps[row.Indicator.Id]
            select (IReadOnlyList<object?>)[row.Indicator.Code, row.Card?.Name, (decimal)step.Ordinal, step.Step, step.Output, "TW " + new Quarter(step.Quarter).Roman, units[step.UnitId].Name];
    }

    /// <summary>Every year of every plan in which an indicator is measured, also those without a target: the file is to be filled.</summary>
    private async Task<IEnumerable<IReadOnlyList<object?>>> StrategicLinesAsync(List<StrategicPlan> plans, CancellationToken ct)
    {
        List<IReadOnlyList<object?>> lines = [];
        foreach (var plan in plans)
        {
            var rows = (await StrategicRow.OfAsync(db, plan.Id, ct)).Where(row => row.Cards.Count > 0 && row.Indicator.EndedOn is null);
            lines.AddRange(
                from row in rows
                from year in Enumerable.Range(plan.FirstYear, plan.LastYear - plan.FirstYear + 1)
                select (IReadOnlyList<object?>)[row.Indicator.Code, row.CardOf(year)!.Name, plan.Title, (decimal)year, Figure(TypedTarget.Write(row.In(year), row.CardOf(year)!.Kind))]);
        }

        return lines;
    }

    /// <summary>A number as a number, all else as it is typed.</summary>
    private static object? Figure(string typed) => IndonesianNumber.Parse(typed, NumberReading.Printed).Accepted(out var number, out _) ? number : typed;

    private static IReadOnlyList<object?> TargetLine(TargetRow row, TypedPromise typed, string unit) =>
    [
        row.Indicator.Code, row.Card!.Name,
        .. typed.Figures.Select(Figure),
        unit, typed.Evidence ? "ya" : "tidak",
    ];
}

/// <summary>What is promised for a year now: by its draft, else by its last version.</summary>
internal sealed record CurrentTargets(Agreement? Agreement, IReadOnlyList<TargetRow> Rows, TargetForm Form)
{
    public static async Task<CurrentTargets> OfAsync(TeraDbContext db, AgencyId agency, int year, CancellationToken ct)
    {
        var last = await db.Set<Agreement>().AsNoTracking().Where(one => one.AgencyId == agency && one.FiscalYear == year)
            .OrderByDescending(one => one.Revision).FirstOrDefaultAsync(ct);
        var rows = last is null ? await TargetRow.MeasuredAsync(db, agency, year, ct) : await TargetRow.OfAsync(db, last, ct);
        return new(last, rows, TargetForm.Of(rows));
    }
}
