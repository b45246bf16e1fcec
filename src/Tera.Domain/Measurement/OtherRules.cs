using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

/// <summary>In which point a rule differs from the one a figure was made with.</summary>
public enum RuleDifference
{
    /// <summary>Another formula over the same target.</summary>
    Formula,

    /// <summary>Another cap.</summary>
    Cap,

    /// <summary>Negative achievements count as 0, or no longer do.</summary>
    Floor,

    /// <summary>Another answer to zero and below.</summary>
    ZeroPolicy,
}

/// <summary>What another rule makes of the same target and actual.</summary>
/// <param name="Differs">In which point.</param>
/// <param name="Rule">The other rule.</param>
/// <param name="Outcome">What it gives.</param>
/// <param name="Shift">
/// Percentage points by which the counted figure as printed lies above (or, negative, below) the one by the rule in use; null where
/// either rule gives none.
/// </param>
public sealed record OtherRule(RuleDifference Differs, AchievementRule Rule, AchievementOutcome Outcome, decimal? Shift);

/// <summary>
/// Answers "what would another rule give": applications and offices use different formulas, caps and zero rules, and a reader who
/// finds another figure elsewhere shall see why.
/// </summary>
public static class OtherRules
{
    /// <summary>The caps published reports use, and none.</summary>
    public static IReadOnlyList<AchievementCap> Caps { get; } =
        [AchievementCap.None, AchievementCap.At100, AchievementCap.At110, AchievementCap.At120, AchievementCap.At150];

    /// <summary>
    /// Every other formula the target fits, then the caps, the floor and the zero policies that give another outcome. Only one point
    /// is changed at a time. Empty for a cell without a figure or without a target: no rule makes an achievement of that.
    /// </summary>
    public static IReadOnlyList<OtherRule> Of(AchievementRule rule, TargetValue? target, MeasuredValue measured)
    {
        if (target is null || measured is not MeasuredValue.Value { Actual: var actual })
        {
            return [];
        }

        var own = Counted(AchievementCalculator.Calculate(rule, target, measured));
        return
        [
            .. Formulas(rule, target, actual).Select(other => Reckoned(RuleDifference.Formula, other)),
            .. Changing(RuleDifference.Cap, Caps.Where(cap => cap != rule.Cap).Select(cap => rule.Within(cap, rule.FloorAtZero))),
            .. Changing(RuleDifference.Floor, [rule.Within(rule.Cap, !rule.FloorAtZero)]),
            .. Changing(RuleDifference.ZeroPolicy, ZeroPolicy.All.Where(policy => policy != rule.ZeroPolicy).Select(rule.Under)),
        ];

        OtherRule Reckoned(RuleDifference differs, AchievementRule other)
        {
            var outcome = AchievementCalculator.Calculate(other, target, measured);
            return new(differs, other, outcome, Counted(outcome) - own);
        }

        IEnumerable<OtherRule> Changing(RuleDifference differs, IEnumerable<AchievementRule> rules) =>
            rules.Select(other => Reckoned(differs, other)).Where(other => Counted(other.Outcome) != own);
    }

    private static IEnumerable<AchievementRule> Formulas(AchievementRule rule, TargetValue target, ActualValue actual) =>
        from formula in FormulaVariant.All
        where formula != rule.Formula
        let other = rule.By(formula).Accepted(out var changed, out _) ? changed : null
        where other is not null && target.MisfitOn(other) is null && actual.MisfitOn(other) is null
        select other;

    private static decimal? Counted(AchievementOutcome outcome) => (outcome as AchievementOutcome.Assessed)?.Achievement.Capped;
}
