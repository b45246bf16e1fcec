using System.Diagnostics;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement;

/// <summary>
/// Turns target and actual into an achievement by the rule of the indicator's card. Total: whatever a person can type ends in a
/// percentage or in a reason, never in an exception.
/// </summary>
public static class AchievementCalculator
{
    /// <summary>A cell without a figure has no achievement; zero is a figure.</summary>
    /// <param name="target">The target of the same period; null when none was set.</param>
    public static AchievementOutcome Calculate(IndicatorCard card, TargetValue? target, MeasuredValue measured) => measured switch
    {
        MeasuredValue.Value(var actual) => Calculate(card, target, actual),
        MeasuredValue.NotDue => Because(NotAssessableReason.ActualNotDue),
        MeasuredValue.NotReported => Because(NotAssessableReason.ActualNotReported),
        MeasuredValue.NotAvailable => Because(NotAssessableReason.ActualNotAvailable),
        MeasuredValue.NotAssessable(var reason) => Because(reason),
        _ => throw new UnreachableException($"No calculation for {measured.GetType().Name}."),
    };

    /// <summary>The same for a figure.</summary>
    public static AchievementOutcome Calculate(IndicatorCard card, TargetValue? target, ActualValue actual)
    {
        if (target is null)
        {
            return Because(NotAssessableReason.NoTarget);
        }

        if (target.MisfitOn(card) is not null || actual.MisfitOn(card) is not null)
        {
            return Because(NotAssessableReason.KindMismatch);
        }

        try
        {
            return Assessment(card, target, actual) switch
            {
                { Percent: { } percent } when Math.Abs(percent) > Achievement.Limit => Because(NotAssessableReason.TooLarge),
                { Percent: { } percent } assessment => Assessed(card, target, actual, percent, assessment.Working),
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

    private static Assessment Assessment(IndicatorCard card, TargetValue target, ActualValue actual) => (target, actual) switch
    {
        (TargetValue.Amount(var promised), ActualValue.Amount(var reached)) => Division.Of(card, promised, promised, reached),
        (TargetValue.Range range, ActualValue.Amount(var reached)) => Division.Of(card, range.Low, range.High, reached),
        (TargetValue.Date(var due), ActualValue.Date(var day)) => MetOrNot(card, day <= due),
        (TargetValue.YesNo(var wanted), ActualValue.YesNo(var done)) => MetOrNot(card, done == wanted),
        (TargetValue.Predicate promised, ActualValue.Predicate reached) => OfPredicates(card, promised.Label, reached.Label),
        (TargetValue.Text, ActualValue.Text { JudgedPercent: { } judged }) =>
            new(judged, [new("Penilaian", $"ditetapkan {TraceText.Of(judged)} oleh penilai")]),
        (TargetValue.Text, ActualValue.Text) => new(NotAssessableReason.AwaitsJudgement),
        _ => new(NotAssessableReason.KindMismatch),
    };

    private static Assessment MetOrNot(IndicatorCard card, bool met) => met
        ? new(100, [new("Perhitungan", "target terpenuhi = 100")])
        : new(card.PercentWhenMissed,
            [new("Perhitungan", $"target tidak terpenuhi = {TraceText.Of(card.PercentWhenMissed)} menurut kartu indikator")]);

    private static Assessment OfPredicates(IndicatorCard card, string promised, string reached)
    {
        if (card.Predicates is not { } scale || scale.RankOf(promised) is not { } target || scale.RankOf(reached) is not { } actual)
        {
            return new(NotAssessableReason.KindMismatch);
        }

        var (targetLevel, actualLevel) = (scale.Levels[target], scale.Levels[actual]);
        if (card.Formula == FormulaVariant.PredicateByScore)
        {
            return targetLevel.Score is { } targetScore && actualLevel.Score is { } actualScore
                ? Division.Of(card, targetScore, targetScore, actualScore)
                : new(NotAssessableReason.KindMismatch);
        }

        return actual >= target
            ? new(100, [new("Perhitungan", "predikat target tercapai atau terlampaui = 100")])
            : new(actualLevel.PercentWhenMissed,
                [new("Perhitungan", $"predikat di bawah target = {TraceText.Of(actualLevel.PercentWhenMissed)} menurut kartu indikator")]);
    }

    private static AchievementOutcome.Assessed Assessed(
        IndicatorCard card, TargetValue target, ActualValue actual, decimal percent, IReadOnlyList<TraceLine> working)
    {
        var achievement = new Achievement(percent, card.Limit(percent), card.Decimals);
        IReadOnlyList<TraceLine> lines =
        [
            new("Target (T)", TraceText.Of(target, card)),
            new("Realisasi (R)", TraceText.Of(actual, card)),
            .. working,
            new("Pembulatan", $"{card.Decimals} desimal, setengah menjauhi nol = {TraceText.Rounded(achievement.Raw, card.Decimals)}"),
            new("Batas", LimitWords(card, achievement)),
        ];
        return new(achievement, new(card.Formula.Code, card.Formula.Name, card.Formula.Expression, card.Formula.Source, lines));
    }

    private static string LimitWords(IndicatorCard card, Achievement achievement)
    {
        var limit = card.Cap.Percent is { } cap ? $"paling tinggi {TraceText.Of(cap)}" : "tanpa batas atas";
        var floor = card.FloorAtZero ? ", paling rendah 0" : "";
        return $"{limit}{floor} = {TraceText.Rounded(achievement.Capped, card.Decimals)}";
    }
}
