namespace Tera.Shared;

/// <summary>The value below which, itself counted, a share of many values lie: a value that occurred, never one between two.</summary>
public static class NearestRank
{
    /// <summary>Takes it.</summary>
    /// <param name="sorted">Smallest first; at least one.</param>
    /// <param name="share">0 to 1: 0.5 is the middle one, 0.8 the one below which four of five lie.</param>
    public static T Of<T>(ReadOnlySpan<T> sorted, decimal share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
