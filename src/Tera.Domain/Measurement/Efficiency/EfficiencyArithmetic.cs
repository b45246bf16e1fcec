namespace Tera.Measurement;

/// <summary>The arithmetic of the methods. Percentages are held as they are, and divided once.</summary>
internal static class EfficiencyArithmetic
{
    private const decimal TargetMet = 100, MostSaved = 20, Even = 50;

    internal static Func<EfficiencyCase, int, Efficiency> Difference(bool targetMet) => (reached, decimals) => Held(
        reached,
        (percent, absorption) =>
        {
            var difference = percent - absorption.Exact;
            var efficient = difference >= 0 && (!targetMet || percent >= TargetMet);
            return Assessed(difference, decimals, efficient, Lines(percent, absorption, $"{TraceText.Of(percent)} − {TraceText.Of(absorption.Exact)}", difference));
        });

    internal static Efficiency UnspentShare(EfficiencyCase reached, int decimals) => Held(
        reached,
        (percent, absorption) =>
        {
            if (percent < TargetMet)
            {
                return new Efficiency.NotAssessable(EfficiencyGap.TargetNotMet);
            }

            var (ceiling, spent) = (absorption.Ceiling, absorption.Realisation);
            var share = (ceiling - spent) * 100 / ceiling;
            var words = $"({TraceText.Of(ceiling)} − {TraceText.Operand(spent)}) ÷ {TraceText.Of(ceiling)} × 100";
            return Assessed(share, decimals, share >= 0, Lines(percent, absorption, words, share));
        });

    internal static Efficiency Ratio(EfficiencyCase reached, int decimals) => Held(
        reached,
        (percent, absorption) =>
        {
            if (absorption.Realisation <= 0)
            {
                return new Efficiency.NotAssessable(EfficiencyGap.NothingSpent);
            }

            // The absorption itself is a quotient; dividing by its parts keeps the ratio to a single inexact step.
            var ratio = percent * absorption.Ceiling / absorption.Realisation;
            var words = $"{TraceText.Of(percent)} ÷ {TraceText.Of(absorption.Exact)} × 100";
            return Assessed(ratio, decimals, ratio > 100, Lines(percent, absorption, words, ratio));
        });

    internal static Efficiency OutputCost(EfficiencyCase reached, int decimals) =>
        OfOutputs(reached, (saved, lines) => Assessed(saved, decimals, efficient: null, lines));

    internal static Efficiency OutputCostValue(EfficiencyCase reached, int decimals) => OfOutputs(
        reached,
        (saved, lines) =>
        {
            var value = Even + (Math.Clamp(saved, -MostSaved, MostSaved) / MostSaved * Even);
            return Assessed(value, decimals, efficient: null, [.. lines, new("Skala", $"50 + E ÷ 20 × 50, E antara −20 dan 20, {TraceText.Equal(value)}")]);
        });

    private static Efficiency Held(EfficiencyCase reached, Func<decimal, BudgetAbsorption.Assessed, Efficiency> reckon) =>
        (reached.Percent, BudgetAbsorption.Of(reached.Whole is { } whole ? [whole] : reached.Outputs.Select(output => output.Budget))) switch
        {
            (null, _) => new Efficiency.NotAssessable(EfficiencyGap.NoAchievement),
            ({ } percent, BudgetAbsorption.Assessed absorption) => reckon(percent, absorption),
            (_, BudgetAbsorption.NotAssessable { Reason: NotAssessableReason.TooLarge }) => new Efficiency.NotAssessable(EfficiencyGap.TooLarge),
            _ => new Efficiency.NotAssessable(EfficiencyGap.NoBudget),
        };

    private static Efficiency OfOutputs(EfficiencyCase reached, Func<decimal, IReadOnlyList<TraceLine>, Efficiency> reckon)
    {
        if (reached.Outputs.Any(output => output.Percent is null))
        {
            return new Efficiency.NotAssessable(EfficiencyGap.OutputWithoutAchievement);
        }

        // Achievements are percents: this sum is a hundred times what the formula writes, and the division takes it away again.
        var hundredfold = reached.Outputs.Sum(output => output.Budget.Ceiling * output.Percent!.Value);
        var spent = reached.Outputs.Sum(output => output.Budget.Realisation);
        if (hundredfold <= 0)
        {
            return new Efficiency.NotAssessable(EfficiencyGap.NoBudget);
        }

        var saved = (hundredfold - (spent * 100)) * 100 / hundredfold;
        var worth = TraceText.Of(hundredfold / 100);
        return reckon(
            saved,
            [
                new("Nilai keluaran", $"Σ(pagu × capaian) = {worth}"),
                new("Realisasi anggaran", TraceText.Of(spent)),
                new("Perhitungan", $"({worth} − {TraceText.Operand(spent)}) ÷ {worth} × 100 {TraceText.Equal(saved)}"),
            ]);
    }

    private static IReadOnlyList<TraceLine> Lines(decimal percent, BudgetAbsorption.Assessed absorption, string words, decimal exact) =>
    [
        new("Capaian", TraceText.Of(percent)),
        new("Penyerapan", $"{TraceText.Operand(absorption.Realisation)} ÷ {TraceText.Of(absorption.Ceiling)} × 100 {TraceText.Equal(absorption.Exact)}"),
        new("Perhitungan", $"{words} {TraceText.Equal(exact)}"),
    ];

    private static Efficiency.Assessed Assessed(decimal exact, int decimals, bool? efficient, IReadOnlyList<TraceLine> lines) => new(
        exact,
        decimals,
        efficient switch { true => EfficiencyVerdict.Efficient, false => EfficiencyVerdict.NotEfficient, null => null },
        [
            .. lines,
            new("Pembulatan", $"{decimals} desimal, setengah menjauhi nol = {TraceText.Rounded(FinalRounding.Of(exact, decimals), decimals)}"),
        ]);
}
