using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Planning.Budgets;
using Tera.Planning.Indicators;
using Tera.Platform.Data;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of the budget.</summary>
public sealed class BudgetImport(TeraDbContext db, KeepBudgetItemHandler budget)
{
    internal async Task TakeAsync(ImportRun run, BookRow row, CancellationToken ct)
    {
        var reading = new RowReading(row, run.Fault);
        var terms = await TermsAsync(run, row, reading, ct);
        if (!reading.Clean || terms is null)
        {
            return;
        }

        var own = (terms.SubActivity ?? terms.Activity).Code.Text;
        var there = (await db.Set<BudgetItem>().AsNoTracking().Where(item => item.AgencyId == run.Agency && item.FiscalYear == run.Year.Value).ToListAsync(ct)).Find(item => item.Code == own);
        if (there is not null && Terms(there) == terms)
        {
            run.Told(row, PlanSheet.ProgrammeCode, there.Code, RowEffect.Same);
            return;
        }

        var result = await budget.KeepAsync(new(run.CallOf(row), there?.Id, run.Year, terms, there?.Version), ct);
        await run.DoneAsync(row, PlanSheet.ProgrammeCode, own, there is null ? null : BudgetWords.Of(there), result, ct);
    }

    private static async Task<BudgetTerms?> TermsAsync(ImportRun run, BookRow row, RowReading reading, CancellationToken ct)
    {
        var programme = reading.Heading(PlanSheet.ProgrammeCode, PlanSheet.Programme);
        var activity = reading.Heading(PlanSheet.ActivityCode, PlanSheet.Activity);
        var divided = !row[PlanSheet.SubActivityCode].IsEmpty || !row[PlanSheet.SubActivity].IsEmpty;
        var sub = divided ? reading.Heading(PlanSheet.SubActivityCode, PlanSheet.SubActivity) : null;
        var unit = reading.Named(PlanSheet.Unit, run.Units);
        var (original, revised) = (reading.Money(PlanSheet.Original), row[PlanSheet.Revised].IsEmpty ? null : reading.Money(PlanSheet.Revised));
        var from = row[PlanSheet.RevisedFrom].IsEmpty ? null : reading.Day(PlanSheet.RevisedFrom);
        IndicatorId? paid = null;
        if (!row[PlanSheet.Indicator].IsEmpty)
        {
            paid = (await run.FindAsync(row[PlanSheet.Indicator].Text, ct))?.Id;
            if (paid is null)
            {
                reading.Refuse(PlanSheet.Indicator, new("planning.exchange.unknown", PlanSheet.Indicators.Name, row[PlanSheet.Indicator].Text));
            }
        }

        return reading.Clean && reading.Take(PlanSheet.Revised, BudgetCeiling.Of(original!.Value, revised, from)) is { } ceiling
            ? new(unit!.Value, programme!, activity!, sub, ceiling, paid)
            : null;
    }

    private static BudgetTerms? Terms(BudgetItem item)
    {
        BudgetHeading? Heading(string code, string name) =>
            BudgetCode.Of(code).Accepted(out var read, out _) && PrintedLine.Of(name).Accepted(out var line, out _) ? new(read, line) : null;
        return Heading(item.ProgrammeCode, item.Programme) is { } programme && Heading(item.ActivityCode, item.Activity) is { } activity
            && BudgetCeiling.Of(item.CeilingOriginal, item.CeilingRevised, item.RevisedFrom).Accepted(out var ceiling, out _)
                ? new(item.UnitId, programme, activity, item.SubActivityCode is { } code ? Heading(code, item.SubActivity!) : null, ceiling, item.IndicatorId)
                : null;
    }
}
