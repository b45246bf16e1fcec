using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs.Show;

/// <summary>Forecasts runs; one that waits for linked SOPs goes on when the last of them is forecast to end.</summary>
public sealed class RunForecasts(TeraDbContext db, RunStore store)
{
    /// <summary>End of each step still to come, the open one included.</summary>
    internal async Task<IReadOnlyDictionary<StepKey, Instant>> OfAsync(LoadedRun loaded, PersonId reader, Instant now, CancellationToken ct) =>
        RunForecast.Of(loaded.Run, loaded.Around.Definition, loaded.Calendar, await WaitedForAsync(loaded.Run, reader, now, ct));

    /// <summary>When it would end if the steps to come took what they took in the runs before it; null where it is over or no step has been done often enough.</summary>
    internal async Task<RunPrediction?> PredictAsync(LoadedRun loaded, PersonId reader, Instant now, CancellationToken ct)
    {
        var (run, definition, calendar) = (loaded.Run, loaded.Around.Definition, loaded.Calendar);
        if (run.CurrentStep is null)
        {
            return null;
        }

        var history = await StepHistory.OfAsync(db, loaded.Head, calendar, ct);
        var earliest = await WaitedForAsync(run, reader, now, ct);
        var usual = RunForecast.Of(run, definition, calendar, earliest, step => Length(history.Of(step)?.Median));
        var slow = RunForecast.Of(run, definition, calendar, earliest, step => Length(history.Of(step)?.P80));
        var counted = usual.Keys.Count(step => history.Of(step) is not null);
        return counted == 0 ? null : new(usual.Values.Max(), slow.Values.Max(), counted, usual.Count, history.Runs);

        static WorkingDuration? Length(long? minutes) => minutes is { } known ? WorkingDuration.Minutes((int)Math.Clamp(known, 1, WorkingDuration.MaximumMinutes)) : null;
    }

    /// <summary>When the linked runs are forecast to end; now, where it waits for none.</summary>
    private async Task<Instant> WaitedForAsync(Run run, PersonId reader, Instant now, CancellationToken ct)
    {
        if (!run.Open.Any(task => task.Status is RunTaskStatus.WaitingForLink))
        {
            return now;
        }

        var links = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from procedures.run
             where status in ('Running', 'Paused') and ancestors[cardinality(ancestors)] = {run.Id.Value}
             """).ToListAsync(ct);
        var latest = now;
        foreach (var link in links)
        {
            if (await store.LookAsync(new RunId(link), reader, now, ct) is { } loaded)
            {
                latest = Instant.Max(latest, (await OfAsync(loaded, reader, now, ct)).Values.DefaultIfEmpty(now).Max());
            }
        }

        return latest;
    }
}
