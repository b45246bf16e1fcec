using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
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
using Tera.Procedures.Definitions;
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
        var (told, earlier) = await ToldAsync(agency, period, ct);
        var (name, units) = await NamesAsync(agency, ct);
        var rows = (await RowsAsync(plan, units, await EntriesAsync(agency, period, typed, ct), (agency, period, policy), ct))
            .Zip(plan.Indicators, (row, planned) => Paid(row, planned.Budget, told, earlier)).ToList();
        var programmes = RecapMaking.Programmes(plan, rows, told);
        return new()
        {
            Agency = agency,
            AgencyName = name,
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

    /// <summary>The same with the employees of a run, where its SOP measures any; only for those who may read them.</summary>
    public async Task<AgencyRecap> WithEmployeesAsync(AgencyRecap recap, RunId run, ProcedureDefinition definition, CancellationToken ct)
    {
        if (!MeasurementArtifacts.MeasuresEmployees(definition))
        {
            return recap;
        }

        var rows = await (
            from sheet in db.Set<Sheet>().AsNoTracking()
            join result in db.Set<EmployeeResult>() on sheet.Id equals result.SheetId
            join person in db.Set<Person>() on sheet.PersonId equals (PersonId?)person.Id
            where sheet.RunId == run
            orderby person.FullName, person.Id
            select new { Person = person.Id, person.FullName, result, Files = db.Set<EvidenceFile>().Count(file => file.SheetId == sheet.Id && file.RemovedAt == null) })
            .TagWith("Measurement: employees of a run").ToListAsync(ct);
        return recap with
        {
            Employees =
            [
                .. rows.Select(row => new RecapEmployee(
                    row.Person, row.FullName, row.result.Results, row.result.Conduct, row.result.Obstacles, row.result.FollowUp,
                    MeasuredWords.Of(row.result.WorkRating), MeasuredWords.Of(row.result.ConductRating),
                    row.result.Predicate is { } predicate ? EmployeeRating.Words(predicate) : null, row.Files)),
            ],
        };
    }

    /// <summary>
    /// A row whose sheet tells no money takes what was told for its one line; where both tell, the sheet's counts. Where several lines with money pay
    /// for it, the sheet's does not count: its money is theirs, once all of them are told.
    /// </summary>
    /// <param name="row">As its sheet tells it.</param>
    /// <param name="budget">Its lines; null for none.</param>
    /// <param name="told">For lines, up to the quarter.</param>
    /// <param name="earlier">The same of the quarters before, the latest first.</param>
    private static RecapRow Paid(RecapRow row, PlannedBudget? budget, IReadOnlyDictionary<BudgetItemId, decimal> told, IReadOnlyList<IReadOnlyDictionary<BudgetItemId, decimal>> earlier)
    {
        if (budget?.Single is { } only)
        {
            return row.Spent is null && told.TryGetValue(only.Id, out var spent) ? row with { Spent = spent, SpentByLine = true } : row;
        }

        if (budget is null)
        {
            return row;
        }

        decimal? Sum(IReadOnlyDictionary<BudgetItemId, decimal> of) => budget.Several.All(line => of.ContainsKey(line.Id)) ? budget.Several.Sum(line => of[line.Id]) : null;
        return row with
        {
            Spent = Sum(told),
            SpentByLine = true,
            PaidBy = [.. budget.Several.Select(line => new RecapPaid(line.Code, line.Name, line.UnitId, line.Ceiling, told.TryGetValue(line.Id, out var spent) ? spent : null))],
            Case = row.Case is { } weighed ? weighed with { Spent = Sum(told), SpentBefore = earlier.Select(Sum).FirstOrDefault(sum => sum is not null) } : null,
        };
    }

    /// <summary>What was told for lines up to the quarter, and up to each before it in its year, the latest first.</summary>
    private async Task<(IReadOnlyDictionary<BudgetItemId, decimal> Told, IReadOnlyList<IReadOnlyDictionary<BudgetItemId, decimal>> Earlier)> ToldAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var rows = (await db.Set<LineSpending>().AsNoTracking().TagWith("Measurement: spending by budget line")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter <= quarter).ToListAsync(ct)).ToLookup(one => one.Quarter);
        IReadOnlyDictionary<BudgetItemId, decimal> In(int number) => rows[number].ToDictionary(one => one.ItemId, one => one.Spent);
        return (In(quarter), [.. Enumerable.Range(1, quarter - 1).Reverse().Select(In)]);
    }

    private async Task<(string Agency, Dictionary<UnitId, string> Units)> NamesAsync(AgencyId agency, CancellationToken ct)
    {
        var read = await db.Set<Agency>().Where(one => one.Id == agency)
            .Select(one => new { one.Name, Units = db.Set<Unit>().Where(unit => unit.AgencyId == agency).Select(unit => new { unit.Id, unit.Name }).ToList() })
            .TagWith("Measurement: names of an agency and its units").SingleAsync(ct);
        return (read.Name, read.Units.ToDictionary(unit => unit.Id, unit => unit.Name));
    }

    /// <summary>The entries of the year up to the quarter, and the files behind those of the quarter.</summary>
    private async Task<List<(SheetEntry Entry, int Files)>> EntriesAsync(AgencyId agency, FiscalPeriod period, SheetEntry? typed, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        var read = await db.Set<SheetEntry>().AsNoTracking().Where(entry => entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter <= quarter)
            .Select(entry => new { entry, Files = entry.Quarter == quarter ? db.Set<EvidenceFile>().Count(file => file.EntryId == entry.Id && file.RemovedAt == null) : 0 })
            .TagWith("Measurement: entries of a year").ToListAsync(ct);
        return read.ConvertAll(row => (row.entry.Id == typed?.Id ? typed : row.entry, row.Files));
    }

    private async Task<List<RecapRow>> RowsAsync(
        AgencyPlan plan, Dictionary<UnitId, string> units, List<(SheetEntry Entry, int Files)> entries, (AgencyId Agency, FiscalPeriod Period, PolicyInForce Policy) of, CancellationToken ct)
    {
        var promised = await PromisedUnits.OfAsync(db, of.Agency, of.Period.Year.Value, of.Period.Year.Value, ct);
        var (files, places) = (entries.ToDictionary(row => row.Entry.Id, row => row.Files), entries.ToLookup(row => row.Entry.IndicatorId, row => row.Entry));
        return
        [
            .. plan.Indicators.Select((planned, index) =>
            {
                var byQuarter = EarlierEntries.ByQuarter(places[planned.Indicator.Id], promised, planned.Unit);
                var evidence = byQuarter.TryGetValue(of.Period.Quarter.Number, out var entry) ? files[entry.Id] : 0;
                return RecapMaking.Row(index + 1, planned, units.GetValueOrDefault(planned.Unit, ""), byQuarter, of.Period.Quarter, evidence, of.Policy);
            }),
        ];
    }
}
