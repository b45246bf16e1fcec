using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>The most an achievement may count for (batas capaian), 100 to 1000 percent; the default is no cap.</summary>
/// <remarks>
/// Published reports use none, 100, 110 and 120; a region may set another, such as 112,5.
/// </remarks>
public readonly record struct AchievementCap
{
    private AchievementCap(decimal percent) => Percent = percent;

    /// <summary>Achievements count as they are.</summary>
    public static AchievementCap None { get; }

    /// <summary>Nothing counts beyond the target.</summary>
    public static AchievementCap At100 { get; } = new(100);

    /// <summary>At most 110 percent.</summary>
    public static AchievementCap At110 { get; } = new(110);

    /// <summary>At most 120 percent.</summary>
    public static AchievementCap At120 { get; } = new(120);

    /// <summary>At most 150 percent.</summary>
    public static AchievementCap At150 { get; } = new(150);

    /// <summary>In percent; null when there is no cap.</summary>
    public decimal? Percent { get; }

    /// <summary>Refuses less than 100 and more than 1000.</summary>
    public static Result<AchievementCap> Of(decimal percent) =>
        percent is < 100 or > 1000 ? IndicatorRejections.CapOutOfRange(percent) : new AchievementCap(percent);

    /// <summary>The smaller of the percentage and the cap.</summary>
    public decimal Apply(decimal percent) => Percent is { } cap ? Math.Min(percent, cap) : percent;
}
