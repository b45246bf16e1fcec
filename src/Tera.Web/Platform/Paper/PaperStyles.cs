using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tera.Platform.Paper;

/// <summary>The one style sheet of printed documents, in its two spellings.</summary>
public static partial class PaperStyles
{
    private const decimal MillimetresPerPoint = 25.4m / 72;

    /// <summary>For the PDF: as written, in millimetres and points.</summary>
    public static string Print { get; } = Read("paper.css");

    /// <summary>
    /// For the screen: the same rules without pages, every length a multiple of <c>--mm</c>, which each sheet sets to its own width
    /// divided by its millimetres. Line breaks thus fall where they fall on paper.
    /// </summary>
    public static string Screen { get; } = Scale(WithoutPages(Print) + Read("paper-screen.css"));

    private static string Scale(string css) => Length().Replace(css, length =>
    {
        var number = decimal.Parse(length.Groups["number"].Value, CultureInfo.InvariantCulture);
        var millimetres = length.Groups["unit"].Value == "pt" ? number * MillimetresPerPoint : number;
        return string.Create(CultureInfo.InvariantCulture, $"calc(var(--mm) * {Math.Round(millimetres, 4)})");
    });

    /// <summary>Page rules nest one level deep, so braces are counted; what stands between rules is kept.</summary>
    private static string WithoutPages(string css)
    {
        var kept = new StringBuilder();
        var depth = 0;
        var inPageRule = false;
        for (var at = 0; at < css.Length; at++)
        {
            inPageRule |= depth == 0 && css.AsSpan(at).StartsWith("@page");
            depth += css[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (!inPageRule)
            {
                kept.Append(css[at]);
            }
            inPageRule &= css[at] != '}' || depth > 0;
        }
        return kept.ToString();
    }

    private static string Read(string name)
    {
        using var resource = typeof(PaperStyles).Assembly.GetManifestResourceStream($"Tera.Platform.Paper.{name}")
            ?? throw new InvalidOperationException($"Resource {name} is not embedded.");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"(?<![\w.#])(?<number>-?\d*\.?\d+)(?<unit>mm|pt)\b")]
    private static partial Regex Length();
}
