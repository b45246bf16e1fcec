using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Trials;

/// <summary>What the table took as given although a run would have stopped there.</summary>
public enum TrialFindingKind
{
    /// <summary>A row is done by each unit or employee, and the agency has none.</summary>
    NobodyTakesPart,

    /// <summary>Nobody fills the lane today.</summary>
    NobodyHolds,

    /// <summary>An input that no row before has made.</summary>
    InputMissing,

    /// <summary>Whoever judges made it himself.</summary>
    OwnWork,

    /// <summary>A linked SOP would have been waited for.</summary>
    LinkWaited,
}

/// <summary>One of them.</summary>
/// <param name="Kind">What.</param>
/// <param name="Step">At which row.</param>
/// <param name="What">The lane, the input, the holder or the linked SOP, in the words of the SOP; empty where the kind says it all.</param>
public sealed record TrialFinding(TrialFindingKind Kind, StepKey Step, string What)
{
    /// <summary>What an event tells of.</summary>
    /// <param name="happened">It.</param>
    /// <param name="before">The run before it.</param>
    /// <param name="definition">The version on the table.</param>
    public static IEnumerable<TrialFinding> Of(RunEvent happened, Run before, ProcedureDefinition definition) => happened switch
    {
        RunEvent.Started started => OfStart(started, definition),
        RunEvent.InputProvided provided =>
        [
            new(TrialFindingKind.InputMissing, provided.Step, definition[provided.Step].Standard.Inputs.First(input => input.Artifact == provided.Artifact).Printed),
        ],
        RunEvent.LinkFinished finished => [new(TrialFindingKind.LinkWaited, finished.Task.Step, before.Find(finished.Task)?.Label ?? "")],
        RunEvent.Completed completed => OfNobody(completed.Task, completed.By, before, definition).Concat(OfOwnWork(completed)),
        RunEvent.Returned returned => OfNobody(returned.Task, returned.By, before, definition),
        _ => [],
    };

    private static IEnumerable<TrialFinding> OfStart(RunEvent.Started started, ProcedureDefinition definition) =>
        from each in new[] { (Of: Participation.EachUnit, StandIn: TrialTable.NoUnit(default).Slot), (Of: Participation.EachEmployee, StandIn: TrialTable.NoEmployee(default).Slot) }
        where started.Participants.Any(who => who.Slot == each.StandIn)
        select new TrialFinding(TrialFindingKind.NobodyTakesPart, definition.Steps.First(step => step.Acts.Any(act => act.Participation == each.Of)).Key, "");

    private static IEnumerable<TrialFinding> OfNobody(TaskKey key, Performer by, Run before, ProcedureDefinition definition)
    {
        if (by.Person == TrialTable.Nobody && before.Find(key) is { } task)
        {
            var role = definition.Lane(task.Lane).Role;
            yield return new(TrialFindingKind.NobodyHolds, key.Step, key.Slot.IsOneOfMany ? $"{role}, {task.Label}" : role);
        }
    }

    /// <summary>Where nobody made and nobody judges, only that is told.</summary>
    private static IEnumerable<TrialFinding> OfOwnWork(RunEvent.Completed completed) =>
        completed.OwnWork && completed.By.Person != TrialTable.Nobody ? [new(TrialFindingKind.OwnWork, completed.Task.Step, completed.By.Position)] : [];
}
