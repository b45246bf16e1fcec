namespace Tera.Platform.Components;

/// <summary>One step of the way to a page; without an address it is the page itself.</summary>
public sealed record Crumb(string Label, string? Href = null);
