using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of the budget.</summary>
public sealed class BudgetImport(TeraDbContext db, PlanDesk desk, KeepBudgetItemHandler budget)
{
    /// <summary>All rows; what they are held against is read once, however many there are.</summary>
    internal async Task TakeAsync(ImportRun run, IReadOnlyList<BookRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var lines = await db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: budget of a year").Where(item => item.AgencyId == run.Agency && item.FiscalYear == run.Year.Value).ToListAsync(ct);
        var indicators = (await db.Set<Indicator>().AsNoTracking().TagWith("Planning: codes of indicators").Where(one => one.AgencyId == run.Agency).Select(one => new { one.Code, one.Id }).ToListAsync(ct))
            .DistinctBy(one => one.Code, StringComparer.OrdinalIgnoreCase).ToDictionary(one => one.Code, one => one.Id, StringComparer.OrdinalIgnoreCase);
        var closed = await desk.LastClosedAsync(run.Agency, ct);
        foreach (var row in rows)
        {
            await TakeAsync(run, row, new(lines, indicators, closed), ct);
        }
    }

    private async Task TakeAsync(ImportRun run, BookRow row, KnownBudget known, CancellationToken ct)
    {
        var reading = new RowReading(row, run.Fault);
        var terms = TermsOf(run, row, reading, known.Indicators);
        if (!reading.Clean || terms is null)
        {
            return;
        }

        var own = (terms.SubActivity ?? terms.Activity).Code.Text;
        var there = known.Lines.Find(item => item.Code == own);
        if (there is not null && Terms(there) == terms)
        {
            run.Told(row, PlanSheet.ProgrammeCode, there.Code, RowEffect.Same);
            return;
        }

        var before = there is null ? null : BudgetWords.Of(there);
        var result = await budget.KeepAsync(new(run.CallOf(row), there?.Id, run.Year, terms, there?.Version), new(known.Lines, known.LastClosed), ct);
        if (there is null && result.Accepted(out var added, out _))
        {
            known.Lines.Add(added);
        }

        await run.DoneAsync(row, PlanSheet.ProgrammeCode, own, before, result.Accepted(out var kept, out var no) ? kept.Id.Value.ToString() : no, ct);
    }

    private static BudgetTerms? TermsOf(ImportRun run, BookRow row, RowReading reading, Dictionary<string, IndicatorId> indicators)
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
            if (indicators.TryGetValue(row[PlanSheet.Indicator].Text, out var known))
            {
                paid = known;
            }
            else
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

    /// <summary>What the rows are held against.</summary>
    /// <param name="Lines">Of the year; grows and changes with the rows.</param>
    /// <param name="Indicators">By code, upper and lower case alike.</param>
    private sealed record KnownBudget(List<BudgetItem> Lines, Dictionary<string, IndicatorId> Indicators, LocalDate? LastClosed);
}
