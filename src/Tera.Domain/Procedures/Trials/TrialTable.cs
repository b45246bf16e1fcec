using System.Collections.Immutable;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>
/// Plays a version of an SOP at a table, row by row: the same engine that runs it decides, in the name of those who would do each row.
/// What would stop a run (a lane nobody fills, a missing input, a linked SOP to wait for) is taken as given, and stays in the events
/// as what it was, so that <see cref="TrialFinding"/> can tell of it.
/// </summary>
/// <remarks>Source: PermenPANRB 35/2012, uji coba between drafting and legalisation; how it is done at a table is ours.</remarks>
public static class TrialTable
{
    /// <summary>What the engine keeps where a run would ask for a reason.</summary>
    private const string Reason = "Uji coba di meja";

    /// <summary>Stands in for whoever is missing; no person of any region bears this id.</summary>
    public static PersonId Nobody { get; } = new(DerivedGuid.Of("trial-table:nobody"));

    /// <summary>The unit that stands in where an agency has none that reports.</summary>
    internal static Participant NoUnit(LaneKey lane) => new(Slot.Of(new UnitId(Nobody.Value)), "(belum ada unit)", lane);

    /// <summary>The same of employees.</summary>
    internal static Participant NoEmployee(LaneKey lane) => new(Slot.Of(Nobody), "(belum ada pegawai)", lane);

    /// <summary>Lays the SOP on the table.</summary>
    /// <param name="run">Not begun.</param>
    /// <param name="around">With a sound definition.</param>
    public static Result<RunEvent> Begin(Run run, Surroundings around) =>
        RunDecision.Decide(run, new RunCommand.Start(Parent: null, Reason), Seated(around) with { Actor = null });

    /// <summary>Goes through the row whose turn it is: all its acts, up to where the run leaves it.</summary>
    /// <param name="run">As it stands.</param>
    /// <param name="answer">What is said of the row.</param>
    /// <param name="around">The roster of the day; who asks does not matter.</param>
    public static Result<TrialStep> GoOn(Run run, TrialAnswer answer, Surroundings around)
    {
        if (run.CurrentStep is not { } step)
        {
            return run.Status is RunStatus.New ? RunRejections.NotStarted() : RunRejections.AlreadyOver();
        }

        var (round, seated, now) = (run.RoundOf(step), Seated(around), run);
        var events = ImmutableArray.CreateBuilder<RunEvent>();
        while (now.CurrentStep == step && now.RoundOf(step) == round)
        {
            if (!Next(now, answer, seated).Accepted(out var happened, out var no))
            {
                return no;
            }

            events.Add(happened);
            now = Run.Evolve(now, happened, seated.Now);
        }

        return new TrialStep(events.ToImmutable(), now);
    }

    /// <summary>Who would do a task today, in the order in which they are asked; empty for nobody.</summary>
    public static IReadOnlyList<LaneHolder> Doers(Roster roster, LaneKey lane, Slot slot) =>
        [.. roster.HoldersOf(lane, slot).OrderBy(holder => holder.Kind).DistinctBy(holder => holder.Person)];

    /// <summary>Joint actors first: at a table they are all there, and none is left unsaid when the row is decided.</summary>
    private static Result<RunEvent> Next(Run run, TrialAnswer answer, Surroundings around)
    {
        var task = run.Open.OrderBy(open => open.Key.Slot.IsJointActor ? 0 : 1).First();
        if (task.Status is RunTaskStatus.WaitingForLink)
        {
            return RunDecision.Decide(run, new RunCommand.LinkFinished(task.Key, run.Id), around with { Actor = null });
        }

        var step = around.Definition[task.Key.Step];
        RunCommand command = task.Key.Slot.IsJointActor ? new RunCommand.Complete(task.Key)
            : Inputs.FirstMissing(run, step, around.Definition) is { Artifact: { } missing } ? new RunCommand.ProvideInput(step.Key, missing, Reason)
            : Refused(task.Key, step, answer) is { } refusal ? refusal
            : Complete(task.Key, step.Acts[task.Key.Act - 1].Kind, answer);
        return InSomebodysName(run, task, command, around);
    }

    /// <summary>Sends the row back from the act at which a refusal is said; null at every other.</summary>
    private static RunCommand.Return? Refused(TaskKey task, Step step, TrialAnswer answer) =>
        answer.Outcome is CheckOutcome.No && TrialWay.RefusedAt(step) == task.Act ? new(task, answer.ReturnTo ?? step.Refusal!.Targets[0], [], Reason) : null;

    private static RunCommand.Complete Complete(TaskKey task, ActKind kind, TrialAnswer answer) => kind switch
    {
        ActKind.Check when answer.Outcome is CheckOutcome.No => new(task, CheckOutcome.No, answer.ReturnTo, answer.Units, Reason),
        ActKind.Check => new(task, answer.Outcome),
        ActKind.Distribute => new(task, Participants: answer.Participants),
        _ => new(task),
    };

    /// <summary>Whoever of the lane may; when all of them would judge their own work, it goes on as if that were let through, and the event says so.</summary>
    private static Result<RunEvent> InSomebodysName(Run run, RunTask task, RunCommand command, Surroundings around)
    {
        var doers = Doers(around.Roster, task.Lane, task.Key.Slot);
        if (doers.Count == 0)
        {
            LaneHolder standIn = new(task.Lane, task.Key.Slot.IsOneOfMany ? task.Key.Slot : Slot.Sole, Nobody, "", AssignmentKind.Definitive, OnBehalfOf: null);
            (around, doers) = (around with { Roster = around.Roster with { Holders = around.Roster.Holders.Add(standIn) } }, [standIn]);
        }

        foreach (var doer in doers)
        {
            var decided = RunDecision.Decide(run, command, around with { Actor = doer.Person, AllowOwnWork = false });
            if (decided.Rejection != RunRejections.OwnWork())
            {
                return decided;
            }
        }

        return RunDecision.Decide(run, command, around with { Actor = doers[0].Person, AllowOwnWork = true });
    }

    /// <summary>Where a row is done by each unit or employee and the agency has none, one stands in.</summary>
    private static Surroundings Seated(Surroundings around)
    {
        LaneKey? Lane(Participation each) => around.Definition.Steps.SelectMany(step => step.Acts).FirstOrDefault(act => act.Participation == each)?.Primary;
        var roster = around.Roster;
        if (roster.Units.IsEmpty && Lane(Participation.EachUnit) is { } ofUnits)
        {
            roster = roster with { Units = [NoUnit(ofUnits)] };
        }

        if (roster.Employees.IsEmpty && Lane(Participation.EachEmployee) is { } ofEmployees)
        {
            roster = roster with { Employees = [NoEmployee(ofEmployees)] };
        }

        return around with { Roster = roster };
    }
}
