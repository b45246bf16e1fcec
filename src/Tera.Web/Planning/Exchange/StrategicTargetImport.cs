using Microsoft.EntityFrameworkCore;
using Tera.Planning.Contracts;
using Tera.Planning.StrategicTargets;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of targets of strategic plans: those of one plan together, however many there are.</summary>
public sealed class StrategicTargetImport(TeraDbContext db, KeepStrategicTargetsHandler targets)
{
    /// <summary>Rows that are not in the file stay as they are; a row without a target sets none any more.</summary>
    internal async Task TakeAsync(ImportRun run, IReadOnlyList<BookRow> rows, CancellationToken ct)
    {
        foreach (var own in rows.GroupBy(row => row[PlanSheet.Plan].Text, StringComparer.OrdinalIgnoreCase).Select(group => group.ToList()))
        {
            if (new RowReading(own[0], run.Fault).Named(PlanSheet.Plan, run.Plans) is { } id)
            {
                await TakeAsync(run, await db.Set<StrategicPlan>().AsNoTracking().SingleAsync(plan => plan.Id == id, ct), own, ct);
            }
        }
    }

    private async Task TakeAsync(ImportRun run, StrategicPlan plan, List<BookRow> rows, CancellationToken ct)
    {
        var known = (await StrategicRow.OfAsync(db, plan.Id, ct)).ToDictionary(row => row.Indicator.Code, StringComparer.OrdinalIgnoreCase);
        List<(BookRow Row, WishedStrategicTarget Wished, string Subject, TargetValue? Before)> changed = [];
        foreach (var row in rows)
        {
            if (!known.TryGetValue(row[PlanSheet.Code].Text, out var at))
            {
                run.Fault(row, PlanSheet.Code, await UnknownAsync(run, row, plan, ct));
            }
            else if (Wished(run, row, plan, at) is { } wished)
            {
                var (before, subject) = (at.In(wished.Year), $"{at.Indicator.Code}, {wished.Year}");
                if (before == wished.Value)
                {
                    run.Told(row, PlanSheet.Code, subject, RowEffect.Same);
                }
                else
                {
                    changed.Add((row, wished, subject, before));
                }
            }
        }

        if (changed.Count == 0)
        {
            return;
        }

        var first = changed[0].Row;
        if (!(await targets.KeepAsync(new(run.CallOf(first), plan.Id, [.. changed.Select(one => one.Wished)], plan.Version), ct)).Accepted(out _, out var no))
        {
            run.Fault(first, PlanSheet.Target, no);
            return;
        }

        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        foreach (var (row, wished, subject, before) in changed)
        {
            run.Told(
                row, PlanSheet.Code, $"{subject}: {PlanWords.Of(wished.Value)}", before is null ? RowEffect.New : RowEffect.Changed, before is null ? null : $"semula {PlanWords.Of(before)}");
        }
    }

    /// <summary>Null with a fault in the row.</summary>
    private static WishedStrategicTarget? Wished(ImportRun run, BookRow row, StrategicPlan plan, StrategicRow at)
    {
        var reading = new RowReading(row, run.Fault);
        if (reading.Amount(PlanSheet.Annual) is not { } year)
        {
            return null;
        }

        if (year != decimal.Truncate(year) || year < plan.FirstYear || year > plan.LastYear)
        {
            reading.Refuse(PlanSheet.Annual, StrategicTargetRejections.YearOutside((int)Math.Clamp(year, 0, 9999), plan.FirstYear, plan.LastYear));
            return null;
        }

        if (row[PlanSheet.Target].IsEmpty)
        {
            return new(at.Indicator.Id, (int)year, null);
        }

        if (at.CardOf((int)year) is not { } card)
        {
            reading.Refuse(PlanSheet.Code, StrategicTargetRejections.NoCard(at.Indicator.Code));
            return null;
        }

        if (!at.IsMeasured((int)year))
        {
            reading.Refuse(PlanSheet.Target, StrategicTargetRejections.NotMeasured(at.Indicator, (int)year));
            return null;
        }

        return reading.Target(PlanSheet.Target, card) is { } value ? new(at.Indicator.Id, (int)year, value) : null;
    }

    private static async Task<Rejection> UnknownAsync(ImportRun run, BookRow row, StrategicPlan plan, CancellationToken ct) =>
        await run.FindAsync(row[PlanSheet.Code].Text, ct) is { } elsewhere
            ? StrategicTargetRejections.OtherPlan(elsewhere.Code, plan.Title)
            : new("planning.exchange.unknown", PlanSheet.Indicators.Name, row[PlanSheet.Code].Text);
}
