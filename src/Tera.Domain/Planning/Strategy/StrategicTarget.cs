using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>
/// What a strategic plan sets for an indicator in one of its years (target Renstra). The agreement of the year stands beside it and may
/// promise something else; that of the plan's last year is what the indicator is heading for.
/// </summary>
/// <remarks>Source: Permendagri 86/2017.</remarks>
public sealed class StrategicTarget
{
    private StrategicTarget() { }

    /// <summary>The plan.</summary>
    public StrategicPlanId PlanId { get; private init; }

    /// <summary>The indicator, of an objective of that plan.</summary>
    public IndicatorId IndicatorId { get; private init; }

    /// <summary>A fiscal year of the plan.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>The number or the lower bound; null for words.</summary>
    public decimal? Number { get; private set; }

    /// <summary>The upper bound of a range; null otherwise.</summary>
    public decimal? Upper { get; private set; }

    /// <summary>As <see cref="Agreements.TargetFigure.Words"/>; null for numbers.</summary>
    public string? Words { get; private set; }

    /// <summary>A target; refuses a year outside the plan and a value of another kind than the card's.</summary>
    /// <param name="plan">The plan the indicator's objective belongs to.</param>
    /// <param name="card">How the indicator is measured at the end of that year, as far as is known.</param>
    /// <param name="year">A fiscal year of the plan.</param>
    /// <param name="value">In the card's unit.</param>
    public static Result<StrategicTarget> Set(StrategicPlan plan, IndicatorCard card, int year, TargetValue value) =>
        year < plan.FirstYear || year > plan.LastYear
            ? StrategicTargetRejections.YearOutside(year, plan.FirstYear, plan.LastYear)
            : new StrategicTarget { PlanId = plan.Id, IndicatorId = card.Indicator, FiscalYear = year }.Change(card, value);

    /// <summary>Another value; refuses one of another kind than the card's.</summary>
    public Result<StrategicTarget> Change(IndicatorCard card, TargetValue value)
    {
        if (value.MisfitOn(card) is { } misfit)
        {
            return misfit;
        }

        (Number, Upper, Words) = KeptTarget.Of(value);
        return this;
    }

    /// <summary>The target in the shape of a card; refused when the card has changed its kind since.</summary>
    public Result<TargetValue> On(IndicatorCard card) =>
        new KeptTarget(Number, Upper, Words).On(card).Accepted(out var value, out var no) ? value.MisfitOn(card) is { } misfit ? misfit : value : no;
}

/// <summary>Why a target of a strategic plan was not taken.</summary>
public static class StrategicTargetRejections
{
    /// <summary>Nothing differs from what is set.</summary>
    public static Rejection NothingNew { get; } = new("planning.strategic-target.nothing-new");

    /// <summary>The year is none of the plan's: year, first, last.</summary>
    public static Rejection YearOutside(int year, int first, int last) => new("planning.strategic-target.year-outside", year, first, last);

    /// <summary>The plan would leave out years that have targets: which.</summary>
    public static Rejection YearsInUse(IReadOnlyList<int> years) => new("planning.strategic-target.years-in-use", string.Join(", ", years));

    /// <summary>The indicator belongs to another plan, or to none: its code, the plan's title.</summary>
    public static Rejection OtherPlan(string code, string plan) => new("planning.strategic-target.other-plan", code, plan);

    /// <summary>The indicator has no card, so that nobody knows in which shape a target stands: its code.</summary>
    public static Rejection NoCard(string code) => new("planning.strategic-target.no-card", code);

    /// <summary>The indicator is not measured in that year any more, or not yet.</summary>
    public static Rejection NotMeasured(Agreements.Indicator indicator, int year) => indicator.ValidFrom > new NodaTime.LocalDate(year, 12, 31)
        ? new("planning.strategic-target.not-begun", indicator.Code, indicator.ValidFrom)
        : new("planning.strategic-target.ended", indicator.Code, indicator.EndedOn!.Value);
}
