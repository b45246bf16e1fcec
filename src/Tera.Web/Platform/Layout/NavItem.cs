namespace Tera.Platform.Layout;

/// <summary>One entry of the main navigation as this person sees it.</summary>
/// <param name="Label">One word.</param>
/// <param name="Href">Address of the section, from the root: "/pelaksanaan".</param>
/// <param name="Count">How many things wait there for this person; null when it is not counted.</param>
public sealed record NavItem(string Label, string Href, int? Count = null)
{
    /// <summary>The page shown is the section or lies below it.</summary>
    public bool IsCurrent(PathString path) =>
        Href == "/" ? path == "/" : path.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
}
