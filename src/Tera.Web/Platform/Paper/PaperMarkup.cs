using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Tera.Platform.Paper;

/// <summary>Reads the sheets of a printed page: our own markup, of the strict form <see cref="PaperGuard"/> lets through.</summary>
internal static partial class PaperMarkup
{
    private const string Start = "<body class=\"paper\">";
    private const string End = "</body>";

    private static readonly string[] Blocks = ["div", "section", "header", "p", "h1", "h2", "h3", "table", "ol", "ul"];
    private static readonly string[] KeepsLines = ["typed", "prose", "lines"];

    /// <summary>What stands in the body; null for what is no paper.</summary>
    public static string? SheetsOf(string html)
    {
        var (from, to) = (html.IndexOf(Start, StringComparison.Ordinal), html.LastIndexOf(End, StringComparison.Ordinal));
        return from >= 0 && to > from ? html[(from + Start.Length)..to] : null;
    }

    /// <summary>The sheets as a tree.</summary>
    /// <exception cref="XmlException">It is no markup of ours.</exception>
    public static XElement Read(string html)
    {
        var sheets = SheetsOf(html) ?? throw new XmlException("A page without a body of paper.");
        return XElement.Parse($"<body>{Void().Replace(Forbidden().Replace(sheets, " "), "<${tag}/>")}</body>", LoadOptions.PreserveWhitespace);
    }

    public static bool Is(this XElement element, string style) =>
        element.Attribute("class")?.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(style) == true;

    public static bool IsBlock(this XNode node) => node is XElement element && Blocks.Contains(element.Name.LocalName);

    public static int Spans(this XElement cell, string way) => int.TryParse(cell.Attribute(way)?.Value, out var many) && many > 1 ? many : 1;

    /// <summary>The text as a reader sees it: white space together is one space, but where lines were typed.</summary>
    public static string Shown(this XText text) =>
        (text.Ancestors().Any(above => KeepsLines.Any(above.Is)) ? LineSpaces() : Spaces()).Replace(text.Value, " ");

    [GeneratedRegex("<(?<tag>(?:br|img|col|hr)(?:\\s[^<>]*?)?)\\s*/?>", RegexOptions.NonBacktracking)]
    private static partial Regex Void();

    /// <summary>Signs that a page may hold and XML 1.0 may not, themselves or by number.</summary>
    [GeneratedRegex("&#x(?:[0-8BCEF]|1[0-9A-F]|FFF[EF]);|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();

    [GeneratedRegex("[ \\t\\r\\n]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[ \\t\\r]+")]
    private static partial Regex LineSpaces();
}
