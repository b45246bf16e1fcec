using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of targets into the draft of the year.</summary>
public sealed class TargetImport(TeraDbContext db, KeepTargetsHandler targets)
{
    /// <summary>Rows that are not in the file stay as they are; a row without figures is promised no longer.</summary>
    internal async Task TakeAsync(ImportRun run, IReadOnlyList<BookRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var now = await CurrentTargets.OfAsync(db, run.Agency, run.Year.Value, ct);
        if (now.Agreement is not { IsDraft: true })
        {
            // What was signed knows its own promises alone: an indicator that came later is no stranger, it only waits for a draft.
            var promised = now.Rows.Select(row => row.Indicator.Id).ToHashSet();
            now = now with { Rows = [.. now.Rows, .. (await TargetRow.MeasuredAsync(db, run.Agency, run.Year.Value, ct)).Where(row => !promised.Contains(row.Indicator.Id))] };
        }

        var wished = now.Rows.Where(row => row.Promise is not null && row.Card is not null).Select(Kept).OfType<WishedTarget>().ToDictionary(one => one.Indicator);
        foreach (var lost in now.Rows.Where(row => row.Promise is not null && !wished.ContainsKey(row.Indicator.Id)
            && !rows.Any(one => row.Indicator.Code.Equals(one[PlanSheet.Code].Text, StringComparison.OrdinalIgnoreCase))))
        {
            run.Fault(rows[0], PlanSheet.Code, ExchangeRejections.PromiseUnfit(lost.Indicator.Code));
        }

        List<(BookRow Row, string Code, bool Added)> changed = [];
        foreach (var row in rows)
        {
            if (now.Rows.FirstOrDefault(one => one.Indicator.Code.Equals(row[PlanSheet.Code].Text, StringComparison.OrdinalIgnoreCase)) is not { } at)
            {
                run.Unknown(row, row[PlanSheet.Code].Text);
            }
            else if (at.Card is null)
            {
                run.Fault(row, PlanSheet.Code, AgreementRejections.NotMeasured(at.Indicator.Code));
            }
            else if (Wished(run, row, at.Card, at.Indicator.Id, at.Promise?.Ordinal ?? now.Rows.Count + row.Number, out var target))
            {
                var before = wished.GetValueOrDefault(at.Indicator.Id);
                if (before == target)
                {
                    run.Told(row, PlanSheet.Code, at.Indicator.Code, RowEffect.Same);
                    continue;
                }

                changed.Add((row, at.Indicator.Code, before is null));
                wished.Remove(at.Indicator.Id);
                if (target is not null)
                {
                    wished.Add(at.Indicator.Id, target);
                }
            }
        }

        if (changed.Count > 0)
        {
            await KeepAsync(run, now.Agreement, [.. wished.Values.OrderBy(one => one.Place.Ordinal)], changed, ct);
        }
    }

    private async Task KeepAsync(ImportRun run, Agreement? agreement, IReadOnlyList<WishedTarget> wished, List<(BookRow Row, string Code, bool Added)> changed, CancellationToken ct)
    {
        var first = changed[0].Row;
        if (agreement is not { IsDraft: true })
        {
            run.Fault(first, PlanSheet.Annual, new("planning.exchange.no-draft", run.Year.Value));
        }
        else if (!(await targets.KeepAsync(new(run.CallOf(first), agreement.Id, wished, agreement.Version), ct)).Accepted(out _, out var no))
        {
            run.Fault(first, PlanSheet.Annual, no);
        }
        else
        {
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            foreach (var (row, code, added) in changed)
            {
                run.Told(row, PlanSheet.Code, code, added ? RowEffect.New : RowEffect.Changed);
            }
        }
    }

    private static WishedTarget? Kept(TargetRow row) => row.Promise!.On(row.Card!).Accepted(out var targets, out _)
        ? new(row.Indicator.Id, Drafted([targets.Annual, .. Quarter.All.Select(targets.In)]), new(row.Promise.UnitId, row.Promise.Ordinal, row.Promise.EvidenceRequired))
        : null;

    private static QuarterTargetsDraft Drafted(List<TargetValue?> figures) =>
        new(figures[0]!) { First = figures[1], Second = figures[2], Third = figures[3], Fourth = figures[4] };

    /// <returns>False when the row has faults; the target is null when the row promises nothing.</returns>
    private static bool Wished(ImportRun run, BookRow row, IndicatorCard card, IndicatorId indicator, int ordinal, out WishedTarget? target)
    {
        target = null;
        if (Enumerable.Range(0, 5).All(period => row[PlanSheet.Period(period)].IsEmpty))
        {
            return true;
        }

        var reading = new RowReading(row, run.Fault);
        var figures = Enumerable.Range(0, 5).Select(period => period > 0 && row[PlanSheet.Period(period)].IsEmpty ? null : reading.Target(PlanSheet.Period(period), card)).ToList();
        var (unit, evidence) = (reading.Named(PlanSheet.Unit, run.Units), reading.YesNo(PlanSheet.Evidence));
        if (reading.Clean)
        {
            var draft = Drafted(figures);
            foreach (var no in draft.Check(card))
            {
                reading.Refuse(PlanSheet.Annual, no);
            }

            target = new(indicator, draft, new(unit!.Value, ordinal, evidence!.Value));
        }

        return reading.Clean;
    }
}
