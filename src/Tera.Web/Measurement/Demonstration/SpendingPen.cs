using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Sheets;
using Tera.Measurement.Spending;
using Tera.Organisation.Demonstration;
using Tera.Planning.Budgets;
using Tera.Planning.Demonstration;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Demonstration;

/// <summary>Tells what a unit of the demonstration spent on lines of the budget that together pay for one indicator.</summary>
internal sealed class SpendingPen(TeraDbContext db, TellSpendingHandler tell)
{
    /// <summary>Of the rows of a sheet whose money is told by line; what is told already stays.</summary>
    public async Task TellAsync(SheetDuty duty, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var (agency, year) = (duty.Sheet.AgencyId, duty.Sheet.FiscalYear);
        List<ToldLine> wanted = [];
        foreach (var row in rows.Where(row => row.Recap.PaidBy.Any(line => line.Spent is null)))
        {
            var figures = FigureLine.All.Single(one => OrganisationSeed.Agency(one.Agency) == agency && one.Indicator == row.Entry.IndicatorId);
            var codes = row.Recap.PaidBy.Select(line => line.Code).ToList();
            var lines = (await db.Set<BudgetItem>().AsNoTracking().Where(item => item.AgencyId == agency && item.FiscalYear == year && item.IndicatorId == row.Entry.IndicatorId).ToListAsync(ct))
                .Where(item => codes.Contains(item.Code)).OrderBy(item => item.Code, StringComparer.Ordinal);
            wanted.AddRange(lines.Zip(figures.SpentByPart(duty.Sheet.Quarter), (item, spent) => new ToldLine(item.Id, Seen: 0, IndonesianNumber.FormatForMoney(spent))));
        }

        if (wanted.Count > 0 && await tell.HandleAsync(new(duty.Command("spend"), duty.By, agency, duty.Sheet.Period, wanted), ct) is { Faults: [var fault, ..] })
        {
            throw new InvalidOperationException($"The demonstration's spending of {duty.Whose} was refused: {fault.Why}.");
        }
    }
}
