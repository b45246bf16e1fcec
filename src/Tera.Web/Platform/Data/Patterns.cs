namespace Tera.Platform.Data;

/// <summary>What a user typed as a pattern of <c>ILIKE</c>: its own signs mean themselves.</summary>
internal static class Patterns
{
    internal const string Escape = "\\";

    internal static string Containing(string typed) => "%" + Literal(typed) + "%";

    /// <summary>The whole text, upper and lower case alike; without NUL, which no text of the database holds.</summary>
    internal static string Literal(string typed) =>
        typed.Replace("\0", "", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
