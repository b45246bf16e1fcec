using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>Finds the application outside that a row uploads to.</summary>
internal static partial class ApplicationName
{
    private const int Longest = 60;

    /// <summary>Its address or name; a word for what is not named.</summary>
    public static string In(string text) =>
        Address().Match(text) is { Success: true } address ? address.Value
        : Name().Match(text) is { Success: true } named && named.Groups[1].Value.Trim() is { Length: > 1 and <= Longest } name ? name
        : "aplikasi luar";

    [GeneratedRegex(@"\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(?:aplikasi|website|laman|masuk dalam|ke dalam|sistem)\s+([^,.;]+?)(?:\s+(?:dan|serta|untuk)\b|[,.;]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Name();
}
