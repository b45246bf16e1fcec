using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Drawing;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Runs.Show;

/// <summary>Reads the page of a run, in order, before anything renders.</summary>
public sealed class RunViewQuery(
    TeraDbContext db,
    RunStore store,
    IEnumerable<IArtifactSource> artifactSources,
    FocusQuery focus,
    RunForecasts forecasts,
    RunChronicles chronicles,
    LinkedRuns links,
    IClock clock)
{
    private const int MostNamed = 4;

    /// <summary>Null when there is no such run or it is not the user's to see.</summary>
    /// <param name="id">The run.</param>
    /// <param name="task">The task asked for; null for the user's own first one.</param>
    /// <param name="user">Who looks.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<RunView?> ReadAsync(RunId id, TaskKey? task, SignedInUser user, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (await store.LookAsync(id, user.PersonId, now, ct) is not { } loaded || !user.Sees(loaded.Head.Agency))
        {
            return null;
        }

        var (run, definition) = (loaded.Run, loaded.Around.Definition);
        var calendar = loaded.Calendar;
        var events = await store.EventsAsync(id, ct);
        var names = await chronicles.NamesAsync(events.Select(kept => kept.Actor).OfType<PersonId>().Concat(loaded.Around.Roster.Holders.Select(holder => holder.Person))
            .Concat(run.Open.Select(one => one.Entrusted?.Person).OfType<PersonId>()), ct);
        var artifacts = new List<ArtifactLink>();
        foreach (var source in artifactSources)
        {
            artifacts.AddRange(await source.OfRunAsync(id, ct));
        }

        var received = await links.ReceivedAsync(run, artifactSources, ct);
        var served = await links.ServedAsync(run, ct);
        var inFocus = await focus.ReadAsync(loaded, task, names, user, now, ct);
        var spent = new RunClock(run, calendar, now);
        var forecast = await forecasts.OfAsync(loaded, user.PersonId, now, ct);
        var history = new RunHistory(definition, run, names, LinkedRuns.Titles(received.Select(result => result.From), served), calendar.TimeZone);
        return new()
        {
            Head = loaded.Head,
            AgencyName = await AgencyNameAsync(loaded.Head.Agency, ct),
            Definition = definition,
            Run = run,
            Calendar = calendar,
            Now = now,
            Layout = FlowLayout.Of(definition),
            Matrix = new RunMatrix(run, definition, spent, calendar, forecast, artifacts, now) { Received = received }.View(),
            DueOfWhole = await forecasts.DueOfWholeAsync(loaded, spent, ct),
            Forecast = forecast.Count == 0 ? null : forecast.Values.Max(),
            Prediction = await forecasts.PredictAsync(loaded, user.PersonId, now, ct),
            Open = [.. run.Open.Select(one => Describe(one, loaded, names, calendar, user, now))],
            Focus = inFocus,
            Back = inFocus is null ? null : BackTo(inFocus.Context.Task, events, names, calendar),
            History = [.. events.Reverse().Select(history.Entry)],
            Comments = await CommentsAsync(id, calendar.TimeZone, ct),
            Artifacts = artifacts,
            Received = received,
            Served = served,
            SteeringRefused = RunAuthority.Steering(loaded.Around),
            PauseReason = run.Status is RunStatus.Paused ? events.Select(kept => RunEventJson.Read(kept.Content)).OfType<RunEvent.Paused>().Last().Reason : null,
        };
    }

    private static BackAgain? BackTo(RunTask task, IReadOnlyList<SealedEvent> events, IReadOnlyDictionary<PersonId, string> names, WorkingCalendar calendar) =>
        ReturnReason.Of(events, task.Key) is { } back
            ? new($"{(back.By is { } by ? names.GetValueOrDefault(by.Person, by.Position) : "SOP tertaut dibatalkan")}, {calendar.TimeZone.Short(back.At)}", back.Reason)
            : null;

    private static OpenTaskView Describe(
        RunTask task, LoadedRun loaded, IReadOnlyDictionary<PersonId, string> names, WorkingCalendar calendar, SignedInUser user, Instant now)
    {
        IReadOnlyList<Performer> people = task.Entrusted is { } trusted
            ? [trusted]
            : [.. loaded.Around.Roster.HoldersOf(task.Lane, task.Key.Slot).DistinctBy(holder => holder.Person).Select(holder => new Performer(holder.Person, holder.Position, holder.OnBehalfOf))];
        var taken = RunAuthority.HolderOf(task, loaded.Around);
        people = people.Any(who => who.Person == taken) ? [.. people.Where(who => who.Person == taken)] : people;
        var (state, words) = TaskTime.Of(task.OpenedAt, task.DueAt, loaded.Run.Status is RunStatus.Paused, calendar, now);
        return new(
            task,
            task.Entrusted?.Position ?? task.Label ?? loaded.Around.Definition.Lane(task.Lane).Role,
            [.. people.Take(MostNamed).Select(who => $"{names.GetValueOrDefault(who.Person, "")}, {who.Position}"), .. people.Count > MostNamed ? [$"dan {people.Count - MostNamed} lainnya"] : Array.Empty<string>()],
            state,
            words,
            task.DueAt is { } due ? $"batas {calendar.TimeZone.Moment(due)}" : null,
            people.Any(who => who.Person == user.PersonId) && (taken is null || taken == user.PersonId));
    }

    private Task<string> AgencyNameAsync(AgencyId agency, CancellationToken ct) =>
        db.Database.SqlQuery<string>($"""select name as "Value" from organisation.agency where id = {agency.Value}""").SingleAsync(ct);

    private async Task<IReadOnlyList<CommentView>> CommentsAsync(RunId run, IndonesianTimeZone zone, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<CommentRow>(
            $"""
             select p.full_name, c.position, c.text, c.recorded_at
             from procedures.comment c join organisation.person p on p.id = c.person_id
             where c.run_id = {run.Value} order by c.recorded_at, c.id limit 200
             """).ToListAsync(ct);
        return [.. rows.Select(row => new CommentView(row.Full_Name, row.Position, zone.Moment(Instant.FromDateTimeUtc(row.Recorded_At)), row.Text))];
    }

    private sealed record CommentRow(string Full_Name, string Position, string Text, DateTime Recorded_At);
}
