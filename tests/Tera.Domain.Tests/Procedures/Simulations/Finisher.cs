using Tera.Organisation;
using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Simulations;

/// <summary>Brings a run to its end from wherever it stands, by the shortest way the SOP has.</summary>
internal static class Finisher
{
    private const int Patience = 2000;

    public static void Finish(Play play)
    {
        play.AllowOwnWork = true;
        if (play.Run.Status is RunStatus.Paused)
        {
            Does(play, null, new RunCommand.Resume());
        }

        var distances = Distances(play.Definition);
        for (var count = 0; play.Run.Status is RunStatus.Running; count++)
        {
            Assert.True(count < Patience, "The run does not come to its end.");
            Advance(play, distances);
        }
    }

    private static void Advance(Play play, Dictionary<StepKey, int> distances)
    {
        var task = play.Run.Open.First(open => !open.Key.Slot.IsJointActor);
        if (task.Status is RunTaskStatus.WaitingForLink)
        {
            Does(play, null, new RunCommand.LinkFinished(task.Key, default));
            return;
        }

        var holders = play.Roster.HoldersOf(task.Lane, task.Key.Slot).Select(holder => holder.Person).ToList();
        var actor = task.Holder is { } taken && (task.Entrusted is not null || holders.Contains(taken)) ? taken : holders[0];
        var step = play.Definition[task.Key.Step];
        var complete = new RunCommand.Complete(task.Key);
        if (play.Definition.ActOf(step.Key, task.Key.Act).Kind is ActKind.Check)
        {
            complete = Shortest((Onward.Decision)step.Onward, distances, complete);
        }

        while (!play.Tries(actor, complete).Accepted(out _, out var no))
        {
            Assert.Equal("procedures.run.input-missing", no.Code);
            var given = step.Standard.Inputs.First(input => input.Artifact is { } artifact && !play.Run.Has(artifact, play.Definition)
                && !play.Run.Inputs.Any(known => known.Step == step.Key && known.Artifact == artifact));
            Does(play, actor, new RunCommand.ProvideInput(step.Key, given.Artifact!.Value, "Diterima lewat surat"));
        }
    }

    private static RunCommand.Complete Shortest(Onward.Decision decision, Dictionary<StepKey, int> distances, RunCommand.Complete complete)
    {
        int Length(Branch branch) => branch.Targets.IsEmpty ? 0 : branch.Targets.Min(target => distances[target]);
        return Length(decision.Yes) <= Length(decision.No)
            ? complete with { Outcome = CheckOutcome.Yes }
            : complete with
            {
                Outcome = CheckOutcome.No,
                Note = "Tidak",
                ReturnTo = decision.No.Targets.IsEmpty ? null : decision.No.Targets.MinBy(target => distances[target]),
            };
    }

    /// <summary>Steps from each step to the end; every step of a sound SOP has a number.</summary>
    private static Dictionary<StepKey, int> Distances(ProcedureDefinition definition)
    {
        var distances = definition.Steps.Where(step => step.MayFinish).ToDictionary(step => step.Key, _ => 1);
        while (distances.Count < definition.Steps.Length)
        {
            var nearer = definition.Steps.Where(step => !distances.ContainsKey(step.Key) && step.Successors.Any(distances.ContainsKey)).ToList();
            Assert.NotEmpty(nearer);
            var next = distances.Values.Max() + 1;
            nearer.ForEach(step => distances[step.Key] = next);
        }

        return distances;
    }

    private static void Does(Play play, PersonId? actor, RunCommand command) =>
        Assert.True(play.Tries(actor, command).Accepted(out _, out var no), $"{command} was refused: {no?.Code}");
}
