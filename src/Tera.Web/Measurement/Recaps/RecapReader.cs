using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Employees;
using Tera.Measurement.Evidences;
using Tera.Measurement.Policies;
using Tera.Measurement.Sheets;
using Tera.Measurement.Spending;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Planning;
using Tera.Planning.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of an agency as they stand now; screen, summary and paper all come from here.</summary>
public sealed class RecapReader(TeraDbContext db, PlanReader plans, PolicyReader policies)
{
    /// <summary>The agency's quarter.</summary>
    public Task<AgencyRecap> OfAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct) => WithTypedAsync(agency, period, typed: null, ct);

    /// <summary>The same as it would be if a row said what somebody is typing in it.</summary>
    /// <param name="typed">The row, not kept; null for the figures as they stand.</param>
    public async Task<AgencyRecap> WithTypedAsync(AgencyId agency, FiscalPeriod period, SheetEntry? typed, CancellationToken ct)
    {
        var plan = await plans.OfAsync(agency, period, ct);
        var policy = await policies.WithCardsAsync(await policies.OfAsync(period.LastDay, ct), plan.Indicators.Select(planned => planned.Card), ct);
        var told = await ToldAsync(agency, period, ct);
        var rows = (await RowsAsync(agency, plan, period, (policy, typed), ct)).ConvertAll(row => OnLine(row, plan, told));
        var programmes = RecapMaking.Programmes(plan, rows, told);
        return new()
        {
            Agency = agency,
            AgencyName = await db.Set<Agency>().Where(one => one.Id == agency).Select(one => one.Name).SingleAsync(ct),
            FiscalYear = period.Year.Value,
            Quarter = period.Quarter.Number,
            Agreement = plan.Agreement?.Title,
            AgreementSigned = plan.Agreement?.SignedOn,
            Rows = rows,
            Objectives = RecapMaking.Objectives(rows, policy),
            Programmes = programmes,
            Totals = RecapMaking.Totals(rows, programmes, plan.WeightGrounds, policy),
            Lines = RecapLine.Of(plan, rows, told),
        };
    }

    /// <summary>The same with the employees of a run; only for those who may read them.</summary>
    public async Task<AgencyRecap> WithEmployeesAsync(AgencyRecap recap, RunId run, CancellationToken ct)
    {
        var rows = await (
            from sheet in db.Set<Sheet>().AsNoTracking()
            join result in db.Set<EmployeeResult>() on sheet.Id equals result.SheetId
            join person in db.Set<Person>() on sheet.PersonId equals (PersonId?)person.Id
            where sheet.RunId == run
            orderby person.FullName, person.Id
            select new { sheet.Id, Person = person.Id, person.FullName, result }).TagWith("Measurement: employees of a run").ToListAsync(ct);
        var sheets = rows.Select(row => row.Id).ToList();
        var files = await db.Set<EvidenceFile>().Where(file => sheets.Contains(file.SheetId) && file.RemovedAt == null)
            .GroupBy(file => file.SheetId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        return recap with
        {
            Employees =
            [
                .. rows.Select(row => new RecapEmployee(
                    row.Person, row.FullName, row.result.Results, row.result.Conduct, row.result.Obstacles, row.result.FollowUp,
                    MeasuredWords.Of(row.result.WorkRating), MeasuredWords.Of(row.result.ConductRating),
                    row.result.Predicate is { } predicate ? EmployeeRating.Words(predicate) : null, files.GetValueOrDefault(row.Id))),
            ],
        };
    }

    /// <summary>A row whose sheet tells no money takes what was told for its line; where both tell, the sheet's counts.</summary>
    private static RecapRow OnLine(RecapRow row, AgencyPlan plan, IReadOnlyDictionary<BudgetItemId, decimal> told) =>
        row.Spent is null && plan.Budget.FirstOrDefault(line => line.IndicatorId == row.Indicator) is { } paying && told.TryGetValue(paying.Id, out var spent)
            ? row with { Spent = spent, SpentByLine = true }
            : row;

    private async Task<IReadOnlyDictionary<BudgetItemId, decimal>> ToldAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        return await db.Set<LineSpending>().AsNoTracking().TagWith("Measurement: spending by budget line")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter).ToDictionaryAsync(one => one.ItemId, one => one.Spent, ct);
    }

    private async Task<List<RecapRow>> RowsAsync(
        AgencyId agency, AgencyPlan plan, FiscalPeriod period, (PolicyInForce Policy, SheetEntry? Typed) by, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var entries = await db.Set<SheetEntry>().AsNoTracking().TagWith("Measurement: entries of a year")
            .Where(entry => entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter <= quarter).ToListAsync(ct);
        entries = entries.ConvertAll(entry => entry.Id == by.Typed?.Id ? by.Typed : entry);
        var units = await db.Set<Unit>().Where(unit => unit.AgencyId == agency).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, ct);
        var now = entries.Where(entry => entry.Quarter == quarter).Select(entry => (EntryId?)entry.Id).ToList();
        var files = await db.Set<EvidenceFile>().Where(file => now.Contains(file.EntryId) && file.RemovedAt == null)
            .GroupBy(file => file.EntryId!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var promised = await PromisedUnits.OfAsync(db, agency, year, year, ct);
        var places = entries.ToLookup(entry => entry.IndicatorId);
        return
        [
            .. plan.Indicators.Select((planned, index) =>
            {
                var byQuarter = EarlierEntries.ByQuarter(places[planned.Indicator.Id], promised, planned.Unit);
                var evidence = byQuarter.TryGetValue(quarter, out var entry) ? files.GetValueOrDefault(entry.Id) : 0;
                return RecapMaking.Row(index + 1, planned, units.GetValueOrDefault(planned.Unit, ""), byQuarter, period.Quarter, evidence, by.Policy);
            }),
        ];
    }
}
