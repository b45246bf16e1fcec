namespace Tera.Platform.Components;

/// <summary>Page numbers of lists, which anybody can type into an address.</summary>
public static class Paging
{
    /// <summary>The page asked for, or the nearest there is.</summary>
    /// <param name="page">From 1, as it was asked for.</param>
    /// <param name="total">Rows on all pages.</param>
    /// <param name="size">Rows on a page.</param>
    public static int Within(int page, int total, int size) => Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
}
