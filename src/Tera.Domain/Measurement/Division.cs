using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>The formulas that divide: picks the reference, asks the zero policy where arithmetic is mute, then divides once.</summary>
internal static class Division
{
    /// <param name="low">Lower bound, or the target itself.</param>
    /// <param name="high">Upper bound, or the target itself.</param>
    internal static Assessment Of(AchievementRule rule, decimal low, decimal high, decimal actual)
    {
        if (rule.Formula.Polarity is Polarity.Range or Polarity.Point && actual >= low && actual <= high)
        {
            return new(100, [new("Perhitungan", "realisasi tepat pada sasaran = 100")]);
        }

        var target = actual < low ? low : high;
        var answers = rule.Formula.RewardsLess ? rule.ZeroPolicy.WhenLowerIsBetter : rule.ZeroPolicy.WhenHigherIsBetter;
        return (Math.Sign(target), Math.Sign(actual)) switch
        {
            (< 0, _) => Answer(rule, answers.TargetNegative, target, actual, NotAssessableReason.NegativeTarget),
            (0, 0) => Answer(rule, answers.BothZero, target, actual, NotAssessableReason.ZeroTarget),
            (0, > 0) => Answer(rule, answers.TargetZero, target, actual, NotAssessableReason.ZeroTarget),
            (_, < 0) => Answer(rule, answers.ActualNegative, target, actual, NotAssessableReason.NegativeActual),
            (_, 0) => Answer(rule, answers.ActualZero, target, actual, NotAssessableReason.ZeroActual),
            _ => ByFormula(rule, target, actual, NotAssessableReason.ZeroTarget),
        };
    }

    private static Assessment Answer(AchievementRule rule, ZeroAnswer answer, decimal target, decimal actual, NotAssessableReason reason) =>
        answer switch
        {
            ZeroAnswer.AsFormula => ByFormula(rule, target, actual, reason),
            ZeroAnswer.Fixed { Percent: var percent } => ByPolicy(rule, percent),
            ZeroAnswer.AtCap when rule.Cap.Percent is { } cap => ByPolicy(rule, cap),
            _ => new(reason),
        };

    private static Assessment ByPolicy(AchievementRule rule, decimal percent) =>
        new(percent, [new("Perhitungan", $"{rule.ZeroPolicy.Name} ({rule.ZeroPolicy.Source.Citation}) = {TraceText.Of(percent)}")]);

    private static Assessment ByFormula(AchievementRule rule, decimal target, decimal actual, NotAssessableReason reason)
    {
        var arithmetic = actual < target ? rule.Formula.Below : rule.Formula.Above;
        if (arithmetic is null)
        {
            return new(NotAssessableReason.KindMismatch);
        }

        var denominator = arithmetic.Denominator(target, actual);
        if (denominator <= 0)
        {
            return new(reason);
        }

        var percent = arithmetic.Numerator(target, actual) * 100 / denominator;
        return new(percent, [new("Perhitungan", $"{Words(arithmetic, target, actual)} {TraceText.Equal(percent)}")]);
    }

    private static string Words(Arithmetic arithmetic, decimal target, decimal actual) => arithmetic.Expression
        .Replace("T", TraceText.Operand(target), StringComparison.Ordinal)
        .Replace("R", TraceText.Operand(actual), StringComparison.Ordinal);
}
