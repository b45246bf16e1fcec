using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Drawing;
using Tera.Procedures.Engine;
using Tera.Procedures.Matrix;
using Tera.Procedures.Runs;
using Tera.Procedures.Runs.Show;

namespace Tera.Procedures.Contracts;

/// <summary>An unfinished run at a glance, for the front page.</summary>
public sealed class RunOverview
{
    internal RunOverview(RunHead head, FlowLayout layout, MatrixRunView matrix) => (Head, Layout, Matrix) = (head, layout, matrix);

    public RunHead Head { get; }

    public string Href => ProceduresLinks.Run(Head.Id);

    public required string Place { get; init; }

    public required string Started { get; init; }

    /// <summary>When the SOP's own times say it should end.</summary>
    public required string Due { get; init; }

    /// <summary>When it would end from here.</summary>
    public required string Forecast { get; init; }

    /// <summary>Null when the forecast keeps the SOP's time.</summary>
    public required string? ForecastLate { get; init; }

    /// <summary>Runs of linked SOPs in which the work lies now; empty where it lies in this one.</summary>
    public required IReadOnlyList<LinkedRun> WaitsFor { get; init; }

    internal FlowLayout Layout { get; }

    internal MatrixRunView Matrix { get; }
}

/// <summary>The unfinished runs of agencies.</summary>
public sealed class RunOverviews(TeraDbContext db, RunStore store, RunForecasts forecasts, LinkedRuns links, AgencyCalendars calendars, IClock clock)
{
    /// <summary>The newest unfinished runs of the agencies, sub-runs left out.</summary>
    /// <param name="user">Who looks.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<IReadOnlyList<RunOverview>> UnfinishedAsync(SignedInUser user, int most, CancellationToken ct)
    {
        var agencies = user.Agencies.Select(agency => agency.Value).ToArray();
        var ids = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from procedures.run
             where status in ('Running', 'Paused') and ancestors = array[]::uuid[] and agency_id = any ({agencies})
             order by started_at desc, id limit {most}
             """).ToListAsync(ct);
        var found = new List<RunOverview>();
        foreach (var id in ids)
        {
            found.Add(await ReadAsync(new RunId(id), user.PersonId, ct));
        }

        return found;
    }

    private async Task<RunOverview> ReadAsync(RunId id, PersonId person, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var loaded = (await store.LookAsync(id, person, now, ct))!;
        var (run, definition) = (loaded.Run, loaded.Around.Definition);
        var calendar = await calendars.OfAsync(loaded.Head.Agency, ct);
        var spent = new RunClock(run, calendar, now);
        var due = await forecasts.DueOfWholeAsync(loaded, spent, ct);
        var forecast = await forecasts.OfAsync(loaded, person, now, ct);
        var end = forecast.Values.DefaultIfEmpty(now).Max();
        return new(loaded.Head, FlowLayout.Of(definition), new RunMatrix(run, definition, spent, calendar, forecast, [], now).View())
        {
            Place = run.CurrentStep is { } step && definition[step].Number is { } number ? $"Langkah {number} dari {definition.PrintedSteps.Count()}" : run.CurrentStep is { } other ? Library.StepWords.Name(definition[other]) : "Selesai",
            WaitsFor = run.Open.Any(task => task.Status is RunTaskStatus.WaitingForLink) ? [.. (await links.OfAsync([id], ct)).Where(linked => !linked.IsOver)] : [],
            Started = run.StartedAt is { } started ? calendar.TimeZone.Moment(started) : "–",
            Due = due is { } limit ? calendar.TimeZone.Moment(limit) : "–",
            Forecast = calendar.TimeZone.Moment(end),
            ForecastLate = due is { } whole && end > whole ? $"lewat {calendar.Span(calendar.Between(whole, end)).Words} kerja" : null,
        };
    }
}
