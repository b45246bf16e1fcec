namespace Tera.Platform.Layout;

/// <summary>An entry a module contributes to the main navigation, for everybody or for those with a permission.</summary>
/// <param name="Order">Place among the others, from 0; equal places are ordered by label.</param>
/// <param name="Label">One word.</param>
/// <param name="Href">Address of the section, from the root.</param>
/// <param name="Permission">Name of the permission; null when everybody who is signed in may go there.</param>
public sealed record NavEntry(int Order, string Label, string Href, string? Permission = null);

/// <summary>The main navigation as one person may see it.</summary>
public sealed class Navigation(IEnumerable<NavEntry> entries)
{
    private readonly NavEntry[] _entries = [.. entries.OrderBy(entry => entry.Order).ThenBy(entry => entry.Label, StringComparer.Ordinal)];

    /// <param name="may">Whether the person has a permission.</param>
    /// <param name="waiting">How many things wait, by address; addresses that are not counted are absent.</param>
    public IReadOnlyList<NavItem> For(Func<string, bool> may, IReadOnlyDictionary<string, int>? waiting = null) =>
    [
        .. _entries
            .Where(entry => entry.Permission is null || may(entry.Permission))
            .Select(entry => new NavItem(entry.Label, entry.Href, waiting?.TryGetValue(entry.Href, out var count) is true ? count : null)),
    ];
}
