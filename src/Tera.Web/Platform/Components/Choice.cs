namespace Tera.Platform.Components;

/// <summary>A choice in a select, a radio group or a group of boxes; the note says what follows from it.</summary>
public sealed record Choice(string Value, string Label, string? Note = null);
