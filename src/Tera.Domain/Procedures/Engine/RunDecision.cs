using System.Collections.Immutable;
using System.Diagnostics;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Engine;

/// <summary>Decides what a command does to a run: one event, or the rule that says no. No clock, no database, no logger.</summary>
public static class RunDecision
{
    /// <summary>
    /// The event that the command makes happen; the run itself does not change here. On a sound definition no command throws,
    /// whatever keys and empty values it carries: what makes no sense is refused.
    /// </summary>
    /// <param name="run">The run as it stands.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="around">Everything else a decision may look at.</param>
    public static Result<RunEvent> Decide(Run run, RunCommand command, Surroundings around) => (run.Status, command) switch
    {
        (RunStatus.New, RunCommand.Start start) => Start(run, start, around),
        (RunStatus.New, _) => RunRejections.NotStarted(),
        (_, RunCommand.Start) => RunRejections.AlreadyStarted(),
        (RunStatus.Finished or RunStatus.Cancelled, _) => RunRejections.AlreadyOver(),
        (_, RunCommand.Cancel cancel) => Steering.Cancel(cancel, around),
        (RunStatus.Paused, RunCommand.Resume) => Steering.Resume(run, around),
        (_, RunCommand.LinkFinished finished) => Linking.Finished(run, finished, around),
        (_, RunCommand.LinkCancelled cancelled) => Linking.Cancelled(run, cancelled, around),
        (RunStatus.Paused, _) => RunRejections.IsPaused(),
        (_, RunCommand.Resume) => RunRejections.IsNotPaused(),
        (_, RunCommand.Pause pause) => Steering.Pause(pause, around),
        (_, RunCommand.Claim claim) => Holding.Claim(run, claim, around),
        (_, RunCommand.Release release) => Holding.Release(run, release, around),
        (_, RunCommand.Reassign reassign) => Holding.Reassign(run, reassign, around),
        (_, RunCommand.Entrust entrust) => Holding.Entrust(run, entrust, around),
        (_, RunCommand.GiveBack back) => Holding.GiveBack(run, back, around),
        (_, RunCommand.HandBack back) => Holding.HandBack(run, back, around),
        (_, RunCommand.Complete complete) => Completion.Complete(run, complete, around),
        (_, RunCommand.Return returned) => Returning.Return(run, returned, around),
        (_, RunCommand.ReturnSubmission returned) => Returning.ReturnSubmission(run, returned, around),
        (_, RunCommand.CloseCollection close) => Returning.CloseCollection(run, close, around),
        (_, RunCommand.ProvideInput provide) => Inputs.Provide(run, provide, around),
        (_, RunCommand.NoteOverdue) => Steering.NoteOverdue(run, around),
        (_, RunCommand.MoveToVersion move) => Moving.Move(run, move, around),
        (_, RunCommand.Reschedule) => Steering.Reschedule(run, around),
        _ => throw new UnreachableException($"No decision for {command.GetType().Name}."),
    };

    private static Result<RunEvent> Start(Run run, RunCommand.Start start, Surroundings around)
    {
        if (start.Parent is null && Authority.Steward(around) is { } notSteward)
        {
            return notSteward;
        }

        var missing = around.Definition.Cover.MissingFields();
        if (!missing.IsEmpty && string.IsNullOrWhiteSpace(start.CoverOverride))
        {
            return RunRejections.CoverIncomplete(string.Join(", ", missing));
        }

        ImmutableArray<Participant> participants = [.. around.Roster.Units.Concat(around.Roster.Employees).DistinctBy(who => who.Slot)];
        if (around.Definition.Steps.SelectMany(step => step.Acts, (step, act) => (step, act))
                .FirstOrDefault(row => NobodyTakesPart(row.act, around.Roster)) is { step: { } empty })
        {
            return RunRejections.NobodyTakesPart(empty.Number ?? empty.Text);
        }

        var begun = run with { Participants = participants };
        return new RunEvent.Started(participants, start.Parent, start.CoverOverride, Router.Begin(begun, around)) { Binding = start.Binding };
    }

    private static bool NobodyTakesPart(Act act, Roster roster) => act.Participation switch
    {
        Participation.EachUnit => roster.Units.IsEmpty,
        Participation.EachEmployee => roster.Employees.IsEmpty,
        _ => false,
    };
}
