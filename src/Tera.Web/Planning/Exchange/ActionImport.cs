using Microsoft.EntityFrameworkCore;
using Tera.Planning.Actions;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of action steps: an indicator's step of the year is known by its place.</summary>
public sealed class ActionImport(TeraDbContext db, KeepActionStepHandler steps)
{
    internal async Task TakeAsync(ImportRun run, BookRow row, CancellationToken ct)
    {
        if (await run.FindAsync(row[PlanSheet.Code].Text, ct) is not { } indicator)
        {
            run.Unknown(row, row[PlanSheet.Code].Text);
            return;
        }

        var reading = new RowReading(row, run.Fault);
        var (ordinal, step, output) = (reading.Whole(PlanSheet.Ordinal), reading.Line(PlanSheet.Step), reading.Line(PlanSheet.Output));
        var unit = reading.Named(PlanSheet.Unit, run.Units);
        if (!Quarter.Parse(row[PlanSheet.QuarterOf].Text).Accepted(out var quarter, out var no))
        {
            reading.Refuse(PlanSheet.QuarterOf, no);
        }

        if (!reading.Clean)
        {
            return;
        }

        var (id, year, place) = (indicator.Id, run.Year.Value, ordinal!.Value);
        var there = await db.Set<ActionStep>().AsNoTracking().SingleOrDefaultAsync(one => one.IndicatorId == id && one.FiscalYear == year && one.Ordinal == place, ct);
        var subject = $"{indicator.Code}, langkah {place}";
        if (there is not null && (there.Step, there.Output, there.Quarter, there.UnitId) == (step!.Text, output!.Text, quarter.Number, unit!.Value))
        {
            run.Told(row, PlanSheet.Code, subject, RowEffect.Same);
            return;
        }

        var terms = new ActionStepTerms(place, quarter, step!, output!, unit!.Value);
        await run.DoneAsync(
            row, PlanSheet.Code, $"{subject}: {step!.Text}", there is null ? null : ActionWords.Of(there), await steps.KeepAsync(new(run.CallOf(row), there?.Id, indicator.Id, run.Year, terms, there?.Version), ct), ct);
    }
}
