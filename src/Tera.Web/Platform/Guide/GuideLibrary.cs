using System.Text.RegularExpressions;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Tera.Platform.Guide;

/// <summary>A page of the guide.</summary>
/// <param name="Name">In its address: <c>mengisi-lembar</c>.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Html">Rendered from our own text; raw HTML in it is shown as text.</param>
/// <param name="ForOperators">True when it is about running the server: offered to administrators, open to whoever has its address.</param>
public sealed record GuideText(string Name, string Title, MarkupString Html, bool ForOperators);

/// <summary>The user's guide and the glossary, as shipped beside the program; read once.</summary>
public sealed partial class GuideLibrary
{
    private const string ForOperators = "menjalankan-server";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    public GuideLibrary(IWebHostEnvironment host)
        : this(Path.Combine(host.ContentRootPath, "docs"))
    {
    }

    internal GuideLibrary(string folder)
    {
        var guide = Path.Combine(folder, "panduan");
        Pages = Directory.Exists(guide)
            ? [.. Directory.EnumerateFiles(guide, "*.md").Order(StringComparer.Ordinal).Select(Read)]
            : [];
        var glossary = Path.Combine(folder, "glossary.md");
        Glossary = File.Exists(glossary) ? GlossaryTerm.Read(File.ReadAllText(glossary)) : [];
    }

    /// <summary>In reading order: file names begin with a number that the address leaves out.</summary>
    public IReadOnlyList<GuideText> Pages { get; }

    /// <summary>By alphabet; empty when the glossary was not shipped.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; }

    private static GuideText Read(string file)
    {
        var text = File.ReadAllText(file);
        var name = Order().Replace(Path.GetFileNameWithoutExtension(file), "");
        var title = Heading().Match(text) is { Success: true } found ? found.Groups[1].Value.Trim() : name;
        return new(name, title, new MarkupString(Markdown.ToHtml(Heading().Replace(text, "", 1), Pipeline)), name == ForOperators);
    }

    [GeneratedRegex(@"^\d+-")]
    private static partial Regex Order();

    [GeneratedRegex(@"^# (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
