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
    /// <param name="answer">What a check says the given time it is asked; Yes when none is given.</param>
    public static async Task<Run> ToTheEndAsync(Office office, RunId run, Func<StepKey, int, CheckOutcome>? answer = null)
    {
        for (var moves = 0; moves < 500; moves++)
        {
            var state = await StateAsync(office, run);
            if (state.Open.OrderBy(task => task.Key.Slot.IsJointActor).FirstOrDefault() is not { } task)
            {
                return state;
            }

            office.Database.Clock.Advance(Duration.FromMinutes(7));
            await DoAsync(office, run, state, task, answer ?? ((_, _) => CheckOutcome.Yes));
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

    private static async Task DoAsync(Office office, RunId run, Run state, RunTask task, Func<StepKey, int, CheckOutcome> answer)
    {
        var step = office.Definition[task.Key.Step];
        var check = step.Acts[task.Key.Act - 1].Kind is ActKind.Check;
        var outcome = check ? answer(step.Key, task.Key.Round) : (CheckOutcome?)null;
        var complete = new RunCommand.Complete(task.Key, outcome, Note: outcome is CheckOutcome.No ? "Belum lengkap" : null);
        await using var session = office.Session();
        var gateway = session.Get<RunGateway>();
        var call = new RunCall(CommandId.New(), run, office.DoerOf(task));
        var result = await gateway.DecideAsync(call, complete, beside: null, default);
        if (result.Rejection is { Code: "procedures.run.input-missing" })
        {
            var missing = step.Standard.Inputs.First(input => input.Artifact is { } artifact && !state.Has(artifact, office.Definition)
                && state.Inputs.All(given => given.Step != step.Key || given.Artifact != artifact));
            var provide = new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Dilampirkan dengan tangan");
            Sample.Of(await gateway.DecideAsync(call with { Command = CommandId.New() }, provide, beside: null, default));
            return;
        }

        Sample.Of(result);
    }
}
