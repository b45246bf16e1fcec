using Microsoft.EntityFrameworkCore;
using Tera.Planning.Strategy;
using Tera.Planning.Weights;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of weights. A weight is never changed: a row that says otherwise from the same day is a fault.</summary>
public sealed class WeightImport(TeraDbContext db, SettleWeightsHandler weights)
{
    internal async Task TakeAsync(ImportRun run, BookRow row, CancellationToken ct)
    {
        var reading = new RowReading(row, run.Fault);
        var (value, from, ground) = (reading.Amount(PlanSheet.Weight), reading.Day(PlanSheet.ValidFrom), reading.Line(PlanSheet.Ground));
        if (await SubjectAsync(run, row, reading, ct) is not ({ } subject, { } name) || !reading.Clean)
        {
            return;
        }

        var (agency, day) = (run.Agency, from!.Value);
        var held = Weight.InForce(await db.Set<Weight>().AsNoTracking().Where(one => one.AgencyId == agency).ToListAsync(ct), subject, day);
        if (held is not null && (held.ValidFrom, held.Value, held.Ground) == (day, value!.Value, ground!.Text))
        {
            run.Told(row, PlanSheet.Weight, name, RowEffect.Same);
            return;
        }

        await run.DoneAsync(
            row, PlanSheet.Weight, $"{name}, bobot {IndonesianNumber.Format(value!.Value)}", held is null ? null : $"bobot {IndonesianNumber.Format(held.Value)}",
            await weights.SettleAsync(new(run.CallOf(row), day, ground!, [new(subject, value.Value)]), ct), ct);
    }

    /// <summary>An indicator by its code; without one the objective at its place.</summary>
    private static async Task<(Weighed? Subject, string? Name)> SubjectAsync(ImportRun run, BookRow row, RowReading reading, CancellationToken ct)
    {
        if (!row[PlanSheet.Indicator].IsEmpty)
        {
            if (!row[PlanSheet.ObjectiveOrdinal].IsEmpty)
            {
                reading.Refuse(PlanSheet.Indicator, new("planning.exchange.weighs-two"));
                return default;
            }

            if (await run.FindAsync(row[PlanSheet.Indicator].Text, ct) is { } indicator)
            {
                return (Weighed.Of(indicator.Id), indicator.Code);
            }

            reading.Refuse(PlanSheet.Indicator, new("planning.exchange.unknown", PlanSheet.Indicators.Name, row[PlanSheet.Indicator].Text));
            return default;
        }

        var (plan, place) = (reading.Named(PlanSheet.Plan, run.Plans), reading.Whole(PlanSheet.ObjectiveOrdinal));
        if (plan is null || place is null)
        {
            return default;
        }

        if (await run.ObjectiveAsync(plan.Value, place.Value, ct) is { } objective)
        {
            return (Weighed.Of(objective.Id), $"Sasaran {objective.Ordinal}");
        }

        reading.Refuse(PlanSheet.ObjectiveOrdinal, new("planning.exchange.no-objective", place.Value));
        return default;
    }
}
