namespace Tera.Platform.Texts;

/// <summary>The Indonesian sentences of a module's rejections; each module registers its own.</summary>
/// <param name="Module">First part of the codes: <c>procedures</c>.</param>
/// <param name="Sentences">Code to sentence; <c>{0}</c> and so on are the rejection's arguments.</param>
public sealed record RejectionTexts(string Module, IReadOnlyDictionary<string, string> Sentences)
{
    /// <summary>Words for what the module enumerates, where a rejection names it; null for what it does not know.</summary>
    public Func<Enum, string?> Words { get; init; } = _ => null;
}
