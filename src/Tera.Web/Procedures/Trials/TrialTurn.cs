using Tera.Platform.Components;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Procedures.Runs.Show;

namespace Tera.Procedures.Trials;

/// <summary>The row whose turn it is, in words: who would do it, what it needs, what is asked of the table.</summary>
public sealed record TrialTurn
{
    public required Step Step { get; init; }

    /// <summary>Names row and round, so that what was typed for one is never shown under another.</summary>
    public required string Key { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    public required IReadOnlyList<TurnAct> Acts { get; init; }

    public required IReadOnlyList<TurnInput> Inputs { get; init; }

    /// <summary>The linked SOP a run would wait for here; null for none.</summary>
    public string? Waits { get; init; }

    /// <summary>What the row leaves open; null where it leads one way only.</summary>
    public TurnChoice? Choice { get; init; }

    /// <summary>Where a Tidak may lead.</summary>
    public IReadOnlyList<Choice> Targets { get; init; } = [];

    /// <summary>For whom a Tidak may lead back; empty where it is for all.</summary>
    public IReadOnlyList<Choice> Units { get; init; } = [];

    /// <summary>Among whom the row distributes; empty where it does not.</summary>
    public IReadOnlyList<Choice> Fillers { get; init; } = [];

    /// <summary>Those of them who take part now.</summary>
    public IReadOnlyList<string> Filling { get; init; } = [];

    /// <summary>Null when the run has come to its end.</summary>
    internal static TrialTurn? Of(Run run, TableAround table)
    {
        if (run.CurrentStep is not { } key)
        {
            return null;
        }

        var (definition, first) = (table.Around.Definition, run.Open.First());
        var step = definition[key];
        var acts = step.Acts.Skip(Math.Max(first.Key.Act - 1, 0)).ToList();
        var choice = TurnChoice.Of(step, acts);
        var fillers = acts.Exists(act => act.Kind is ActKind.Distribute) ? Fill(run, table) : [];
        return new()
        {
            Step = step,
            Key = $"{key}/{run.RoundOf(key)}",
            Round = run.RoundOf(key),
            Acts = [.. acts.Select((act, at) => new TurnAct(ActWords.Name(act.Kind), at == 0 && first.Key.Act > 0 ? Doers(run.Open, table) : Doers(act, run, table)))],
            Inputs = [.. step.Standard.Inputs.Select(input => TurnInput.Of(input, run, definition))],
            Waits = first.Status is RunTaskStatus.WaitingForLink ? first.Label : null,
            Choice = choice,
            Targets = [.. (choice?.No.Targets ?? []).Select(to => new Choice(to.Value, StepWords.Name(definition[to]), definition[to].Text))],
            Units = choice is { IsDecision: true, No.UnitsMayBeChosen: true } ? [.. run.Participants.Where(who => Fills(choice.No, who, definition)).Select(who => new Choice(who.Slot.Value, who.Name))] : [],
            Fillers = fillers.Count > 1 ? [.. fillers.Select(who => new Choice(who.Slot.Value, who.Name))] : [],
            Filling = [.. run.Participants.Select(who => who.Slot.Value)],
        };
    }

    /// <summary>Units where the SOP has rows of units, else employees: those of the agency, and those who take part.</summary>
    private static List<Participant> Fill(Run run, TableAround table)
    {
        var perUnit = table.Around.Definition.Steps.Any(step => step.Acts.Any(act => act.Participation is Participation.EachUnit));
        return [.. (perUnit ? table.Around.Roster.Units : table.Around.Roster.Employees).Concat(run.Participants.Where(who => who.Slot.Employee is null == perUnit)).DistinctBy(who => who.Slot)];
    }

    private static bool Fills(Branch no, Participant who, ProcedureDefinition definition) => no.Targets.Select(to => definition[to])
        .Any(step => step.Acts.Any(act => act.FansOut && act.Participation is Participation.EachUnit == who.Slot.Employee is null));

    private static List<TurnDoer> Doers(IEnumerable<RunTask> open, TableAround table) =>
        [.. open.Select(task => Doer(task.Lane, task.Key.Slot, task.Key.Slot.IsOneOfMany ? task.Label : null, table))];

    private static List<TurnDoer> Doers(Act act, Run run, TableAround table) => act.Participation switch
    {
        Participation.EachUnit or Participation.EachEmployee =>
            [.. run.Participants.Where(who => who.Slot.Employee is null == act.Participation is Participation.EachUnit).Select(who => Doer(who.Lane, who.Slot, who.Name, table))],
        Participation.Joint => [.. act.Lanes.Select(lane => Doer(lane, Slot.Sole, null, table))],
        _ => [Doer(act.Primary, Slot.Sole, null, table)],
    };

    private static TurnDoer Doer(LaneKey lane, Slot slot, string? label, TableAround table) => new(
        label ?? table.Around.Definition.Lane(lane).Role,
        [.. TrialTable.Doers(table.Around.Roster, lane, slot).Select(holder => $"{table.Names.GetValueOrDefault(holder.Person, "?")}, {holder.Position}")]);
}

/// <summary>Two ways out of a row: of its decision, or of a signature that may be refused.</summary>
/// <param name="Yes">The word for going on.</param>
/// <param name="No">The other way.</param>
/// <param name="IsDecision">False for a refusal, which nobody need try.</param>
public sealed record TurnChoice(string Yes, Branch No, bool IsDecision)
{
    /// <param name="step">The row.</param>
    /// <param name="acts">What of it is still to be done.</param>
    internal static TurnChoice? Of(Step step, List<Act> acts) => step switch
    {
        { Onward: Onward.Decision decision } => acts.Exists(act => act.Kind is ActKind.Check) ? new(decision.Yes.Label, decision.No, IsDecision: true) : null,
        { Refusal: { } refusal } when TrialWay.RefusedAt(step) is not null => new("Ditandatangani", refusal, IsDecision: false),
        _ => null,
    };
}

/// <summary>An act of the row and who would do it.</summary>
public sealed record TurnAct(string Name, IReadOnlyList<TurnDoer> Doers);

/// <summary>A lane or unit, and its people today; nobody where it is empty.</summary>
public sealed record TurnDoer(string Who, IReadOnlyList<string> People);

/// <summary>What the row needs.</summary>
/// <param name="Printed">As printed.</param>
/// <param name="Words">Where it comes from.</param>
/// <param name="IsMissing">True when no row before has made it and nobody has said so yet.</param>
public sealed record TurnInput(string Printed, string Words, bool IsMissing)
{
    internal static TurnInput Of(RequiredInput input, Run run, ProcedureDefinition definition)
    {
        if (input.Artifact is not { } artifact)
        {
            return new(input.Printed, "dari luar SOP ini", IsMissing: false);
        }

        var made = run.Tasks.LastOrDefault(task => task.Status is RunTaskStatus.Done && task.Key.Act > 0 && definition.ActOf(task.Key.Step, task.Key.Act).Produces == artifact);
        return made is not null ? new(input.Printed, $"dihasilkan {StepWords.Within(definition[made.Key.Step])}", IsMissing: false)
            : run.WasGiven(artifact) ? new(input.Printed, "belum dihasilkan langkah mana pun; sudah dicatat sebagai temuan", IsMissing: false)
            : new(input.Printed, "belum dihasilkan langkah mana pun; dicatat sebagai temuan bila dilanjutkan", IsMissing: true);
    }
}
