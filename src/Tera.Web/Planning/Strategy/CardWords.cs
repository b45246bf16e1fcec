using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>What each choice on the form of a card means.</summary>
internal static class CardWords
{
    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<ValueKind>().Select(kind => new Choice(kind.ToString(), PlanWords.Of(kind)))];

    public static IReadOnlyList<Choice> Formulas { get; } =
        [.. FormulaVariant.All.Select(formula => new Choice(formula.Code, formula.Name, $"{formula.Expression}. Sumber: {formula.Source.Citation}."))];

    public static IReadOnlyList<Choice> Modes { get; } =
        [.. Enum.GetValues<AccumulationMode>().Select(mode => new Choice(mode.ToString(), PlanWords.Of(mode), PlanWords.Sentence(mode)))];

    public static IReadOnlyList<Choice> ZeroPolicies { get; } =
    [
        .. ZeroPolicy.All.Select(policy => new Choice(
            policy.Code, policy.Name, $"Bila makin tinggi makin baik: {Of(policy.WhenHigherIsBetter)}. Bila makin rendah makin baik: {Of(policy.WhenLowerIsBetter)}. Sumber: {policy.Source.Citation}.")),
    ];

    private static string Of(ZeroAnswers answers) =>
        $"target dan realisasi 0 {Of(answers.BothZero)}; target 0 saja {Of(answers.TargetZero)}; realisasi 0 saja {Of(answers.ActualZero)}; realisasi negatif {Of(answers.ActualNegative)}; target negatif {Of(answers.TargetNegative)}";

    private static string Of(ZeroAnswer answer) => answer switch
    {
        ZeroAnswer.AsFormula => "menurut rumus",
        ZeroAnswer.AtCap => "sebesar batas capaian",
        ZeroAnswer.Fixed set => $"{IndonesianNumber.Format(set.Percent)} %",
        _ => "tidak dinilai",
    };
}
