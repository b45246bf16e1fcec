using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Spending;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Measurement.Sheets;

/// <summary>Finds the rows of a sheet whose money is told by line of the budget, so that the sheet takes none of it.</summary>
public sealed class MoneyByLine(TeraDbContext db)
{
    /// <summary>Rows that several lines with money pay for, among those that say something of money, and what is refused in them.</summary>
    /// <param name="sheet">Of a unit.</param>
    /// <param name="rows">As they were sent.</param>
    /// <param name="cards">Of the sheet's rows.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <returns>A fault for each row in which another sum was typed than that of its lines.</returns>
    internal async Task<(IReadOnlySet<EntryId> Rows, IReadOnlyList<RowFault> Faults)> OfAsync(
        Sheet sheet, IReadOnlyList<TypedRow> rows, IReadOnlyDictionary<EntryId, IndicatorCard> cards, CancellationToken ct)
    {
        var telling = rows.Where(row => row.IsChange && cards.ContainsKey(row.Entry) && (row.Spent.Length > 0 || Says(row))).ToList();
        var byIndicator = telling.Count == 0 ? [] : await LinesAsync(sheet, telling.ConvertAll(row => cards[row.Entry].Indicator), ct);
        var paid = telling.Where(row => byIndicator.ContainsKey(cards[row.Entry].Indicator)).ToList();
        if (paid.Count == 0)
        {
            return (new HashSet<EntryId>(), []);
        }

        var (year, quarter) = (sheet.FiscalYear, sheet.Quarter);
        var told = await db.Set<LineSpending>().AsNoTracking().TagWith("Measurement: spending by budget line")
            .Where(one => one.AgencyId == sheet.AgencyId && one.FiscalYear == year && one.Quarter == quarter).ToDictionaryAsync(one => one.ItemId, one => one.Spent, ct);
        List<RowFault> faults = [];
        foreach (var row in paid.Where(Says))
        {
            var (card, lines) = (cards[row.Entry], byIndicator[cards[row.Entry].Indicator]);
            decimal? sum = lines.Any(line => told.ContainsKey(line.Id)) ? lines.Sum(line => told.GetValueOrDefault(line.Id)) : null;
            if (row.Money(out var wrong) != sum || wrong is not null)
            {
                faults.Add(new(row.Entry, RowField.Spent, EntryRejections.SpentByLine(row.Spent, card.Name, lines.Count)));
            }
        }

        return (paid.Select(row => row.Entry).ToHashSet(), faults);
    }

    /// <summary>Whether the row wants other money than was shown.</summary>
    private static bool Says(TypedRow row) => row.Asked.Contains(RowField.Spent) ? row.ChoiceOf(RowField.Spent) != TypedRow.Theirs : !row.Shown.Fits(row, RowField.Spent);

    private async Task<Dictionary<IndicatorId, IReadOnlyList<BudgetItem>>> LinesAsync(Sheet sheet, List<IndicatorId> indicators, CancellationToken ct)
    {
        var (agency, year, day) = (sheet.AgencyId, sheet.FiscalYear, sheet.Period.LastDay);
        var lines = await db.Set<BudgetItem>().AsNoTracking().TagWith("Measurement: budget lines of rows")
            .Where(item => item.AgencyId == agency && item.FiscalYear == year && item.IndicatorId != null && indicators.Contains(item.IndicatorId.Value)).ToListAsync(ct);
        return lines.ConvertAll(item => item.AsOf(day)).GroupBy(item => item.IndicatorId!.Value)
            .Select(own => (Indicator: own.Key, Lines: PlannedBudget.Of(own)!.Several)).Where(own => own.Lines.Count > 0).ToDictionary(own => own.Indicator, own => own.Lines);
    }
}
