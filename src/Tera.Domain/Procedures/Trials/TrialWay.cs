using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Trials;

/// <summary>One way out of a decision of an SOP, or of a signatory's refusal.</summary>
/// <param name="From">The row that decides.</param>
/// <param name="Outcome">Ya or Tidak.</param>
/// <param name="To">Where it leads; null to the end of the run.</param>
public readonly record struct TrialWay(StepKey From, CheckOutcome Outcome, StepKey? To)
{
    /// <summary>Every way out of every decision and refusal, in the order of the rows; a Tidak that may lead to several rows is as many ways.</summary>
    public static IReadOnlyList<TrialWay> AllOf(ProcedureDefinition definition) =>
    [
        .. definition.Steps.SelectMany(step => step switch
        {
            { Onward: Onward.Decision decision } => Out(step.Key, CheckOutcome.Yes, decision.Yes).Take(1).Concat(Out(step.Key, CheckOutcome.No, decision.No)),
            { Refusal: { } refusal } when RefusedAt(step) is not null => Out(step.Key, CheckOutcome.No, refusal),
            _ => [],
        }),
    ];

    /// <summary>The way an event took; null when it decided nothing.</summary>
    public static TrialWay? TakenBy(RunEvent happened, ProcedureDefinition definition) => happened switch
    {
        RunEvent.Completed { Outcome: CheckOutcome.Yes, Task.Step: var step } when definition[step].Onward is Onward.Decision decision =>
            new(step, CheckOutcome.Yes, decision.Yes.Targets is [var to, ..] ? to : null),
        RunEvent.Completed { Outcome: CheckOutcome.No, Task.Step: var step, Progress.Opened: var opened } =>
            new(step, CheckOutcome.No, opened is [var first, ..] ? first.Key.Step : null),
        RunEvent.Returned { Task.Step: var step, To: var to } => new(step, CheckOutcome.No, to),
        _ => null,
    };

    /// <summary>
    /// The act at which a refusal is said: the last signature of the row, else its last act, counted from 1. Null where the row decides by itself,
    /// says nothing of a refusal, or has each unit do that act: what each refuses by itself is no way of the row.
    /// </summary>
    public static int? RefusedAt(Step step)
    {
        if (step is not { Onward: not Onward.Decision, Refusal.Targets.IsEmpty: false })
        {
            return null;
        }

        var at = step.Acts.ToList().FindLastIndex(act => act.Kind is ActKind.Sign) is >= 0 and var signs ? signs : step.Acts.Length - 1;
        return step.Acts[at].FansOut ? null : at + 1;
    }

    private static IEnumerable<TrialWay> Out(StepKey from, CheckOutcome outcome, Branch branch) =>
        branch.Targets.IsEmpty ? [new(from, outcome, null)] : branch.Targets.Select(to => new TrialWay(from, outcome, to));
}
