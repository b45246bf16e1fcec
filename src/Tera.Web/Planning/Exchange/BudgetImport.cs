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
        foreach (var other in rows.GroupBy(CodeOf).SelectMany(line => line.Skip(1).Where(row => !SayTheSame(line.First(), row))))
        {
            run.Fault(other, PlanSheet.ProgrammeCode, new("planning.exchange.line-differs"));
        }

        foreach (var row in rows)
        {
            await TakeAsync(run, row, new(lines, indicators, closed), ct);
        }
    }

    /// <summary>The code of the line a row tells of.</summary>
    internal static string CodeOf(BookRow row) => (row[PlanSheet.SubActivityCode].IsEmpty ? row[PlanSheet.ActivityCode] : row[PlanSheet.SubActivityCode]).Text.Trim();

    /// <summary>Two changes of one line: all but the change is told alike.</summary>
    private static bool SayTheSame(BookRow one, BookRow other) =>
        PlanSheet.Budget.Columns.Except([PlanSheet.Revised, PlanSheet.RevisedFrom, PlanSheet.RevisedBy]).All(column => one[column].Text == other[column].Text);

    private async Task TakeAsync(ImportRun run, BookRow row, KnownBudget known, CancellationToken ct)
    {
        var reading = new RowReading(row, run.Fault);
        var there = known.Lines.Find(item => item.Code == CodeOf(row));
        if (TermsOf(run, row, reading, known.Indicators, there) is not { } terms)
        {
            return;
        }

        var own = (terms.SubActivity ?? terms.Activity).Code.Text;
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

    private static BudgetTerms? TermsOf(ImportRun run, BookRow row, RowReading reading, Dictionary<string, IndicatorId> indicators, BudgetItem? there)
    {
        var programme = reading.Heading(PlanSheet.ProgrammeCode, PlanSheet.Programme);
        var activity = reading.Heading(PlanSheet.ActivityCode, PlanSheet.Activity);
        var divided = !row[PlanSheet.SubActivityCode].IsEmpty || !row[PlanSheet.SubActivity].IsEmpty;
        var sub = divided ? reading.Heading(PlanSheet.SubActivityCode, PlanSheet.SubActivity) : null;
        var unit = reading.Named(PlanSheet.Unit, run.Units);
        var original = reading.Money(PlanSheet.Original);
        var change = ChangeOf(row, reading, there);
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

        return reading.Clean && reading.Take(PlanSheet.Original, BudgetCeiling.Of(original!.Value, there?.Revisions ?? [])) is { } ceiling
            ? new(unit!.Value, programme!, activity!, sub, change is null ? ceiling : ceiling.With(change), paid)
            : null;
    }

    /// <summary>The change a row tells of; those of other days stay as they are. A file from before grounds were kept leaves them as they are.</summary>
    private static BudgetRevision? ChangeOf(BookRow row, RowReading reading, BudgetItem? there)
    {
        if (row[PlanSheet.Revised].IsEmpty && row[PlanSheet.RevisedFrom].IsEmpty && row[PlanSheet.RevisedBy].IsEmpty)
        {
            return null;
        }

        var (revised, from) = (row[PlanSheet.Revised].IsEmpty ? null : reading.Money(PlanSheet.Revised), reading.OptionalDay(PlanSheet.RevisedFrom));
        var ground = row.Places.ContainsKey(PlanSheet.RevisedBy) ? row[PlanSheet.RevisedBy].Text : there?.Revisions.FirstOrDefault(one => one.From == from)?.Ground;
        return reading.Clean ? reading.Take(PlanSheet.Revised, BudgetRevision.Of(revised, from, ground)) : null;
    }

    private static BudgetTerms? Terms(BudgetItem item)
    {
        BudgetHeading? Heading(string code, string name) =>
            BudgetCode.Of(code).Accepted(out var read, out _) && PrintedLine.Of(name).Accepted(out var line, out _) ? new(read, line) : null;
        return Heading(item.ProgrammeCode, item.Programme) is { } programme && Heading(item.ActivityCode, item.Activity) is { } activity
            ? new(item.UnitId, programme, activity, item.SubActivityCode is { } code ? Heading(code, item.SubActivity!) : null, item.Ceilings, item.IndicatorId)
            : null;
    }

    /// <summary>What the rows are held against.</summary>
    /// <param name="Lines">Of the year; grows and changes with the rows.</param>
    /// <param name="Indicators">By code, upper and lower case alike.</param>
    private sealed record KnownBudget(List<BudgetItem> Lines, Dictionary<string, IndicatorId> Indicators, LocalDate? LastClosed);
}
