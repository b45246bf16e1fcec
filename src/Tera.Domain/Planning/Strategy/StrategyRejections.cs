using NodaTime;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>Why a strategic plan, an objective or an indicator of it was not taken.</summary>
public static class StrategyRejections
{
    /// <summary>The user does not keep this agency's plan.</summary>
    public static Rejection NotKeeper { get; } = new("planning.plan.not-keeper");

    /// <summary>The thing, or what it shall belong to, is not there or is another agency's.</summary>
    public static Rejection NotThere { get; } = new("planning.plan.not-there");

    /// <summary>The unit is closed or another agency's.</summary>
    public static Rejection UnitElsewhere { get; } = new("planning.plan.unit-elsewhere");

    /// <summary>The day lies in a quarter that is closed: the last closed day.</summary>
    public static Rejection QuarterClosed(LocalDate lastClosed) => new("planning.plan.quarter-closed", lastClosed);

    /// <summary>There is a decision from that day on already.</summary>
    public static Rejection KeepingTaken(LocalDate day) => new("planning.keeping.day-taken", day);

    /// <summary>The years are the wrong way round or too many: first, last, most.</summary>
    public static Rejection PeriodImpossible(int first, int last) => new("planning.strategy.period-impossible", first, last, StrategicPlan.MostYears);

    /// <summary>Another plan of the agency bears the title.</summary>
    public static Rejection TitleTaken(string title) => new("planning.strategy.title-taken", title);

    /// <summary>Another open thing beside it stands at the place.</summary>
    public static Rejection PlaceTaken(int ordinal) => new("planning.strategy.place-taken", ordinal);

    /// <summary>It has ended: first day without it.</summary>
    public static Rejection AlreadyEnded(LocalDate on) => new("planning.strategy.already-ended", on);

    /// <summary>The objective has open indicators: how many, their codes.</summary>
    public static Rejection ObjectiveInUse(IReadOnlyList<string> codes) => new("planning.objective.in-use", codes.Count, string.Join(", ", codes));

    /// <summary>Objectives that go on serve it: how many, their names.</summary>
    public static Rejection ObjectiveServed(IReadOnlyList<string> names) => new("planning.objective.served", names.Count, string.Join("; ", names));

    /// <summary>Its indicators are measured longer than it would go on: the first day without the last of them.</summary>
    public static Rejection StillMeasured(LocalDate last) => new("planning.objective.still-measured", last);

    /// <summary>It would begin when it has ended already: first day without it.</summary>
    public static Rejection BeginsAfterEnd(LocalDate ended) => new("planning.strategy.begins-after-end", ended);

    /// <summary>It would end before it began: its first day.</summary>
    public static Rejection EndsBeforeItBegan(LocalDate from) => new("planning.strategy.ends-before-it-began", from);

    /// <summary>Something of the objective began before the day it shall begin: when.</summary>
    public static Rejection ObjectiveInUseSince(LocalDate since) => new("planning.objective.in-use-since", since);

    /// <summary>It would begin after it was called otherwise already: from when.</summary>
    public static Rejection BeginsAfterChange(LocalDate changed) => new("planning.objective.begins-after-change", changed);

    /// <summary>Its terms were changed for a later day: the first day of those that hold.</summary>
    public static Rejection ChangedLater(LocalDate since) => new("planning.objective.changed-later", since);

    /// <summary>The indicator would begin before its objective: first day of the objective.</summary>
    public static Rejection IndicatorBeforeObjective(LocalDate pursued) => new("planning.indicator.before-objective", pursued);

    /// <summary>The indicator has a target for a period that would be over before it begins: last day of the period.</summary>
    public static Rejection IndicatorTargeted(LocalDate by) => new("planning.indicator.targeted", by);

    /// <summary>Another indicator of the agency bears the code.</summary>
    public static Rejection CodeTaken(string code) => new("planning.indicator.code-taken", code);

    /// <summary>The indicator is promised for that year or a later one: in which agreements.</summary>
    public static Rejection IndicatorPromised(IReadOnlyList<string> agreements) => new("planning.indicator.promised", string.Join(", ", agreements));

    /// <summary>The indicator cannot go to another objective: in which agreements it is promised.</summary>
    public static Rejection IndicatorBound(IReadOnlyList<string> agreements) => new("planning.indicator.bound", string.Join(", ", agreements));

    /// <summary>The indicator has a card from that day on already.</summary>
    public static Rejection CardTaken(LocalDate day) => new("planning.indicator.card-taken", day);
}
