
namespace Tera.Measurement.Calculating;

/// <summary>Reckons a file of figures in two readings: the first sees every fault and every group, the second gives the rows out.</summary>
internal sealed class FigureCalculation(FigureFile file, FigureOrder order)
{
    private readonly FigureGroups _groups = new(order);
    private FigureReader? _reader;

    public FigureFaults Faults { get; } = new();

    public FigureColumns Columns => file.Columns;

    /// <summary>Reads everything once. After it, no row can surprise.</summary>
    /// <param name="watching">Told the number of rows now and then.</param>
    /// <exception cref="FigureFileException">The file is no table of rows.</exception>
    public int Survey(Action<int> watching)
    {
        var reader = new FigureReader(file.Columns, order, Faults);
        var rows = 0;
        foreach (var record in file.Records())
        {
            _groups.Take(reader.Read(record), record.Line);
            if (++rows % 10_000 == 0)
            {
                watching(rows);
            }
        }

        return rows;
    }

    /// <summary>The rows with what came out of them, in the order of the file.</summary>
    public IEnumerable<(FigureRecord Record, FigureResult Result)> Rows()
    {
        // The faults were told by the survey; this reading has a list of its own for them.
        _reader = new FigureReader(file.Columns, order, new());
        return file.Records().Select(record => (record, Of(_reader.Read(record))));
    }

    private FigureResult Of(FigureRow row)
    {
        var absorption = row.Budget is { } budget ? BudgetAbsorption.Of([budget], row.Decimals) : null;
        var result = row switch
        {
            FigureRow.Achieved achieved => Of(achieved),
            FigureRow.Gathered gathered => _groups.Of(gathered),
            FigureRow.Spent => Of(absorption!, row.Decimals),
            FigureRow.Faulty(var why) => new() { Decimals = row.Decimals, Reason = why },
            _ => new() { Decimals = row.Decimals, Reason = "Baris ini tidak memuat angka yang dapat dihitung" },
        };
        return result with
        {
            Absorption = (absorption as BudgetAbsorption.Assessed)?.Percent, Reason = string.Join(" ", new[] { result.Reason, row.Doubt }.Where(words => words.Length > 0)),
        };
    }

    private FigureResult Of(FigureRow.Achieved row) =>
        AchievementCalculator.Calculate(row.Rule, row.Target, row.Measured) switch
        {
            AchievementOutcome.Assessed(var achievement, var trace) => new()
            {
                Decimals = row.Decimals,
                Percent = achievement.Capped,
                Raw = achievement.Raw,
                Efficiency = EfficiencyOf(row, achievement.ExactCapped),
                Rule = trace.Rule,
                Lines = trace.Lines,
                Others = Others(row),
            },
            AchievementOutcome.NotAssessable(var reason) => new()
            {
                Decimals = row.Decimals,
                Reason = FigureWords.Of(reason, row.Rule.ZeroPolicy),
                Rule = row.Rule.Formula.Name,
                Others = Others(row),
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private FigureResult Of(BudgetAbsorption absorption, int decimals) => absorption switch
    {
        BudgetAbsorption.Assessed assessed => new()
        {
            Decimals = decimals,
            Percent = assessed.Percent,
            Raw = assessed.Percent,
            Rule = "Penyerapan anggaran",
            Lines = [new("Perhitungan", $"{Shared.IndonesianNumber.Format(assessed.Realisation)} ÷ {Shared.IndonesianNumber.Format(assessed.Ceiling)} × 100")],
        },
        BudgetAbsorption.NotAssessable(NotAssessableReason.ZeroTarget) => new() { Decimals = decimals, Reason = "Anggaran nol" },
        _ => new() { Decimals = decimals, Reason = FigureWords.Of(NotAssessableReason.TooLarge, order.ZeroPolicy) },
    };

    private IReadOnlyList<OtherRule> Others(FigureRow.Achieved row) =>
        order.WithOtherRules ? OtherRules.Of(row.Rule, row.Target, row.Measured) : [];

    private decimal? EfficiencyOf(FigureRow.Achieved row, decimal percent) =>
        order.Efficiency is { } method && row.Budget is { } budget
            ? (method.Of(new(percent, [new(percent, budget)]), row.Decimals) as Efficiency.Assessed)?.Rounded
            : null;
}
