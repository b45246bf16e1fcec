namespace Tera.Planning.Indicators;

/// <summary>Which dated version of the way an indicator is measured.</summary>
/// <param name="Value">A version 7 UUID, so that ids sort by the time they were made.</param>
public readonly record struct IndicatorCardId(Guid Value)
{
    /// <summary>An id never used before.</summary>
    public static IndicatorCardId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
