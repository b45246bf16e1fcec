using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Strategy;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>The plan of an agency and year as rows of the file; an empty plan gives the template.</summary>
public sealed class PlanExport(TeraDbContext db, OrganisationDirectory directory, RegionClock days)
{
    internal async Task<IReadOnlyDictionary<PlanSheet, IReadOnlyList<IReadOnlyList<object?>>>> OfAsync(AgencyId agency, int year, CancellationToken ct)
    {
        var plans = await db.Set<StrategicPlan>().AsNoTracking().Where(plan => plan.AgencyId == agency).ToDictionaryAsync(plan => plan.Id, plan => plan.Title, ct);
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
        string Name(UnitId? unit) => unit is { } id && units.TryGetValue(id, out var card) ? card.Name : "";
        return new Dictionary<PlanSheet, IReadOnlyList<IReadOnlyList<object?>>>
        {
            [PlanSheet.Objectives] = [.. objectives.Select(one => (IReadOnlyList<object?>)[plans[one.PlanId!.Value], (decimal)one.Ordinal, one.Name])],
            [PlanSheet.Indicators] = [.. rows.Where(row => places.ContainsKey(row.Indicator.ObjectiveId)).Select(row => (IReadOnlyList<object?>)
                [
                    row.Indicator.Code, plans[places[row.Indicator.ObjectiveId].PlanId!.Value], (decimal)places[row.Indicator.ObjectiveId].Ordinal, StrategyWords.Of(row.Indicator.Kind),
                    Name(row.Indicator.UnitId), (decimal)row.Indicator.Ordinal, row.Card?.Name,
                ])],
            [PlanSheet.Cards] = [.. rows.Where(row => row.Card is not null && places.ContainsKey(row.Indicator.ObjectiveId)).Select(row => CardCells.Line(row.Indicator.Code, row.Card!))],
            [PlanSheet.Targets] = [.. targets.Rows.Where(row => row.Card is not null).Select(row => TargetLine(row, targets.Form.Rows[row.Indicator.Id], Name(row.Promise?.UnitId ?? row.Indicator.UnitId)))],
            [PlanSheet.Budget] = [.. budget.Select(item => (IReadOnlyList<object?>)
                [
                    item.ProgrammeCode, item.Programme, item.ActivityCode, item.Activity, item.SubActivityCode, item.SubActivity, Name(item.UnitId),
                    item.IndicatorId is { } paid ? codes.GetValueOrDefault(paid) : null, item.CeilingOriginal, item.CeilingRevised,
                    item.RevisedFrom is { } from ? LocalDatePattern.Iso.Format(from) : null,
                ])],
        };
    }

    private static IReadOnlyList<object?> TargetLine(TargetRow row, TypedPromise typed, string unit) =>
    [
        row.Indicator.Code, row.Card!.Name,
        .. typed.Figures.Select(figure => IndonesianNumber.Parse(figure, NumberReading.Thousands).Accepted(out var number, out _) ? number : (object?)figure),
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
