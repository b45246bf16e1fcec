using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Finds the application outside that a row uploads to.</summary>
internal static partial class ApplicationName
{
    private const int Longest = 60;

    /// <summary>Letters of a text that are looked at: who has not named it by then does not.</summary>
    private const int Looked = 4_000;

    /// <summary>Its address or name; a word for what is not named.</summary>
    public static string In(string text) => Found(text[..Math.Min(text.Length, Looked)]);

    private static string Found(string text) =>
        Address().Match(text) is { Success: true } address ? address.Value.TrimEnd('-')
        : Name().Match(text) is { Success: true } named && named.Groups[1].Value.Trim() is { Length: > 1 and <= Longest } name ? name
        : "aplikasi luar";

    [GeneratedRegex(@"(?<![a-z0-9-])[a-z0-9](?>[a-z0-9-]*)(?:\.[a-z0-9](?>[a-z0-9-]*))+", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:aplikasi|website|laman|masuk dalam|ke dalam|sistem)\s+([^,.;]+?)(?:\s(?:dan|serta|untuk)\b|[,.;]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
