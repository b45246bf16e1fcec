using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Platform.Outbox;
using Tera.Procedures.Adoption;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Panels;
using Tera.Procedures.Runs;
using Tera.Procedures.Runs.Show;
using Tera.Procedures.Watch;
using Tera.Shared;

namespace Tera.Procedures.Demonstration;

/// <summary>
/// Plays a run as its office would have done it: each act at its time, by somebody who may, through the form of its panel. Whatever is done
/// already stays, so that a run that was broken off is gone on with.
/// </summary>
internal sealed class RunPlayer(RegionRound round, OutboxDrain outbox)
{
    private static readonly RegionId Region = OrganisationSeed.Region;

    private const int MostRounds = 4;

    /// <summary>How long after a due time the watch comes by.</summary>
    private static readonly Duration Noticed = Duration.FromSeconds(20);

    public async Task PlayAsync(RunScript script, DemonstrationClock clock, CancellationToken ct)
    {
        var run = await StartAsync(script, clock, ct);
        while (await NextAsync(script, run, clock, ct) is { } next)
        {
            await NoteLatenessAsync(run, clock, until: next.At, ct);
            clock.Show(next.At);
            if (next.Kind is ActKind.Initial or ActKind.Sign or ActKind.Upload or ActKind.Archive || next.Task.Entrusted is not null)
            {
                await PrintAsync(clock, ct);
                clock.Show(next.At);
            }

            await DoAsync(script, run, next.Task.Key, clock, ct);
        }

        await NoteLatenessAsync(run, clock, until: clock.Seeding, ct);
        clock.Show(clock.Seeding);
    }

    private async Task<RunId> StartAsync(RunScript script, DemonstrationClock clock, CancellationToken ct)
    {
        clock.Show(script.Begins);
        var receipt = await round.InAsync(Region, async scope =>
        {
            var agency = OrganisationSeed.Agency(script.Agency);
            var procedure = await scope.GetRequiredService<AdoptionDesk>().AdoptedAsync(agency, new(script.Sop), ct)
                ?? throw new InvalidOperationException($"{script.Agency} of the demonstration has not adopted {script.Sop}.");
            var subject = new RunSubject("agency", agency.Value, script.Period.Year.Value, script.Period.Quarter.Number);
            var start = new StartRun(script.Command("start"), procedure, subject, CoverOverride: null, OrganisationSeed.Person(script.StartedBy));
            return OrganisationSeed.Accepted(await scope.GetRequiredService<StartRunHandler>().HandleAsync(start, ct));
        });
        return new(Guid.Parse(receipt.Result));
    }

    /// <summary>What is done next, and when; null when the rest is left.</summary>
    private Task<Move?> NextAsync(RunScript script, RunId run, DemonstrationClock clock, CancellationToken ct) => round.InAsync(Region, async scope =>
    {
        var seen = await LookAsync(scope, run, clock, ct);
        var calendar = await scope.GetRequiredService<AgencyCalendars>().OfAsync(seen.Head.Agency, ct);
        return seen.Run.Open.Where(task => !script.Leaves(task.Key))
            .Select(task => new Move(task, seen.Around.Definition.ActOf(task.Key.Step, task.Key.Act).Kind, RunPace.MomentOf(script.Key, task, calendar)))
            .MinBy(move => move.At);
    });

    /// <summary>What the watch would have put on record at the time, under the commands it uses.</summary>
    private async Task NoteLatenessAsync(RunId run, DemonstrationClock clock, Instant until, CancellationToken ct)
    {
        while (await round.InAsync(Region, async scope => (await LookAsync(scope, run, clock, ct)).Run) is var state
            && state.Open.Where(task => task.DueAt + Noticed < until && !task.OverdueNoted).Min(task => task.DueAt) is { } due)
        {
            clock.Show(due + Noticed);
            var call = new RunCall(OverdueSweep.CommandOf(run.Value, state.Sequence), run, Actor: null);
            await round.InAsync(Region, async scope => OrganisationSeed.Accepted(
                await scope.GetRequiredService<RunGateway>().DecideAsync(call, new RunCommand.NoteOverdue(), beside: null, ct)));
        }
    }

    /// <summary>Two at a time, as the server does it. What failed is put off by a few seconds, so the clock goes on a little and it is tried again.</summary>
    private async Task PrintAsync(DemonstrationClock clock, CancellationToken ct)
    {
        for (var rounds = 0; rounds < MostRounds && (await Task.WhenAll(outbox.DrainAsync(ct), outbox.DrainAsync(ct))).Sum() > 0; rounds++)
        {
            clock.Show(clock.GetCurrentInstant() + Duration.FromMinutes(1));
        }
    }

    /// <summary>By the first of those who may whom the rules let.</summary>
    private async Task DoAsync(RunScript script, RunId run, TaskKey task, DemonstrationClock clock, CancellationToken ct)
    {
        var refusals = new List<string>();
        foreach (var person in await PeopleAsync(run, task, clock, ct))
        {
            var outcome = await round.InAsync(Region, scope => SendAsync(scope, script, run, task, person, clock, ct));
            if (outcome.Receipt is not null)
            {
                return;
            }

            refusals.Add($"{person}: {string.Join(", ", outcome.Faults)}");
        }

        throw new RunStuckException($"Nobody of the demonstration could do {task} of {script.Key}. {string.Join("; ", refusals)}");
    }

    /// <summary>Those who may do it on that day; the unit's own before others, heads before their staff.</summary>
    private Task<List<PersonId>> PeopleAsync(RunId run, TaskKey key, DemonstrationClock clock, CancellationToken ct) => round.InAsync(Region, async scope =>
    {
        var seen = await LookAsync(scope, run, clock, ct);
        var task = seen.Run.Find(key)!;
        return task.Entrusted is { } trusted ? [trusted.Person]
            : seen.Around.Roster.HoldersOf(task.Lane, key.Slot).OrderBy(holder => holder.Slot != key.Slot).ThenBy(holder => DemonstrationUsers.PlaceOf(holder.Person))
            .Select(holder => holder.Person).Distinct().ToList();
    });

    /// <summary>Opens the page of the run and sends the form that lies on it.</summary>
    private static async Task<PanelOutcome> SendAsync(
        IServiceProvider scope, RunScript script, RunId run, TaskKey task, PersonId person, DemonstrationClock clock, CancellationToken ct)
    {
        var user = await scope.GetRequiredService<DemonstrationUsers>().OfAsync(person, ct);
        var page = await scope.GetRequiredService<RunViewQuery>().ReadAsync(run, task, user, ct);
        if (page?.Focus is not { Model: { } model, Context: var context })
        {
            throw new InvalidOperationException($"The page of {run} shows {user.UserName} no form for {task}.");
        }

        var duty = new FormDuty(script.Key, context, model, clock);
        var form = task.Slot.IsJointActor ? new FilledForm() : await FillAsync(scope, script, duty, ct);
        var sent = form.With("Tugas", TaskKeyText.Write(task)).ToCollection();
        var desk = await scope.GetRequiredService<RunDesks>().ReadAsync(run, task, user, ct);
        return (await scope.GetRequiredService<RunPosts>().AnswerAsync(RunPosts.Work, desk!, new PanelForm(duty.Command(context.Task.Entrusted is null ? "send" : "sign"), "", sent), ct))!;
    }

    private static async Task<FilledForm> FillAsync(IServiceProvider scope, RunScript script, FormDuty duty, CancellationToken ct)
    {
        if (duty.Model is CheckModel)
        {
            return Decision(script, duty.Context.Task.Key);
        }

        foreach (var hand in scope.GetServices<IFormHand>())
        {
            if (await hand.FillAsync(duty, ct) is { } form)
            {
                return form;
            }
        }

        throw new InvalidOperationException($"Nobody of the demonstration knows the form {duty.Model.GetType().Name}.");
    }

    private static FilledForm Decision(RunScript script, TaskKey task) => script.Return is { } no && no.Step == task.Step && task.Round == 1
        ? new FilledForm().With(CheckPanel.OutcomeField, "tidak").With(CheckPanel.TargetField, no.To.Value).With(CheckPanel.ReasonField, no.Reason)
        : new FilledForm().With(CheckPanel.OutcomeField, "ya");

    private static async Task<LoadedRun> LookAsync(IServiceProvider scope, RunId run, DemonstrationClock clock, CancellationToken ct) =>
        await scope.GetRequiredService<RunStore>().LookAsync(run, default, clock.GetCurrentInstant(), ct)
            ?? throw new InvalidOperationException($"The run {run} of the demonstration is gone.");

    private sealed record Move(RunTask Task, ActKind Kind, Instant At);
}

/// <summary>A run of the demonstration cannot go on here and now, for example because the machine lacks the program that prints.</summary>
internal sealed class RunStuckException(string message) : Exception(message);
