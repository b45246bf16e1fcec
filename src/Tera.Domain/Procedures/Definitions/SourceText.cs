namespace Tera.Procedures.Definitions;

/// <summary>The text an SOP was read from; <see cref="Step.SourceLine"/> counts its lines.</summary>
/// <param name="File">Name of the file, without a folder.</param>
/// <param name="Note">What a reader must know of it, in Indonesian; null for nothing.</param>
public sealed record SourceText(string File, string? Note);
