namespace Tera.Planning.Indicators;

/// <summary>Which way an indicator improves.</summary>
public enum Polarity
{
    /// <summary>More is better (maximize).</summary>
    HigherIsBetter,

    /// <summary>Less, or earlier, is better (minimize).</summary>
    LowerIsBetter,

    /// <summary>Anywhere between two bounds is on target.</summary>
    Range,

    /// <summary>Only the target itself is on target; every deviation counts against it (stabilize).</summary>
    Point,
}
