using Tera.Shared;

namespace Tera.Measurement;

/// <summary>What may be spent on something and what was spent, in rupiah.</summary>
public sealed record BudgetLine
{
    private BudgetLine(decimal ceiling, decimal realisation) => (Ceiling, Realisation) = (ceiling, realisation);

    /// <summary>Pagu, after the last revision of the budget document; 0 or more.</summary>
    public decimal Ceiling { get; }

    /// <summary>Spent up to the end of the period; below 0 where more was paid back than spent.</summary>
    public decimal Realisation { get; }

    /// <summary>Refuses a negative ceiling.</summary>
    public static Result<BudgetLine> Of(decimal ceiling, decimal realisation) =>
        ceiling < 0 ? MeasurementRejections.CeilingNegative(ceiling) : new BudgetLine(ceiling, realisation);
}

/// <summary>Spent against ceiling in percent (penyerapan anggaran).</summary>
/// <remarks>Of several lines the sums are divided; the mean of their percentages, which some reports print, is wrong.</remarks>
public abstract record BudgetAbsorption
{
    private BudgetAbsorption()
    {
    }

    /// <summary>Of one line or many; two decimals unless told otherwise.</summary>
    /// <param name="decimals">0 to 6.</param>
    public static BudgetAbsorption Of(IEnumerable<BudgetLine> lines, int decimals = 2)
    {
        try
        {
            var (ceiling, realisation) = lines.Aggregate(
                (Ceiling: 0m, Realisation: 0m), (sum, line) => (sum.Ceiling + line.Ceiling, sum.Realisation + line.Realisation));
            return ceiling == 0
                ? new NotAssessable(NotAssessableReason.ZeroTarget)
                : new Assessed(ceiling, realisation, realisation * 100 / ceiling, decimals);
        }
        catch (OverflowException)
        {
            // As in the calculator: decimal can only throw.
            return new NotAssessable(NotAssessableReason.TooLarge);
        }
    }

    /// <summary>There is a percentage.</summary>
    /// <param name="Ceiling">Sum of the ceilings, in rupiah.</param>
    /// <param name="Realisation">Sum of what was spent, in rupiah.</param>
    /// <param name="Exact">Unrounded percent.</param>
    /// <param name="Decimals">Decimals of <see cref="Percent"/>.</param>
    public sealed record Assessed(decimal Ceiling, decimal Realisation, decimal Exact, int Decimals) : BudgetAbsorption
    {
        /// <summary>As printed, half away from zero.</summary>
        public decimal Percent => FinalRounding.Of(Exact, Decimals);
    }

    /// <summary>No ceiling, or sums beyond 28 digits.</summary>
    public sealed record NotAssessable(NotAssessableReason Reason) : BudgetAbsorption;
}
