namespace Tera.Platform.Texts;

/// <summary>What the user reads when a rule of a module says no.</summary>
/// <param name="Module">Lower-case name, the first part of its codes.</param>
/// <param name="Sentences">By code; placeholders <c>{0}</c> are the rejection's arguments.</param>
public sealed record RejectionTexts(string Module, IReadOnlyDictionary<string, string> Sentences);
