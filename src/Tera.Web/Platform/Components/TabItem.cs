namespace Tera.Platform.Components;

/// <summary>One of several views of the same thing; the address of the current one equals the address shown.</summary>
public sealed record TabItem(string Label, string Href, bool Current, int? Count = null);
