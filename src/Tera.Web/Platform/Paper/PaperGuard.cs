using System.Text;
using System.Text.RegularExpressions;

namespace Tera.Platform.Paper;

/// <summary>A page that would have made the printing program fetch something. A mistake of ours, never of the user.</summary>
public sealed class UnsafePaperException(string what) : Exception($"Halaman cetak memuat {what}, yang dapat mengambil berkas dari luar.");

/// <summary>
/// Refuses pages that point outside themselves. Razor escapes what users type, so this only ever speaks when markup was let through
/// unescaped; then it stops a stranger's note from printing the server's own files.
/// </summary>
internal static partial class PaperGuard
{
    private static readonly HashSet<string> FetchingAttributes =
        new(["src", "srcset", "href", "xlink:href", "data", "background", "poster"], StringComparer.OrdinalIgnoreCase);

    /// <remarks>Every “&lt;” must begin a tag of the strict form our components write; what cannot be read is not let through.</remarks>
    public static void Check(string html)
    {
        var tags = Tag().Matches(html);
        if (tags.Count != html.AsSpan().Count('<'))
        {
            throw new UnsafePaperException("penanda yang tidak baku");
        }
        foreach (var groups in tags.Select(tag => tag.Groups))
        {
            CheckTag(groups["name"].Value, groups["attributes"].Value);
        }
        foreach (Match sheet in StyleSheet().Matches(html))
        {
            CheckStyle(sheet.Groups["css"].Value);
        }
    }

    private static void CheckTag(string name, string attributes)
    {
        foreach (var attribute in Attribute().Matches(attributes).Select(match => match.Groups))
        {
            CheckAttribute(name, attribute["name"].Value, attribute["value"].Value.Trim());
        }
    }

    /// <summary>An ordinary link is only drawn; a picture is fetched, unless it carries its own bytes.</summary>
    private static void CheckAttribute(string tag, string name, string value)
    {
        if (name.Equals("style", StringComparison.OrdinalIgnoreCase) || value.Contains("url(", StringComparison.OrdinalIgnoreCase))
        {
            CheckStyle(value);
        }
        var link = tag.Equals("a", StringComparison.OrdinalIgnoreCase);
        if (link && name.Equals("rel", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnsafePaperException("tautan dengan rel");
        }
        var harmless = value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) || value.StartsWith('#');
        if (!link && !harmless && FetchingAttributes.Contains(name))
        {
            throw new UnsafePaperException($"alamat pada <{tag} {name}>");
        }
    }

    /// <summary>
    /// Our own sheet needs neither an address nor an import; a backslash could spell either so that no search finds it. A drawing that stands in
    /// the sheet itself is no address, and is looked into like the page.
    /// </summary>
    private static void CheckStyle(string sheet)
    {
        foreach (Match drawing in Drawing().Matches(sheet))
        {
            Check(Encoding.UTF8.GetString(Convert.FromBase64String(drawing.Groups["bytes"].Value)));
        }

        var css = Drawing().Replace(sheet, "");
        if (css.Contains("url", StringComparison.OrdinalIgnoreCase) || css.Contains("@import", StringComparison.OrdinalIgnoreCase)
            || css.Contains('\\', StringComparison.Ordinal) || css.Contains("&#", StringComparison.Ordinal))
        {
            throw new UnsafePaperException("alamat di dalam gaya");
        }
    }

    [GeneratedRegex(
        """<!DOCTYPE html>|<!--[^<]*-->|</[a-zA-Z][a-zA-Z0-9]*>|<(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<]*")?)*)\s*/?>""",
        RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[a-zA-Z][a-zA-Z0-9:-]*)=["](?<value>[^"]*)["]""")]
    private static partial Regex Attribute();

    [GeneratedRegex("url[(]data:image/svg[+]xml;base64,(?<bytes>(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)[)]", RegexOptions.NonBacktracking)]
    private static partial Regex Drawing();

    [GeneratedRegex("<style[^>]*>(?<css>[^<]*)</style", RegexOptions.IgnoreCase)]
    private static partial Regex StyleSheet();
}
