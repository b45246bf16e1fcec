using Tera.Planning.Indicators;
using Tera.Planning.Targets;

namespace Tera.Measurement.Calculating;

/// <summary>How the whole file is to be reckoned, where its rows do not say it themselves.</summary>
internal sealed record FigureOrder
{
    public ZeroPolicy ZeroPolicy { get; init; } = ZeroPolicy.Standard;

    /// <summary>Which reading means and sums are taken over; each row within its own cap, unless told otherwise.</summary>
    public AchievementBasis Basis { get; init; } = AchievementBasis.Capped;

    /// <summary>The most a mean of achievements itself counts for.</summary>
    public AchievementCap MeanCap { get; init; } = AchievementCap.None;

    /// <summary>Whether a negative achievement counts as 0.</summary>
    public bool FloorAtZero { get; init; }

    /// <summary>Null where nobody asked.</summary>
    public EfficiencyMethod? Efficiency { get; init; }

    public bool WithTrace { get; init; }

    public bool WithOtherRules { get; init; }
}

/// <summary>What a row asks for.</summary>
internal abstract record FigureRow
{
    private FigureRow()
    {
    }

    /// <summary>Rows with the same text here are brought together.</summary>
    public string Group { get; init; } = "";

    /// <summary>What in it may have been meant otherwise; empty for nothing.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>0 to 6.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Null where the row has none.</summary>
    public BudgetLine? Budget { get; init; }

    /// <summary>Target and actual by a rule.</summary>
    /// <param name="Weight">In weighted means; 1 where the file has no such column, null where its cell is no weight.</param>
    public sealed record Achieved(AchievementRule Rule, TargetValue? Target, MeasuredValue Measured, decimal? Weight) : FigureRow;

    /// <summary>Only a budget.</summary>
    public sealed record Spent(decimal? Weight) : FigureRow;

    /// <summary>A figure over the other rows of its group.</summary>
    /// <param name="Cap">What each of them counts for at most, beside its own cap.</param>
    public sealed record Gathered(Gathering How, AchievementCap Cap) : FigureRow;

    /// <summary>A heading, or a row without any figure.</summary>
    public sealed record Empty : FigureRow;

    /// <summary>It could not be read; the faults are told elsewhere.</summary>
    public sealed record Faulty(string Why) : FigureRow;
}
