using NodaTime;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;

namespace Tera.TestKit;

/// <summary>Drives a run through the gateway, each act by somebody who may do it, answering every check.</summary>
public static class Walk
{
    /// <param name="office">Whose run.</param>
    /// <param name="run">The run.</param>
    /// <param name="aside">What is sent for a task in place of going straight on; null, or null from it, goes straight on and answers Yes.</param>
    public static async Task<Run> ToTheEndAsync(Office office, RunId run, Func<Run, RunTask, RunCommand?>? aside = null)
    {
        for (var moves = 0; moves < 500; moves++)
        {
            var state = await StateAsync(office, run);
            if (state.Open.OrderBy(task => task.Key.Slot.IsJointActor).FirstOrDefault() is not { } task)
            {
                return state;
            }

            office.Database.Clock.Advance(Duration.FromMinutes(7));
            await DoAsync(office, run, state, task, aside?.Invoke(state, task));
        }

        throw new InvalidOperationException($"Run {run} did not end.");
    }

    public static async Task<Run> StateAsync(Office office, RunId run)
    {
        await using var session = office.Session();
        await using var transaction = await session.Db.Database.BeginTransactionAsync();
        var loaded = await session.Get<RunStore>().LoadAsync(new RunCall(CommandId.New(), run, Actor: null), office.Database.Clock.GetCurrentInstant(), default);
        return loaded!.Run;
    }

    private static async Task DoAsync(Office office, RunId run, Run state, RunTask task, RunCommand? aside)
    {
        var step = office.Definition[task.Key.Step];
        var check = step.Acts[task.Key.Act - 1].Kind is ActKind.Check;
        var complete = aside ?? new RunCommand.Complete(task.Key, check ? CheckOutcome.Yes : null);
        await using var session = office.Session();
        var gateway = session.Get<RunGateway>();
        var call = new RunCall(CommandId.New(), run, office.DoerOf(task));
        var result = await gateway.DecideAsync(call, complete, beside: null, default);
        if (result.Rejection is { Code: "procedures.run.input-missing" })
        {
            var missing = step.Standard.Inputs.First(input => input.Artifact is { } artifact && !state.Has(artifact, office.Definition)
                && !state.WasGiven(artifact));
            var provide = new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Dilampirkan dengan tangan");
            Sample.Of(await gateway.DecideAsync(call with { Command = CommandId.New() }, provide, beside: null, default));
            return;
        }

        Sample.Of(result);
    }
}
