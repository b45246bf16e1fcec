using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>How far a step of an action plan was carried out.</summary>
public enum StepProgress
{
    /// <summary>Its output is there.</summary>
    Done,

    /// <summary>Begun, and not all of its output is there.</summary>
    Partly,

    /// <summary>Not begun, or given up.</summary>
    NotDone,
}

/// <summary>What had become of a step of an action plan by the end of a quarter, as somebody told it. Never changed: what is told later stands beside it.</summary>
/// <remarks>Source: PermenPANRB 88/2021 asks whether the plan is followed.</remarks>
public sealed class ActionStepOutcome
{
    private ActionStepOutcome() { }

    /// <summary>Its id.</summary>
    public ActionStepOutcomeId Id { get; private init; }

    /// <summary>Of which step.</summary>
    public ActionStepId StepId { get; private init; }

    /// <summary>Of the step's year, 1 to 4; the latest quarter counts, and of one quarter what was told last.</summary>
    public int Quarter { get; private init; }

    /// <summary>How far.</summary>
    public StepProgress Progress { get; private init; }

    /// <summary>What was reached, or why not; printed.</summary>
    public string Words { get; private init; } = null!;

    /// <summary>Who told it.</summary>
    public PersonId PersonId { get; private init; }

    /// <summary>When.</summary>
    public Instant ToldAt { get; private init; }

    /// <summary>Told by a person; refused for a quarter that has not begun.</summary>
    /// <param name="today">At the organisation's seat.</param>
    public static Result<ActionStepOutcome> Tell(ActionStep step, Quarter quarter, (StepProgress Progress, PrintedLine Words) told, (PersonId Person, Instant At) by, LocalDate today) =>
        new FiscalPeriod(new(step.FiscalYear), quarter) is var period && period.FirstDay > today
            ? ActionStepRejections.QuarterNotBegun(period)
            : new ActionStepOutcome
            {
                Id = ActionStepOutcomeId.New(), StepId = step.Id, Quarter = quarter.Number, Progress = told.Progress, Words = told.Words.Text, PersonId = by.Person, ToldAt = by.At,
            };

    /// <summary>What counts of all that was told of a step; null for nothing.</summary>
    public static ActionStepOutcome? Latest(IEnumerable<ActionStepOutcome> told) => told.OrderBy(one => one.Quarter).ThenBy(one => one.ToldAt).ThenBy(one => one.Id.Value).LastOrDefault();
}
