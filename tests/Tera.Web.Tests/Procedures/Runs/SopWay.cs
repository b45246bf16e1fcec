using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>One way out of a step other than straight on: a No to one of its targets, a refused signature, and each No for one unit only.</summary>
/// <param name="Step">Where it leaves.</param>
/// <param name="Way"><c>tidak</c>, <c>tidak-target</c> where the decider chooses, or <c>ditolak</c>.</param>
/// <param name="OneUnit">Whether it is for one unit only, where the SOP lets units be chosen.</param>
public sealed record SopWay(StepKey Step, string Way, bool OneUnit)
{
    private const string Why = "Belum benar";

    /// <summary>One of each step that has any, for all: what other engines can be asked too.</summary>
    public static IEnumerable<SopWay> Of(ProcedureDefinition sop) => sop.Steps.SelectMany(step => step switch
    {
        { Onward: Onward.Decision { No: { ChosenByDecider: true } no } } => no.Targets.Select(target => new SopWay(step.Key, $"tidak-{target}", OneUnit: false)),
        { Onward: Onward.Decision } => [new SopWay(step.Key, "tidak", OneUnit: false)],
        { Refusal: not null } => [new SopWay(step.Key, "ditolak", OneUnit: false)],
        _ => [],
    });

    /// <summary>The same, those for one unit, and signatures refused in steps that also decide.</summary>
    public static IEnumerable<SopWay> AllOf(ProcedureDefinition sop) => Of(sop)
        .SelectMany(way => way.MayChooseUnits(sop) ? [way, way with { OneUnit = true }] : (SopWay[])[way])
        .Concat(sop.Steps.Where(step => step is { Onward: Onward.Decision, Refusal: not null }).Select(step => new SopWay(step.Key, "ditolak", OneUnit: false)));

    /// <summary>Where it leads; null when it ends the run.</summary>
    public StepKey? Target(ProcedureDefinition sop) => (Way, sop[Step].Onward) switch
    {
        ("ditolak", _) => sop[Step].Refusal!.Targets[0],
        ("tidak", Onward.Decision { No: var no }) => no.Targets.IsEmpty ? null : no.Targets[0],
        _ => new StepKey(Way["tidak-".Length..]),
    };

    /// <summary>What is sent for a task in place of going straight on, the first time the step is done; null for any other task.</summary>
    public RunCommand? For(Run run, RunTask task, ProcedureDefinition sop)
    {
        if (task.Key.Step != Step || task.Key.Round != 1 || task.Key.Act == 0 || task.Key.Slot.IsJointActor)
        {
            return null;
        }

        ImmutableArray<Slot> units = OneUnit ? [run.Tasks.First(one => one.Key.Step == Target(sop) && one.Key.Slot.IsOneOfMany).Key.Slot] : [];
        return (Way, sop[Step].Acts[task.Key.Act - 1].Kind) switch
        {
            ("ditolak", ActKind.Sign) => new RunCommand.Return(task.Key, Target(sop)!.Value, units, Why),
            ("ditolak", _) => null,
            (_, ActKind.Check) => new RunCommand.Complete(task.Key, CheckOutcome.No, Way == "tidak" ? null : Target(sop), units, Why),
            _ => null,
        };
    }

    public override string ToString() => $"{Step} {Way}{(OneUnit ? " satu unit" : "")}";

    private bool MayChooseUnits(ProcedureDefinition sop) =>
        sop[Step].Onward is Onward.Decision { No.UnitsMayBeChosen: true } && Target(sop) is { } target && sop[target].Acts.Any(act => act.FansOut);
}
