using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>What another rule gives, in the words of screens and files.</summary>
public static class OtherRuleWords
{
    /// <summary>In which rule it differs: <c>T ÷ R × 100</c>, <c>batas 100</c>, <c>tanpa batas</c>, …</summary>
    public static string Name(OtherRule other) => other.Differs switch
    {
        RuleDifference.Formula => other.Rule.Formula.Name,
        RuleDifference.Cap => other.Rule.Cap.Percent is { } cap ? $"Batas capaian {IndonesianNumber.Format(cap)}" : "Tanpa batas capaian",
        RuleDifference.Floor => other.Rule.FloorAtZero ? "Capaian negatif dihitung 0" : "Capaian negatif tetap negatif",
        _ => other.Rule.ZeroPolicy.Name,
    };

    /// <summary>The counted figure, or why there is none.</summary>
    public static string Figure(OtherRule other) => other.Outcome switch
    {
        AchievementOutcome.Assessed(var achievement, _) => MeasuredWords.Percent(achievement.Capped, achievement.Decimals),
        AchievementOutcome.NotAssessable(var reason) => MeasuredWords.Of(reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>How far from the figure in use: <c>+3,33</c>, <c>−80,00</c>, <c>sama</c>; the dash where one of the two is missing.</summary>
    public static string Shift(OtherRule other) => other.Shift switch
    {
        null => Tera.Planning.Contracts.PlanWords.None,
        0 => "sama",
        > 0 => "+" + IndonesianNumber.Format(other.Shift.Value, other.Rule.Decimals),
        _ => "−" + IndonesianNumber.Format(-other.Shift.Value, other.Rule.Decimals),
    };

    /// <summary>The working with figures; empty where there is none.</summary>
    public static string Working(OtherRule other) =>
        (other.Outcome as AchievementOutcome.Assessed)?.Trace.Lines.FirstOrDefault(line => line.Label == "Perhitungan")?.Text ?? "";

    /// <summary>As a recapitulation shows it.</summary>
    public static RecapOther Written(OtherRule other) =>
        new(Name(other), Figure(other), other.Shift is null ? null : Shift(other), other.Differs is RuleDifference.Formula ? Working(other) : "");

    /// <summary>All in one line.</summary>
    public static string Of(OtherRule other) => $"{Name(other)}: {Figure(other)}";
}
