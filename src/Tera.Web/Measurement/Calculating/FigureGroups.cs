using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement.Calculating;

/// <summary>
/// The rows of each unit and year, collected in a first reading because a mean may stand above the rows it is taken over. Held are
/// figures only, not the rows.
/// </summary>
internal sealed class FigureGroups(FigureOrder order)
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    public void Take(FigureRow row, int line)
    {
        if (!_groups.TryGetValue(row.Group, out var group))
        {
            _groups.Add(row.Group, group = new());
        }

        switch (row)
        {
            case FigureRow.Achieved(var rule, var target, var measured, var weight):
                var outcome = AchievementCalculator.Calculate(rule, target, measured);
                var percent = (outcome as AchievementOutcome.Assessed)?.Achievement.On(order.Basis);
                group.Achieved.Add(new(percent, weight));
                if (percent is null)
                {
                    group.LeaveOut(line, FigureWords.Of(outcome is AchievementOutcome.NotAssessable(var why) ? why : NotAssessableReason.TooLarge, rule.ZeroPolicy));
                }

                break;
            case FigureRow.Spent { Budget: { } budget, Weight: var weight }:
                var spent = (BudgetAbsorption.Of([budget]) as BudgetAbsorption.Assessed)?.Exact;
                group.Spent.Add(new(spent, weight));
                group.Budgets.Add(budget);
                if (spent is null)
                {
                    group.LeaveOut(line, "Anggaran nol");
                }

                break;
            case FigureRow.Faulty:
                group.FirstFault ??= line;
                break;
        }
    }

    /// <summary>A figure over the rows of the group: of achievements where there are any, else of budget absorptions.</summary>
    public FigureResult Of(FigureRow.Gathered row)
    {
        var group = _groups[row.Group];
        if (group.FirstFault is { } line)
        {
            return new() { Decimals = row.Decimals, Reason = $"Baris {line} dari unit dan tahun yang sama belum dapat dibaca" };
        }

        try
        {
            return group.Achieved is [] && row.How is Gathering.Sum ? OfBudgets(row, group) : OfFigures(row, group);
        }
        catch (OverflowException)
        {
            // As in the calculator: decimal can only throw.
            return new() { Decimals = row.Decimals, Reason = FigureWords.Of(NotAssessableReason.TooLarge, order.ZeroPolicy) };
        }
    }

    private FigureResult OfFigures(FigureRow.Gathered row, Group group)
    {
        var shares = (group.Achieved is [] ? group.Spent : group.Achieved)
            .Select(share => share with { Percent = share.Percent is { } percent ? row.Cap.Apply(percent) : null }).ToList();
        if (row.How is Gathering.WeightedMean && shares.Exists(share => share.Weight is null))
        {
            return new() { Decimals = row.Decimals, Reason = "Ada baris dari unit dan tahun yang sama yang bobotnya bukan angka" };
        }

        List<decimal?> percents = [.. shares.Select(share => share.Percent)];
        // A sum has no cap of its own, nor has a mean of what was spent.
        var meanCap = row.How is Gathering.Sum || group.Achieved is [] ? AchievementCap.None : order.MeanCap;
        var together = (row.How switch
        {
            Gathering.Mean => Recapitulation.Mean(percents, order.Basis, row.Decimals),
            Gathering.Sum => Recapitulation.Sum(percents, order.Basis, row.Decimals),
            Gathering.GeometricMean => Recapitulation.Geometric(percents, order.Basis, row.Decimals),
            _ => Recapitulation.Weighted([.. shares.Select(share => (share.Percent, share.Weight!.Value))], order.Basis, row.Decimals),
        }).Within(meanCap);
        return new()
        {
            Decimals = row.Decimals,
            Percent = together.Rounded,
            Reason = together.Exact is null ? "Tidak ada baris dengan unit dan tahun yang sama yang dapat dinilai" : group.LeftOut(together.Of),
            Rule = FigureWords.Of(row.How),
            Lines =
            [
                new("Dihitung", $"{IndonesianNumber.Format(together.Counted, 0)} dari {IndonesianNumber.Format(together.Of, 0)} baris dengan unit dan tahun yang sama"),
                new("Dasar", group.Achieved is [] ? "penyerapan anggaran" : BasisWords(row.Cap)),
                .. meanCap.Percent is { } most && together.Uncapped is { } before ? [new TraceLine("Batas rata-rata", $"{IndonesianNumber.Format(before)} dihitung paling tinggi {IndonesianNumber.Format(most)}")] : Array.Empty<TraceLine>(),
            ],
        };
    }

    /// <summary>The sums are divided: a sum of percentages of budgets says nothing.</summary>
    private FigureResult OfBudgets(FigureRow.Gathered row, Group group) =>
        BudgetAbsorption.Of(group.Budgets, row.Decimals) switch
        {
            BudgetAbsorption.Assessed absorption => new()
            {
                Decimals = row.Decimals,
                Percent = absorption.Percent,
                Rule = "jumlah realisasi anggaran ÷ jumlah anggaran × 100",
                Lines = [new("Dihitung", $"{IndonesianNumber.Format(absorption.Realisation)} ÷ {IndonesianNumber.Format(absorption.Ceiling)} × 100")],
            },
            BudgetAbsorption.NotAssessable(var reason) => new() { Decimals = row.Decimals, Reason = FigureWords.Of(reason, order.ZeroPolicy) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private string BasisWords(AchievementCap cap) =>
        (order.Basis is AchievementBasis.Capped ? "capaian dengan batas setiap baris" : "capaian tanpa batas")
        + (cap.Percent is { } percent ? $", paling tinggi {IndonesianNumber.Format(percent)} setiap baris" : "");

    private sealed record Share(decimal? Percent, decimal? Weight);

    private sealed class Group
    {
        private const int MostNamed = 3;

        private readonly List<string> _named = [];
        private int _leftOut;

        public List<Share> Achieved { get; } = [];

        public List<Share> Spent { get; } = [];

        public List<BudgetLine> Budgets { get; } = [];

        public int? FirstFault { get; set; }

        /// <summary>The row has no figure: a mean over the others says so.</summary>
        public void LeaveOut(int line, string why)
        {
            _leftOut++;
            if (_named.Count < MostNamed)
            {
                _named.Add($"baris {line} ({IndonesianText.Uncapital(why)})");
            }
        }

        /// <summary>How many of so many rows are left out, and the first of them; empty for none.</summary>
        public string LeftOut(int of) => _leftOut == 0 ? ""
            : $"{IndonesianNumber.Format(_leftOut, 0)} dari {IndonesianNumber.Format(of, 0)} baris tidak ikut dihitung: {string.Join(", ", _named)}{(_leftOut > _named.Count ? $", dan {IndonesianNumber.Format(_leftOut - _named.Count, 0)} lain" : "")}";
    }
}
