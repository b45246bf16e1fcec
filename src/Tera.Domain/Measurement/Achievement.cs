using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>Actual against target in percent (capaian); 100 means that the target was met exactly.</summary>
/// <remarks>
/// Both readings are kept: <see cref="Raw"/> as the formula gives it, <see cref="Capped"/> within cap and floor. Rounding, half away
/// from zero, happens here and nowhere else; means are taken over the exact readings.
/// </remarks>
public sealed record Achievement
{
    /// <summary>
    /// In percent, either sign. What lies beyond is a slip of the keyboard; the bound keeps every sum of achievements within decimal.
    /// </summary>
    public const decimal Limit = 1_000_000_000_000;

    private readonly AchievementCap _cap;

    internal Achievement(decimal exact, AchievementRule rule) =>
        (Exact, IsBeyond, ExactCapped, Decimals, _cap) = (Math.Clamp(exact, -Limit, Limit), Math.Abs(exact) > Limit, rule.Limit(exact), rule.Decimals, rule.Cap);

    /// <summary>Percent as computed, unrounded but for the 28 digits of decimal; held at <see cref="Limit"/> where it <see cref="IsBeyond"/>.</summary>
    public decimal Exact { get; }

    /// <summary>The formula gave more than <see cref="Limit"/>: only cap and floor make a figure of it, and there is none without them.</summary>
    public bool IsBeyond { get; }

    /// <summary>The same within the card's cap and floor.</summary>
    public decimal ExactCapped { get; }

    /// <summary>Decimals of <see cref="Raw"/> and <see cref="Capped"/>, 0 to 6.</summary>
    public int Decimals { get; }

    /// <summary>Percent as printed where caps do not apply.</summary>
    public decimal Raw => FinalRounding.Of(Exact, Decimals);

    /// <summary>Percent as printed where caps apply.</summary>
    /// <remarks>Never above the cap: 112.5 without decimals is 112.</remarks>
    public decimal Capped => FinalRounding.Within(_cap, ExactCapped, Decimals);

    /// <summary>The exact reading on a basis, for means; null where the formula alone gives none.</summary>
    public decimal? On(AchievementBasis basis) => basis is AchievementBasis.Capped ? ExactCapped : IsBeyond ? null : Exact;
}

/// <summary>Which reading of an achievement is averaged or put into a category. One table uses one basis, and says which.</summary>
public enum AchievementBasis
{
    /// <summary>As the formula gives it.</summary>
    Raw,

    /// <summary>Within the cap of each card.</summary>
    Capped,
}

internal static class FinalRounding
{
    /// <summary>Digits behind the comma in which a figure that is exact on paper is exact here too.</summary>
    private const int Trusted = 20;

    /// <remarks>
    /// A third has no end in decimals: 1 + 1/3 + 1/3 + 5/6 is 2.4999…9 here and 2.5 on paper. What is cut off far behind the comma must not decide
    /// which way the last digit goes.
    /// </remarks>
    internal static decimal Of(decimal exact, int decimals) =>
        Math.Round(Math.Round(exact, Trusted, MidpointRounding.AwayFromZero), decimals, MidpointRounding.AwayFromZero);

    /// <summary>The same, never above a cap that has more decimals than are printed.</summary>
    internal static decimal Within(AchievementCap cap, decimal exact, int decimals) => Of(exact, decimals) is var rounded && cap.Apply(rounded) == rounded
        ? rounded
        : Math.Round(cap.Apply(rounded), decimals, MidpointRounding.ToZero);
}
