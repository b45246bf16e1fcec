namespace Tera.Shared;

/// <summary>A regional government or ministry; every row of it bears this id, and nobody sees across.</summary>
public readonly record struct RegionId(Guid Value)
{
    /// <summary>A new region.</summary>
    public static RegionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
