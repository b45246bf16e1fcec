using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs.Show;

/// <summary>Forecasts runs; one that waits for linked SOPs goes on when the last of them is forecast to end.</summary>
public sealed class RunForecasts(TeraDbContext db, RunStore store, DefinitionCache definitions)
{
    /// <summary>End of each step still to come, the open one included.</summary>
    internal async Task<IReadOnlyDictionary<StepKey, Instant>> OfAsync(LoadedRun loaded, PersonId reader, Instant now, CancellationToken ct) =>
        RunForecast.Of(
            loaded.Run, loaded.Around.Definition, loaded.Calendar, await WaitedForAsync(loaded.Run, reader, now, ct), linked: await StandardsAsync(loaded.Head, loaded.Around, ct));

    /// <summary>What the SOP allows from start to end, the SOPs included that its steps wait for; null before it began.</summary>
    internal async Task<Instant?> DueOfWholeAsync(LoadedRun loaded, RunClock clock, CancellationToken ct) =>
        RunForecast.DueOfWhole(loaded.Run, loaded.Around.Definition, loaded.Calendar, clock, await StandardsAsync(loaded.Head, loaded.Around, ct));

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
        var linked = await StandardsAsync(loaded.Head, loaded.Around, ct);
        var usual = RunForecast.Of(run, definition, calendar, earliest, step => Length(history.Of(step)?.Median), linked);
        var slow = RunForecast.Of(run, definition, calendar, earliest, step => Length(history.Of(step)?.P80), linked);
        var counted = usual.Keys.Count(step => history.Of(step) is not null);
        return counted == 0 ? null : new(usual.Values.Max(), slow.Values.Max(), counted, usual.Count, history.Runs);

        static WorkingDuration? Length(long? minutes) => minutes is { } known ? WorkingDuration.Minutes((int)Math.Clamp(known, 1, WorkingDuration.MaximumMinutes)) : null;
    }

    /// <summary>The SOPs that steps of a run wait for, as the agency has them in force; asks nothing where there are none.</summary>
    private async Task<LinkedStandards> StandardsAsync(RunHead head, Surroundings around, CancellationToken ct)
    {
        var known = new Dictionary<ProcedureCode, ProcedureDefinition>();
        var open = new Queue<ProcedureDefinition>([around.Definition]);
        while (open.TryDequeue(out var sop))
        {
            foreach (var code in sop.Steps.Select(step => step.Link).OfType<ProcedureLink>().Where(link => link is { Mode: LinkMode.Waits, ToItself: false }).Select(link => link.Code).OfType<ProcedureCode>())
            {
                if (code != around.Definition.Code && around.Resolved.Contains(code) && !known.ContainsKey(code) && await store.InForceAsync(head.Agency, code, ct) is { } awaited)
                {
                    open.Enqueue(known[code] = await definitions.OfAsync(db, awaited.VersionId, ct));
                }
            }
        }

        return new(known);
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
