namespace Tera.Measurement;

/// <summary>One output (keluaran) with the money meant for it.</summary>
/// <param name="Percent">Its achievement, unrounded percent; null when it could not be assessed.</param>
/// <param name="Budget">Ceiling and what was spent, in rupiah.</param>
public sealed record CostedOutput(decimal? Percent, BudgetLine Budget);

/// <summary>What was reached as a whole, and what each output of it cost.</summary>
/// <param name="Percent">Achievement of the objective or agency, unrounded percent; null when it could not be assessed.</param>
/// <param name="Outputs">The outputs with their budgets; the methods that need no single output take the sums.</param>
public sealed record EfficiencyCase(decimal? Percent, IReadOnlyList<CostedOutput> Outputs)
{
    /// <summary>The money of the whole, where more belongs to it than to its outputs; null where the outputs are all.</summary>
    public BudgetLine? Whole { get; init; }
}

/// <summary>Whether a method calls the use of money efficient.</summary>
public enum EfficiencyVerdict
{
    /// <summary>Efisien.</summary>
    Efficient,

    /// <summary>Tidak efisien.</summary>
    NotEfficient,
}

/// <summary>Why a method gives no figure.</summary>
public enum EfficiencyGap
{
    /// <summary>No achievement could be assessed.</summary>
    NoAchievement,

    /// <summary>There is no ceiling, so nothing could be absorbed.</summary>
    NoBudget,

    /// <summary>Nothing was spent, and the method divides by what was.</summary>
    NothingSpent,

    /// <summary>The target was not met; the method credits what was left over only where it was.</summary>
    TargetNotMet,

    /// <summary>An output has no achievement, and the method weighs every output.</summary>
    OutputWithoutAchievement,

    /// <summary>A figure is beyond what can be computed.</summary>
    TooLarge,
}

/// <summary>What a method makes of achievement and money, with the way it came about.</summary>
public abstract record Efficiency
{
    private Efficiency()
    {
    }

    /// <summary>There is a figure.</summary>
    /// <param name="Exact">Unrounded, in percent or percentage points as the method says.</param>
    /// <param name="Decimals">Decimals of <see cref="Rounded"/>, 0 to 6.</param>
    /// <param name="Verdict">Null where the method's source calls nothing efficient or not.</param>
    /// <param name="Lines">Inputs and steps, Indonesian, in the order of reading.</param>
    public sealed record Assessed(decimal Exact, int Decimals, EfficiencyVerdict? Verdict, IReadOnlyList<TraceLine> Lines) : Efficiency
    {
        /// <summary>As printed, half away from zero; the only rounding.</summary>
        public decimal Rounded => FinalRounding.Of(Exact, Decimals);
    }

    /// <summary>There is none, which is not zero.</summary>
    public sealed record NotAssessable(EfficiencyGap Reason) : Efficiency;
}
