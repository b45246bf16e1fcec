using System.Collections.Immutable;
using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>Our own engine, played without a database: one holder for each lane, two units, two employees.</summary>
internal static class OwnWalk
{
    private static readonly PersonId Somebody = PersonId.New();

    /// <param name="sop">The SOP.</param>
    /// <param name="way">Taken once, then straight on; null for straight on all the way.</param>
    /// <param name="linked">Whether the agency has every SOP that this one names, so that steps wait for them.</param>
    public static OwnTrace Through(ProcedureDefinition sop, SopWay? way, bool linked = false)
    {
        var around = Around(sop, linked);
        var run = Happen(Run.Unstarted(RunId.New()), new RunCommand.Start(null, "Uji"), around);
        List<StepKey> steps = [];
        HashSet<(StepKey, int)> entered = [];
        for (var moves = 0; run.Status is RunStatus.Running; moves++)
        {
            Assert.InRange(moves, 0, 500);
            var task = run.Open.First(open => !open.Key.Slot.IsJointActor);
            if (entered.Add((task.Key.Step, task.Key.Round)))
            {
                steps.Add(task.Key.Step);
            }

            run = Happen(run, Next(run, task, sop, way), around);
        }

        return new(run, steps);
    }

    private static RunCommand Next(Run run, RunTask task, ProcedureDefinition sop, SopWay? way)
    {
        if (task.Key.Act == 0)
        {
            return new RunCommand.LinkFinished(task.Key, RunId.New());
        }

        var step = sop[task.Key.Step];
        var missing = step.Standard.Inputs.FirstOrDefault(input => input.Artifact is { } artifact && !run.Has(artifact, sop)
            && !run.WasGiven(artifact));
        return missing is not null
            ? new RunCommand.ProvideInput(step.Key, missing.Artifact!.Value, "Uji")
            : way?.For(run, task, sop) ?? new RunCommand.Complete(task.Key, step.Acts[task.Key.Act - 1].Kind is ActKind.Check ? CheckOutcome.Yes : null);
    }

    private static Run Happen(Run run, RunCommand command, Surroundings around)
    {
        Assert.True(RunDecision.Decide(run, command, around).Accepted(out var happened, out var no), $"{command}: {no?.Code}");
        return Run.Evolve(run, happened, around.Now);
    }

    private static Surroundings Around(ProcedureDefinition sop, bool linked)
    {
        var lane = sop.Lanes[0].Key;
        ImmutableArray<Participant> units = [.. new[] { "A", "B" }.Select(name => new Participant(Slot.Of(UnitId.New()), name, lane))];
        ImmutableArray<Participant> employees = [.. new[] { "C", "D" }.Select(name => new Participant(Slot.Of(PersonId.New()), name, lane))];
        ImmutableArray<LaneHolder> holders = [.. sop.Lanes.Select(one => new LaneHolder(one.Key, Slot.Sole, Somebody, one.Role, AssignmentKind.Definitive, OnBehalfOf: null))];
        ImmutableHashSet<ProcedureCode> resolved = linked ? [.. sop.Steps.Select(step => step.Link?.Code).OfType<ProcedureCode>()] : [];
        return new(sop, new Roster(holders, units, employees), Somebody, Instant.FromUtc(2026, 1, 5, 1, 0), (from, _) => from, (due, _, _) => due, resolved, AllowOwnWork: true);
    }
}

/// <summary>What a walk came to.</summary>
/// <param name="Run">At its end.</param>
/// <param name="Steps">Each time a step was entered, in order.</param>
internal sealed record OwnTrace(Run Run, IReadOnlyList<StepKey> Steps);
