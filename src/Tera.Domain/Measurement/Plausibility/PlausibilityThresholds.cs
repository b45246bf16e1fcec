namespace Tera.Measurement.Plausibility;

/// <summary>From which numbers on a figure is asked about. Proposals of this program unless the region has decided; no regulation was found.</summary>
public sealed record PlausibilityThresholds
{
    /// <summary>What holds where a region has decided nothing.</summary>
    public static PlausibilityThresholds Default { get; } = new();

    /// <summary>Achievement, in percent, above which the figure is asked about; 100 to 1000.</summary>
    public decimal AbovePercent { get; init; } = 150;

    /// <summary>Achievement, in percent, below which the figure is asked about; 0 to 100, and 0 asks never.</summary>
    public decimal BelowPercent { get; init; } = 50;

    /// <summary>How many times the greatest of the past, or how small a part of the least, is far; 1.1 to 100.</summary>
    public decimal FarTimes { get; init; } = 2;

    /// <summary>Quarters there must be before a figure can be far from them; 2 to 12.</summary>
    public int FarQuarters { get; init; } = 3;

    /// <summary>How many times the quarter's target a figure must be to look like a running total; 1 to 10.</summary>
    public decimal RunningTotalTimes { get; init; } = 1.3m;

    /// <summary>Whether every number lies within its bounds.</summary>
    public bool AreInRange =>
        AbovePercent is >= 100 and <= 1000 && BelowPercent is >= 0 and <= 100 && FarTimes is >= 1.1m and <= 100 && FarQuarters is >= 2 and <= 12 && RunningTotalTimes is >= 1 and <= 10;
}
