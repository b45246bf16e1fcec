using System.Diagnostics;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

/// <summary>
/// Turns target and actual into an achievement by a rule, usually that of the indicator's card. Total: whatever a person can type
/// ends in a percentage or in a reason, never in an exception.
/// </summary>
public static class AchievementCalculator
{
    /// <summary>By the card; the trace names its version.</summary>
    /// <param name="target">The target of the same period; null when none was set.</param>
    public static AchievementOutcome Calculate(IndicatorCard card, TargetValue? target, MeasuredValue measured)
    {
        var outcome = Calculate(card.Rule, target, measured);
        return outcome is AchievementOutcome.Assessed { Trace: var trace } assessed
            ? assessed with { Trace = trace.By(new(card.Id, card.ValidFrom)) }
            : outcome;
    }

    /// <summary>The same for a figure.</summary>
    public static AchievementOutcome Calculate(IndicatorCard card, TargetValue? target, ActualValue actual) =>
        Calculate(card, target, new MeasuredValue.Value(actual));

    /// <summary>A cell without a figure has no achievement; zero is a figure.</summary>
    /// <param name="target">The target of the same period; null when none was set.</param>
    public static AchievementOutcome Calculate(AchievementRule rule, TargetValue? target, MeasuredValue measured) => measured switch
    {
        MeasuredValue.Value(var actual) => Calculate(rule, target, actual),
        MeasuredValue.NotDue => Because(NotAssessableReason.ActualNotDue),
        MeasuredValue.NotReported => Because(NotAssessableReason.ActualNotReported),
        MeasuredValue.NotAvailable => Because(NotAssessableReason.ActualNotAvailable),
        MeasuredValue.NotAssessable(var reason) => Because(reason),
        _ => throw new UnreachableException($"No calculation for {measured.GetType().Name}."),
    };

    /// <summary>The same for a figure.</summary>
    public static AchievementOutcome Calculate(AchievementRule rule, TargetValue? target, ActualValue actual)
    {
        if (target is null)
        {
            return Because(NotAssessableReason.NoTarget);
        }

        if (target.MisfitOn(rule) is not null || actual.MisfitOn(rule) is not null)
        {
            return Because(NotAssessableReason.KindMismatch);
        }

        try
        {
            return Assessment(rule, target, actual) switch
            {
                // What cap and floor bring back is as good as any other: a table prints 120 however far beyond it lies.
                { Percent: { } percent } when Math.Abs(rule.Limit(percent)) > Achievement.Limit => Because(NotAssessableReason.TooLarge),
                { Percent: { } percent } assessment => Assessed(rule, target, actual, percent, assessment.Working),
                var none => Because(none.Reason),
            };
        }
        catch (OverflowException)
        {
            // Decimal has no arithmetic that answers instead of throwing; this is the one place where its limit becomes an answer.
            return Because(NotAssessableReason.TooLarge);
        }
    }

    private static AchievementOutcome.NotAssessable Because(NotAssessableReason reason) => new(reason);

    private static Assessment Assessment(AchievementRule rule, TargetValue target, ActualValue actual) => (target, actual) switch
    {
        (TargetValue.Amount(var promised), ActualValue.Amount(var reached)) => Division.Of(rule, promised, promised, reached),
        (TargetValue.Range range, ActualValue.Amount(var reached)) => Division.Of(rule, range.Low, range.High, reached),
        (TargetValue.Date(var due), ActualValue.Date(var day)) => MetOrNot(rule, day <= due),
        (TargetValue.YesNo(var wanted), ActualValue.YesNo(var done)) => MetOrNot(rule, done == wanted),
        (TargetValue.Predicate promised, ActualValue.Predicate reached) => OfPredicates(rule, promised.Label, reached.Label),
        (TargetValue.Text, ActualValue.Text { JudgedPercent: { } judged }) =>
            new(judged, [new("Penilaian", $"ditetapkan {TraceText.Of(judged)} oleh penilai")]),
        (TargetValue.Text, ActualValue.Text) => new(NotAssessableReason.AwaitsJudgement),
        _ => new(NotAssessableReason.KindMismatch),
    };

    private static Assessment MetOrNot(AchievementRule rule, bool met) => met
        ? new(100, [new("Perhitungan", "target terpenuhi = 100")])
        : new(rule.PercentWhenMissed,
            [new("Perhitungan", $"target tidak terpenuhi = {TraceText.Of(rule.PercentWhenMissed)} menurut kartu indikator")]);

    private static Assessment OfPredicates(AchievementRule rule, string promised, string reached)
    {
        if (rule.Predicates is not { } scale || scale.RankOf(promised) is not { } target || scale.RankOf(reached) is not { } actual)
        {
            return new(NotAssessableReason.KindMismatch);
        }

        var (targetLevel, actualLevel) = (scale.Levels[target], scale.Levels[actual]);
        if (rule.Formula == FormulaVariant.PredicateByScore)
        {
            return targetLevel.Score is { } targetScore && actualLevel.Score is { } actualScore
                ? Division.Of(rule, targetScore, targetScore, actualScore)
                : new(NotAssessableReason.KindMismatch);
        }

        return actual >= target
            ? new(100, [new("Perhitungan", "predikat target tercapai atau terlampaui = 100")])
            : new(actualLevel.PercentWhenMissed,
                [new("Perhitungan", $"predikat di bawah target = {TraceText.Of(actualLevel.PercentWhenMissed)} menurut kartu indikator")]);
    }

    private static AchievementOutcome.Assessed Assessed(
        AchievementRule rule, TargetValue target, ActualValue actual, decimal percent, IReadOnlyList<TraceLine> working)
    {
        var achievement = new Achievement(percent, rule);
        IReadOnlyList<TraceLine> lines =
        [
            new(CalculationTrace.RuleLabel, rule.ZeroPolicy.Name),
            new("Target (T)", TraceText.Of(target, rule)),
            new("Realisasi (R)", TraceText.Of(actual, rule)),
            .. working,
            new("Pembulatan", $"{rule.Decimals} desimal, setengah menjauhi nol = {TraceText.Rounded(achievement.Raw, rule.Decimals)}{(achievement.IsBeyond ? " (lebih besar daripada yang dicatat)" : "")}"),
            new("Batas", LimitWords(rule, achievement)),
        ];
        return new(achievement, new(rule.Formula.Code, rule.Formula.Name, rule.Formula.Expression, rule.Formula.Source, lines) { ZeroPolicy = rule.ZeroPolicy.Code });
    }

    private static string LimitWords(AchievementRule rule, Achievement achievement)
    {
        var limit = rule.Cap.Percent is { } cap ? $"paling tinggi {TraceText.Of(cap)}" : "tanpa batas atas";
        var floor = rule.FloorAtZero ? ", paling rendah 0" : "";
        return $"{limit}{floor} = {TraceText.Rounded(achievement.Capped, rule.Decimals)}";
    }
}
