using NodaTime;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>The commands that race, by name, and the state of a run in which those that were asked for make sense.</summary>
internal sealed class RaceMoves
{
    private readonly Office _office;
    private readonly RunId _run;
    private RunCommand.MoveToVersion? _move;

    private RaceMoves(Office office, RunId run) => (_office, _run) = (office, run);

    public static IReadOnlyList<string> All { get; } =
        ["claim", "claim of a colleague", "release", "reassign", "entrust", "give back", "complete", "return", "attach", "pause", "resume", "cancel", "move", "overdue", "reschedule"];

    /// <summary>Brings the run to where it stands when the race begins.</summary>
    public static async Task<RaceMoves> PreparedAsync(Office office, RunId run, params string[] commands)
    {
        var moves = new RaceMoves(office, run);
        if (commands.Length > 0)
        {
            await moves.AdvanceAsync(commands.Contains("attach"));
        }

        foreach (var command in commands.Distinct())
        {
            await moves.PrepareAsync(command);
        }

        // Late: nobody of the lane can take a task that another has in hand. One that lacks an input is given to nobody.
        if (commands.Contains("give back") && await moves.OfAsync("entrust") is var entrusted && await moves.WouldHoldAsync(entrusted))
        {
            await moves.DoAsync(entrusted);
        }

        // Last: nothing else can be done to a run that stands still.
        if (commands.Contains("resume"))
        {
            await moves.DoAsync(new(moves.Steward, new RunCommand.Pause("Libur bersama")));
        }

        return moves;
    }

    private Organisation.PersonId Steward => _office.Holder(_office.Definition.Start.Acts[0].Primary);

    public async Task<NextMove> OfAsync(string command)
    {
        var state = await Walk.StateAsync(_office, _run);
        var task = state.Open.First(one => !one.Key.Slot.IsJointActor);
        var doer = (await _office.NextMoveAsync(_run))?.By ?? Steward;
        return command switch
        {
            "complete" => (await _office.NextMoveAsync(_run))!,
            "claim" => new(doer, new RunCommand.Claim(task.Key)),
            "claim of a colleague" => new(await ColleagueAsync(task, doer), new RunCommand.Claim(task.Key)),
            "release" => new(doer, new RunCommand.Release(task.Key)),
            "reassign" => new(doer, new RunCommand.Reassign(task.Key, await ColleagueAsync(task, doer), "Dinas luar")),
            "entrust" => new(doer, new RunCommand.Entrust(task.Key, Steward, "Pemimpin rapat")),
            "give back" => new(doer, new RunCommand.GiveBack(task.Key, "Berhalangan")),
            "hand back" => new(doer, new RunCommand.HandBack(task.Key)),
            "return" => new(doer, new RunCommand.Return(task.Key, _office.Definition.Start.Key, [], "Belum lengkap")),
            "attach" => Attach(state, task, doer),
            "pause" => new(Steward, new RunCommand.Pause("Libur bersama")),
            "resume" => new(Steward, new RunCommand.Resume()),
            "cancel" => new(Steward, new RunCommand.Cancel("Salah mulai")),
            "move" => new(Steward, _move!),
            "overdue" => new(Steward, new RunCommand.NoteOverdue()),
            "reschedule" => new(Steward, new RunCommand.Reschedule()),
            "link" => new(Steward, new RunCommand.LinkFinished(task.Key, await ChildAsync())),
            "unlink" => new(Steward, new RunCommand.LinkCancelled(task.Key, await ChildAsync(), "Salah periode")),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
        };
    }

    /// <summary>Whether the command alone would be taken now.</summary>
    public async Task<bool> WouldHoldAsync(NextMove move)
    {
        await using var session = _office.Session();
        var seen = await session.Get<RunStore>().LookAsync(_run, move.By, _office.Database.Clock.GetCurrentInstant(), default);
        return RunDecision.Decide(seen!.Run, move.Command, seen.Around with { Actor = move.By }).Rejection is null;
    }

    /// <summary>To a step with one behind it, so that there is somewhere to go back to; or to one that lacks an input.</summary>
    private async Task AdvanceAsync(bool toWhatIsMissing)
    {
        var first = (await Walk.StateAsync(_office, _run)).CurrentStep;
        while ((await Walk.StateAsync(_office, _run)).CurrentStep == first || (toWhatIsMissing && (await _office.NextMoveAsync(_run))!.Command is not RunCommand.ProvideInput))
        {
            await DoAsync((await _office.NextMoveAsync(_run))!);
        }
    }

    private async Task PrepareAsync(string command)
    {
        switch (command)
        {
            case "release":
                await DoAsync(await OfAsync("claim"));
                break;
            case "move":
                var (version, definition) = await _office.ReviseAsync();
                _move = new(version.Value, 1, 2, definition, "Diteruskan dengan versi 2");
                break;
            case "overdue":
                _office.Database.Clock.Advance(Duration.FromDays(120));
                break;
            case "reschedule":
                var today = _office.Database.Clock.GetCurrentInstant().InUtc().Date;
                await _office.Database.ApplicationAsync(_office.Region, string.Concat(Enumerable.Range(0, 5).Select(days =>
                    $"insert into organisation.holiday (id, day, kind, name, source, confidence) values (gen_random_uuid(), '{today.PlusDays(days):uuuu-MM-dd}', 'National', 'Libur uji', 'uji', 'Announced') on conflict do nothing;")));
                break;
            default:
                break;
        }
    }

    private NextMove Attach(Run state, RunTask task, Organisation.PersonId doer)
    {
        var step = _office.Definition[task.Key.Step];
        var missing = step.Standard.Inputs.First(input => input.Artifact is { } artifact && !state.Has(artifact, _office.Definition));
        return new(doer, new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Dilampirkan dengan tangan"));
    }

    /// <summary>Where a lane has one holder, that is the doer himself.</summary>
    private async Task<Organisation.PersonId> ColleagueAsync(RunTask task, Organisation.PersonId doer)
    {
        await using var session = _office.Session();
        var seen = await session.Get<RunStore>().LookAsync(_run, default, _office.Database.Clock.GetCurrentInstant(), default);
        return seen!.Around.Roster.HoldersOf(task.Lane, task.Key.Slot).Select(holder => holder.Person).FirstOrDefault(person => person != doer, doer);
    }

    private async Task<RunId> ChildAsync() =>
        new((Guid)(await _office.Database.OwnerAsync($"select id from procedures.run where ancestors @> array['{_run}'::uuid]"))!);

    private async Task DoAsync(NextMove move) => Sample.Of(await Race.DecideAsync(_office.Node(), _office, _run, move));
}
