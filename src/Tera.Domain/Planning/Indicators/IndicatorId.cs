namespace Tera.Planning.Indicators;

/// <summary>Which indicator, through every change of its card.</summary>
/// <param name="Value">A version 7 UUID, so that ids sort by the time they were made.</param>
public readonly record struct IndicatorId(Guid Value)
{
    /// <summary>An id never used before.</summary>
    public static IndicatorId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
